/** What is said to a client of a statement that failed, each with its code. The database's own error is the cause, for the log. */
import { coordinate, type ErrorCode, type FieldPlace, RequestError, whereabouts } from "../errors.ts";

export function notUnique(collection: string | undefined, fields: readonly string[], cause: unknown): RequestError {
  const sentence = `${coordinate(collection, fields)}: the value is not unique, another item has it already.`;
  return new RequestError("RECORD_NOT_UNIQUE", sentence, { details: whereabouts(collection, fields), cause });
}

export function invalidReference(collection: string | undefined, fields: readonly string[], cause: unknown): RequestError {
  const sentence = `${coordinate(collection, fields)}: the item that the value refers to does not exist.`;
  return new RequestError("INVALID_FOREIGN_KEY", sentence, { details: whereabouts(collection, fields), cause });
}

/** `collection` holds the items that refer to the one in question; undefined where it is not to be told. */
export function stillReferenced(collection: string | undefined, cause: unknown, path?: string): RequestError {
  const sentence =
    collection === undefined
      ? "The item cannot be changed so, because other items refer to it."
      : `${coordinate(collection, [])}: the item cannot be changed so, because items of this collection refer to it.`;
  return new RequestError("INVALID_FOREIGN_KEY", sentence, {
    ...(path === undefined ? {} : { path }),
    details: whereabouts(collection, []),
    cause,
  });
}

export function missingValue(collection: string | undefined, fields: readonly string[], cause: unknown): RequestError {
  const sentence = `${coordinate(collection, fields)}: expected a value, got null.`;
  return new RequestError("NOT_NULL_VIOLATION", sentence, { details: whereabouts(collection, fields), cause });
}

export function failedCheck(collection: string | undefined, cause: unknown): RequestError {
  const sentence = `${coordinate(collection, [])}: a value breaks a rule of the database.`;
  return new RequestError("FAILED_VALIDATION", sentence, { details: whereabouts(collection, []), cause });
}

/** The same where the rule speaks of one field alone. */
export function failedCheckOfField(
  { collection, field }: Required<FieldPlace>,
  options: { readonly path?: string; readonly cause: unknown },
): RequestError {
  const sentence = `${coordinate(collection, [field])}: the value breaks a rule of the database.`;
  return new RequestError("FAILED_VALIDATION", sentence, { ...options, details: whereabouts(collection, [field]) });
}

/** What a trigger or a function of the database says in its author's words, which are meant for whoever writes. */
export function raisedException(sentence: string, cause: unknown, code: ErrorCode = "FAILED_VALIDATION"): RequestError {
  return new RequestError(code, cutSentence(sentence.trim()), { cause });
}

/** Cut between characters, not within one of two halves. */
function cutSentence(sentence: string): string {
  return sentence.length <= longestSentence ? sentence : `${sentence.slice(0, longestSentence).replace(/[\uD800-\uDBFF]$/, "")}...`;
}

const longestSentence = 500;

export function valueTooLong(length: number | undefined, cause: unknown): RequestError {
  const limit = length === undefined ? "" : `, which takes ${length} characters at most`;
  return new RequestError("VALUE_TOO_LONG", `A value is too long for its field${limit}.`, { cause });
}

export function valueOutOfRange(cause: unknown): RequestError {
  return new RequestError("VALUE_OUT_OF_RANGE", "A value is out of the range of its field's type.", { cause });
}

export function invalidFormat(cause: unknown): RequestError {
  return new RequestError("INVALID_QUERY", "A value does not have the form that its field's type expects.", { cause });
}

export function invalidData(cause: unknown): RequestError {
  return new RequestError("INVALID_QUERY", "A value is not one that the database can work with.", { cause });
}

/** A sequence has no further number, so that no key can be drawn. */
export function usedUpSequence(cause: unknown): RequestError {
  return new RequestError("VALUE_OUT_OF_RANGE", "The numbers from which the database makes a value are used up.", { cause });
}

export function generatedValue(collection: string | undefined, field: string | undefined, cause: unknown): RequestError {
  const fields = field === undefined ? [] : [field];
  const sentence = `${coordinate(collection, fields)}: the database computes the value, so none may be given.`;
  return new RequestError("INVALID_PAYLOAD", sentence, { details: whereabouts(collection, fields), cause });
}

/** By a privilege that the role lacks with which Relata connects, or by row security. */
export function forbiddenByDatabase(cause?: unknown): RequestError {
  return new RequestError("FORBIDDEN", "The rights of the database do not allow this.", { cause });
}

/** A row, an index entry or a statement beyond what PostgreSQL can hold. */
export function tooLarge(cause: unknown): RequestError {
  return new RequestError("INVALID_QUERY", "The request or one of its values is larger than the database can work with.", { cause });
}

/** A disk that is full, memory that is short. */
export function databaseBusy(cause: unknown): RequestError {
  return new RequestError("SERVICE_UNAVAILABLE", "The database lacks the resources for this at the moment. Try again later.", { cause });
}

/** A materialized view without data, an object that somebody else uses. */
export function notReady(cause: unknown): RequestError {
  return new RequestError("SERVICE_UNAVAILABLE", "The database is not ready for this at the moment. Try again later.", { cause });
}

export function foreignServerFailed(cause: unknown): RequestError {
  return new RequestError(
    "SERVICE_UNAVAILABLE",
    "Another server, from which the database takes these items, has failed. Try again later.",
    {
      cause,
    },
  );
}

export function statementTimeout(cause: unknown): RequestError {
  return new RequestError("SERVICE_UNAVAILABLE", "The request took too long, so the database ended it.", { cause });
}

/** The tables, columns or types that a statement names are not those that were read. */
export function structureChanged(cause: unknown): RequestError {
  return new RequestError("SERVICE_UNAVAILABLE", "The structure of the database has just changed. Try again.", { cause });
}

/** Of a statement that was prepared on a connection, and is unknown there, or not what it was. */
export function lostStatement(cause: unknown): RequestError {
  return new RequestError("SERVICE_UNAVAILABLE", "The database has lost what was prepared for the request. Try again.", { cause });
}

export function conflictingRequest(cause: unknown): RequestError {
  return new RequestError("SERVICE_UNAVAILABLE", "The request met another one that changes the same items. Try again.", { cause });
}

export function databaseUnavailable(cause: unknown): RequestError {
  return new RequestError("SERVICE_UNAVAILABLE", "The database cannot be reached at the moment. Try again later.", { cause });
}

export function databaseReadOnly(cause: unknown): RequestError {
  return new RequestError("SERVICE_UNAVAILABLE", "The database takes no changes at the moment. Try again later.", { cause });
}

export function unknownOutcome(cause: unknown): RequestError {
  const sentence = "The connection to the database was lost while the change was being committed: whether it took place is unknown.";
  return new RequestError("SERVICE_UNAVAILABLE", sentence, { cause });
}
