/** One workload: the same answers from everybody first, then rounds of load, in which everybody has a turn. */
import { findDifference } from "../compare-answers.ts";
import type { Contender } from "../contenders.ts";
import type { LoadGenerator } from "../load/start-load-generator.ts";
import { isLevel } from "../report/statistics.ts";
import type { StatementCounter } from "../scratch-postgres.ts";
import type { Workload } from "../workloads/workload.ts";
import { ask } from "./ask.ts";
import type { Times } from "./pace.ts";
import type { Cell, Sample } from "./results.ts";
import { countSystemCalls } from "./system-calls.ts";
import { readUsage } from "./usage.ts";

export interface Settings extends Times {
  readonly connections: readonly number[];
  readonly rounds: number;
  readonly withSystemCalls: boolean;
}

export interface Bench {
  readonly contenders: readonly Contender[];
  readonly generator: LoadGenerator;
  /** The process of the database server. */
  readonly database: number;
  /** Called after whatever has written. */
  removeCreated(): Promise<void>;
}

/**
 * Throws where an answer differs from that of the first contender. Who takes too long for one request is not asked for
 * more of them: the contenders without those are what comes out.
 */
export async function compareAnswers({ contenders, removeCreated }: Bench, workload: Workload): Promise<readonly Contender[]> {
  const [first, ...others] = contenders;
  if (first === undefined) return [];
  const tooSlow = new Set<Contender>();
  for (const n of workload.mostConnections === undefined ? requestsToCompare : [0]) {
    const expected: unknown = JSON.parse(await ask(first, workload, n));
    for (const other of others.filter((contender) => !tooSlow.has(contender))) {
      const start = performance.now();
      const difference = findDifference(expected, JSON.parse(await ask(other, workload, n)));
      if (difference !== undefined)
        throw new Error(`${workload.name}: request ${n} is answered by ${other.name} in another way than by ${first.name}: ${difference}.`);
      const seconds = (performance.now() - start) / 1_000;
      if (seconds <= longestRequest) continue;
      tooSlow.add(other);
      console.error(`${workload.name}: ${other.name} took ${seconds.toFixed(1)} s for one request, and is not measured.`);
    }
  }
  if (workload.isMutation) await removeCreated();
  return contenders.filter((contender) => !tooSlow.has(contender));
}

const longestRequest = 5;

const requestsToCompare: readonly number[] = [0, 1, 25];

/** Of one request: the fewest of a few, since a server may look after other things meanwhile. */
export async function countStatements(
  { removeCreated }: Bench,
  workload: Workload,
  contender: Contender,
  count: StatementCounter,
): Promise<number> {
  const counts: number[] = [];
  const tries = workload.mostConnections === undefined ? 4 : 3;
  for (let n = 0; n < tries; n++) {
    counts.push(
      await count(async () => {
        await ask(contender, workload, n);
      }),
    );
  }
  if (workload.isMutation) await removeCreated();
  // The first may fill what is remembered for the others.
  return Math.min(...counts.slice(1));
}

export async function measureWorkload(
  bench: Bench,
  workload: Workload,
  statements: ReadonlyMap<Contender, number>,
  settings: Settings,
): Promise<readonly Cell[]> {
  let first = 0;
  // What is created has names of its own, and everybody finds the same tables.
  const load = async (contender: Contender, connections: number, seconds: number, round = -1): Promise<Sample> => {
    const atMost = Math.min(connections, workload.mostConnections ?? connections);
    const order = { workload: workload.name, target: contender.target, connections: atMost, seconds, first: (first += 100_000) };
    const sample = await measure(bench, contender, round, () => bench.generator.run(order), connections);
    if (workload.isMutation) await bench.removeCreated();
    return sample;
  };
  const most = Math.max(...settings.connections);
  for (const contender of bench.contenders) await warmUp(settings, async ({ seconds }) => (await load(contender, most, seconds)).perSecond);
  const samples = new Map<Contender, Sample[]>(bench.contenders.map((contender) => [contender, []]));
  for (let round = 0; round < settings.rounds; round++)
    for (const [index, connections] of settings.connections.entries())
      for (const contender of rotate(bench.contenders, round + index))
        samples.get(contender)?.push(await load(contender, connections, settings.seconds, round));
  const cells: Cell[] = [];
  for (const contender of bench.contenders) {
    const bytes = Buffer.byteLength(await ask(contender, workload, (first += 100_000)));
    const systemCalls = settings.withSystemCalls ? { systemCalls: await countCalls(bench, workload, contender, (first += 100_000)) } : {};
    cells.push({
      contender: contender.name,
      statements: statements.get(contender) ?? Number.NaN,
      ...systemCalls,
      bytes,
      samples: samples.get(contender) ?? [],
    });
  }
  if (workload.isMutation) await bench.removeCreated();
  return cells;
}

/** Steps of load, until they are no faster than those before. */
async function warmUp({ warmUp: limits }: Settings, step: (limits: Settings["warmUp"]) => Promise<number>): Promise<void> {
  const rates: number[] = [];
  while (rates.length < limits.steps && !isLevel(rates)) rates.push(await step(limits));
}

async function measure(
  { database }: Bench,
  { server }: Contender,
  round: number,
  load: () => ReturnType<LoadGenerator["run"]>,
  connections: number,
): Promise<Sample> {
  const before = await Promise.all([server.pid, database].map(readUsage));
  const { requests, seconds, median, p99, cpu } = await load();
  const after = await Promise.all([server.pid, database].map(readUsage));
  const [serverCpu = Number.NaN, databaseCpu = Number.NaN] = after.map(
    (usage, index) => (usage.cpu - (before[index]?.cpu ?? 0)) / requests,
  );
  return {
    round,
    connections,
    perSecond: requests / seconds,
    median,
    p99,
    serverCpu,
    databaseCpu,
    generatorCpu: cpu / requests,
    memory: after[0]?.memory ?? Number.NaN,
  };
}

async function countCalls({ generator }: Bench, workload: Workload, { server, target }: Contender, first: number): Promise<number> {
  let requests = 0;
  const connections = Math.min(32, workload.mostConnections ?? 32);
  const calls = await countSystemCalls(server.pid, async () => {
    ({ requests } = await generator.run({ workload: workload.name, target, connections, seconds: 1, first }));
  });
  return calls / requests;
}

function rotate<T>(list: readonly T[], by: number): readonly T[] {
  return list.map((_, index) => list[(index + by) % list.length]).filter((one) => one !== undefined);
}
