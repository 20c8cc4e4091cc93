/**
 * What the worst requests cost: a PostgreSQL server with 200,000 rows in each table, Relata on it as it is without any
 * setting, and requests that are meant to cost as much as they can, one after another. For each: how long the event loop
 * of the server was held up, `/health` waited and the server computed, how long the longest statement ran and all together, and what was
 * answered. What disturbs a measurement only adds to it, so the least of all rounds is shown.
 *
 * node bench/stalls.ts [--rounds 1] [--only TEXT]
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { type ProbedServer, startProbedRelata } from "./servers/relata.ts";
import { hostileBodies } from "./hostile-bodies.ts";
import { hostileFilters } from "./hostile-filters.ts";
import { hostileLists } from "./hostile-lists.ts";
import type { Hostile } from "./hostile-request.ts";
import { type ScratchPostgres, startScratchPostgres } from "./scratch-postgres.ts";

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "1" }, only: { type: "string", default: "" } },
});
await run(Number(options.rounds), options.only);

async function run(rounds: number, only: string): Promise<void> {
  const postgres = await startScratchPostgres();
  try {
    await loadRows(postgres.url);
    console.log(
      row(["", "status", "code", "errors", "stall ms", "health ms", "computed ms", "statement ms", "of all ms", "answer kB", "memory MB"]),
    );
    for (const hostile of [...hostileFilters, ...hostileLists, ...hostileBodies]) {
      if (!hostile.title.includes(only)) continue;
      const measured: Measured[] = [];
      for (let round = 0; round < rounds; round++) measured.push(await measureAlone(hostile, postgres));
      console.log(row([hostile.title, ...cellsOf(measured)]));
    }
  } finally {
    await postgres.stop();
  }
}

async function loadRows(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(await readFile(join(import.meta.dirname, "stalls.sql"), "utf8"));
  await client.query("vacuum analyze");
  await client.end();
}

interface Measured {
  readonly status: number;
  readonly code: string;
  readonly errors: number;
  /** Milliseconds. */
  readonly stall: number;
  readonly health: number;
  readonly computed: number;
  readonly longest: number;
  readonly all: number;
  /** Bytes. */
  readonly answer: number;
  readonly memory: number;
}

/** On a server of its own, whose memory nothing else has touched. */
async function measureAlone(hostile: Hostile, postgres: ScratchPostgres): Promise<Measured> {
  const relata = await startProbedRelata(postgres.url);
  try {
    await ask(relata, '{"query":"{ articles(limit: 1) { id } }"}');
    const body = hostile.body();
    await relata.probe();
    let answered: Answered = { status: 0, code: "", errors: 0, answer: 0 };
    let health = 0;
    const times = await postgres.timeStatements(async () => {
      const asked = ask(relata, body);
      health = await pollHealth(relata, asked);
      answered = await asked;
    });
    const probed = await relata.probe();
    return { ...answered, ...probed, health, longest: Math.max(0, ...times), all: times.reduce((sum, time) => sum + time, 0) };
  } finally {
    await relata.stop();
  }
}

type Answered = Pick<Measured, "status" | "code" | "errors" | "answer">;

async function ask({ port }: ProbedServer, body: string): Promise<Answered> {
  const headers = { "content-type": "application/json" };
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body });
    const bytes = Buffer.from(await response.arrayBuffer());
    // An answer of GraphQL; of one that is large, only its size counts.
    const { errors = [] } = bytes.length > 200_000_000 ? {} : (JSON.parse(bytes.toString("utf8")) as Answer);
    return { status: response.status, code: errors[0]?.extensions.code ?? "", errors: errors.length, answer: bytes.length };
  } catch (error) {
    return { status: 0, code: error instanceof Error ? error.message : String(error), errors: 0, answer: 0 };
  }
}

interface Answer {
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** The longest that `/health` let anybody wait until `work` was done. */
async function pollHealth({ port }: ProbedServer, work: Promise<unknown>): Promise<number> {
  const done = work.then(() => true);
  let longest = 0;
  for (;;) {
    const start = performance.now();
    // Without an answer, the time counts all the same.
    await fetch(`http://127.0.0.1:${port}/health`).then(
      (response) => response.arrayBuffer(),
      () => null,
    );
    longest = Math.max(longest, performance.now() - start);
    if (await Promise.race([done, wait(10, false)])) return longest;
  }
}

function cellsOf(rounds: readonly Measured[]): readonly string[] {
  const [first] = rounds;
  const least = (pick: (measured: Measured) => number): string => Math.min(...rounds.map(pick)).toFixed(0);
  return [
    String(first?.status),
    (first?.code ?? "").slice(0, 20),
    String(first?.errors),
    least(({ stall }) => stall),
    least(({ health }) => health),
    least(({ computed }) => computed),
    least(({ longest }) => longest),
    least(({ all }) => all),
    least(({ answer }) => answer / 1024),
    least(({ memory }) => memory / 1024 ** 2),
  ];
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(48) : cell.padStart(index === 2 ? 22 : 13))).join("");
}
