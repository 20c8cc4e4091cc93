/**
 * What subscriptions cost: `npm run bench:events`.
 *
 * - with so many sockets that listen to the same: memory of each while nothing happens, how long after the answer to a mutation it is
 *   told, how many events a second all of them are told, and what an event costs the server
 * - whether requests are slower where events are on and nobody listens, compared with `EVENTS=off`
 *
 * The sockets are this process's own, which takes its part of the machine.
 */
import { once } from "node:events";
import { WebSocket } from "ws";
import { loadMetadata, loadRows, removeCreated } from "./dataset/load-dataset.ts";
import { startLoadGenerator } from "./load/start-load-generator.ts";
import { readUsage } from "./measure/usage.ts";
import { startScratchPostgres } from "./scratch-postgres.ts";
import { startListened } from "./servers/relata.ts";
import type { ServerProcess } from "./servers/server-process.ts";

const counts: readonly number[] = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 100, 1_000, 5_000];

const postgres = await startScratchPostgres();
try {
  await loadRows(postgres.url);
  await loadMetadata(postgres.url);
  for (const count of counts) await measureListeners(count);
  await compareUnheard();
} finally {
  await postgres.stop();
}

async function measureListeners(count: number): Promise<void> {
  const server = await startListened(postgres.url, "notify");
  await writeOnce(server.port, 0);
  const before = await readUsage(server.pid);
  const arrivals = createArrivals();
  const sockets = await openSockets(server.port, count, arrivals.note);
  await pause(2_000);
  const idle = await readUsage(server.pid);
  const rounds = count > 1_000 ? 10 : 40;
  const latencies: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const done = arrivals.expect(count);
    const answered = await writeOnce(server.port, round);
    for (const at of await done) latencies.push(at - answered);
  }
  const [quiet, burst] = [await readUsage(server.pid), count > 1_000 ? 40 : 400];
  const start = performance.now();
  const all = arrivals.expect(count * burst);
  await Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let index = lane; index < burst; index += 8) await writeOnce(server.port, index);
    }),
  );
  await all;
  const seconds = (performance.now() - start) / 1_000;
  const busy = await readUsage(server.pid);
  const sorted = latencies.toSorted((left, right) => left - right);
  print(
    `${count} sockets: ${((idle.memory - before.memory) / 1_024 / count).toFixed(0)} kB each, told ${quantile(sorted, 0.5)} ms after the answer ` +
      `(99th percentile ${quantile(sorted, 0.99)} ms), ${(burst / seconds).toFixed(0)} events a second, ` +
      `${((busy.cpu - quiet.cpu) / burst).toFixed(1)} ms of the server's CPU for each`,
  );
  for (const socket of sockets) socket.terminate();
  await server.stop();
}

interface Arrivals {
  readonly note: () => void;
  /** When each of so many has arrived. */
  expect(count: number): Promise<readonly number[]>;
}

function createArrivals(): Arrivals {
  let times: number[] = [];
  let wanted = Infinity;
  let resolve: (times: readonly number[]) => void = () => {};
  return {
    note() {
      times.push(performance.now());
      if (times.length >= wanted) resolve(times);
    },
    expect(count) {
      times = [];
      wanted = count;
      return new Promise((done) => (resolve = done));
    },
  };
}

async function openSockets(port: number, count: number, onTold: () => void): Promise<readonly WebSocket[]> {
  const sockets: WebSocket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(100, count - sockets.length) }, () => openSocket(port, onTold));
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
}

async function openSocket(port: number, onTold: () => void): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws");
  await once(socket, "open");
  socket.send('{"type":"connection_init"}');
  await once(socket, "message");
  const query = "subscription { comments_mutated { key event data { id author_name article { title } } } }";
  socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query } }));
  socket.on("message", onTold);
  return socket;
}

/** When it was answered. */
async function writeOnce(port: number, index: number): Promise<number> {
  const query = `mutation { update_comments_item(id: ${1 + (index % 1_000)}, data: { author_name: "${index} ${Math.random()}" }) { id } }`;
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) };
  await (await fetch(`http://127.0.0.1:${port}/graphql`, init)).text();
  return performance.now();
}

async function compareUnheard(): Promise<void> {
  const generator = startLoadGenerator();
  let first = 0;
  for (const workload of ["W3", "W10"]) {
    const shares: number[] = [];
    for (let round = 0; round < 3; round++) {
      const rates = new Map<string, number>();
      for (const events of round % 2 === 0 ? (["off", "notify"] as const) : (["notify", "off"] as const)) {
        const server: ServerProcess = await startListened(postgres.url, events);
        const run = (seconds: number): ReturnType<typeof generator.run> => {
          first += 100_000;
          return generator.run({ workload, target: { port: server.port, dialect: "relata" }, connections: 32, seconds, first });
        };
        // An instance that has just begun does not know yet whether others listen.
        await run(6);
        const { requests, seconds } = await run(4);
        rates.set(events, requests / seconds);
        await server.stop();
        await removeCreated(postgres.url);
      }
      shares.push((rates.get("notify") ?? 0) / (rates.get("off") ?? 1));
    }
    print(`${workload} with events on, and nobody who listens: ${shares.map((share) => share.toFixed(2)).join(", ")} of EVENTS=off`);
  }
  generator.stop();
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
