/**
 * Nearly every request is a plain one: a POST of JSON to `/graphql` by a program. It goes round Yoga, whose bridge to fetch
 * costs more than such a request itself. In: a request of node:http. Out: an answer, in one write.
 *
 * What a request is asked of, how an operation is answered and how an answer is written are the same for both ways; whatever
 * needs negotiation (browsers of other origins, other media types, other methods) is none of these.
 */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { RequestError } from "../errors.ts";
import type { RequestHead } from "../identity/request-head.ts";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { type Answer, type RequestFacts, answerThrown } from "./answer.ts";
import { headOf } from "./head-of.ts";
import { type OperationNeeds, answerRequest } from "./operation.ts";
import { parseBody, tooLarge } from "./request-body.ts";
import type { Refusal } from "./traffic/traffic.ts";
import { writeAnswer } from "./write-answer.ts";

/** What a plain request is held to besides. */
export interface PlainPostNeeds extends OperationNeeds {
  /** Bytes of a body. */
  readonly limit: number;
  readonly factsOf: (head: RequestHead, signal: AbortSignal) => RequestFacts;
  readonly addressOf: (request: IncomingMessage) => string | null;
  /** Null for a host that is this server's. */
  readonly findForeignHost: (host: string) => Pick<Refusal, "error"> | null;
  /** Null: let it in. */
  readonly refuse: (address: string | null) => Refusal | null;
}

export function isPlainPost({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === "POST" &&
    (url === "/graphql" || url === "/graphql/system") &&
    isPlainType(headers["content-type"]) &&
    isPlainAccept(headers.accept) &&
    headers["content-length"] !== undefined &&
    headers.host !== undefined &&
    /^[\w.-]+(?::\d{1,5})?$/.test(headers.host) &&
    // A browser, whose page may be of another origin; a client that waits to be told to go on; a body that is packed.
    headers.origin === undefined &&
    headers.expect === undefined &&
    headers["content-encoding"] === undefined
  );
}

/** Of an address, with or without a query. */
export function endpointOf(url: string): Endpoint {
  return /^[^?#]*\/graphql\/system\/?(?:[?#]|$)/.test(url) ? "system" : "items";
}

function isPlainType(type: string | undefined): boolean {
  return type === "application/json" || type === "application/json; charset=utf-8";
}

function isPlainAccept(accept: string | undefined): boolean {
  if (accept === undefined || accept === "*/*" || accept === "application/json") return true;
  // Events come as a stream.
  return accept.startsWith("application/json, ") && !accept.includes("text/event-stream");
}

export async function answerPlainPost(request: IncomingMessage, response: ServerResponse, needs: PlainPostNeeds): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const head = headOf(request, "POST", request.url ?? "");
  const facts = needs.factsOf(head, gone.signal);
  const told = await answer(request, head, facts, needs).catch((error: unknown) => ({ answer: answerThrown(error, facts), headers: {} }));
  if (facts.cookies.length > 0) response.setHeader("set-cookie", facts.cookies);
  send(response, told);
}

interface PlainAnswer {
  readonly answer: Answer;
  readonly headers: Readonly<Record<string, string>>;
}

async function answer(request: IncomingMessage, head: RequestHead, facts: RequestFacts, needs: PlainPostNeeds): Promise<PlainAnswer> {
  const address = needs.addressOf(request);
  const refusal: (Partial<Refusal> & Pick<Refusal, "error">) | null =
    needs.findForeignHost(request.headers.host ?? "") ?? needs.refuse(address);
  if (refusal !== null) {
    const { error, retryAfter } = refusal;
    const again = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    return { answer: answerThrown(error, facts), headers: { "cache-control": "no-store", ...again } };
  }
  const parameters = parseBody(await readBytes(request, needs.limit));
  return { answer: await answerRequest({ parameters, request: head, address, endpoint: endpointOf(head.url), facts }, needs), headers: {} };
}

/** Node's HTTP parser holds a body to its stated length. */
async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers["content-length"]) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  // A client that goes away has nobody to be told of it.
  await once(request, "end").catch((error: unknown) => {
    throw new RequestError("INVALID_PAYLOAD", "The request body did not arrive.", { cause: error });
  });
  const [first, ...more] = chunks;
  return first === undefined ? Buffer.alloc(0) : more.length === 0 ? first : Buffer.concat(chunks);
}

function send(response: ServerResponse, { answer: told, headers }: PlainAnswer): void {
  const { http } = told.extensions;
  const body = writeAnswer(told);
  const common = { "content-type": "application/json; charset=utf-8", ...http.headers, ...headers };
  if (typeof body === "string") {
    response.writeHead(http.status, { ...common, "content-length": Buffer.byteLength(body) });
    response.end(body);
    return;
  }
  response.writeHead(http.status, common);
  // Who goes away before the end has been told apart by the response's own event.
  pipeline(body, response).catch(() => response.destroy());
}
