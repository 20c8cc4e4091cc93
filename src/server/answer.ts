/**
 * Answers in Directus's form. In: what the execution yielded, or what was thrown on the way. Out: the body, as far
 * as it is one of GraphQL, with the HTTP status and headers that go with it.
 */
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Log } from "../config/log.ts";
import { type ErrorCode, RequestError, tellProblems } from "../errors.ts";
import type { OperationResult } from "../operation/operation-result.ts";
import { isUnexpected, originOf } from "../operation/unexpected-faults.ts";

export interface Answer {
  readonly data?: ExecutionResult["data"];
  /** In the place of `data` and `errors`: the JSON of the data, in pieces. */
  readonly text?: readonly string[];
  readonly errors?: readonly GraphQLFormattedError[];
  /** Yoga takes `http` out again before it writes the answer. */
  readonly extensions: { readonly http: { readonly status: number; readonly headers: Readonly<Record<string, string>> } };
}

/** Whose answer it is. */
export interface RequestFacts {
  readonly id: string;
  readonly method: string;
  /** The `Accept` header. */
  readonly accept: string | null;
  readonly signal: AbortSignal;
  /** Those that go along with the answer, as the header `Set-Cookie` has them. */
  readonly cookies: string[];
  /** Without it, no error suggests names of the schema. */
  readonly introspection: boolean;
  readonly log: Log;
}

/** Of an operation, whatever became of it. */
export function answerOperation(result: OperationResult, request: RequestFacts, operationName: string | undefined): Answer {
  switch (result.kind) {
    case "executed":
      return answerResult(result.result, request, operationName);
    case "written":
      return { text: result.data, extensions: http(200, request) };
    case "invalid document":
      return answerInvalidDocument(result.errors, request);
    case "invalid request":
      return answerInvalidRequest(result.errors, request);
    case "refused":
      return answerThrown(result.error, request);
  }
}

/** Of an operation that ran. */
function answerResult(result: ExecutionResult, request: RequestFacts, operationName: string | undefined): Answer {
  if (result.errors === undefined) return { data: result.data, extensions: http(200, request) };
  const format = createFormatter(request, operationName);
  const { told, rest } = tellProblems(result.errors);
  const errors = withRest(
    told.map((error) => format(error)),
    rest,
  );
  if (result.data !== null && result.data !== undefined) return { errors, data: result.data, extensions: http(200, request) };
  // An error that nulls everything leaves no data behind, as in Directus.
  const isDown = errors.every((error) => error.extensions?.["code"] === "SERVICE_UNAVAILABLE");
  return { errors, extensions: http(isDown ? 503 : 200, request) };
}

/** Of a document that is none, or that does not fit the schema: one error around all of graphql-js's. */
function answerInvalidDocument(errors: readonly GraphQLError[], request: RequestFacts): Answer {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const error = {
    message: `${first === undefined ? "The document is not valid." : cut(first.message)}${more}`,
    extensions: {
      code: "GRAPHQL_VALIDATION" satisfies ErrorCode,
      errors: errors.map(({ message, locations }) => ({ message: cut(message), ...(locations === undefined ? {} : { locations }) })),
    },
  };
  return { errors: [error], extensions: http(acceptsOnlyJson(request.accept) ? 200 : 400, request) };
}

