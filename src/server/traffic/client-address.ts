import { isIP } from "node:net";

/**
 * The address of whoever asks, as the connection tells it, or as many proxies as are trusted; null where there is no
 * connection. Each proxy adds to `X-Forwarded-For` the address that it was asked from, so what stands there is believed
 * from its end: the beginning is what a client says of itself.
 */
export function findClientAddress(ofConnection: string | undefined, forwardedFor: string | null, proxies: number): string | null {
  if (ofConnection === undefined) return null;
  if (proxies === 0 || forwardedFor === null) return normalize(ofConnection);
  const told = forwardedFor.split(",").map((address) => normalize(address.trim()));
  // What is no address was not told by a proxy that one may trust.
  const trusted = told.slice(-proxies).toReversed();
  const unknown = trusted.findIndex((address) => isIP(address) === 0);
  return trusted.slice(0, unknown === -1 ? undefined : unknown).at(-1) ?? normalize(ofConnection);
}

/** An IPv4 address is written as one, also where a socket takes both kinds. Some proxies add the port. */
function normalize(address: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  return bare
    .toLowerCase()
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, "");
}

/** Whom an address stands for: with IPv6, one client has a whole network of 2^64 addresses. */
export function clientOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => "0");
  const network = [...before, ...zeros, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
