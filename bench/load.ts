/**
 * The load generator: a fixed number of connections, each with one request on its way. It reads as little of an
 * answer as it can, because it shares the machine with what it measures.
 */
import { type Socket, connect } from "node:net";

/** Keeps `connections` busy for `seconds`; answers requests per second. */
export async function measure(port: number, requests: readonly Buffer[], connections: number, seconds: number): Promise<number> {
  const state = { next: 0, done: 0 };
  const started = performance.now();
  const end = started + seconds * 1_000;
  await Promise.all(Array.from({ length: connections }, () => runConnection(port, requests, state, end)));
  return (state.done * 1_000) / (performance.now() - started);
}

/** The bytes of one request; `token` tells who asks. */
export function composeRequest(port: number, body: unknown, token?: string): Buffer {
  const text = JSON.stringify(body);
  const head = [
    "POST /graphql HTTP/1.1",
    `host: 127.0.0.1:${port}`,
    "content-type: application/json",
    "accept: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${text}`);
}

interface State {
  next: number;
  done: number;
}

function runConnection(port: number, requests: readonly Buffer[], state: State, end: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let received: Buffer = Buffer.alloc(0);
    socket.once("connect", () => send(socket, requests, state));
    socket.once("error", reject);
    socket.once("close", () => resolve());
    socket.on("data", (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      if (!isWhole(received)) return;
      if (!received.subarray(0, statusLine.length).equals(statusLine)) {
        socket.destroy(new Error(`A request failed: ${received.toString("utf8", 0, 300)}`));
        return;
      }
      received = Buffer.alloc(0);
      state.done += 1;
      if (performance.now() < end) send(socket, requests, state);
      else socket.end();
    });
  });
}

function send(socket: Socket, requests: readonly Buffer[], state: State): void {
  const request = requests[state.next++ % requests.length];
  if (request !== undefined) socket.write(request);
}

const statusLine = Buffer.from("HTTP/1.1 200");

/** Whether an answer has arrived as a whole: by its length, or by the last chunk. */
function isWhole(received: Buffer): boolean {
  const bodyStart = received.indexOf("\r\n\r\n") + 4;
  if (bodyStart < 4) return false;
  const head = received.toString("latin1", 0, bodyStart);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return received.length >= bodyStart + Number(length);
  return received.subarray(-5).equals(lastChunk);
}

const lastChunk = Buffer.from("0\r\n\r\n");
