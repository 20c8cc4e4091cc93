import { type Server, Socket, createServer } from "node:net";

/** A road to the server that tells how many requests each write of the client holds, and can misspell BEGIN, or be cut behind a write. */
export interface Relay {
  readonly url: string;
  readonly writes: number[];
  misspells: boolean;
  isCut: boolean;
  close(): void;
}

export async function startRelay(databaseUrl: string): Promise<Relay> {
  const url = new URL(databaseUrl);
  const { hostname, port } = url;
  const server: Server = createServer((client) => {
    const upstream = new Socket();
    upstream.connect(Number(port), hostname);
    client.on("error", () => upstream.destroy()).on("close", () => upstream.end());
    upstream.on("error", () => client.destroy()).on("close", () => client.destroy());
    client.on("data", (packet: Buffer) => {
      started.writes.push(countRequests(packet));
      if (started.misspells) replaceOnce(packet, "begin", "begim");
      upstream.write(packet);
      if (started.isCut) client.destroy();
    });
    upstream.pipe(client);
  });
  const started: Relay = { url: "", writes: [], misspells: false, isCut: false, close: () => server.close() };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The relay has no port.");
  url.port = String(address.port);
  return Object.assign(started, { url: url.href });
}

/** A request ends with a simple query or a Sync. */
function countRequests(packet: Buffer): number {
  let count = 0;
  for (let at = 0; at + 5 <= packet.length; at += 1 + packet.readInt32BE(at + 1)) {
    const type = String.fromCharCode(packet[at] ?? 0);
    if (type === "Q" || type === "S") count++;
    // The first packet of a connection has no letter.
    if (!/[A-Za-z]/.test(type)) return 0;
  }
  return count;
}

function replaceOnce(packet: Buffer, text: string, by: string): void {
  const at = packet.indexOf(text);
  if (at >= 0) packet.write(by, at);
}
