import type { GraphQLSchema } from "graphql";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { composeExampleQuery } from "./example-query.ts";
import { type Page, pageHeaders } from "./page.ts";

export interface PageOptions {
  readonly endpoint: Endpoint;
  readonly introspection: boolean;
}

/** GraphiQL, which opens with a query of the schema; where the schema is not shown, names of it are not either. */
export async function renderPage(schema: GraphQLSchema, { endpoint, introspection }: PageOptions): Promise<Page> {
  const known = pages.get(schema) ?? renderGraphiqlPage(endpoint, introspection ? composeExampleQuery(schema) : "{ __typename }");
  pages.set(schema, known);
  return { status: 200, html: await known, headers: graphiqlHeaders };
}

const pages = new WeakMap<GraphQLSchema, Promise<string>>();

/** The package is nine megabytes of scripts, all of them in the page; whoever never opens it never loads it. */
async function renderGraphiqlPage(of: Endpoint, defaultQuery: string): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const endpoint = of === "system" ? "/graphql/system" : "/graphql";
  return renderGraphiQL({ title: "Relata", endpoint, defaultQuery, shouldPersistHeaders: true });
}

/** Monaco, the editor, needs what the rest does without. */
const graphiqlHeaders = pageHeaders({
  "script-src": "'unsafe-inline' 'unsafe-eval' blob:",
  "worker-src": "blob:",
  "style-src": "'unsafe-inline'",
  "img-src": "data: blob:",
  "font-src": "data:",
  "connect-src": "'self' blob: data:",
});
