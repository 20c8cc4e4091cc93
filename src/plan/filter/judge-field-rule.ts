/**
 * The rules in `directus_fields.validation`: a filter over the fields of one item, such as
 * `{ "_and": [{ "code": { "_regex": "^[A-Z]{2}" } }] }`, held against an item that is about to be written.
 */

/** The text of a field; null for NULL; undefined where it is unknown, and then no condition on it is broken. */
export type ReadField = (name: string) => string | null | undefined;

export function isRuleBroken(rule: unknown, read: ReadField): boolean {
  if (typeof rule !== "object" || rule === null) return false;
  return Object.entries(rule).some(([name, value]: readonly [string, unknown]) => {
    if (name === "_and") return Array.isArray(value) && value.some((part) => isRuleBroken(part, read));
    if (name === "_or") return Array.isArray(value) && value.length > 0 && value.every((part) => isRuleBroken(part, read));
    return isFieldBroken(value, read(name));
  });
}

/** The fields that a rule speaks of, whether they exist or not. */
export function mentionedFields(rule: unknown): readonly string[] {
  if (typeof rule !== "object" || rule === null) return [];
  return Object.entries(rule).flatMap(([name, value]: readonly [string, unknown]) => {
    if (name !== "_and" && name !== "_or") return [name];
    return Array.isArray(value) ? value.flatMap(mentionedFields) : [];
  });
}

function isFieldBroken(operators: unknown, text: string | null | undefined): boolean {
  if (text === undefined || typeof operators !== "object" || operators === null) return false;
  return Object.entries(operators).some(([name, operand]: readonly [string, unknown]) => {
    const holds = conditions.get(name);
    return holds !== undefined && !holds(text, operand);
  });
}

type Holds = (text: string | null, operand: unknown) => boolean;

const conditions: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ["_eq", (text, operand) => isSame(text, operand)],
  ["_neq", (text, operand) => !isSame(text, operand)],
  ["_in", (text, operand) => Array.isArray(operand) && operand.some((one) => isSame(text, one))],
  ["_nin", (text, operand) => !(Array.isArray(operand) && operand.some((one) => isSame(text, one)))],
  ["_null", (text, operand) => (text === null) === (operand !== false)],
  ["_nnull", (text, operand) => (text !== null) === (operand !== false)],
  ["_empty", (text, operand) => (text === null || text === "") === (operand !== false)],
  ["_nempty", (text, operand) => (text !== null && text !== "") === (operand !== false)],
  ["_submitted", () => true],
  ["_gt", (text, operand) => compare(text, operand) > 0],
  ["_gte", (text, operand) => compare(text, operand) >= 0],
  ["_lt", (text, operand) => compare(text, operand) < 0],
  ["_lte", (text, operand) => compare(text, operand) <= 0],
  ["_between", (text, operand) => isBetween(text, operand)],
  ["_nbetween", (text, operand) => !isBetween(text, operand)],
  ["_contains", (text, operand) => text?.includes(asText(operand) ?? "") === true],
  ["_icontains", (text, operand) => text?.toLowerCase().includes(lower(operand)) === true],
  ["_ncontains", (text, operand) => text?.includes(asText(operand) ?? "") !== true],
  ["_starts_with", (text, operand) => text?.startsWith(asText(operand) ?? "") === true],
  ["_istarts_with", (text, operand) => text?.toLowerCase().startsWith(lower(operand)) === true],
  ["_nstarts_with", (text, operand) => text?.startsWith(asText(operand) ?? "") !== true],
  ["_ends_with", (text, operand) => text?.endsWith(asText(operand) ?? "") === true],
  ["_iends_with", (text, operand) => text?.toLowerCase().endsWith(lower(operand)) === true],
  ["_nends_with", (text, operand) => text?.endsWith(asText(operand) ?? "") !== true],
  ["_regex", (text, operand) => text !== null && matches(text, operand)],
]);

/** A number is the same in every spelling: what is stored as `30.00` is 30. */
function isSame(text: string | null, operand: unknown): boolean {
  return text === asText(operand) || (typeof operand === "number" && text !== null && text !== "" && Number(text) === operand);
}

function asText(operand: unknown): string | null {
  return typeof operand === "string" || typeof operand === "number" || typeof operand === "boolean" ? String(operand) : null;
}

function lower(operand: unknown): string {
  return asText(operand)?.toLowerCase() ?? "";
}

/** By number where both are one, else by text; NaN, which no comparison holds of, for null. */
function compare(text: string | null, operand: unknown): number {
  const other = asText(operand);
  if (text === null || other === null) return Number.NaN;
  const difference = Number(text) - Number(other);
  if (!Number.isNaN(difference) && text !== "" && other !== "") return difference;
  return text < other ? -1 : text > other ? 1 : 0;
}

function isBetween(text: string | null, operand: unknown): boolean {
  if (!Array.isArray(operand)) return false;
  const [low, high] = operand as readonly unknown[];
  return compare(text, low) >= 0 && compare(text, high) <= 0;
}

/** `^a` as well as `/^a/i`; what is no regular expression matches nothing. */
function matches(text: string, operand: unknown): boolean {
  const source = asText(operand) ?? "";
  const [, body = source, flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(source) ?? [];
  try {
    return new RegExp(body, flags).test(text);
  } catch {
    return false;
  }
}
