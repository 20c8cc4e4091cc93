/**
 * Do two servers answer the same data, whatever their names for it? An answer is seen as the collection of the values
 * in its leaves; nulls, the names of types and order do not count.
 */

/** What the one has and the other has not, as a sentence; undefined: they agree. An answer without data agrees with none. */
export function findDifference(expected: unknown, got: unknown): string | undefined {
  const faulty = [expected, got].find((answer) => leavesOf(answer).length === 0);
  if (faulty !== undefined) return `an answer has no data: ${JSON.stringify(faulty).slice(0, 500)}`;
  const [missing, added] = [subtract(leavesOf(expected), leavesOf(got)), subtract(leavesOf(got), leavesOf(expected))];
  if (missing.length === 0 && added.length === 0) return undefined;
  return `expected ${missing.length} values that are not there (${brief(missing)}) and not ${added.length} that are (${brief(added)})`;
}

/** The values in the leaves of an answer's data, each in one spelling; none for an answer with errors. */
function leavesOf(answer: unknown): readonly string[] {
  // What a GraphQL server answers.
  const { data, errors } = answer as { readonly data?: unknown; readonly errors?: unknown };
  return errors === undefined ? [...walk(data)] : [];
}

function* walk(value: unknown): Iterable<string> {
  if (value === null || value === undefined) return;
  if (typeof value === "object") {
    for (const [name, member] of Object.entries(value)) if (name !== "__typename") yield* walk(member);
  } else {
    yield spell(typeof value === "string" ? value : JSON.stringify(value));
  }
}

function spell(text: string): string {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return new Date(text).toISOString();
  // Averages, which one server prints with more digits than the other.
  if (/^-?\d+\.\d{4,}$/.test(text)) return Number(text).toFixed(4);
  // The sequences of the dataset go on from a million: what each server has created has another key.
  return /^\d{7,}$/.test(text) ? "a new key" : text;
}

function subtract(left: readonly string[], right: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const leaf of right) counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  return left.filter((leaf) => {
    const count = counts.get(leaf) ?? 0;
    counts.set(leaf, count - 1);
    return count <= 0;
  });
}

function brief(leaves: readonly string[]): string {
  return JSON.stringify(leaves.slice(0, 5)).slice(0, 300);
}
