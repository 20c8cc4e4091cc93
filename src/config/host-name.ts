import { isIPv4, isIPv6 } from "node:net";
import { RequestError } from "../errors.ts";

/** Whether only this machine can reach an address, or the name of one. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  if (isIPv4(name)) return name.startsWith("127.");
  if (isIPv6(name)) return /^(0*:)*0*1$/.test(name);
  return name === "localhost" || name.endsWith(".localhost");
}

/**
 * What to tell whoever asks for another host than this machine; null for an own one. It is what a foreign page can send by
 * DNS rebinding: its own name, made to resolve to this machine. To the browser that is the page's own origin, so that no rule
 * about origins holds it back; but the `Host` header tells.
 */
export function findForeignHost(host: string): { readonly error: RequestError } | null {
  if (isLoopback(nameOf(host))) return null;
  const error = new RequestError(
    "FORBIDDEN",
    `Host "${host}": this server listens for its own machine only, so it has to be asked by a name like "localhost"; a proxy in front of it has to send one, or HOST has to be set.`,
  );
  return { error };
}

/** `localhost:4000` -> `localhost`, `[::1]:4000` -> `::1`, `localhost.` -> `localhost` */
function nameOf(host: string): string {
  const [, bracketed, plain = ""] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host) ?? [];
  return bracketed ?? plain.replace(/\.$/, "");
}
