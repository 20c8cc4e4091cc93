/** What PostgreSQL tells of a failed statement beside its SQLSTATE: the table, the columns, the values that it names. */
import { readCode } from "./connection-error.ts";

export interface Report {
  readonly message: string | undefined;
  readonly detail: string | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  /** What the message quotes first, such as the column that it is about. */
  readonly named: string | undefined;
  /** Whether a function of the database said so itself, by `raise`. */
  readonly isRaised: boolean;
  /** Whether it came up in a function of the database. */
  readonly isInFunction: boolean;
}

/** pg and PGlite carry the fields of the protocol's error message under the same names. */
export function readReport(error: unknown): Report {
  // An object whose further fields are looked at one by one.
  const fields = error instanceof Error ? (error as unknown as Readonly<Record<string, unknown>>) : {};
  const read = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    message: read("message"),
    detail: read("detail"),
    schema: read("schema"),
    table: read("table"),
    column: read("column"),
    constraint: read("constraint"),
    named: /"([^"]+)"/.exec(read("message") ?? "")?.[1],
    isRaised: read("routine") === "exec_stmt_raise" || readCode(error) === "P0001",
    isInFunction: read("where") !== undefined,
  };
}

/** `Key (first, "sec ond", lower(third))=(1, 2, x) already exists.` names `first`, `sec ond` and null, in every language. */
export function readKeyColumns(detail: string | undefined): readonly (string | null)[] | undefined {
  const list = detail === undefined ? undefined : /\((.+?)\)=\(/s.exec(detail)?.[1];
  return list === undefined ? undefined : splitList(list).map(readColumn);
}

/** At the commas that are neither quoted nor within parentheses. */
function splitList(list: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const [token] of list.matchAll(/"[^"]*"|'[^']*'|, |./gs)) {
    if (token === "(") depth++;
    if (token === ")") depth--;
    if (token === ", " && depth === 0) parts.push("");
    else parts.push((parts.pop() ?? "") + token);
  }
  return parts;
}

/** Null for an expression. */
function readColumn(text: string): string | null {
  if (/^"(?:[^"]|"")+"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  return /[(':]/.test(text) ? null : text;
}

/** What a unique or foreign key refuses: its columns, null for an expression, and their values as PostgreSQL prints them. */
export interface Conflict {
  readonly columns: readonly (string | null)[];
  /** `1, Bath, Avon`: of several columns, in one text. Undefined for the one column that may not be null. */
  readonly values: string | undefined;
}

export function readConflict(error: unknown): Conflict | undefined {
  const { detail, column } = readReport(error);
  const columns = readKeyColumns(detail);
  if (columns === undefined) return column === undefined ? undefined : { columns: [column], values: undefined };
  return { columns, values: detail === undefined ? undefined : readKeyValues(detail) };
}

/** Of an exclusion, `Key (a)=(1) conflicts with existing key (a)=(2).`, those that came second. */
function readKeyValues(detail: string): string | undefined {
  const [, list = "", rest = ""] = /(\(.+?\))=\((.*)/s.exec(detail) ?? [];
  const other = list === "" ? -1 : rest.indexOf(` ${list}=(`);
  const whole = other < 0 ? rest : rest.slice(0, other);
  const end = whole.lastIndexOf(")");
  return end < 0 ? undefined : whole.slice(0, end);
}

/** The check that a row breaks, and the table that has it. */
export function readBrokenCheck(error: unknown): { readonly table: string; readonly constraint: string } | undefined {
  const { table, constraint } = readReport(error);
  return readCode(error) !== "23514" || table === undefined || constraint === undefined ? undefined : { table, constraint };
}

/** `value too long for type character varying(20)` */
export function readLength(message: string | undefined): number | undefined {
  const length = message === undefined ? undefined : /\((\d+)\)/.exec(message)?.[1];
  return length === undefined ? undefined : Number(length);
}
