import type { Catalog } from "../database/catalog.ts";
import type { Diagnostic } from "../errors.ts";
import { didYouMean } from "../shared/did-you-mean.ts";

/** What a coordinate names, as the first word of its sentences. */
export type Subject = "Collection" | "Field" | "Relation";

/** Collects what cannot be used as it stands, while the rest is built. */
export interface Report {
  readonly diagnostics: Diagnostic[];
  /** Suggestions by name and place: metadata of another database may miss one name a thousand times. */
  readonly suggestions: Map<string, string>;
  readonly comparisons: { left: number };
  /** What the database's role may not read: `salaries`, `staff.salary`. */
  readonly hidden: ReadonlySet<string>;
}

export function createReport(diagnostics: readonly Diagnostic[], { tables, hiddenTables }: Catalog): Report {
  const columns = tables.flatMap((table) => table.hiddenColumns.map((column) => `${table.name}.${column}`));
  const hidden = new Set([...hiddenTables.map(({ name }) => name), ...columns]);
  return { diagnostics: [...diagnostics], suggestions: new Map(), comparisons: { left: 20_000 }, hidden };
}

/** Something is left out. */
export function reportError(report: Report, subject: Subject, coordinate: string, sentence: string): void {
  report.diagnostics.push({ severity: "error", coordinate, message: `${subject} "${coordinate}": ${sentence}` });
}

/** Something is served, but not as stated. */
export function reportWarning(report: Report, subject: Subject, coordinate: string, sentence: string): void {
  report.diagnostics.push({ severity: "warning", coordinate, message: `${subject} "${coordinate}": ${sentence}` });
}

/** What is wrong with a table, or `staff.salary`, that is not to be found: the end of a sentence. */
export function explainAbsence({ hidden }: Report, coordinate: string, otherwise: string): string {
  return hidden.has(coordinate) ? "may not be read by the database's role." : otherwise;
}

/**
 * ` Did you mean "authors"?`, computed once per name and set of candidates, which `scope` names. Metadata of quite
 * another database would compare every name with every other, so there are so many comparisons and no more.
 */
export function suggest(report: Report, name: string, candidates: Iterable<string>, scope: string): string {
  const key = JSON.stringify([scope, name]);
  const known = report.suggestions.get(key);
  if (known !== undefined) return known;
  const names = [...candidates];
  if (names.length > report.comparisons.left) return "";
  report.comparisons.left -= names.length;
  const suggestion = didYouMean(name, names);
  report.suggestions.set(key, suggestion);
  return suggestion;
}
