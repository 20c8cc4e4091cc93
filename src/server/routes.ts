/** Everything that is not GraphQL itself. In: a request's path. Out: an answer, or nothing when Yoga shall take it. */
import type { Access } from "../access/access.ts";
import type { Config } from "../config/config.ts";
import { RequestError } from "../errors.ts";
import type { RequestHead } from "../identity/request-head.ts";
import type { Engine } from "../operation/engine.ts";
import { printSDL } from "../schema/print-schema.ts";
import { type RequestFacts, answerThrown } from "./answer.ts";
import { readAsset } from "./assets.ts";
import { renderPage } from "./graphiql.ts";
import { type Page, renderWaitingPage, wantsPage } from "./page.ts";
import { describeRelations, renderRelationsPage } from "./relations.ts";
import type { Identify } from "./operation.ts";
import type { Readiness } from "./readiness.ts";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { endpointOf } from "./plain-post.ts";
import type { Ready, Served } from "./served.ts";

export interface RouteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

export interface RouteNeeds {
  readonly config: Config;
  readonly served: () => Served;
  readonly readiness: Readiness;
  /** Whether what has changed in the database cannot be used, so that what was read before is served on. */
  readonly isOutdated: () => boolean;
  readonly identify: (request: RequestHead, served: Ready) => ReturnType<Identify>;
}

export async function answerRoute(
  path: string,
  request: Request,
  facts: RequestFacts,
  needs: RouteNeeds,
): Promise<RouteAnswer | undefined> {
  const { config, readiness, isOutdated } = needs;
  switch (path) {
    case "/graphql":
    case "/graphql/":
    case "/graphql/system":
    case "/graphql/system/": {
      if (!config.GRAPHIQL || !wantsPage(request)) return undefined;
      return asAnswer(await showPage(request, endpointOf(path), needs));
    }
    case "/relations":
      return config.GRAPHIQL ? asAnswer(await renderRelationsPage()) : nothingAt(path, facts);
    case "/relations.json":
      return config.GRAPHIQL ? orError(facts, tellRelations(request, needs)) : nothingAt(path, facts);
    case "/":
      return { status: 302, headers: { location: "/graphql" }, body: "" };
    case "/health":
      return json(200, { status: "ok" });
    case "/server/ping":
      return { status: 200, headers: { "content-type": "text/plain; charset=utf-8" }, body: "pong" };
    case "/ready":
    case "/server/health": {
      const reason = await readiness();
      if (reason === null && isOutdated()) return json(200, { status: "ok", warning: outdated });
      return reason === null ? json(200, { status: "ok" }) : json(503, { status: "error", reason }, { "retry-after": "1" });
    }
    case "/server/specs/graphql/items":
      return orError(facts, downloadSDL(request, "items", needs));
    case "/server/specs/graphql/system":
      return orError(facts, downloadSDL(request, "system", needs));
    default:
      return (config.GRAPHIQL ? await sendAsset(path, request) : null) ?? nothingAt(path, facts);
  }
}

function nothingAt(path: string, facts: RequestFacts): RouteAnswer {
  return answerError(new RequestError("ROUTE_NOT_FOUND", `${path}: there is nothing here; GraphQL is at /graphql.`), facts);
}

function asAnswer({ status, headers, html }: Page): RouteAnswer {
  return { status, headers, body: html };
}

async function sendAsset(path: string, { headers }: Request): Promise<RouteAnswer | null> {
  const [, name = ""] = /^\/relata\/(.+)$/.exec(path) ?? [];
  const asset = name === "" ? null : await readAsset(name);
  if (asset === null) return null;
  const { type, body, zipped, tag } = asset;
  const common = { "cache-control": "no-cache", etag: tag, vary: "accept-encoding", "x-content-type-options": "nosniff" };
  if (headers.get("if-none-match") === tag) return { status: 304, headers: common, body: "" };
  const isZipped = headers.get("accept-encoding")?.includes("gzip") === true;
  const encoding: Readonly<Record<string, string>> = isZipped ? { "content-encoding": "gzip" } : {};
  return { status: 200, headers: { ...common, ...encoding, "content-type": `${type}; charset=utf-8` }, body: isZipped ? zipped : body };
}

const outdated = "What has changed in the database cannot be used; what was read before is served on. The log says why.";

/** The page opens with what whoever opens it may see. It shows no data, so a bad credential is told by its first query. */
async function showPage(request: Request, endpoint: Endpoint, { config, served, identify }: RouteNeeds): Promise<Page> {
  const now = served();
  if (now.kind === "not ready") return renderWaitingPage(now.reason);
  const { access } = await identify(request, now).catch(() => identify(new Request(request.url.replace(/\?.*$/, "")), now));
  return renderPage((await now.engine.schemaOf(access, endpoint)).schema, { endpoint, introspection: config.GRAPHQL_INTROSPECTION });
}

/** The schema as whoever asks sees it. */
async function downloadSDL(request: Request, endpoint: Endpoint, needs: RouteNeeds): Promise<RouteAnswer> {
  const { engine, access } = await findSeen(request, needs);
  const headers = {
    "content-type": "application/graphql; charset=utf-8",
    "content-disposition": `attachment; filename="${endpoint}.graphql"`,
  };
  return { status: 200, headers, body: printSDL((await engine.schemaOf(access, endpoint)).schema) };
}

/** The model as whoever asks may read it. */
async function tellRelations(request: Request, needs: RouteNeeds): Promise<RouteAnswer> {
  const { engine, access } = await findSeen(request, needs);
  return json(200, await describeRelations(engine, access));
}

/** What is served, and what of it whoever asks may see. Throws where nothing is shown. */
async function findSeen(
  request: Request,
  { config, served, identify }: RouteNeeds,
): Promise<{ readonly engine: Engine; readonly access: Access }> {
  if (!config.GRAPHQL_INTROSPECTION) throw new RequestError("FORBIDDEN", "The schema is not shown: GRAPHQL_INTROSPECTION is off.");
  const now = served();
  if (now.kind === "not ready") throw new RequestError("SERVICE_UNAVAILABLE", now.reason);
  const { access } = await identify(request, now);
  return { engine: now.engine, access };
}

async function orError(facts: RequestFacts, answer: Promise<RouteAnswer>): Promise<RouteAnswer> {
  try {
    return await answer;
  } catch (error) {
    return answerError(error, facts);
  }
}

/** Of what was thrown before there was an operation. */
export function answerError(error: unknown, facts: RequestFacts): RouteAnswer {
  const { errors, extensions } = answerThrown(error, facts);
  return json(extensions.http.status, { errors }, extensions.http.headers);
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): RouteAnswer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
    body: JSON.stringify(body),
  };
}
