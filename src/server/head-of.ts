import type { IncomingMessage } from "node:http";
import type { RequestHead } from "../identity/request-head.ts";

/** What a request of node:http says before its body. */
export function headOf({ headers }: IncomingMessage, method: string, url: string): RequestHead {
  const get = (name: string): string | null => {
    const value = headers[name];
    return value === undefined ? null : typeof value === "string" ? value : value.join(", ");
  };
  return { method, url, headers: { get, has: (name) => headers[name] !== undefined } };
}
