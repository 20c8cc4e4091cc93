import { isUtf8 } from "node:buffer";
import { RequestError } from "../errors.ts";
import { assertJsonLimits } from "./json-limits.ts";

/** What a request asks for, by GraphQL over HTTP. */
export interface RequestParameters {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** Only JSON: the other forms that GraphQL knows are those that a foreign page can send in a browser's name. */
export function isJsonType(contentType: string | null | undefined): boolean {
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  return type === "application/json" || type === "application/graphql+json" || type === "application/graphql-response+json";
}

/** The parameters of a GET. */
export function parseUrl(request: Request): RequestParameters {
  const question = request.url.indexOf("?");
  const parameters = new URLSearchParams(question === -1 ? "" : request.url.slice(question + 1));
  const variables = parameters.get("variables");
  return parseParameters({
    query: parameters.get("query"),
    operationName: parameters.get("operationName"),
    variables: variables === null || variables === "" ? null : parseJson(Buffer.from(variables), "variables"),
  });
}

export async function readBody(request: Request, limit: number): Promise<RequestParameters> {
  return parseBody(await readBytes(request, limit));
}

export function parseBody(bytes: Buffer): RequestParameters {
  // What is no text would become other text, and be stored as that.
  if (!isUtf8(bytes)) throw new RequestError("INVALID_PAYLOAD", "The request body must be UTF-8.");
  return parseParameters(parseJson(bytes, "The request body"));
}

function parseParameters(body: unknown): RequestParameters {
  if (Array.isArray(body))
    throw new RequestError("INVALID_PAYLOAD", "The request body must be one operation, got a list: batches are not supported.");
  if (typeof body !== "object" || body === null) throw new RequestError("INVALID_PAYLOAD", "The request body must be an object.");
  const { query, variables, operationName, extensions } = body as Record<string, unknown>; // an object has names
  if (query === undefined || query === null || (typeof query === "string" && query.trim() === ""))
    throw new RequestError("INVALID_PAYLOAD", `"query" must be given.`);
  if (typeof query !== "string") throw new RequestError("INVALID_PAYLOAD", `"query" must be a string.`);
  if (!isObjectOrAbsent(variables)) throw new RequestError("INVALID_PAYLOAD", `"variables" must be an object.`);
  if (!isObjectOrAbsent(extensions)) throw new RequestError("INVALID_PAYLOAD", `"extensions" must be an object.`);
  if (operationName !== undefined && operationName !== null && typeof operationName !== "string")
    throw new RequestError("INVALID_PAYLOAD", `"operationName" must be a string.`);
  return {
    query,
    ...(variables === undefined || variables === null ? {} : { variables }),
    ...(operationName === undefined || operationName === null || operationName === "" ? {} : { operationName }),
  };
}

function isObjectOrAbsent(value: unknown): value is Record<string, unknown> | null | undefined {
  return value === undefined || value === null || (typeof value === "object" && !Array.isArray(value));
}

function parseJson(json: Buffer, what: string): unknown {
  assertJsonLimits(json, what);
  const text = json.toString("utf8");
  const value = parseAnyJson(text, what);
  // Of all texts only those can be none, and they would be stored as other ones.
  if (/\\u[dD][89a-fA-F]/.test(text) && !isWellFormed(value))
    throw new RequestError("INVALID_PAYLOAD", `${what} must not hold one half of a pair of surrogates.`);
  return value;
}

function parseAnyJson(json: string, what: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new RequestError("INVALID_PAYLOAD", `${what} must be valid JSON.`, { cause: error });
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (!isObject(value)) return true;
  return Object.entries(value).every(([name, inner]) => name.isWellFormed() && isWellFormed(inner));
}

/** Node's HTTP parser holds a body to its stated length; only a body without one has to be counted. */
async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > limit) throw tooLarge(limit);
  return length === null ? readCounted(request, limit) : Buffer.from(await request.arrayBuffer());
}

async function readCounted(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A request without a body has none to read; the types of the two `ReadableStream`s differ, the chunks do not.
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function tooLarge(limit: number): RequestError {
  return new RequestError("CONTENT_TOO_LARGE", `The request body must not be larger than ${limit} bytes.`);
}
