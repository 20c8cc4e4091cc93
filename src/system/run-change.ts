/**
 * Makes a change of the model, whole or not at all: one transaction, one change at a time wherever it is asked for. In: what plans
 * it on the structure that there is. Out: the structure that there is then, and what was done. In between: what the data must hold
 * is looked at, then the steps are taken in their order.
 *
 * A step waits shortly for what reads and writes its tables, since all that comes after it waits as well: then everything is given
 * up, and tried again.
 */
import { setTimeout as wait } from "node:timers/promises";
import { readCode } from "../database/connection-error.ts";
import type { Connection, Statement } from "../database/database.ts";
import { toRequestError } from "../database/sql-error.ts";
import { RequestError } from "../errors.ts";
import { describeOutcome } from "../plan/write/write-outcome.ts";
import type { RequestContext } from "../resolve/request-context.ts";
import { runFieldOf } from "../resolve/write/operation-transaction.ts";
import { beginChange, changeStructure, endChange, countAffected, countOrphans, findOffenders } from "../sql/change-structure.ts";
import { tellChange as tellOthers } from "../sql/system-rules.ts";
import type { DataCheck, StructureStep } from "../sql/structure-step.ts";
import { applySteps } from "./change/apply-steps.ts";
import type { ChangePlan } from "./change/change-plan.ts";
import { noteChange } from "./note-change.ts";
import { readStructure } from "./read-structure.ts";
import type { Structure } from "./structure.ts";

export interface ChangeRequest {
  /** Where Directus's tables are. */
  readonly schema: string;
  /** The collection that the change is about. */
  readonly collection: string;
  readonly plan: (structure: Structure) => ChangePlan;
  /** Only tells what would be done. */
  readonly isDry: boolean;
}

export interface ChangeResult {
  /** After the change, or as it would be. */
  readonly structure: Structure;
  readonly changes: readonly ToldChange[];
}

export interface ToldChange {
  /** `add column` */
  readonly action: string;
  /** The table that is changed, or of which a row is. */
  readonly table: string;
  readonly sql: string;
  /** Of a change that is only told: how many rows are changed, deleted, or lose a value. Else null. */
  readonly rows: number | null;
  /** Of a change that is only told: how many rows of other collections refer to nothing then. Else null. */
  readonly orphans: number | null;
}

/** Who asks for a change, and where. */
export type ChangeContext = Pick<RequestContext, "database" | "transaction" | "signal" | "onWritten" | "history">;

/** In milliseconds. */
const times = { turn: 10_000, lock: 150, statement: 600_000 };
const mostAttempts = 20;

export async function runChange(context: ChangeContext, request: ChangeRequest): Promise<ChangeResult> {
  const { transaction, history } = context;
  if (request.isDry) return tellChange(transaction?.connection ?? context.database, request);
  const result =
    transaction === null
      ? await repeatWhileLocked(
          () => context.database.transaction((connection) => makeChange(connection, request, history)),
          context.signal,
        )
      : await runFieldOf(transaction, () => makeChangeAmongOthers(transaction.connection, request, history));
  context.onWritten(describeOutcome([{ kind: "updated", collection: "directus_collections", key: request.collection, fields: [] }]));
  return result;
}

async function repeatWhileLocked<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (readCode(error instanceof RequestError ? error.cause : error) !== "55P03") throw error;
      if (count === mostAttempts) throw inUse(error);
      // Who has waited for it meanwhile goes first.
      await wait(50 + Math.random() * 10 * 2 ** Math.min(count, 6), undefined, signal === undefined ? {} : { signal });
    }
  }
}

function inUse(cause: unknown): RequestError {
  const sentence = "The tables that the change concerns are in use all the time, so nothing was changed. Try again later.";
  return new RequestError("SERVICE_UNAVAILABLE", sentence, { cause });
}

/** Those that come after wait as long as ever. */
async function makeChangeAmongOthers(
  connection: Connection,
  request: ChangeRequest,
  history: RequestContext["history"],
): Promise<ChangeResult> {
  const result = await makeChange(connection, request, history);
  for (const statement of endChange) await connection.run(statement);
  return result;
}

