import pg from "pg";

/**
 * Asks the server to cancel what `client` runs, by the protocol's cancel request: it needs no session of its own,
 * so it works when the server is full, and through PgBouncer. Resolves when the server has taken it, also when it
 * could not be sent: the statement then ends by itself or by its timeout.
 */
export function cancelStatement(client: pg.Client): Promise<void> {
  // pg keeps the key that the server gave to the connection, but its types do not tell of it.
  const { processID, secretKey } = client as unknown as CancelKey;
  if (processID === null || secretKey === null) return Promise.resolve();
  return new Promise((resolve) => {
    const connection = new pg.Connection({ ssl: client.ssl }) as unknown as CancelConnection;
    const end = (): void => {
      clearTimeout(timer);
      connection.stream.destroy();
      resolve();
    };
    const timer = setTimeout(end, 5_000);
    connection.on("error", end);
    // The server closes the connection once it has passed the request on.
    connection.on("end", end);
    connection.on("connect", () => (client.ssl ? connection.requestSsl() : connection.cancel(processID, secretKey)));
    connection.on("sslconnect", () => connection.cancel(processID, secretKey));
    if (client.host.startsWith("/")) connection.connect(`${client.host}/.s.PGSQL.${client.port}`);
    else connection.connect(client.port, client.host);
  });
}

interface CancelKey {
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/** What pg's own `Client` uses of its `Connection`, likewise missing in the types. */
interface CancelConnection {
  readonly stream: { destroy(): void };
  on(event: "connect" | "sslconnect" | "error" | "end", listener: () => void): void;
  connect(portOrPath: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
}
