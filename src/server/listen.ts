import { type IncomingMessage, createServer as createHttpServer, type RequestListener } from "node:http";
import { isIPv6 } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

export interface Listening {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  /** Takes no more connections, lets running requests end, and cuts what is left after `patience` milliseconds. */
  close(patience: number): Promise<void>;
}

export interface Address {
  readonly host: string;
  readonly port: number;
  /** How long a request may take to arrive, in milliseconds: what comes a byte a minute holds a connection for ever. */
  readonly requestTimeout?: number;
  /** What is done with a request for a socket; null: nothing. */
  readonly upgrade?: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
}

export async function listen(
  listener: RequestListener,
  { host, port, requestTimeout = 60_000, upgrade = null }: Address,
): Promise<Listening> {
  // The head of a request gets no more time than the whole; Node looks at the clocks once in an interval only.
  const headersTimeout = requestTimeout === 0 ? 60_000 : Math.min(requestTimeout, 60_000);
  const connectionsCheckingInterval = Math.min(headersTimeout, 10_000);
  const server = createHttpServer({ keepAliveTimeout: 65_000, requestTimeout, headersTimeout, connectionsCheckingInterval }, listener);
  if (upgrade !== null) server.on("upgrade", upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(describeListenFault(error, { host, port })));
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  const actualPort = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${actualPort}`,
    async close(patience) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const deadline = Date.now() + patience;
      // A connection that is kept alive becomes idle only when its answer is sent.
      while (Date.now() < deadline) {
        server.closeIdleConnections();
        if (await Promise.race([closed.then(() => true), wait(20, false)])) return;
      }
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An address that cannot be listened on, as a sentence for the operator. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

function describeListenFault(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new ListenError(`PORT: ${port} is in use already. Choose another with PORT or --port; 0 takes any free one.`, {
        cause: error,
      });
    case "EACCES":
      return new ListenError(`PORT: ${port} is not allowed for this user. Choose one above 1023.`, { cause: error });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ListenError(`HOST: this machine has no address "${host}".`, { cause: error });
    case undefined:
    default:
      return error;
  }
}
