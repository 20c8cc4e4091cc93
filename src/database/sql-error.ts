/**
 * What a failed statement means for the client: an SQLSTATE in, a `RequestError` out. Sentences never hold the
 * database's own words, which may show SQL, and which are translated; those of a `raise exception` are its author's.
 */
import { RequestError } from "../errors.ts";
import { isConnectionFailure, readCode, UnknownOutcomeError } from "./connection-error.ts";
import { readKeyColumns, readLength, readReport } from "./error-report.ts";
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
  statementTimeout,
  stillReferenced,
  unknownOutcome,
  valueOutOfRange,
  valueTooLong,
} from "./sql-sentences.ts";

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
