/** Many inputs over the tables of one random schema, and a tally of what became of them. */
import type { Database } from "../../../src/database/database.ts";
import { Refusal } from "../model/tables.ts";
import type { Tables } from "../model/tables.ts";
import type { Call } from "./calls.ts";
import { createChoices } from "./choices.ts";
import type { Choices } from "./choices.ts";
import { listFeatures } from "./features.ts";
import { createCall } from "./random-calls.ts";
import { administrator, createAsker } from "./random-role.ts";
import type { Asker } from "./random-role.ts";
import { createSchema } from "./random-schema.ts";
import { serveRandom } from "./serve-random.ts";
import type { RandomServer } from "./serve-random.ts";
import { describeCall, shrinkCall } from "./shrink-call.ts";
import { tryCall } from "./try-call.ts";
import type { Trial } from "./try-call.ts";

/** Over all schemas. */
export interface Tally {
  inputs: number;
  accepted: number;
  /** Rows that were written. */
  written: number;
  /** By the model's reason. */
  readonly refused: Map<string, number>;
  /** By the excuse, refused though the model accepts. */
  readonly excused: Map<string, number>;
  readonly features: Set<string>;
}

export function createTally(): Tally {
  return { inputs: 0, accepted: 0, written: 0, refused: new Map(), excused: new Map(), features: new Set() };
}

export interface RunOptions {
  readonly inputs: number;
  /** How many items a list has about; now and then. */
  readonly width: number;
}

/** What has failed, told with the smallest input that fails in the same way; each way once. */
export async function runSchema(database: Database, seed: number, { inputs, width }: RunOptions, tally: Tally): Promise<readonly string[]> {
  const choices = createChoices(seed * 7919);
  const spec = createSchema(seed);
  const server = await serveRandom(database, choices, spec);
  try {
    const { tables: before } = await server.read();
    const askers = [administrator, createAsker(choices, server.world, server.model), createAsker(choices, server.world, server.model)];
    const failures = new Map<string, string>();
    for (let count = 0; count < inputs; count++) {
      const asker = choices.percent(60) ? administrator : choices.pick(askers);
      const run = { server, before, asker, choices, width: choices.percent(60) ? 1 : choices.pick([3, width]) };
      const { call, trial } = await runCall(run, tally);
      const [problem] = trial.problems;
      if (problem === undefined || failures.has(kindOf(trial))) continue;
      failures.set(kindOf(trial), `schema ${seed}, input ${count}: ${await describeFailure(run, call, trial)}`);
    }
    return [...failures.values()];
  } finally {
    await server.drop();
  }
}

interface Run {
  readonly server: RandomServer;
  readonly before: Tables;
  readonly asker: Asker;
  readonly choices: Choices;
  readonly width: number;
}

async function runCall(
  { server, before, asker, choices, width }: Run,
  tally: Tally,
): Promise<{ readonly call: Call; readonly trial: Trial }> {
  const { spec, world } = server;
  const call = createCall({ choices, spec, world, before, sight: asker.sight, mayCall: asker.mayCall, width });
  const trial = await tryCall(server, before, asker, call);
  tally.inputs++;
  tally.written += trial.written;
  if (trial.excuse !== null) countOne(tally.excused, trial.excuse);
  else if (trial.expected instanceof Refusal) countOne(tally.refused, trial.expected.message);
  else {
    tally.accepted++;
    for (const feature of listFeatures({ call, spec, before, asker, result: trial.expected })) tally.features.add(feature);
  }
  return { call, trial };
}

function countOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The verdicts and the first problem, without the names in it. */
function kindOf({ expected, problems }: Trial): string {
  const [problem = ""] = problems;
  const verdict = expected instanceof Refusal ? expected.message : "accepted";
  return `${verdict}: ${problem
    .replace(/\{.*/s, "")
    .replaceAll(/"[^"]*"|\d+/g, "")
    .slice(0, 100)}`;
}

async function describeFailure({ server, before, asker }: Run, call: Call, trial: Trial): Promise<string> {
  const kind = kindOf(trial);
  const smallest = await shrinkCall(call, async (smaller) => kindOf(await tryCall(server, before, asker, smaller)) === kind);
  const { expected, problems } = await tryCall(server, before, asker, smallest);
  const verdict = expected instanceof Refusal ? `The model refuses it: ${expected.message}.` : "The model accepts it.";
  return [verdict, ...problems, asker.name, describeCall(server.spec, before, smallest, problems)].join("\n");
}
