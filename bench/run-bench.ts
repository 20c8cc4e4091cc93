/**
 * What share of a hand-written server's speed does Relata have, and others? One PostgreSQL server, one dataset, all
 * servers on it, the same answers from all, then rounds of load in which everybody has a turn; README.md says more.
 */
import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { dirname } from "node:path";
import pg from "pg";
import { type Contender, startContenders } from "./contenders.ts";
import { removeCreated } from "./dataset/load-dataset.ts";
import { startLoadGenerator } from "./load/start-load-generator.ts";
import { type Bench, compareAnswers, countStatements, measureWorkload } from "./measure/measure-workload.ts";
import { timesOf } from "./measure/pace.ts";
import type { Ceiling, Machine, Results, WorkloadResults } from "./measure/results.ts";
import { hasStrace } from "./measure/system-calls.ts";
import type { Options } from "./options.ts";
import { drawPicture } from "./report/draw-picture.ts";
import { printTables } from "./report/print-tables.ts";
import { type ScratchPostgres, startScratchPostgres } from "./scratch-postgres.ts";
import type { Workload } from "./workloads/workload.ts";

export async function runBench({ withSystemCalls, ...rest }: Options): Promise<void> {
  if (withSystemCalls && !hasStrace()) console.error("There is no strace, so system calls are not counted.");
  const loadBefore = loadavg()[0] ?? 0;
  const postgres = await startScratchPostgres();
  const generator = startLoadGenerator();
  try {
    tell("Loading the dataset and starting the servers");
    const contenders = await startContenders(postgres, rest.servers, rest.withLimitedRole);
    try {
      const bench: Bench = {
        contenders: contenders.all,
        generator,
        database: postgres.pid,
        async removeCreated() {
          for (const url of contenders.databases) await removeCreated(url);
        },
      };
      const settings: Options = { ...rest, withSystemCalls: withSystemCalls && hasStrace() };
      const ceiling = await measureCeiling(bench);
      const measured = await measureAll(bench, settings, postgres);
      await report(settings, {
        machine: await readMachine(postgres.url, loadBefore),
        rounds: rest.rounds,
        connections: rest.connections,
        contenders: contenders.all.map(({ name }) => name),
        ceiling,
        workloads: measured,
      });
    } finally {
      await contenders.stop();
    }
  } finally {
    generator.stop();
    await postgres.stop();
  }
}

async function measureAll(bench: Bench, settings: Options, postgres: ScratchPostgres): Promise<readonly WorkloadResults[]> {
  tell("Comparing answers and counting statements");
  const measurable = new Map<Workload, readonly Contender[]>();
  for (const workload of settings.workloads) measurable.set(workload, await compareAnswers(bench, workload));
  const statements = new Map<Workload, Map<Contender, number>>();
  await postgres.withStatementCounter(async (count) => {
    for (const workload of settings.workloads) {
      const counts = new Map<Contender, number>();
      for (const contender of measurable.get(workload) ?? [])
        counts.set(contender, await countStatements(bench, workload, contender, count));
      statements.set(workload, counts);
    }
  });
  const results: WorkloadResults[] = [];
  for (const [index, workload] of settings.workloads.entries()) {
    tell(`${workload.name} ${workload.title}`);
    const contenders = measurable.get(workload) ?? [];
    const remaining = {
      workloads: settings.workloads.length - index,
      measurements: settings.rounds * settings.connections.length,
      contenders: contenders.length,
    };
    const times = timesOf(settings.pace, remaining, performance.now() / 1_000);
    const cells = await measureWorkload({ ...bench, contenders }, workload, statements.get(workload) ?? new Map(), {
      ...settings,
      ...times,
    });
    results.push({ name: workload.name, title: workload.title, seconds: times.seconds, cells });
  }
  return results;
}

/** What is going on, and since when. */
function tell(step: string): void {
  console.error(`${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${step}`);
}

async function measureCeiling({ generator }: Bench): Promise<Ceiling> {
  const { requests, seconds, cpu } = await generator.measureCeiling();
  return { perSecond: requests / seconds, cpuPerRequest: cpu / requests };
}

async function readMachine(url: string, loadBefore: number): Promise<Machine> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  await client.end();
  const [first] = cpus();
  return {
    date: new Date().toISOString(),
    commit: readCommit(),
    processor: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    node: process.versions.node,
    postgres: rows[0]?.server_version ?? "unknown",
    load: [loadBefore, loadavg()[0] ?? 0],
  };
}

function readCommit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

async function report({ out }: Options, results: Results): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  await writeFile(`${out}.json`, `${JSON.stringify(results, null, 1)}\n`);
  await writeFile(`${out}.svg`, drawPicture(results));
  console.log(printTables(results));
  console.error(`\nWritten to ${out}.json and ${out}.svg.`);
}
