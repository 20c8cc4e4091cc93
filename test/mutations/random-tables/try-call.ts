/** One input against the engine and against the model. */
import { applyWrite } from "../model/apply-write.ts";
import type { WriteResult } from "../model/write-result.ts";
import { contradiction } from "../model/links.ts";
import { Refusal } from "../model/tables.ts";
import type { Tables } from "../model/tables.ts";
import { operationOf, printCall } from "./calls.ts";
import type { Call } from "./calls.ts";
import { compareOutcome, compareTables } from "./compare.ts";
import { findDrawnKeys, withDrawnKeys } from "./drawn-keys.ts";
import type { Asker } from "./random-role.ts";
import { findExcuse } from "./excuses.ts";
import { knownFaults } from "./known-faults.ts";
import type { Answer, RandomServer } from "./serve-random.ts";
import { user } from "./serve-random.ts";
import type { Audit } from "./stored-tables.ts";

export interface Trial {
  readonly expected: WriteResult | Refusal;
  readonly errors: readonly string[];
  /** What is wrong; nothing where engine and model agree. */
  readonly problems: readonly string[];
  /** Why it was refused, though the model accepts it. */
  readonly excuse: string | null;
  /** How many rows were written. */
  readonly written: number;
}

const now = "2024-06-01T12:00:00+00:00";

export async function tryCall(server: RandomServer, before: Tables, asker: Asker, call: Call): Promise<Trial> {
  const expected = expect(server, before, asker, call);
  const answer = await server.run(printCall(call, asker.role?.mayAct("read", call.table) ?? true), asker.access);
  const found = await server.read();
  const untouched = [...compareTables(before, found.tables), ...(found.audit.size > 0 ? ["triggers have noted something"] : [])];
  await (untouched.length > 0 ? server.restore() : server.rewind());
  const { errors } = answer;
  if (isUnclear(expected, asker)) return { expected, errors, problems: [], excuse: "a link that is there already decides", written: 0 };
  if (!(expected instanceof Refusal) && (errors.length === 0 || isUnseen(call, expected, errors)))
    return {
      expected,
      errors,
      problems: judgeAccepted({ server, before, expected, answer, found }),
      excuse: null,
      written: countWritten(answer),
    };
  const excuse =
    expected instanceof Refusal ? null : findExcuse({ world: server.world, before, expected, errors, isLimited: asker.role !== null });
  const surprises = excuse === null ? describeVerdicts(expected, errors) : [];
  return {
    expected,
    errors,
    problems: [...surprises, ...untouched, ...(answer.told.length > 0 ? ["something was told"] : [])],
    excuse,
    written: 0,
  };
}

/** What comes of it depends on whether a link that is there already is written: presets of a role, or a list that leaves the item out. */
function isUnclear(expected: WriteResult | Refusal, { role }: Asker): boolean {
  if (!knownFaults.has("idleLinks")) return false;
  if (expected instanceof Refusal) return expected.message === contradiction;
  return expected.isContradicted || (role !== null && expected.idle.size > 0);
}

/** What is written, but is not to be seen by who wrote it, is answered with an error. */
function isUnseen({ kind }: Call, { isShown }: WriteResult, errors: readonly string[]): boolean {
  const isOfOne = kind === "create_item" || kind === "update_item" || kind === "update_singleton";
  return isOfOne && !isShown && errors.length === 1 && errors.every((error) => error.startsWith("FORBIDDEN:"));
}

function expect({ world }: RandomServer, before: Tables, { role }: Asker, call: Call): WriteResult | Refusal {
  try {
    return applyWrite({ world, before, role, user, now }, operationOf(call, before));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function describeVerdicts(expected: WriteResult | Refusal, errors: readonly string[]): readonly string[] {
  if (!(expected instanceof Refusal)) return errors.map((error) => `expected no error, got ${error}`);
  return errors.length > 0 ? [] : [`expected an error because of ${expected.message}, got none`];
}

interface Accepted {
  readonly server: RandomServer;
  readonly before: Tables;
  readonly expected: WriteResult;
  readonly answer: Answer;
  readonly found: Awaited<ReturnType<RandomServer["read"]>>;
}

function judgeAccepted({ server, before, expected, answer, found }: Accepted): readonly string[] {
  const drawn = findDrawnKeys(expected, before, found.tables);
  const [outcome, ...more] = answer.told;
  const told = outcome === undefined || more.length > 0 ? null : outcome;
  return [
    ...compareTables(withDrawnKeys(server.world, expected.after, drawn), found.tables),
    ...(told === null
      ? [`was told ${answer.told.length} times, expected once`]
      : compareOutcome(told, expected, before, found.tables, drawn)),
    ...compareAudit(found.audit, server, expected),
  ];
}

function countWritten({ told }: Answer): number {
  return told.reduce(
    (sum, { created, updated, unlinked, deleted }) => sum + created.length + updated.length + unlinked.length + deleted.length,
    0,
  );
}

/** Triggers have noted each row that is new or gone once, and each that was updated. */
function compareAudit(
  audit: Audit,
  { spec }: RandomServer,
  { created, updated, unlinked, deleted, cascade }: WriteResult,
): readonly string[] {
  const noting = new Set(spec.tables.filter((table) => table.audit === "row").map(({ name }) => name));
  const count = (event: string, table: string): number =>
    [...audit].reduce((sum, [noted, times]) => (noted.startsWith(`${table} ${event} `) ? sum + times : sum), 0);
  return [...noting].flatMap((table) => {
    const ofTable = (names: Iterable<string>): number => [...names].filter((name) => name.startsWith(`${table} `)).length;
    const wanted = {
      INSERT: created.filter((row) => row.table.name === table).length,
      DELETE: ofTable(new Set([...deleted, ...cascade.deleted])),
    };
    const least = [...updated, ...unlinked].filter((row) => row.table.name === table).length;
    return [
      ...(["INSERT", "DELETE"] as const).flatMap((event) =>
        count(event, table) === wanted[event]
          ? []
          : [`triggers of ${table} noted ${count(event, table)} times ${event}, expected ${wanted[event]}`],
      ),
      ...(count("UPDATE", table) >= least ? [] : [`triggers of ${table} noted ${count("UPDATE", table)} updates, expected ${least}`]),
    ];
  });
}
