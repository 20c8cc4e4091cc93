/** Who sends a request, as far as it shows, and what the answer tells them beside its data. */
export interface Client {
  readonly address: string | null;
  /** What the program calls itself. */
  readonly agent: string | null;
  /** The page that a browser sends it from. */
  readonly origin: string | null;
  readCookie(name: string): string | null;
  writeCookie(cookie: Cookie): void;
}

/** A program that calls us itself, and has no cookies. */
export const anyClient: Client = {
  address: null,
  agent: null,
  origin: null,
  readCookie: () => null,
  writeCookie() {
    // There is nowhere to keep one.
  },
};

export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** In seconds; 0 takes it away. */
  readonly maxAge: number;
  readonly domain: string | null;
  readonly isSecure: boolean;
  readonly sameSite: "Lax" | "Strict" | "None";
}

/** As a configuration writes them. */
export const sameSites: Readonly<Record<"lax" | "strict" | "none", Cookie["sameSite"]>> = { lax: "Lax", strict: "Strict", none: "None" };

/** `directus_session_token=abc; Max-Age=86400; Path=/; HttpOnly; SameSite=Lax`: scripts of a page cannot read it. */
export function printCookie({ name, value, maxAge, domain, isSecure, sameSite }: Cookie): string {
  const parts = [`${name}=${value}`, `Max-Age=${maxAge}`, "Path=/", "HttpOnly", `SameSite=${sameSite}`];
  if (domain !== null) parts.push(`Domain=${domain}`);
  if (isSecure) parts.push("Secure");
  return parts.join("; ");
}