async function makeChange(
  connection: Connection,
  { schema, plan }: ChangeRequest,
  history: RequestContext["history"],
): Promise<ChangeResult> {
  for (const statement of beginChange(times)) await connection.run(statement);
  const before = await readStructure(connection, schema);
  const { checks, steps } = plan(before);
  for (const check of checks) if (canBeAsked(before, check)) await assertHolds(connection, schema, check);
  for (const step of steps) await takeStep(connection, schema, step);
  if (steps.length > 0) await connection.run(tellOthers("model"));
  const changes = steps.map((step) => describeStep(schema, step));
  const structure = await readStructure(connection, schema);
  if (history !== null) await noteChange(connection, history, before, structure);
  return { structure, changes };
}

async function tellChange(connection: Connection, { schema, plan }: ChangeRequest): Promise<ChangeResult> {
  const structure = await readStructure(connection, schema);
  const { checks, steps } = plan(structure);
  for (const check of checks) if (canBeAsked(structure, check)) await assertHolds(connection, schema, check);
  const changes: ToldChange[] = [];
  for (const step of steps) {
    const rows = await readCount(connection, countAffected(schema, step));
    changes.push({ ...describeStep(schema, step), rows, orphans: await readCount(connection, countOrphans(schema, step)) });
  }
  return { structure: applySteps(structure, steps), changes };
}

/** What the change itself makes cannot be asked before, and holds nothing yet. */
function canBeAsked({ tables }: Structure, { table, column, kind }: DataCheck): boolean {
  return kind === "empty" ? tables.has(table) : tables.get(table)?.columns.has(column) === true;
}

async function readCount(connection: Connection, statement: Statement | null): Promise<number | null> {
  if (statement === null) return null;
  const [row] = await connection.run(statement);
  return Number(row?.[0] ?? 0);
}

function describeStep(schema: string, step: StructureStep): ToldChange {
  return { action: step.kind, table: step.table, sql: changeStructure(schema, step).sql, rows: null, orphans: null };
}

async function assertHolds(connection: Connection, schema: string, check: DataCheck): Promise<void> {
  const [row] = await connection.run(findOffenders(schema, check));
  const count = Number(row?.[0] ?? 0);
  if (count === 0) return;
  // PostgreSQL has made it an array.
  const samples = JSON.parse(row?.[1] ?? "[]") as readonly unknown[];
  throw describeOffenders(check, count, samples);
}

function describeOffenders(check: DataCheck, count: number, samples: readonly unknown[]): RequestError {
  const field = `"${check.table}.${check.column}"`;
  const rows = count === 1 ? "1 row" : `${count} rows`;
  const such = samples.length === 0 ? "" : ` Such as: ${samples.map((sample) => JSON.stringify(sample)).join(", ")}.`;
  const details = { collection: check.table, field: check.column, rows: count, samples };
  switch (check.kind) {
    case "refers": {
      const sentence = `${rows} of ${field} refer to no item of "${check.target}".${such}`;
      return new RequestError("INVALID_FOREIGN_KEY", sentence, { details });
    }
    case "not null":
      return new RequestError("CONTAINS_NULL_VALUES", `Field ${field} has no value in ${rows}, so it cannot be held to have one.`, {
        details,
      });
    case "empty":
      return new RequestError(
        "CONTAINS_NULL_VALUES",
        `Field ${field} would have no value in ${rows} that there are already: give it a default, or let it be null.`,
        { details },
      );
    case "unique":
      return new RequestError("RECORD_NOT_UNIQUE", `Field ${field} has the value of another row in ${rows}.${such}`, { details });
    case "scale":
      return new RequestError(
        "VALUE_OUT_OF_RANGE",
        `Field ${field} has more than ${check.scale} digits behind the point in ${rows}.${such}`,
        { details },
      );
    case "length":
      return new RequestError("VALUE_TOO_LONG", `Field ${field} has longer values than ${check.length} characters in ${rows}.${such}`, {
        details,
      });
  }
}

async function takeStep(connection: Connection, schema: string, step: StructureStep): Promise<void> {
  try {
    await connection.run(changeStructure(schema, step));
  } catch (error) {
    throw explainStep(step, error);
  }
}

/** What the database refuses, with its own words: whoever changes the model may know all of it. */
function explainStep(step: StructureStep, error: unknown): unknown {
  const code = readCode(error);
  if (code === undefined || code === "55P03") return error;
  const known = toRequestError(error);
  const reason = error instanceof Error ? error.message : "";
  const details = { table: step.table, step: step.kind, reason };
  if (known !== undefined) return new RequestError(known.code, known.message, { details: { ...known.details, ...details }, cause: error });
  const sentence = `The database refuses to ${step.kind} in "${step.table}": ${reason}.`;
  return new RequestError("INVALID_PAYLOAD", sentence, { details, cause: error });
}
