/**
 * What share of a hand-written server's speed does Relata have? One run: a PostgreSQL server with the shared dataset,
 * the hand-written server and Relata on it, the same answers from both, then rounds of load, interleaved.
 *
 * node bench/run.ts [--rounds 3] [--seconds 2] [--connections 32] [--only W1,W4]
 */
import { type ChildServer, startLimit, startRelata } from "./child-server.ts";
import { loadDataset } from "./dataset.ts";
import { composeRequest, measure } from "./load.ts";
import { type Options, parseOptions } from "./options.ts";
import { type ScratchPostgres, startScratchPostgres } from "./scratch-postgres.ts";
import { type Workload, hasSharedFiles, readLeaves, readWorkloads } from "./shared-files.ts";
import { geometricMean, median } from "./statistics.ts";

/** More than a server answers in a round. */
const requestsPerRound = 10_000;

const options = parseOptions(process.argv.slice(2));
if (hasSharedFiles) await run(options);
else console.log("The shared benchmark files (../shared/perf) are not here: nothing was measured.");

async function run({ rounds, seconds, connections, only }: Options): Promise<void> {
  const postgres = await startScratchPostgres();
  const servers: ChildServer[] = [];
  try {
    await loadDataset(postgres.url);
    const limit = await startLimit(postgres.url);
    servers.push(limit);
    const relata = await startRelata(postgres.url);
    servers.push(relata);
    const shares: number[] = [];
    console.log(`${rounds} rounds of ${seconds} s each, ${connections} connections; medians over rounds`);
    console.log(row(["", "limit /s", "relata /s", "share", "statements"]));
    for (const workload of await chooseWorkloads(only)) {
      await assertSameAnswers(workload, limit, relata);
      const statements = await countStatements(workload, relata, postgres);
      const measured = await measureRounds(workload, [limit, relata], { rounds, seconds, connections });
      shares.push(measured.share);
      console.log(
        row([workload.name, measured.limit.toFixed(0), measured.relata.toFixed(0), measured.share.toFixed(2), String(statements)]),
      );
    }
    console.log(row(["geometric mean", "", "", geometricMean(shares).toFixed(2), ""]));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await postgres.stop();
  }
}

async function chooseWorkloads(only: readonly string[]): Promise<readonly Workload[]> {
  const workloads = await readWorkloads();
  return workloads.filter(({ name }) => only.length === 0 || only.includes(name));
}

async function assertSameAnswers(workload: Workload, limit: ChildServer, relata: ChildServer): Promise<void> {
  const leaves = await readLeaves();
  for (const n of [0, 1, 2, 25]) {
    const [expected, got] = await Promise.all([limit, relata].map((server) => ask(server, workload, n)));
    const [left, right] = [expected, got].map((answer) => leaves(answer).map(hideNewKeys).toSorted());
    if (left === undefined || left.length === 0 || JSON.stringify(left) !== JSON.stringify(right))
      throw new Error(`${workload.name}: the answers differ.\n${brief(expected)}\n${brief(got)}`);
  }
}

/** The sequences of the dataset go on from a million, so that what each server has created is known by its key. */
function hideNewKeys(leaf: string): string {
  return /^\d{7,}$/.test(leaf) ? "a new key" : leaf;
}

/** The second of two equal requests, so that whatever is cached is cached. */
async function countStatements(workload: Workload, relata: ChildServer, postgres: ScratchPostgres): Promise<number> {
  await ask(relata, workload, 0);
  return postgres.countStatements(async () => {
    await ask(relata, workload, 0);
  });
}

interface Measured {
  readonly limit: number;
  readonly relata: number;
  /** The median of the shares within each round, which load from outside hits alike. */
  readonly share: number;
}

async function measureRounds(
  workload: Workload,
  servers: readonly [limit: ChildServer, relata: ChildServer],
  { rounds, seconds, connections }: Omit<Options, "only">,
): Promise<Measured> {
  const results: { limit: number; relata: number }[] = [];
  const warmUp = -1;
  let first = requestsPerRound;
  for (let round = warmUp; round < rounds; round++) {
    const result = { limit: 0, relata: 0 };
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
      const requests = composeRequests(workload, server.port, first);
      first += requestsPerRound;
      result[server.name] = await measure(server.port, requests, connections, seconds);
    }
    if (round !== warmUp) results.push(result);
  }
  return {
    limit: median(results.map((result) => result.limit)),
    relata: median(results.map((result) => result.relata)),
    share: median(results.map((result) => result.relata / result.limit)),
  };
}

/** From request `first` on; what reads may read the same again, what writes must be new. */
function composeRequests(workload: Workload, port: number, first: number): readonly Buffer[] {
  const count = workload.isMutation ? requestsPerRound : workload.variables === undefined ? 1 : 1_000;
  return Array.from({ length: count }, (_, n) => composeRequest(port, bodyOf(workload, workload.isMutation ? first + n : n)));
}

function bodyOf({ name, query, variables }: Workload, n: number): unknown {
  return { operationName: name, query, variables: variables?.(n) ?? {} };
}

async function ask(server: ChildServer, workload: Workload, n: number): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(bodyOf(workload, n)),
  });
  return response.json();
}

function brief(answer: unknown): string {
  return JSON.stringify(answer).slice(0, 500);
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(16) : cell.padStart(12))).join("");
}
