/**
 * A root field of a mutation: parsed, written and read back in one transaction. A transaction that met another one is
 * repeated as a whole, a few times; one of which is not known whether it was committed is not. Once it is committed, what
 * it has done is told.
 */
import type { Connection, Row } from "../../database/database.ts";
import { toRequestError } from "../../database/sql-error.ts";
import { forbiddenByDatabase } from "../../database/sql-sentences.ts";
import { unknownItem } from "../../errors.ts";
import type { Collection } from "../../model/model.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { planMutation } from "../../plan/write/plan-mutation.ts";
import type { MutationPlan } from "../../plan/write/plan-mutation.ts";
import { describeDeletion, describeOutcome } from "../../plan/write/write-outcome.ts";
import type { WriteOutcome } from "../../plan/write/write-outcome.ts";
import { buildMutationSelection } from "../../request/build-selection.ts";
import type { AskedField } from "../../request/running-operation.ts";
import type { MutationSelection } from "../../request/selection.ts";
import { invariant } from "../../shared/invariant.ts";
import { deleteRows, lockCollection, lockSingleton, selectKeys } from "../../sql/write.ts";
import type { LoadedRoot } from "../read/load-roots.ts";
import type { Manner } from "../request-context.ts";
import type { Steps } from "../../shared/steps.ts";
import { finishInTurns } from "../../shared/turns.ts";
import { assertOneEach } from "./assert-one-each.ts";
import { followWrites, hasConsequences, prepareDeletion } from "./consequences.ts";
import { hideReferrer } from "./hide-referrer.ts";
import { hashStated } from "./hash-secrets.ts";
import type { Hashes } from "./hash-secrets.ts";
import { create, findCreation, learnCreation } from "./create.ts";
import type { MutationContext, WrittenField } from "./mutation-context.ts";
import { noteWritten } from "./note-history.ts";
import { runFieldOf } from "./operation-transaction.ts";
import { planAnswering, readAnswer, spendAnswer } from "./read-answer.ts";
import { repeatOnConflict } from "./repeat-on-conflict.ts";
import { selectReachable } from "./rights-questions.ts";
import { runWrite } from "./run-write.ts";
import type { Foretold } from "./run-write.ts";
import type { WriteContext } from "./write-context.ts";
import { tellWritten } from "./tell-written.ts";
import { toWriteError } from "./write-error.ts";

/** What was written, as it is read back; what fails is thrown. */
export async function writeRootField(context: MutationContext, root: AskedField): Promise<LoadedRoot> {
  try {
    const { answer, outcome } = await writeField(context, root);
    context.onWritten(outcome);
    return answer;
  } catch (error) {
    throw hideReferrer(context.access, error);
  }
}

async function writeField(context: MutationContext, root: AskedField): Promise<WrittenField> {
  const selection = buildMutationSelection(root);
  const known = findCreation(context, selection);
  const created = known === null || known.creation === null ? "untold" : await create(context, root, selection, known);
  if (typeof created !== "string") return created;
  const planning = (): Steps<MutationPlan> => planMutation(context, selection);
  if (context.transaction !== null) {
    const { transaction } = context;
    return runFieldOf(transaction, async () =>
      runMutation({ context, root, ...transaction, commit: goOn, hashes: new Map() }, selection, await finishInTurns(planning())),
    );
  }
  // Faults of the input are told before a connection is asked for, and however often it is tried, the input is parsed once.
  const planned = await finishInTurns(planning());
  try {
    const hashes = planned.kind === "save" ? await hashStated(planned.items, context.signal) : new Map<string, readonly string[]>();
    const written = await repeatOnConflict((manner) =>
      context.database.transaction((connection) => {
        const goesOn = hasConsequences(planned) || context.history !== null || tellsWithin(context);
        const commit = goesOn ? goOn : (): void => connection.commit();
        return runMutation({ context, root, connection, commit, ...manner, hashes }, selection, planned);
      }),
    );
    if (known !== null) learnCreation(context, known, planned, { outcome: written.outcome, wasRefused: created === "refused" });
    return written;
  } catch (error) {
    throw toRequestError(error) ?? error;
  }
}

function tellsWithin({ audience }: MutationContext): boolean {
  return audience.isTransactional && audience.isThere();
}

interface Running extends Manner {
  readonly context: MutationContext;
  readonly root: AskedField;
  readonly connection: Connection;
  /** Of the field's own transaction, once all is asked for; of one that others share, nothing. */
  readonly commit: () => void;
  /** Of secrets that the input states, as far as they could be made ahead. */
  readonly hashes: Hashes;
}

async function runMutation(running: Running, selection: MutationSelection, plan: MutationPlan): Promise<WrittenField> {
  const { connection, context } = running;
  const written = await runPlan(running, selection, plan);
  if (hasConsequences(plan)) await followWrites(connection, context.model, written.outcome);
  if (context.history !== null) await noteWritten(connection, context.history, context.model, written.outcome);
  await tellWritten(connection, context.audience, written.outcome);
  return written;
}

