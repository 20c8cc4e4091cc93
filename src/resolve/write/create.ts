/**
 * New items of a shape that was created before: what they come to is known, so that nothing has to be looked up, and all of
 * it, its answer included, is one round trip wherever no rule has to be asked. Where anything is against it, or fails, nothing
 * is written: the steps of `run-write.ts` do better, or tell why not.
 */
import type { Connection, Statement, TransactionConnection } from "../../database/database.ts";
import { mayRunAgain, toRequestError } from "../../database/sql-error.ts";
import type { ItemInput, RootInput } from "../../input/item-input.ts";
import type { Creation } from "../../plan/write/creation.ts";
import { describeCreation } from "../../plan/write/creation-shape.ts";
import { readCreationValues } from "../../plan/write/creation-values.ts";
import { compileCreation } from "../../plan/write/creation.ts";
import { fillCreation } from "../../plan/write/fill-creation.ts";
import type { DrawnKeys, FilledCreation } from "../../plan/write/fill-creation.ts";
import { keyMakerOf } from "../../plan/write/key-sources.ts";
import { listItems } from "../../plan/write/item-tree.ts";
import type { MutationPlan } from "../../plan/write/plan-mutation.ts";
import type { WriteOutcome } from "../../plan/write/write-outcome.ts";
import type { AskedField } from "../../request/running-operation.ts";
import type { MutationSelection } from "../../request/selection.ts";
import { finishInTurns, mapInTurns } from "../../shared/turns.ts";
import { drawKeys } from "../../sql/write.ts";
import { writeGroups } from "../../sql/write-groups.ts";
import { selectLinkable } from "./assert-may-write.ts";
import { hasConsequences } from "./consequences.ts";
import type { MutationContext, WrittenField } from "./mutation-context.ts";
import { isAnsweredAtOnce, planAnswering, readAnswer, spendAnswer } from "./read-answer.ts";
import type { Answering } from "./read-answer.ts";
import { selectReachable } from "./rights-questions.ts";
import { tellWritten } from "./tell-written.ts";

/** Inputs of one shape, and what is known of it. */
export interface CreationRequest {
  readonly name: string;
  readonly input: ItemInput;
  /** Of each input. */
  readonly values: readonly (readonly unknown[])[];
  /** Null where it is yet to be learnt. */
  readonly creation: Creation | null;
}

/** Null where the input is of no shape, or nothing will ever be known of it. */
export function findCreation(
  { creations, history, transaction }: MutationContext,
  { mutation, arguments: { data } }: MutationSelection,
): CreationRequest | null {
  if ((mutation.kind !== "createItem" && mutation.kind !== "createItems") || history !== null || transaction !== null) return null;
  const shape = describeCreation(data === undefined ? [] : isList(data) ? data : [data]);
  if (shape === null) return null;
  const name = `${mutation.collection}${shape.name}`;
  const known = creations.get(name);
  if (known === "cannot be told") return null;
  return { ...shape, name, creation: known === undefined || known === "seen once" ? null : known };
}

/** `Array.isArray` does not know of readonly ones. */
function isList(data: RootInput | readonly RootInput[]): data is readonly RootInput[] {
  return Array.isArray(data);
}

/**
 * Once inputs of the shape have been written by the steps: from the second time on it is worth knowing. Not where items that
 * are linked were created as well; or were to be, when what was known was refused.
 */
export function learnCreation(
  context: MutationContext,
  { name, input }: CreationRequest,
  plan: MutationPlan,
  { outcome, wasRefused }: { readonly outcome: WriteOutcome; readonly wasRefused: boolean },
): void {
  const { creations } = context;
  const roots = plan.kind === "save" ? plan.items : [];
  const [root] = roots;
  const isTold = !wasRefused && !hasConsequences(plan) && outcome.created.length === listItems(roots).filter(({ isNew }) => isNew).length;
  if (!isTold || root === undefined) creations.set(name, "cannot be told");
  else if (creations.get(name) === undefined) creations.set(name, "seen once");
  else creations.set(name, compileCreation(context, input, root) ?? "cannot be told");
}

/** Nothing is written where what is known does not fit; nor where other transactions are in the way, which is no reason not to try again. */
export type NotCreated = "refused" | "in the way";

