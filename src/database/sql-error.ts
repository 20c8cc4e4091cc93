/**
 * What a failed statement means for the client: an SQLSTATE in, a `RequestError` out. Sentences never hold the
 * database's own words, which may show SQL, and which are translated; those of a `raise exception` are its author's.
 */
import { RequestError } from "../errors.ts";
import { isConnectionFailure, isLostStatement, readCode, UnknownOutcomeError } from "./connection-error.ts";
import { readKeyColumns, readLength, readReport, type Report } from "./error-report.ts";
import {
  conflictingRequest,
  databaseBusy,
  databaseReadOnly,
  databaseUnavailable,
  failedCheck,
  forbiddenByDatabase,
  foreignServerFailed,
  generatedValue,
  invalidData,
  invalidFormat,
  invalidReference,
  lostStatement,
  missingValue,
  notReady,
  notUnique,
  raisedException,
  statementTimeout,
  stillReferenced,
  tooLarge,
  unknownOutcome,
  usedUpSequence,
  valueOutOfRange,
  valueTooLong,
} from "./sql-sentences.ts";

/** The client's share of an error from the database; undefined when it is ours, to be masked and logged. */
export function toRequestError(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error;
  if (error instanceof UnknownOutcomeError) return unknownOutcome(error);
  if (isConnectionFailure(error)) return databaseUnavailable(error);
  if (isLostStatement(error)) return lostStatement(error);
  const code = readCode(error);
  if (code === undefined) return undefined;
  const report = readReport(error);
  const mean = meanings.get(code) ?? meanings.get(code.slice(0, 2));
  return report.isRaised ? ofAuthor(mean?.(report, error), report, error) : mean?.(report, error);
}

/** Whether a transaction failed only because of what ran beside it, or before it, so that it may be run again. */
export function mayRunAgain(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = readCode(cause);
    if (code === "40001" || code === "40P01" || isLostStatement(cause)) return true;
  }
  return false;
}

/** Whether a statement names what is not there, or is of another type than was read: a table, a column, an operator. */
export function isStaleStructure(error: unknown): boolean {
  return staleCodes.has(readCode(error) ?? "") && !readReport(error).isInFunction;
}

const staleCodes: ReadonlySet<string> = new Set(["3F000", "42703", "42704", "42804", "42846", "42883", "42P01"]);

/** `raise exception 'No.' using errcode = '42501'`: the code is the state's, the words are the author's, if there are any. */
function ofAuthor(known: RequestError | undefined, { message = "" }: Report, cause: unknown): RequestError {
  return isWithoutWords(message) ? (known ?? failedCheck(undefined, cause)) : raisedException(message, cause, known?.code);
}

/** Nothing, or what stands for nothing: `raise sqlstate '40001'` says `40001`, and `raise unique_violation` that. */
function isWithoutWords(message: string): boolean {
  return message.trim() === "" || /^(?:[0-9A-Z]{5}|[a-z]+(?:_[a-z]+)+)$/.test(message);
}

type Meaning = (report: Report, error: unknown) => RequestError;

const broken: Meaning = ({ table }, error) => failedCheck(table, error);
const duplicate: Meaning = (report, error) => notUnique(report.table, columnsOf(report), error);
const referred: Meaning = ({ table }, error) => stillReferenced(table, error);
const malformed: Meaning = (_, error) => invalidFormat(error);
const conflicting: Meaning = (_, error) => conflictingRequest(error);
const forbidden: Meaning = (_, error) => forbiddenByDatabase(error);

/** By SQLSTATE, else by its class, which is its first two characters. What is in neither is ours. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["21", (_, error) => invalidData(error)],
  ["22", (_, error) => invalidData(error)],
  ["22001", ({ message }, error) => valueTooLong(readLength(message), error)],
  ["22003", (_, error) => valueOutOfRange(error)],
  ["2200H", (_, error) => usedUpSequence(error)],
  // No text, date, JSON, XML or the like of its type; a NUL or broken UTF-8; a bad regular expression.
  ...["22P02", "22007", "22008", "22009", "22021", "22026", "22P05", "22030", "2200M", "2200N", "2201B"].map(
    (code) => [code, malformed] as const,
  ),
  ["23", broken],
  ["23001", referred], // `on delete restrict`, since PostgreSQL 18.
  ["23502", (report, error) => missingValue(report.table, columnsOf(report), error)],
  ["23503", (report, error) => (isStillReferenced(report) ? referred : reference)(report, error)],
  ["23505", duplicate],
  ["23P01", duplicate], // An exclusion constraint.
  ["25006", (_, error) => databaseReadOnly(error)],
  ["27", broken], // A trigger has changed the row that is being written.
  ["38", broken], // Of a function in another language.
  ["40", conflicting],
  ["42501", forbidden], // No privilege, or a row that a policy does not let in.
  ["42P17", forbidden], // A policy that refers to itself lets nothing in.
  ["428C9", (report, error) => generatedValue(report.table, report.named, error)],
  ["44", broken], // The condition of a view with a check option.
  ["53", (_, error) => databaseBusy(error)],
  ["54", (_, error) => tooLarge(error)],
  ["55", (_, error) => notReady(error)],
  ["55P03", conflicting], // A lock that did not come in time.
  ["57", (_, error) => databaseUnavailable(error)],
  ["57014", (_, error) => statementTimeout(error)],
  ["HV", (_, error) => foreignServerFailed(error)],
  ["P0", broken],
]);

function reference(report: Report, error: unknown): RequestError {
  return invalidReference(report.table, columnsOf(report), error);
}

function isStillReferenced({ detail }: Report): boolean {
  return detail?.includes("still referenced") === true;
}

function columnsOf({ detail, column }: Report): readonly string[] {
  return readKeyColumns(detail)?.filter((name) => name !== null) ?? (column === undefined ? [] : [column]);
}
