import { RequestError } from "../errors.ts";
import type { RequestHead } from "./request-head.ts";

/**
 * A cookie comes with whatever a browser sends, also with what a page of another site made it send. POST takes JSON
 * only, which no foreign page sends without asking first; a GET must show in one of these ways that it is no such
 * request. Call it when the cookie alone tells who asks.
 */
export function assertNotForged(request: RequestHead): void {
  if (request.method !== "GET") return;
  // Browsers set it, and pages cannot: `same-origin`, or `none` when a person typed the address.
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  // Pages of other sites cannot set these without asking first.
  if (preflighted.some((name) => request.headers.has(name)) || isJson(request.headers.get("content-type"))) return;
  throw new RequestError(
    "FORBIDDEN",
    `A GET with a session cookie must have the content type "application/json" or one of the headers ${preflighted.map((name) => `"${name}"`).join(", ")}.`,
  );
}

const preflighted = ["x-requested-with", "apollo-require-preflight", "graphql-require-preflight", "x-graphql-yoga-csrf"];

function isJson(contentType: string | null): boolean {
  return contentType?.split(";", 1)[0]?.trim().toLowerCase() === "application/json";
}
