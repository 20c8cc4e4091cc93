/**
 * WebSockets: `graphql-transport-ws` on `/graphql` and `/graphql/system`, for subscriptions and any other operation. The protocol is
 * graphql-ws's; who asks, what they are told, and how much of it, is ours.
 *
 * A socket says who asks when it begins: by `connection_init`, or, as the configuration says, by its address, its headers or its cookie.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError, GraphQLSchema, parse } from "graphql";
import { CloseCode, type Context, type ServerOptions, type SubscribePayload, makeServer } from "graphql-ws";
import { WebSocket, WebSocketServer } from "ws";
import type { Config } from "../config/config.ts";
import { RequestError } from "../errors.ts";
import type { RequestHead } from "../identity/request-head.ts";
import { readCredential } from "../identity/credential.ts";
import { readExpiry } from "../identity/json-web-token.ts";
import { type Answer, type RequestFacts, answerThrown } from "./answer.ts";
import { headOf } from "./head-of.ts";
import { type Asked, type OperationNeeds, answerRequest } from "./operation.ts";
import { readOperationType } from "./operation-type.ts";
import { type PlainPostNeeds, endpointOf } from "./plain-post.ts";
import type { Told } from "./lasting-request.ts";
import type { LiveQueries } from "./live-queries.ts";
import { type SubscriptionNeeds, subscribe } from "./subscriptions.ts";

export interface Sockets {
  /** For the event `upgrade` of node:http. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Says goodbye to all, and hangs up on those who do not answer it for so many milliseconds. */
  close(patience: number): void;
}

export interface SocketNeeds extends OperationNeeds, SubscriptionNeeds {
  readonly config: Config;
  readonly live: LiveQueries;
  readonly factsOf: (head: RequestHead, signal: AbortSignal) => RequestFacts;
  readonly addressOf: (request: IncomingMessage) => string | null;
  /** Null for a host that is this server's. */
  readonly findForeignHost: PlainPostNeeds["findForeignHost"];
}

/** Besides those of the protocol. */
const closeCodes = { goingAway: 1_001, tooMany: 1_008, tooSlow: 1_013, forbidden: 4_403 } as const;

/** What one socket is, as long as it is open. */
interface Extra {
  readonly socket: WebSocket;
  readonly address: string | null;
  readonly upgrade: RequestHead;
  readonly facts: RequestFacts;
  /** Who asks, once that is known. */
  asking: RequestHead;
  expiry: NodeJS.Timeout | null;
  /** By the name of each operation, which of them was begun last: a name is free again as soon as the client has ended what had it. */
  readonly latest: Map<string, object>;
}

type SocketContext = Context<Record<string, unknown> | undefined, Extra>;

export function createSockets(needs: SocketNeeds): Sockets {
  const { config } = needs;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: config.MAX_PAYLOAD_SIZE,
    // Others are told in words of the protocol that theirs is not spoken here.
    handleProtocols: (offered) => (offered.has("graphql-transport-ws") ? "graphql-transport-ws" : ([...offered][0] ?? false)),
  });
  const protocol = makeServer<Record<string, unknown> | undefined, Extra>(createOptions(needs));
  const counts = new Map<string, number>();

  const open = (socket: WebSocket, request: IncomingMessage, address: string | null): void => {
    const gone = new AbortController();
    // Of a GET with a cookie, more is asked than a socket can show: where it comes from has been looked at.
    const upgrade = headOf(request, "POST", `http://${request.headers.host ?? "localhost"}${request.url ?? ""}`);
    const facts = needs.factsOf(upgrade, gone.signal);
    const extra: Extra = { socket, address, upgrade, facts, asking: upgrade, expiry: null, latest: new Map() };
    const name = address ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        // Whoever asks before saying who they are is forbidden to, as with Directus.
        close: (code, reason) =>
          code === CloseCode.Unauthorized ? socket.close(closeCodes.forbidden, "Forbidden") : socket.close(code, reason),
        onMessage: (take) =>
          socket.on("message", (data: Buffer) => {
            take(data.toString("utf8")).catch((error: unknown) => {
              extra.facts.log.error({ err: error, requestId: extra.facts.id }, "A message of a socket failed unexpectedly");
              socket.close(CloseCode.InternalServerError, "Internal server error");
            });
          }),
      },
      extra,
    );
    const stopBeating = beat(socket, config.WEBSOCKETS_HEARTBEAT_PERIOD * 1_000);
    // Its end follows.
    socket.on("error", () => {});
    socket.once("close", (code, reason) => {
      stopBeating();
      if (extra.expiry !== null) clearTimeout(extra.expiry);
      gone.abort();
      const left = (counts.get(name) ?? 1) - 1;
      if (left === 0) counts.delete(name);
      else counts.set(name, left);
      closed(code, reason.toString("utf8")).catch(() => {});
    });
  };

  return {
    upgrade(request, socket, head) {
      // Whoever asks may be gone by now.
      socket.on("error", () => socket.destroy());
      const address = needs.addressOf(request);
      const refusal = findRefusal(request, needs);
      const isTooMany = (counts.get(address ?? "") ?? 0) >= config.WEBSOCKETS_CONN_LIMIT;
      if (refusal !== null) return deny(socket, refusal.status, refusal.reason);
      if (isTooMany) return deny(socket, "429 Too Many Requests", "This address has too many sockets open.");
      server.handleUpgrade(request, socket, head, (opened) => open(opened, request, address));
    },
    close(patience) {
      for (const socket of server.clients) socket.close(closeCodes.goingAway, "Going away");
      setTimeout(() => server.clients.forEach((socket) => socket.terminate()), patience).unref();
      server.close();
    },
  };
}

