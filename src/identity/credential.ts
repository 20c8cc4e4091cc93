import { RequestError } from "../errors.ts";
import type { RequestHead } from "./request-head.ts";

/** What a request shows to be known by. */
export interface Credential {
  readonly token: string;
  /** The session cookie, which browsers send by themselves. */
  readonly isCookie: boolean;
}

/** Longer than any token in use; a longer text is refused before anything is computed of it. */
const longest = 16_384;

/** `Authorization: Bearer T`, `?access_token=T`, or the cookie of that name where there is neither. Null without any. */
export function readCredential(request: RequestHead, cookieName: string | null): Credential | null {
  const header = readHeader(request.headers.get("authorization"));
  const parameter = request.url.includes("?") ? readParameter(request.url) : null;
  if (header !== null && parameter !== null)
    throw new RequestError(
      "INVALID_PAYLOAD",
      "The token must be given either in the Authorization header or as access_token, not in both.",
    );
  const token = header ?? parameter;
  if (token !== null) return { token: assertLength(token), isCookie: false };
  const cookie = cookieName === null ? null : readCookie(request.headers.get("cookie"), cookieName);
  return cookie === null ? null : { token: assertLength(cookie), isCookie: true };
}

/** Other schemes than Bearer are not ours: a proxy in front may use them. */
function readHeader(header: string | null): string | null {
  if (header === null || !/^bearer(?: |$)/i.test(header)) return null;
  const token = header.slice("bearer".length).trim();
  if (/\s/.test(assertLength(token))) throw new RequestError("INVALID_CREDENTIALS", "The Authorization header holds more than one token.");
  return token === "" ? null : token;
}

function readParameter(url: string): string | null {
  const [token = "", ...more] = new URL(url).searchParams.getAll("access_token");
  if (more.length > 0) throw new RequestError("INVALID_CREDENTIALS", "access_token is given more than once.");
  return token === "" ? null : token;
}

/** Null for one that is not there, or empty. */
export function readCookie(header: string | null, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const separator = pair.indexOf("=");
    if (separator === -1 || pair.slice(0, separator).trim() !== name) continue;
    const value = pair.slice(separator + 1).trim();
    return value === "" ? null : value;
  }
  return null;
}

function assertLength(token: string): string {
  if (token.length > longest)
    throw new RequestError("INVALID_CREDENTIALS", `The token is longer than ${longest} characters, which no token is.`);
  return token;
}
