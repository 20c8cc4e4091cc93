/**
 * What subscriptions cost: `npm run bench:events`.
 *
 * - with so many sockets that listen to the same: memory of each while nothing happens, how long after the answer to a mutation it is
 *   told, how many events a second all of them are told, and what an event costs the server
 * - whether requests are slower where events are on and nobody listens, compared with `EVENTS=off`: by the rate and by the server's CPU,
 *   which hardly depends on what else runs
 *
 * The sockets and the writes are this process's own; the server has another, and so has PostgreSQL.
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
  // Of few, the memory is less than what the server's own comes and goes by.
  const memory = count < 1_000 ? "" : `${((idle.memory - before.memory) / 1_024 / count).toFixed(0)} kB each, `;
  print(
    `${count} ${count === 1 ? "socket" : "sockets"}: ${memory}told ${quantile(sorted, 0.5)} ms after the answer ` +
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
  socket.on("message", (data: Buffer) => {
    if (!data.includes('"type":"next"')) throw new Error(`A socket was told ${data.toString("utf8")}`);
    onTold();
  });
  socket.on("close", (code) => {
    // One that is closed here has no code.
    if (code !== 1_006) throw new Error(`A socket was closed with ${code}`);
  });
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
  const [off, notify] = [await startListened(postgres.url, "off"), await startListened(postgres.url, "notify")];
  let first = 0;
  const measure = async ({ port, pid }: ServerProcess, workload: string): Promise<Cost> => {
    first += 100_000;
    const before = await readUsage(pid);
    const order = { workload, target: { port, dialect: "relata" }, connections: 32, seconds: 3, first } as const;
    const { requests, seconds } = await generator.run(order);
    const after = await readUsage(pid);
    await removeCreated(postgres.url);
    return { rate: requests / seconds, cpu: (after.cpu - before.cpu) / requests };
  };
  for (const workload of ["W3", "W10"]) {
    // By then, they know that nobody listens elsewhere.
    for (const server of [off, notify]) await measure(server, workload);
    const rounds: { readonly on: Cost; readonly without: Cost }[] = [];
    for (let round = 0; round < 5; round++) {
      const isOffFirst = round % 2 === 0;
      const one = await measure(isOffFirst ? off : notify, workload);
      const other = await measure(isOffFirst ? notify : off, workload);
      rounds.push(isOffFirst ? { on: other, without: one } : { on: one, without: other });
    }
    print(
      `${workload} with events on, and nobody who listens: ${rangeOf(rounds.map(({ on, without }) => on.rate / without.rate))} of the rate ` +
        `with EVENTS=off, ${rangeOf(rounds.map(({ on, without }) => on.cpu / without.cpu))} of the CPU for each request`,
    );
  }
  generator.stop();
  await off.stop();
  await notify.stop();
}

interface Cost {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of the server's for a request. */
  readonly cpu: number;
}

/** The median, and from where to where they go. */
function rangeOf(shares: readonly number[]): string {
  const sorted = shares.toSorted((left, right) => left - right);
  const [least = 0, median = 0, most = 0] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
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
