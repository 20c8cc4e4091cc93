/**
 * What a failed statement means for the client: an SQLSTATE in, a `RequestError` out. Sentences never hold the
 * database's own words, which may show SQL, and which are translated; those of a `raise exception` are its author's.
 */
import {
  conflictingRequest,
  databaseReadOnly,
  databaseUnavailable,
  failedCheck,
  invalidData,
  invalidFormat,
  invalidReference,
  missingValue,
  notUnique,
  raisedException,
  RequestError,
  statementTimeout,
  stillReferenced,
  unknownOutcome,
  valueOutOfRange,
  valueTooLong,
} from "../errors.ts";
import { isConnectionFailure, readCode, UnknownOutcomeError } from "./connection-error.ts";

/** The client's share of an error from the database; undefined when it is ours, to be masked and logged. */
export function toRequestError(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error;
  if (error instanceof UnknownOutcomeError) return unknownOutcome(error);
  if (isConnectionFailure(error)) return databaseUnavailable(error);
  const { column, detail, message, table } = readReport(error);
  const columns = readKeyColumns(detail)?.filter((name) => name !== null) ?? (column === undefined ? [] : [column]);
  const code = readCode(error);
  switch (code) {
    case "23505":
    // An exclusion constraint.
    case "23P01":
      return notUnique(table, columns, error);
    case "23503":
      return detail?.includes("still referenced") === true ? stillReferenced(table, error) : invalidReference(table, columns, error);
    // `on delete restrict`, since PostgreSQL 18.
    case "23001":
      return stillReferenced(table, error);
    case "23502":
      return missingValue(table, columns, error);
    // A check, and the condition of a view with a check option.
    case "23514":
    case "44000":
      return failedCheck(table, error);
    case "P0001":
      return message === undefined || message.trim() === "" ? failedCheck(table, error) : raisedException(message, error);
    case "22001":
      return valueTooLong(readLength(message), error);
    case "22003":
      return valueOutOfRange(error);
    // No text, date, JSON, XML or the like of its type; a NUL or broken UTF-8; a bad regular expression.
    case "22P02":
    case "22007":
    case "22008":
    case "22009":
    case "22021":
    case "22026":
    case "22P05":
    case "22030":
    case "2200M":
    case "2200N":
    case "2201B":
      return invalidFormat(error);
    case "57014":
      return statementTimeout(error);
    // Serialization failure, deadlock, lock not available.
    case "40001":
    case "40P01":
    case "55P03":
      return conflictingRequest(error);
    case "25006":
      return databaseReadOnly(error);
    case undefined:
      return undefined;
    default:
      return ofClass(code, table, error);
  }
}

/** Whatever else the database has against a value: the class is known, the case is not. */
function ofClass(code: string, table: string | undefined, error: unknown): RequestError | undefined {
  if (code.startsWith("22")) return invalidData(error);
  if (code.startsWith("23")) return failedCheck(table, error);
  return undefined;
}

/** Whether a transaction failed only because another one ran beside it, so that it may be run again. */
export function isTransactionConflict(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = readCode(cause);
    if (code === "40001" || code === "40P01") return true;
  }
  return false;
}

interface Report {
  readonly message: string | undefined;
  readonly detail: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
}

/** pg and PGlite carry the fields of the protocol's error message under the same names. */
function readReport(error: unknown): Report {
  // An object whose further fields are looked at one by one.
  const fields = error instanceof Error ? (error as unknown as Readonly<Record<string, unknown>>) : {};
  const read = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    message: read("message"),
    detail: read("detail"),
    table: read("table"),
    column: read("column"),
    constraint: read("constraint"),
  };
}

/** `Key (first, "sec ond", lower(third))=(1, 2, x) already exists.` names `first`, `sec ond` and null, in every language. */
function readKeyColumns(detail: string | undefined): readonly (string | null)[] | undefined {
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
function readLength(message: string | undefined): number | undefined {
  const length = message === undefined ? undefined : /\((\d+)\)/.exec(message)?.[1];
  return length === undefined ? undefined : Number(length);
}