function createOptions(needs: SocketNeeds): ServerOptions<Record<string, unknown> | undefined, Extra> {
  const { config } = needs;
  return {
    connectionInitWaitTimeout: config.WEBSOCKETS_GRAPHQL_AUTH_TIMEOUT * 1_000,
    onConnect: async ({ connectionParams, extra }) => {
      const given = connectionParams?.["access_token"];
      const token = typeof given === "string" && given !== "" && config.WEBSOCKETS_GRAPHQL_AUTH !== "strict" ? given : null;
      if (token !== null) extra.asking = withToken(extra.upgrade, token);
      else if (config.WEBSOCKETS_GRAPHQL_AUTH === "handshake") extra.asking = withoutCredential(extra.upgrade);
      return mayConnect(extra, needs);
    },
    // What follows does all that would be done with its answer.
    onSubscribe: (context, id, payload) => beginLatest(context, id, () => begin(context, payload, needs)),
    execute: run,
    subscribe: run,
    // In the form of an answer already.
    onNext: (_context, _id, _payload, _args, result) => result as Told,
  };
}

const run: NonNullable<ServerOptions["execute"]> = (args) =>
  // They are those of `begin`; and what is told has the form of an answer, in which errors are formatted.
  (args as ExecutionArgs & Begun).run() as unknown as ReturnType<NonNullable<ServerOptions["execute"]>>;

/** Whether it is known who asks, or need not be. */
async function mayConnect(extra: Extra, { config, served, identify }: SocketNeeds): Promise<boolean> {
  const ready = served();
  if (ready.kind === "not ready") return false;
  const { asking, address, socket } = extra;
  try {
    await identify(asking, address, ready);
    const credential = readCredential(asking, config.SESSION_COOKIE_NAME);
    if (credential === null) return config.WEBSOCKETS_GRAPHQL_AUTH === "public" || ready.realm.rights === null;
    const expiry = readExpiry(credential.token);
    if (expiry === null || socket.readyState !== WebSocket.OPEN) return true;
    const left = Math.min(Math.max(expiry - Date.now(), 0), longestTimer);
    extra.expiry = setTimeout(() => socket.close(closeCodes.forbidden, "TOKEN_EXPIRED"), left);
    extra.expiry.unref();
    return true;
  } catch (error) {
    if (error instanceof RequestError) return false;
    throw error;
  }
}

/** As long as timers of Node go, in milliseconds. */
const longestTimer = 2_147_483_647;

/** What graphql-ws takes for arguments of an execution. */
interface Begun {
  readonly run: () => AsyncIterableIterator<Told> | Promise<Told>;
  /** Nobody wants it any more. */
  readonly end: () => void;
}

/**
 * graphql-ws looks for an operation that the client has ended meanwhile by its name, and would take it for the one that has the name
 * now: both would be told, and the first would never end.
 */
async function beginLatest(
  { extra: { latest } }: SocketContext,
  id: string,
  start: () => ReturnType<typeof begin>,
): ReturnType<typeof begin> {
  const own = {};
  latest.set(id, own);
  const begun = await start();
  if (latest.get(id) === own) {
    latest.delete(id);
    return begun;
  }
  if ("end" in begun) begun.end();
  // Whatever is answered would be told of the other.
  return new Promise(() => {});
}

