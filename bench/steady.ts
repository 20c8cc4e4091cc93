/**
 * How a server bears its load, workload by workload, and what more clients and more processes make of it: `npm run bench:steady`,
 * or `npm run bench:steady -- W12 W16` for the stalls of some.
 *
 * - how long the event loop was held up at most, at 32 connections, and how long the thread computed at most without a pause
 * - how much memory the process has, round after round, with 200 connections that ask for over a megabyte each
 * - how many requests a second two processes answer, compared with one
 */
import { loadMetadata, loadRows, removeCreated } from "./dataset/load-dataset.ts";
import { startLoadGenerator } from "./load/start-load-generator.ts";
import type { LoadResult } from "./load/order.ts";
import { startScratchPostgres } from "./scratch-postgres.ts";
import { startProbedRelata, startWorkers } from "./servers/relata.ts";
import type { Workload } from "./workloads/workload.ts";
import { workloads } from "./workloads/workloads.ts";

const few = 32;
const many = 200;

/** How many requests were asked for: what writes must not write the same again. */
let asked = 0;

const postgres = await startScratchPostgres();
const generator = startLoadGenerator();
try {
  await loadRows(postgres.url);
  await loadMetadata(postgres.url);
  const names = process.argv.slice(2);
  await measureStalls(workloads.filter(({ name }) => names.length === 0 || names.includes(name)));
  if (names.length === 0) {
    await measureMemory();
    await measureWorkers();
  }
} finally {
  generator.stop();
  await postgres.stop();
}

async function measureStalls(some: readonly Workload[]): Promise<void> {
  const relata = await startProbedRelata(postgres.url);
  for (const { name, title, mostConnections = few } of some) {
    await ask(name, relata.port, mostConnections, 2);
    await relata.probe();
    const { requests, seconds, median, p99 } = await ask(name, relata.port, mostConnections, 4);
    const { stall, turn, memory } = await relata.probe();
    await removeCreated(postgres.url);
    print(
      `${name} ${title}: ${perSecond(requests, seconds)}, median ${median.toFixed(1)} ms, 99th percentile ${p99.toFixed(1)} ms, stall ${stall.toFixed(1)} ms, turn ${turn.toFixed(1)} ms, ${megabytes(memory)}`,
    );
  }
  await relata.stop();
}

async function measureMemory(): Promise<void> {
  const relata = await startProbedRelata(postgres.url);
  for (let round = 1; round <= 5; round++) {
    const { requests, seconds } = await ask("W12", relata.port, many, 6);
    const { stall, memory } = await relata.probe();
    print(
      `W12 at ${many} connections, round ${round}: ${perSecond(requests, seconds)}, stall ${stall.toFixed(1)} ms, ${megabytes(memory)}`,
    );
  }
  await relata.stop();
}

async function measureWorkers(): Promise<void> {
  const counts = [1, 2];
  const found = new Map<number, number[]>(counts.map((count) => [count, []]));
  for (let round = 0; round < 3; round++) {
    for (const count of counts) {
      const relata = await startWorkers(postgres.url, count);
      await ask("W6", relata.port, few, 4);
      const { requests, seconds } = await ask("W6", relata.port, few, 4);
      found.get(count)?.push(requests / seconds);
      await relata.stop();
    }
  }
  for (const [count, rates] of found) print(`W6, ${count} processes: ${rates.map((rate) => rate.toFixed(0)).join(", ")} a second`);
}

function ask(workload: string, port: number, connections: number, seconds: number): Promise<LoadResult> {
  asked += 100_000;
  return generator.run({ workload, target: { port, dialect: "relata" }, connections, seconds, first: asked });
}

function perSecond(requests: number, seconds: number): string {
  return `${(requests / seconds).toFixed(0)} a second`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