/** graphql-js repeats the names that it does not know, however long they are. */
function cut(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}...`;
}

const longestMessage = 1_000;

/** Of variables that do not fit, or an operation that is not in the document. */
function answerInvalidRequest(errors: readonly GraphQLError[], request: RequestFacts): Answer {
  // Reading them ends where there are more than are told.
  const { told, rest } = tellProblems(errors, { counted: false });
  const formatted = told.map(({ message, locations }) => ({
    message: cut(message),
    ...(locations === undefined ? {} : { locations }),
    extensions: { code: "GRAPHQL_VALIDATION" satisfies ErrorCode },
  }));
  // The newer media type promises a status that tells; clients of Directus know 200.
  const status = request.accept?.includes("application/graphql-response+json") === true ? 400 : 200;
  return { errors: withRest(formatted, rest), extensions: http(status, request) };
}

/** The sentence on further errors as the last one of them. */
function withRest(errors: readonly GraphQLFormattedError[], rest: string | null): readonly GraphQLFormattedError[] {
  return rest === null ? errors : [...errors, { message: rest, extensions: { code: errors[0]?.extensions?.["code"] } }];
}

/** Of a request that ended before it ran. */
export function answerThrown(error: unknown, request: RequestFacts): Answer {
  const formatted = createFormatter(request, undefined)(error);
  return { errors: [formatted], extensions: http(statusOf(error), request) };
}

/** The status of a whole request that failed with this error. */
function statusOf(error: unknown): number {
  return error instanceof RequestError ? (statuses[error.code] ?? 400) : 500;
}

const statuses: Partial<Record<ErrorCode, number>> = {
  INVALID_CREDENTIALS: 401,
  TOKEN_EXPIRED: 401,
  FORBIDDEN: 403,
  ROUTE_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONTENT_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  REQUESTS_EXCEEDED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
};

function http(status: number, request: RequestFacts): Answer["extensions"] {
  const headers: Record<string, string> = { "x-request-id": request.id };
  if (status === 503) headers["retry-after"] = "1";
  if (status === 405) headers["allow"] = request.method === "GET" ? "POST" : "GET, POST";
  if (status === 401) headers["www-authenticate"] = "Bearer";
  if (status === 413) headers["connection"] = "close";
  return { http: { status, headers } };
}

/** The media type that expects 200 for every answer of GraphQL, and nothing besides. */
function acceptsOnlyJson(accept: string | null): boolean {
  return accept !== null && accept.includes("application/json") && !accept.includes("*/*");
}

/** Formats the errors of one request; one cause that fails a hundred fields is logged once. */
function createFormatter(request: RequestFacts, operationName: string | undefined): (error: unknown) => GraphQLFormattedError {
  const logged = new Set<unknown>();
  return (error) => {
    const where = error instanceof GraphQLError ? whereOf(error) : {};
    const cause = originOf(error);
    if (cause instanceof RequestError) {
      if (cause.code === "SERVICE_UNAVAILABLE" && !logged.has(cause.message)) {
        logged.add(cause.message);
        request.log.warn({ requestId: request.id, operationName, reason: describeCause(cause) }, cause.message);
      }
      const { path, details, code } = cause;
      const formatted = { message: cause.message, ...where, extensions: { ...details, code, ...(path === undefined ? {} : { path }) } };
      return request.introspection ? formatted : withoutSuggestions(formatted);
    }
    if (error instanceof GraphQLError && !isUnexpected(error))
      return { message: error.message, ...where, extensions: { code: "GRAPHQL_VALIDATION" satisfies ErrorCode } };
    if (!logged.has(cause) && !request.signal.aborted) {
      logged.add(cause);
      request.log.error({ err: cause, requestId: request.id, operationName }, "A request failed unexpectedly");
    }
    const extensions = { code: "INTERNAL_SERVER_ERROR" satisfies ErrorCode, requestId: request.id };
    return { message: "An unexpected error occurred.", ...where, extensions };
  };
}

/** Of an error and of the problems that it lists. */
function withoutSuggestions<Formatted extends object>(formatted: Formatted): Formatted {
  const withoutSuggestion = (key: string, value: unknown): unknown =>
    key === "message" && typeof value === "string" ? value.replaceAll(/ Did you mean "[^"]*"\?/g, "") : value;
  // What leaves as JSON comes back from it as it was.
  return JSON.parse(JSON.stringify(formatted, withoutSuggestion)) as Formatted;
}

function whereOf({ locations, path }: GraphQLError): Pick<GraphQLFormattedError, "locations" | "path"> {
  return { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) };
}

function describeCause(error: RequestError): string | undefined {
  return error.cause instanceof Error ? error.cause.message : undefined;
}