async function runPlan(running: Running, selection: MutationSelection, plan: MutationPlan): Promise<WrittenField> {
  switch (plan.kind) {
    case "save":
      return save(running, plan.items, plan.skipUnknown, readingBack(running, selection, plan.answer));
    case "singleton": {
      const known = await lockSingletonKey(running, plan.collection);
      return save(running, await finishInTurns(plan.save(known)), false, readingBack(running, selection, "item"));
    }
    case "delete": {
      const outcome = await deleteRoots(running, plan);
      const value = plan.answer === "list" ? { ids: plan.keys } : { id: plan.keys[0] };
      return { answer: { kind: "value", value }, outcome };
    }
  }
}

/** What was written, read back; `onAsked` is called when nothing more will have to be asked for. */
type ReadBack = (keys: readonly string[], onAsked: () => void) => Promise<LoadedRoot>;

function readingBack({ context, root, connection }: Running, selection: MutationSelection, form: "item" | "list"): ReadBack {
  return async (keys, onAsked) => {
    const answering = planAnswering(context, root, selection, form);
    spendAnswer(answering, keys.length);
    return readAnswer(answering, connection, keys, onAsked);
  };
}

/** What can be is asked for along with the last statement that writes: the answer, and COMMIT. */
async function save(running: Running, items: readonly ItemWrite[], skipUnknown: boolean, readBack: ReadBack): Promise<WrittenField> {
  const ahead = new Map<string, Promise<LoadedRoot>>();
  const ending = { isAsked: false };
  const commit = (): void => {
    ending.isAsked = true;
    running.commit();
  };
  const onForetold = ({ keys, isWhole }: Foretold): void => {
    const answer = readBack(keys, isWhole ? commit : goOn);
    answer.catch(() => {});
    ahead.set(JSON.stringify(keys), answer);
  };
  const { keys, outcome } = await runWrite(writeContext(running), items, { skipUnknown, hashes: running.hashes, onForetold });
  try {
    return { answer: await (ahead.get(JSON.stringify(keys)) ?? readBack(keys, goOn)), outcome };
  } catch (error) {
    // Whether it is written is COMMIT's to tell: it is not, where it was the database that failed to answer.
    if (ending.isAsked) return { answer: { kind: "failed", error }, outcome };
    throw error;
  }
}

function goOn(): void {
  // The transaction goes on.
}

/** The key of the one item; null where there is none, and nobody else can make it before this transaction ends. */
async function lockSingletonKey({ connection }: Running, collection: Collection): Promise<string | null> {
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `singleton "${collection.name}" has a key`);
  const statement = lockSingleton(collection, primaryKey);
  const [row] = await connection.run(statement);
  if (row !== undefined) return row[0] ?? null;
  await connection.run(lockCollection(collection));
  const [made] = await connection.run(statement);
  return made?.[0] ?? null;
}

function writeContext({ context, connection, mayJoin, changesGoing }: Running): WriteContext {
  return { ...context, connection, mayJoin, changesGoing };
}

type DeletePlan = Extract<MutationPlan, { kind: "delete" }>;

async function deleteRoots(running: Running, plan: DeletePlan): Promise<WriteOutcome> {
  const gone = await deleteKeys(running, plan);
  return describeOutcome(gone.map(([key, was = null]) => describeDeletion(plan.collection.name, key ?? "", was)));
}

/** Of those that are gone now: the keys, as the database prints them, and what they were where that is to be told. */
async function deleteKeys(running: Running, { collection, keys, answer }: DeletePlan): Promise<readonly Row[]> {
  const distinct = [...new Set(keys)];
  if (distinct.length === 0) return [];
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `collection "${collection.name}" is written by its key`);
  const reached = await selectReachable(writeContext(running), collection, "delete", distinct);
  if (reached.size < distinct.length) throw unknownItem(collection.name);
  const path = answer === "item" ? "id" : "ids";
  await assertOneEach(running.connection, collection, distinct, path);
  await prepareDeletion(running.connection, collection, distinct);
  try {
    const isTold = running.context.audience.hears(collection.name);
    const deleted = await running.connection.run(deleteRows(collection, primaryKey, distinct, isTold));
    if (deleted.length === distinct.length) return inOrder(deleted, distinct);
    if (collection.mayKeepDeleted) throw forbiddenByDatabase();
    // A trigger may keep an item, to mark it as deleted; then it is there.
    const kept = await running.connection.run(selectKeys(collection, primaryKey, distinct));
    if (deleted.length + kept.length < distinct.length) throw unknownItem(collection.name);
    return deleted;
  } catch (error) {
    throw toWriteError(error, { path });
  }
}

/** In the order in which they were named, as far as keys are printed as they are named. */
function inOrder(rows: readonly Row[], keys: readonly string[]): readonly Row[] {
  const places = new Map(keys.map((key, index) => [key, index]));
  const placeOf = ([key]: Row): number => places.get(key ?? "") ?? keys.length;
  return rows.toSorted((left, right) => placeOf(left) - placeOf(right));
}
