/**
 * HTTP. Yoga does content negotiation, CORS and the bridge between node:http and fetch; the plugins below do the rest:
 * routes beside GraphQL, parameters, the operation itself, and the form of whatever was thrown.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import { type FetchAPI, type Plugin, createYoga } from "graphql-yoga";
import type { Config } from "../config/config.ts";
import { findForeignHost, isLoopback } from "../config/host-name.ts";
import type { Log } from "../config/log.ts";
import { type ErrorCode, RequestError } from "../errors.ts";
import type { Hub } from "../events/hub.ts";
import { createAuthentication } from "../identity/authentication.ts";
import { readCredential } from "../identity/credential.ts";
import type { RequestHead } from "../identity/request-head.ts";
import { identify } from "../identity/rights.ts";
import { printCookie, sameSites } from "../request/client.ts";
import { type Answer, type RequestFacts, answerThrown } from "./answer.ts";
import { type Asked, type Identify, type OperationNeeds, answerRequest } from "./operation.ts";
import { readOperationType } from "./operation-type.ts";
import { type PlainPostNeeds, answerPlainPost, endpointOf, isPlainPost } from "./plain-post.ts";
import { createReadiness } from "./readiness.ts";
import { type RequestParameters, isJsonType, parseUrl, readBody } from "./request-body.ts";
import { type RouteAnswer, type RouteNeeds, answerError, answerRoute } from "./routes.ts";
import type { Ready, Served } from "./served.ts";
import { type Sockets, createSockets } from "./sockets.ts";
import type { Told } from "./lasting-request.ts";
import { type LiveQueries, createLiveQueries } from "./live-queries.ts";
import { type SubscriptionNeeds, subscribe } from "./subscriptions.ts";
import { findClientAddress } from "./traffic/client-address.ts";
import { type Traffic, createTraffic } from "./traffic/traffic.ts";
import { writeAnswer } from "./write-answer.ts";

export interface Server {
  /** Without a socket. */
  fetch(request: Request): Promise<Response>;
  /** For `node:http`. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** Null where nobody may open one. */
  readonly sockets: Sockets | null;
  /** Something else is served from now on: answers that are kept up to date may be others. */
  readonly renewed: () => void;
  /** Tells those who are told again and again that nothing more comes. */
  readonly end: () => void;
}

export interface ServerNeeds {
  readonly config: Config;
  readonly log: Log;
  readonly served: () => Served;
  /** Looks at the database anew, and tells what is served from then on. */
  readonly renew: (served: Ready) => Promise<Served>;
  /** Null unless something was written that decides what is served: then it ends when that is served. */
  readonly settled?: () => Promise<void> | null;
  /** Whether what has changed in the database cannot be used, so that what was read before is served on. */
  readonly isOutdated?: () => boolean;
  /** Null where events are off. */
  readonly hub?: Hub<Told> | null;
}

export function createServer(needs: ServerNeeds): Server {
  const { config, log, served, renew, settled = () => null, isOutdated = () => false, hub = null } = needs;
  const facts = createFacts(log, config.GRAPHQL_INTROSPECTION);
  const addresses: Addresses = new WeakMap();
  const authentication = createAuthentication(config);
  const traffic = createTraffic(config);
  const identifyRequest: Identify = async (request, address, { realm }) =>
    identify(realm.rights, await authentication.authenticate(request, realm), address);
  const operations: OperationNeeds = { served, renew, settled, identify: identifyRequest, forgetCookie: createForgetCookie(config) };
  const listening = { hub, mostWaiting: config.EVENTS_QUEUE_LIMIT };
  const live = createLiveQueries({ ...operations, ...listening });
  const yoga = createYoga({
    plugins: [
      ...(isLoopback(config.HOST) ? [useOwnHost(facts)] : []),
      useAddresses(addresses, config.IP_TRUST_PROXY),
      ...(traffic === null ? [] : [useTraffic(traffic, addresses, facts)]),
      useRoutes({ config, served, readiness: createReadiness(served), isOutdated }, operations, addresses, facts),
      useParameters(config.MAX_PAYLOAD_SIZE),
      useOperation({ ...operations, ...listening, live, maxTokens: config.GRAPHQL_QUERY_TOKEN_LIMIT }, addresses, facts),
      useThrown(facts),
      useCookies(facts),
    ],
    cors: config.CORS_ENABLED
      ? { origin: [...config.CORS_ORIGIN], credentials: false, methods: ["GET", "POST"], exposedHeaders: ["x-request-id"] }
      : false,
    // What these would do is done by the plugins above: in Directus's form, or at less cost.
    logging: false,
    maskedErrors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    maxRequestBodySize: false,
    parserAndValidationCache: false,
    graphqlEndpoint: "/graphql{/system}?{/}?",
    // Yoga's own would answer every address that ends like it; this one no address does.
    healthCheckEndpoint: " ",
  });
  const ofNode = {
    ...operations,
    factsOf: (head: RequestHead, signal: AbortSignal) => describeRequest(log, config.GRAPHQL_INTROSPECTION, head, signal),
    addressOf: ({ socket, headers }: IncomingMessage) => {
      const forwarded = headers["x-forwarded-for"];
      return findClientAddress(socket.remoteAddress, typeof forwarded === "string" ? forwarded : null, config.IP_TRUST_PROXY);
    },
    findForeignHost: isLoopback(config.HOST) ? findForeignHost : () => null,
  };
  const plain: PlainPostNeeds = {
    ...ofNode,
    limit: config.MAX_PAYLOAD_SIZE,
    refuse: (address) => traffic?.("/graphql", address) ?? null,
  };
  const sockets = config.WEBSOCKETS_ENABLED ? createSockets({ ...ofNode, config, ...listening, live }) : null;
  return {
    fetch: async (request) => yoga.fetch(request),
    renewed: () => live.renew(),
    end() {
      sockets?.close(config.SHUTDOWN_TIMEOUT);
      live.end();
    },
    sockets,
    listener(request, response) {
      if (isPlainPost(request)) void answerPlainPost(request, response, plain);
      else // Yoga makes a URL of these, and has no answer when it cannot.
      if (URL.canParse(`http://${request.headers.host ?? "localhost"}${request.url ?? ""}`)) void yoga.handle(request, response);
      else refuse(response);
    },
  };
}

