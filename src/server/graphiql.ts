import type { GraphQLSchema } from "graphql";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { composeExampleQuery } from "./example-query.ts";

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A browser that navigates asks for HTML; an application does not. */
export function wantsPage(request: Request): boolean {
  return request.method === "GET" && request.headers.get("accept")?.includes("text/html") === true;
}

export interface PageOptions {
  readonly endpoint: Endpoint;
  readonly introspection: boolean;
}

/** GraphiQL, which opens with a query of the schema; where the schema is not shown, names of it are not either. */
export async function renderPage(schema: GraphQLSchema, { endpoint, introspection }: PageOptions): Promise<Page> {
  const known = pages.get(schema) ?? renderGraphiqlPage(endpoint, introspection ? composeExampleQuery(schema) : "{ __typename }");
  pages.set(schema, known);
  return { status: 200, html: await known, headers: pageHeaders };
}

/** Instead, while there is no schema. */
export function renderWaitingPage(reason: string): Page {
  return { status: 503, html: waitingPage(reason), headers: { ...pageHeaders, "retry-after": "1" } };
}

const pages = new WeakMap<GraphQLSchema, Promise<string>>();

/** The package is nine megabytes of scripts, all of them in the page; whoever never opens it never loads it. */
async function renderGraphiqlPage(of: Endpoint, defaultQuery: string): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const endpoint = of === "system" ? "/graphql/system" : "/graphql";
  return renderGraphiQL({ title: "Relata", endpoint, defaultQuery, shouldPersistHeaders: true });
}

/** Nothing is loaded from elsewhere, and the browser sees to it. Monaco, the editor, needs the rest. */
const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'unsafe-inline' 'unsafe-eval' blob:",
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    "connect-src 'self' blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
};

function waitingPage(reason: string): string {
  const escaped = reason.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Relata is not ready</title>
<body style="font-family: system-ui; max-width: 40em; margin: 4em auto"><h1>Relata is not ready yet</h1><p>${escaped}</p><p>This page looks again every two seconds.</p></body></html>`;
}
