/**
 * Every code, and what is said to a client of a request that cannot be done. What the database refuses is said in
 * `database/sql-sentences.ts`.
 *
 * Three families, by who must act: `MetadataError` (the operator, at boot), `RequestError` (the client: a code, a
 * sentence, a path into the input), and anything else, which is ours: masked for the client, logged with its cause.
 */
import { printStart } from "./shared/print-start.ts";

/** The codes in `errors[].extensions.code`: Directus's own. */
export type ErrorCode =
  | "FORBIDDEN"
  | "INVALID_QUERY"
  | "INVALID_PAYLOAD"
  | "INVALID_CREDENTIALS"
  | "INVALID_TOKEN"
  | "INVALID_OTP"
  | "UNPROCESSABLE_CONTENT"
  | "TOKEN_EXPIRED"
  | "FAILED_VALIDATION"
  | "RECORD_NOT_UNIQUE"
  | "INVALID_FOREIGN_KEY"
  | "VALUE_TOO_LONG"
  | "VALUE_OUT_OF_RANGE"
  | "NOT_NULL_VIOLATION"
  | "CONTAINS_NULL_VALUES"
  | "GRAPHQL_VALIDATION"
  | "METHOD_NOT_ALLOWED"
  | "ROUTE_NOT_FOUND"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "CONTENT_TOO_LARGE"
  | "REQUESTS_EXCEEDED"
  | "SERVICE_UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR";

/** A fault in a request. `path` leads into the input, as in `filter._and[1].title._gtt`. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: ErrorCode;
  readonly path: string | undefined;
  /** Further facts for the client, shown beside the code: collection, field, and the like. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly path?: string; readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.path = options.path;
    this.details = options.details ?? {};
  }
}

/** One thing in the metadata that cannot be used as it stands. The rest is served. */
export interface Diagnostic {
  /** `error`: something cannot be used, and is left out; `warning`: it is served, but not as stated, or the database's own rights leave it out. */
  readonly severity: "error" | "warning";
  /** Where: `articles`, `articles.author`. */
  readonly coordinate: string;
  /** One sentence, coordinate first: `Relation "articles.author": collection "author" does not exist.` */
  readonly message: string;
}

/** Metadata that cannot be used at all: the source is missing, unreadable or not of its form. */
export class MetadataError extends Error {
  override readonly name = "MetadataError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], options: { readonly cause?: unknown } = {}) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join("\n"), options);
    this.diagnostics = diagnostics;
  }
}

/** A name that does not exist, or that the role may not see: the answer is the same. */
export function unknownField(argument: string, name: string, collection: string, suggestion: string): RequestError {
  return new RequestError(
    "FORBIDDEN",
    `${argument}: field "${name}" in collection "${collection}" does not exist or is not allowed.${suggestion}`,
    {
      path: argument,
      details: { collection, field: name },
    },
  );
}

/** A secret is never shown, and so neither compared, sorted by nor taken apart. */
export function secretField(argument: string, collection: string, field: string): RequestError {
  return new RequestError(
    "FORBIDDEN",
    `${argument}: field "${collection}.${field}" is a secret, so only whether it is empty can be asked.`,
    {
      path: argument,
      details: { collection, field },
    },
  );
}

/** An item that does not exist, or that the role may not see: the answer is the same. */
export function unknownItem(collection: string): RequestError {
  return new RequestError("FORBIDDEN", `Item in "${collection}" does not exist, or you have no permission to see it.`, {
    details: { collection },
  });
}

export function invalidQuery(path: string, message: string): RequestError {
  return new RequestError("INVALID_QUERY", `${path}: ${message}`, { path });
}

/** `path`: the root field that makes most of the work. */
export function tooMuchWork(path: string, steps: number, most: number): RequestError {
  const sentence = `the operation would take the database about ${Math.round(steps)} steps, of which ${most} are allowed: ask for fewer relations, conditions, texts to look for, or paths to sort or group by at once.`;
  return new RequestError("INVALID_QUERY", `${path}: ${sentence}`, { path, details: { steps: Math.round(steps), limit: most } });
}

export function invalidFilterValue(path: string, expected: string, value: unknown): RequestError {
  return invalidQuery(path, `expected ${expected}, got ${quoteValue(value)}.`);
}

/** A value in a sentence, cut when it is long. */
function quoteValue(value: unknown): string {
  const text = printStart(value, 81);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** `Field "articles.slug"`, `Fields "a", "b" of collection "articles"`, or what is known of that. */
export function coordinate(collection: string | undefined, fields: readonly string[]): string {
  const [field] = fields;
  if (collection === undefined) return "A field";
  if (field === undefined) return `Collection "${collection}"`;
  if (fields.length === 1) return `Field "${collection}.${field}"`;
  return `Fields ${fields.map((name) => `"${name}"`).join(", ")} of collection "${collection}"`;
}

/** For `extensions`, as Directus shows them; several fields as one text. */
export function whereabouts(collection: string | undefined, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    ...(collection === undefined ? {} : { collection }),
    ...(fields.length === 0 ? {} : { field: fields.join(", ") }),
  };
}

