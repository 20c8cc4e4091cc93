import { BlockList, isIP } from "node:net";

/** Whether the address is one of, or within, `10.0.0.1`, `10.0.0.0/8`, `10.0.0.1-10.0.0.9`, `fe80::/10`. */
export function isAddressAmong(address: string | null, networks: readonly string[]): boolean {
  if (address === null) return false;
  const plain = withoutMapping(address);
  const family = familyOf(plain);
  return family !== undefined && networks.some((network) => listOf(network)?.check(plain, family) === true);
}

/** An IPv4 address as a socket for both families tells it: `::ffff:10.0.0.1`. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  return ({ 4: "ipv4", 6: "ipv6" } as const)[isIP(address)];
}

const lists = new Map<string, BlockList | null>();

/** Null for a text that is no network: nobody is within. */
function listOf(network: string): BlockList | null {
  const known = lists.get(network);
  if (known !== undefined) return known;
  const list = parseNetwork(network.trim());
  if (lists.size > 1_000) lists.clear();
  lists.set(network, list);
  return list;
}

function parseNetwork(network: string): BlockList | null {
  const [start = "", end, ...more] = network.split(/[-/]/).map((part) => withoutMapping(part.trim()));
  const family = familyOf(start);
  if (family === undefined || more.length > 0) return null;
  const list = new BlockList();
  if (end === undefined) list.addAddress(start, family);
  else if (network.includes("/")) {
    if (!/^\d{1,3}$/.test(end) || Number(end) > (family === "ipv4" ? 32 : 128)) return null;
    list.addSubnet(start, Number(end), family);
  } else {
    if (familyOf(end) !== family || isBehind(start, end, family)) return null;
    list.addRange(start, end, family);
  }
  return list;
}

/** A range that runs backwards, at which the list would throw. */
function isBehind(start: string, end: string, family: "ipv4" | "ipv6"): boolean {
  try {
    new BlockList().addRange(start, end, family);
    return false;
  } catch {
    return true;
  }
}
