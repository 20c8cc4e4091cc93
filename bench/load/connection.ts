import { type Socket, connect } from "node:net";
import { AnswerReader } from "./answer-reader.ts";

/** What all connections of one measurement share. */
export interface Load {
  readonly port: number;
  /** The bytes of the next request. */
  readonly nextRequest: () => Buffer;
  /** When to send nothing more, by `performance.now()`. */
  readonly end: number;
  /** How long each request took, in milliseconds. */
  readonly latencies: number[];
}

/** Sends one request after another until the end, and resolves with the last answer. */
export function runConnection({ port, nextRequest, end, latencies }: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const reader = new AnswerReader();
    let sent = 0;
    const send = (): void => {
      const request = nextRequest();
      sent = performance.now();
      socket.write(request);
    };
    const receive = (chunk: Buffer): void => {
      if (!reader.push(chunk)) return;
      const now = performance.now();
      latencies.push(now - sent);
      if (now < end) send();
      else socket.end();
    };
    socket.once("connect", send);
    socket.setTimeout(longestWait, () => socket.destroy(new Error("A request was not answered within a minute.")));
    socket.once("error", reject);
    socket.once("close", () => resolve());
    socket.on("data", (chunk: Buffer) => destroyOnFault(socket, () => receive(chunk)));
  });
}

const longestWait = 60_000;

function destroyOnFault(socket: Socket, work: () => void): void {
  try {
    work();
  } catch (error) {
    socket.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