export async function create(
  context: MutationContext,
  root: AskedField,
  selection: MutationSelection,
  { creation, values }: CreationRequest,
): Promise<WrittenField | NotCreated> {
  if (creation === null || creation.count * values.length > context.settings.maxBatchMutation) return "in the way";
  const inputs = await mapInTurns(values, (some) => readCreationValues(creation.values, some));
  if (!inputs.every((texts) => texts !== null)) return "in the way";
  const answering = planAnswering(context, root, selection, selection.mutation.kind === "createItem" ? "item" : "list");
  spendAnswer(answering, inputs.length);
  try {
    const drawn = await drawAll(context, creation, inputs.length);
    const filled = await finishInTurns(fillCreation(context, creation, inputs, drawn));
    if (filled === null) return "refused";
    const statement = writeGroups(context.texts, filled.batches);
    const creating = { answering, creation, filled, statement };
    const { database } = context;
    const isAtOnce = creation.links.length + creation.questions.length === 0 && isAnsweredAtOnce(answering);
    return await (isAtOnce
      ? database.transactionAtOnce((connection) => finish(creating, connection, connection.run(statement), goOn))
      : database.transaction((connection) => createInTransaction(creating, connection)));
  } catch (error) {
    if (error instanceof RefusedError) return "refused";
    const known = toRequestError(error);
    if (known === undefined || known.code === "SERVICE_UNAVAILABLE") throw known ?? error;
    return mayRunAgain(error) ? "in the way" : "refused";
  }
}

/** Keys are no part of a transaction: those that it does not use are lost in any case. */
async function drawAll({ database }: MutationContext, { keys }: Creation, inputs: number): Promise<DrawnKeys> {
  const wanted = keys.flatMap(({ collection: { primaryKey }, count }) =>
    primaryKey !== null && keyMakerOf(primaryKey) === "sequence" ? [{ sequence: primaryKey.sequence ?? "", count: count * inputs }] : [],
  );
  const rows = wanted.length === 0 ? [] : await database.run(drawKeys(wanted), { steps: drawing });
  const texts = rows.map(([text]) => text ?? "").values();
  return keys.map(({ collection: { primaryKey }, count }) => {
    const isOfSequence = primaryKey !== null && keyMakerOf(primaryKey) === "sequence";
    return Array.from({ length: count * inputs }, () => (isOfSequence ? (texts.next().value ?? "") : crypto.randomUUID()));
  });
}

interface Creating {
  readonly answering: Answering;
  readonly creation: Creation;
  readonly filled: FilledCreation;
  readonly statement: Statement;
}

/** A few microseconds. */
const drawing = 1_000;

/** Whatever has to be asked before it may be committed is asked on the way, and answered before anything is read. */
async function createInTransaction(creating: Creating, connection: TransactionConnection): Promise<WrittenField> {
  const { creation, filled, statement, answering } = creating;
  const asking = { ...answering.context, connection };
  const linking = [...Map.groupBy(creation.links, (link) => link.target)].map(async ([target, links]) => {
    const keys = [...new Set(links.flatMap(({ key }) => filled.textsOf(key)))];
    assertAll(keys, await selectLinkable(asking, target, keys));
  });
  const writing = connection.run(statement);
  const reaching = creation.questions.map(async ({ collection, fields, keys }) => {
    const created = keys.flatMap((key) => filled.textsOf(key));
    assertAll(created, await selectReachable(asking, collection, "create", created, fields));
  });
  if (linking.length + reaching.length > 0) await Promise.all([...linking, writing, ...reaching]);
  return finish(creating, connection, writing, () => connection.commit());
}

async function finish(
  { answering, filled: { keys, outcome } }: Creating,
  connection: Connection,
  writing: Promise<unknown>,
  onAsked: () => void,
): Promise<WrittenField> {
  const telling = tellWritten(connection, answering.context.audience, outcome);
  const reading = readAnswer(answering, connection, keys, onAsked);
  const [, , answer] = await Promise.all([writing, telling, reading]);
  return { answer, outcome };
}

function goOn(): void {
  // Nothing is left to be asked for.
}

function assertAll(keys: readonly string[], reached: ReadonlyMap<string, string>): void {
  if (!keys.every((key) => reached.has(key))) throw new RefusedError();
}

/** A rule is against it; which, the steps of a write tell. */
class RefusedError extends Error {
  override readonly name = "RefusedError";
}
