import type { Login } from "../identity/login.ts";

export interface SystemNeeds {
  /** Where Directus's tables are; null without any. */
  readonly schema: string | null;
  /** Null where tokens cannot be signed. */
  readonly login: Login | null;
  /** How who opens a WebSocket says who asks, and how often it is looked for them, in seconds; null where nobody may open one. */
  readonly sockets: { readonly authentication: "handshake" | "strict" | "public"; readonly heartbeat: number } | null;
}
