import type { Login } from "../identity/login.ts";

export interface SystemNeeds {
  /** Where Directus's tables are; null without any. */
  readonly schema: string | null;
  /** Null where tokens cannot be signed. */
  readonly login: Login | null;
  /** How who opens a WebSocket says who asks; null where nobody may open one. */
  readonly sockets: "handshake" | "strict" | "public" | null;
}