/** What a fault of the input is about. A relation is a place, too. */
export interface FieldPlace {
  readonly collection: string;
  readonly field?: string;
}

export function invalidValue(path: string, expected: string, value: unknown, place?: FieldPlace): RequestError {
  return invalidPayload(path, `expected ${expected}, got ${quoteValue(value)}.`, place);
}

export function invalidPayload(path: string, message: string, place?: FieldPlace): RequestError {
  const details = whereabouts(place?.collection, place?.field === undefined ? [] : [place.field]);
  return new RequestError("INVALID_PAYLOAD", `${path}: ${message}`, { path, details });
}

export function valueTooLongForField(path: string, length: number, { collection, field }: Required<FieldPlace>): RequestError {
  const sentence = `${path}: the value is too long for field "${collection}.${field}", which takes ${length} characters at most.`;
  return new RequestError("VALUE_TOO_LONG", sentence, { path, details: { collection, field } });
}

export function valueOutOfFieldRange(path: string, { collection, field }: Required<FieldPlace>): RequestError {
  const sentence = `${path}: the value is out of the range of field "${collection}.${field}".`;
  return new RequestError("VALUE_OUT_OF_RANGE", sentence, { path, details: { collection, field } });
}

/** So many problems of one request are told: nobody reads more, and a large input may have one for each of its values. */
export const mostProblems = 100;

/** The first of them, and a sentence on how many more there are, or whether, where nobody counted them; null for none. */
export function tellProblems<Problem>(
  problems: readonly Problem[],
  { counted = true }: { readonly counted?: boolean } = {},
): { readonly told: readonly Problem[]; readonly rest: string | null } {
  const told = problems.slice(0, mostProblems);
  const more = problems.length - told.length;
  if (more === 0) return { told, rest: null };
  if (!counted) return { told, rest: "There are more problems than these." };
  return { told, rest: more === 1 ? "There is 1 more problem." : `There are ${more} more problems.` };
}

/** One or several faults of one input; the first is the error, and `extensions.problems` lists them, each once. */
export function failedValidation(found: readonly RequestError[], { counted = true }: { readonly counted?: boolean } = {}): RequestError {
  // One input may be meant for several items.
  const problems = [...new Map(found.map((problem) => [problem.message, problem])).values()];
  const [first] = problems;
  if (first === undefined || problems.length === 1) return first ?? new RequestError("FAILED_VALIDATION", "The input is not valid.");
  const { told, rest } = tellProblems(problems, { counted });
  const sentences = [...told.map(({ message }) => message), ...(rest === null ? [] : [rest])];
  return new RequestError(first.code, sentences.join(" "), {
    ...(first.path === undefined ? {} : { path: first.path }),
    details: {
      ...first.details,
      problems: told.map(({ code, message, path, details }) => ({ code, message, path, ...details })),
      ...(rest === null || !counted ? {} : { moreProblems: problems.length - told.length }),
    },
  });
}

export function failedRule(path: string, message: string, place: Required<FieldPlace>): RequestError {
  return new RequestError("FAILED_VALIDATION", `${path}: ${message}`, { path, details: { ...place } });
}

/** An item to be changed that does not exist, or that the role may not change: the answer is the same. */
export function unknownItemAt(path: string, collection: string): RequestError {
  return new RequestError("FORBIDDEN", `${path}: item in "${collection}" does not exist, or you have no permission to change it.`, {
    path,
    details: { collection },
  });
}

/** What is asked for cannot all be: to keep the item, and to delete another one along with which the database deletes it. */
export function lostItem(path: string, collection: string, key: string): RequestError {
  const sentence = `${path}: item ${quoteValue(key)} in "${collection}" cannot stay, because the database deletes it along with another item that this input deletes.`;
  return new RequestError("INVALID_FOREIGN_KEY", sentence, { path, details: { collection } });
}

/** Items take values of each other that are unique, none of which can be given up before it is taken. */
export function exchangedValues(path: string, collection: string, fields: readonly string[], cause?: unknown): RequestError {
  const sentence = `${coordinate(collection, fields)}: the items exchange values that are unique, and the database takes nothing else in their place meanwhile.`;
  return new RequestError("RECORD_NOT_UNIQUE", sentence, { path, details: whereabouts(collection, fields), cause });
}

/** Nothing can be linked to an item by a column that is empty. */
export function missingLink(path: string, field: string): RequestError {
  return new RequestError("INVALID_PAYLOAD", `${path}: expected a value for "${field}", by which this item is linked.`, { path });
}

export function brokenLink(path: string, collection: string, key: string): RequestError {
  const sentence = `${path}: item ${quoteValue(key)} in "${collection}" does not exist, or you have no permission to see it.`;
  return new RequestError("FORBIDDEN", sentence, { path, details: { collection } });
}

export function tooManyItems(count: number, most: number): RequestError {
  return new RequestError("INVALID_PAYLOAD", `One mutation takes ${most} items at most, got ${count}.`);
}