async function begin(
  { extra, subscriptions }: SocketContext,
  { query, operationName, variables }: SubscribePayload,
  needs: SocketNeeds,
): Promise<readonly GraphQLError[] | (ExecutionArgs & Begun)> {
  const { socket, address, asking, facts } = extra;
  if (Object.keys(subscriptions).length > needs.config.WEBSOCKETS_OPERATION_LIMIT) {
    socket.close(closeCodes.tooMany, "Too many operations");
    return [new GraphQLError("There are too many operations on this socket.")];
  }
  const parameters = {
    query,
    ...(typeof operationName === "string" ? { operationName } : {}),
    ...(variables === null || variables === undefined ? {} : { variables }),
  };
  const request = {
    parameters,
    request: asking,
    address,
    endpoint: endpointOf(asking.url),
    facts: { ...facts, id: randomUUID(), cookies: [] },
  };
  const type = readOperationType({ query, operationName, variables }, needs.config.GRAPHQL_QUERY_TOKEN_LIMIT);
  if (type !== "subscription" && type !== "live") {
    const { text, data, errors } = await answer(request, needs);
    // Of one that could not begin.
    if (errors !== undefined && data === undefined && (type === null || errors[0]?.extensions?.["code"] === "GRAPHQL_VALIDATION"))
      return errors.map(toGraphQLError);
    // The JSON of data.
    const told = text === undefined ? (data ?? null) : (JSON.parse(text.join("")) as Told["data"]);
    return { ...args, end() {}, run: () => Promise.resolve({ data: told ?? null, ...(errors === undefined ? {} : { errors }) }) };
  }
  const onFull = (): void => socket.close(closeCodes.tooSlow, "The client reads too slowly");
  const onGone = (): void => socket.close(closeCodes.forbidden, "INVALID_CREDENTIALS");
  const lasting = { ...request, onFull, onGone };
  const begun = await (type === "live" ? needs.live.begin(lasting) : subscribe(lasting, needs));
  if (begun.kind === "refused") return begun.errors.map(toGraphQLError);
  return { ...args, end: () => void begun.told.return(), run: () => begun.told };
}

async function answer(asked: Asked, needs: OperationNeeds): Promise<Answer> {
  try {
    return await answerRequest(asked, needs);
  } catch (error) {
    return answerThrown(error, asked.facts);
  }
}

/** graphql-ws asks for arguments of an execution, and hands them to `run`. */
const args: ExecutionArgs = { schema: new GraphQLSchema({}), document: parse("{ __typename }"), operationName: null };

function toGraphQLError({ message, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { extensions: extensions ?? {} });
}

/** Says who asks by this token, and by nothing else. */
function withToken(head: RequestHead, token: string): RequestHead {
  const bare = withoutCredential(head);
  const get = (name: string): string | null => (name === "authorization" ? `Bearer ${token}` : bare.headers.get(name));
  return { ...bare, headers: { get, has: (name) => get(name) !== null } };
}

function withoutCredential({ method, url, headers }: RequestHead): RequestHead {
  const get = (name: string): string | null => (name === "authorization" || name === "cookie" ? null : headers.get(name));
  return { method, url: url.replace(/\?.*$/, ""), headers: { get, has: (name) => get(name) !== null } };
}

/** Why nobody is let in; null: they are. */
function findRefusal(
  { url = "", headers }: IncomingMessage,
  { config, findForeignHost }: SocketNeeds,
): { readonly status: string; readonly reason: string } | null {
  const { host = "localhost", origin } = headers;
  if (!/^\/graphql(?:\/system)?\/?(?:\?|$)/.test(url) || !URL.canParse(`http://${host}${url}`))
    return { status: "404 Not Found", reason: "Sockets are opened at /graphql." };
  const foreign = findForeignHost(host);
  if (foreign !== null) return { status: "403 Forbidden", reason: foreign.error.message };
  // Browsers ask nobody before a page of another site opens one.
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  const isAllowed = config.CORS_ENABLED && config.CORS_ORIGIN.some((one) => one === "*" || one === origin);
  if (!isOwn && !isAllowed)
    return { status: "403 Forbidden", reason: "Pages of other origins may open no socket here: CORS_ORIGIN says which may." };
  return null;
}

function deny(socket: Duplex, status: string, reason: string): void {
  const body = JSON.stringify({ errors: [{ message: reason }] });
  socket.once("finish", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Resolves when it has left, so that nothing is made for one who does not read. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });
}

/** Ends a socket whose other end says nothing any more. */
function beat(socket: WebSocket, period: number): () => void {
  let isAlive = true;
  socket.on("pong", () => (isAlive = true));
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, period);
  timer.unref();
  return () => clearInterval(timer);
}