/** Of clients, where there is a connection. */
type Addresses = WeakMap<Request, string | null>;

type FactsOf = (request: Request) => RequestFacts;

/** The same facts throughout one request. */
function createFacts(log: Log, introspection: boolean): FactsOf {
  const known = new WeakMap<Request, RequestFacts>();
  return (request) => {
    const facts = known.get(request) ?? describeRequest(log, introspection, request, request.signal);
    known.set(request, facts);
    return facts;
  };
}

function describeRequest(log: Log, introspection: boolean, request: RequestHead, signal: AbortSignal): RequestFacts {
  const { method, headers } = request;
  return { id: readRequestId(request) ?? randomUUID(), method, accept: headers.get("accept"), signal, cookies: [], introspection, log };
}

/** A proxy in front may have named the request already. */
function readRequestId(request: RequestHead): string | undefined {
  const id = request.headers.get("x-request-id");
  return id !== null && /^[\w.:-]{1,100}$/.test(id) ? id : undefined;
}

function useOwnHost(facts: FactsOf): Plugin {
  return {
    onRequest(event) {
      const foreign = findForeignHost(event.request.headers.get("host") ?? event.url.host);
      if (foreign === null) return;
      event.endResponse(createResponse(event.fetchAPI, answerError(foreign.error, facts(event.request))));
    },
  };
}

/** Notes from where a request comes; without a socket, it is not known. */
function useAddresses(addresses: Addresses, proxies: number): Plugin {
  return {
    onRequest({ request, serverContext }) {
      // Yoga's bridge from node:http puts the request of Node there.
      const { req } = serverContext as { readonly req?: IncomingMessage };
      const address = req?.socket.remoteAddress;
      addresses.set(request, findClientAddress(address, request.headers.get("x-forwarded-for"), proxies));
    },
  };
}

function useTraffic(traffic: Traffic, addresses: Addresses, facts: FactsOf): Plugin {
  return {
    onRequest(event) {
      const { request, url, fetchAPI } = event;
      if (request.method === "OPTIONS") return;
      const refusal = traffic(url.pathname, addresses.get(request) ?? null);
      if (refusal === null) return;
      const answer = answerError(refusal.error, facts(request));
      const headers = { ...answer.headers, "retry-after": String(refusal.retryAfter) };
      event.endResponse(createResponse(fetchAPI, { ...answer, headers }));
    },
  };
}

function useRoutes(
  given: Omit<RouteNeeds, "identify">,
  { identify: identifyFrom }: OperationNeeds,
  addresses: Addresses,
  facts: FactsOf,
): Plugin {
  return {
    async onRequest(event) {
      const { request, url } = event;
      // Nearly every request is this one, and needs no URL to be parsed.
      if (request.method === "POST" && /^https?:\/\/[^/?#]*\/graphql(?:\/system)?$/.test(request.url)) return;
      if (request.method === "OPTIONS") return;
      const address = addresses.get(request) ?? null;
      const needs: RouteNeeds = { ...given, identify: (asking, now) => identifyFrom(asking, address, now) };
      const answer = await answerRoute(url.pathname, request, facts(request), needs);
      if (answer !== undefined) event.endResponse(createResponse(event.fetchAPI, answer));
    },
  };
}

/** A response of this package writes the length of its body into the object that it is given: one for all would tell the first length. */
function createResponse({ Response: OwnResponse }: FetchAPI, { body, status, headers }: RouteAnswer): Response {
  return new OwnResponse(body, { status, headers: { ...headers } });
}

function useParameters(limit: number): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method === "GET") return setRequestParser(parseUrl);
      if (request.method !== "POST")
        throw new RequestError("METHOD_NOT_ALLOWED", `GraphQL is asked by GET or POST, got ${request.method}.`);
      if (!isJsonType(request.headers.get("content-type")))
        throw new RequestError("UNSUPPORTED_MEDIA_TYPE", `The request body must be "application/json".`);
      return setRequestParser((toRead) => readBody(toRead, limit));
    },
  };
}

