/** A client of graphql-ws, and what arrives of a subscription. */
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";

export interface Heard {
  /** All that has arrived. */
  readonly told: unknown[];
  /** Resolves when so many answers are there; throws after a few seconds. */
  untilTold(count: number): Promise<readonly unknown[]>;
  stop(): void;
}

export function openClient(url: string, token: string | null = null, path = "/graphql"): Client {
  return createClient({
    url: `${url.replace(/^http/, "ws")}${path}`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: token === null ? {} : { access_token: token },
  });
}

/** Resolves once the server has heard of it. */
export async function hear(client: Client, query: string, variables: Record<string, unknown> = {}): Promise<Heard> {
  const told: unknown[] = [];
  const waiting: (() => void)[] = [];
  const wake = (): void => waiting.splice(0).forEach((go) => go());
  const add = (one: unknown): void => {
    told.push(one);
    wake();
  };
  const stop = client.subscribe(
    { query, variables },
    {
      next: ({ data, errors }) => add(errors === undefined ? data : { errors }),
      error: (error) => add({ refused: error }),
      complete: () => add("complete"),
    },
  );
  // Nothing tells that a subscription is heard; what is asked for after it is answered about when it is.
  await new Promise<void>((resolve, reject) => {
    client.subscribe({ query: "{ __typename }" }, { next: () => {}, error: reject, complete: () => resolve() });
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  return {
    told,
    async untilTold(count) {
      const end = Date.now() + 5_000;
      while (told.length < count) {
        if (Date.now() > end) throw new Error(`Told ${told.length} of ${count}: ${JSON.stringify(told)}`);
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          setTimeout(resolve, 100);
        });
      }
      return told;
    },
    stop,
  };
}

/** So long it takes at most until something that is told would be there. */
export function untilQuiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 250));
}
