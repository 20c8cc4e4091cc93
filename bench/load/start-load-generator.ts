import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import type { LoadResult, Order, Reply } from "./order.ts";

export interface LoadGenerator {
  run(order: Order): Promise<LoadResult>;
  /** How much it can send, to a socket that answers whatever comes at once. */
  measureCeiling(): Promise<LoadResult>;
  stop(): void;
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(join(import.meta.dirname, "load-generator.ts"));
  const run = async (order: Order): Promise<LoadResult> => {
    child.send(order);
    // The form of what it sends.
    const [reply] = (await once(child, "message")) as [Reply];
    if ("fault" in reply) throw new Error(`${order.workload}: ${reply.fault}`);
    return reply;
  };
  return {
    run,
    async measureCeiling() {
      const answer = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{"data":{}}');
      const server = createServer({ noDelay: true }, (socket) => {
        socket.on("data", () => socket.write(answer));
        // The load generator hangs up.
        socket.on("error", () => socket.destroy());
      });
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      const order: Order = { workload: "W2", target: { port, dialect: "relata" }, connections: 32, seconds: 1, first: 0 };
      await run(order);
      const ceiling = await run(order);
      server.close();
      return ceiling;
    },
    stop() {
      child.kill();
    },
  };
}