interface YogaNeeds extends OperationNeeds, SubscriptionNeeds {
  readonly live: LiveQueries;
  readonly maxTokens: number;
}

function useOperation(needs: YogaNeeds, addresses: Addresses, facts: FactsOf): Plugin {
  return {
    onParams({ setParamsHandler }) {
      setParamsHandler(async ({ request, params }) => {
        const requestFacts = facts(request);
        try {
          // The parser above made them.
          const parameters = params as RequestParameters;
          const address = addresses.get(request) ?? null;
          const asked = { parameters, request, address, endpoint: endpointOf(request.url), facts: requestFacts };
          const isStream = request.headers.get("accept")?.includes("text/event-stream") === true;
          const type = isStream ? readOperationType(parameters, needs.maxTokens) : null;
          if (type === "subscription" || type === "live") return await stream(asked, type, needs);
          return forYoga(await answerRequest(asked, needs));
        } catch (error) {
          return forYoga(answerThrown(error, requestFacts));
        }
      });
    },
  };
}

/** Server-sent events, which Yoga writes; where too many wait, or the credential is good no more, the stream ends. */
async function stream(
  asked: Asked,
  type: "subscription" | "live",
  needs: YogaNeeds,
): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  const lasting = { ...asked, onFull: ignore, onGone: ignore };
  const begun = await (type === "live" ? needs.live.begin(lasting) : subscribe(lasting, needs));
  if (begun.kind === "refused") return forYoga({ errors: begun.errors, extensions: { http: { status: 200, headers: {} } } });
  // Yoga ends what it has begun to write; whoever has gone before that is found here.
  const { signal } = asked.facts;
  const leave = (): void => void begun.told.return();
  if (signal.aborted) leave();
  else signal.addEventListener("abort", leave, { once: true });
  // In the form of an answer already, in which errors are formatted.
  return begun.told as unknown as AsyncIterable<ExecutionResult>;
}

function ignore(): void {
  // The stream ends by itself.
}

/** What was thrown before there was an operation, by us or by Yoga. */
function useThrown(facts: FactsOf): Plugin {
  return {
    onResultProcess(event) {
      const { request, result } = event;
      // Every answer of ours names its status; Yoga answers a list only to a batch, and those end before.
      if (Array.isArray(result) || !("errors" in result)) return;
      const extensions: unknown = result.extensions;
      if (typeof extensions === "object" && extensions !== null && "http" in extensions) return;
      // Yoga wraps what we throw.
      const [error] = result.errors ?? [];
      event.setResult(forYoga(answerThrown(error?.originalError ?? error, facts(request))));
    },
  };
}

function useCookies(facts: FactsOf): Plugin {
  return {
    onResponse({ request, response }) {
      for (const cookie of facts(request).cookies) response.headers.append("set-cookie", cookie);
    },
  };
}

/**
 * A session's cookie that holds no more would be sent again and again, also by whoever wants to log in: it is taken back along with
 * the error. Null where the cookie is not what was asked with.
 */
function createForgetCookie(config: Config): OperationNeeds["forgetCookie"] {
  const { SECRET, SESSION_COOKIE_NAME: name, SESSION_COOKIE_DOMAIN, SESSION_COOKIE_SECURE, SESSION_COOKIE_SAME_SITE } = config;
  const sameSite = sameSites[SESSION_COOKIE_SAME_SITE];
  const cookie = printCookie({
    name,
    value: "",
    maxAge: 0,
    domain: SESSION_COOKIE_DOMAIN ?? null,
    isSecure: SESSION_COOKIE_SECURE,
    sameSite,
  });
  return (request) => {
    try {
      return SECRET !== undefined && readCredential(request, name)?.isCookie === true ? cookie : null;
    } catch {
      // It is the other credential that is wrong.
      return null;
    }
  };
}

function refuse(response: ServerResponse): void {
  const message = `The address and the "Host" header of a request must make a URL.`;
  response.writeHead(400, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: "INVALID_PAYLOAD" satisfies ErrorCode } }] }));
}

/** What `stringify` returns, Yoga hands to a Response, which takes a stream as well as a text. */
function forYoga(answer: Answer): ExecutionResult {
  const stringify = (): ReturnType<typeof writeAnswer> => writeAnswer(answer);
  // Yoga looks for errors to choose a status, where none is given.
  return { errors: answer.errors, extensions: answer.extensions, stringify } as unknown as ExecutionResult;
}
