/**
 * One operation from its variables to its result: conditions are counted, variables coerced, the cost compared with what
 * is allowed, and the operation executed. What can be is loaded first, and written as a text where that is asked for; else
 * graphql-js executes it: itself, not an executor of another package, because resolvers read the `info` that this version of
 * graphql-js hands them.
 */
import { type ExecutionResult, type ValidatedExecutionArgs, executeRootSelectionSet, validateExecutionArgs } from "graphql";
import type { Connection } from "../database/database.ts";
import { RequestError, mostProblems } from "../errors.ts";
import { type Client, anyClient } from "../request/client.ts";
import type { Asker } from "../request/asker.ts";
import { describeShape } from "../request/request-shape.ts";
import { collectRoots } from "../request/running-operation.ts";
import type { AskedField } from "../request/running-operation.ts";
import { finishRoots } from "../resolve/read/finish-roots.ts";
import { loadRoots } from "../resolve/read/load-roots.ts";
import type { LoadedRoot } from "../resolve/read/load-roots.ts";
import { finishAsText } from "../resolve/read/finish-text.ts";
import { giveWay } from "../shared/turns.ts";
import { historyOf } from "../resolve/write/note-history.ts";
import { createWorkBudget } from "../resolve/request-context.ts";
import type { OnWritten } from "../resolve/request-context.ts";
import type { MutationContext } from "../resolve/write/mutation-context.ts";
import { runInOneTransaction } from "../resolve/write/operation-transaction.ts";
import { writeRootField } from "../resolve/write/write-root-field.ts";
import { mutationMeaning } from "../schema/names/meaning.ts";
import { explainVariables } from "../schema/wire/explain-variables.ts";
import { findRoundedVariables } from "../schema/wire/rounded-key.ts";
import type { Engine } from "./engine.ts";
import { assertConditions } from "./limits/filter-conditions.ts";
import { assertCost } from "./limits/operation-cost.ts";
import type { Executed, InvalidRequest, OperationResult, Written } from "./operation-result.ts";
import type { PreparedOperation } from "./prepared-operation.ts";

export interface OperationRequest {
  readonly asker: Asker;
  /** As they were sent. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /**
   * A mutation has a transaction for each of its root fields, one for all of them, or runs within one that is open: of
   * that, only whoever opened it knows whether it is committed, and nobody is told what was written.
   */
  readonly transaction?: "of each field" | "of the operation" | Connection;
  /** An answer that is a text already, wherever it can be; else objects. */
  readonly form?: "text" | "objects";
  /** Nobody in particular unless it is said. */
  readonly client?: Client;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** What the request is at fault for is a result; what is thrown is a fault of ours. */
export async function runOperation(engine: Engine, prepared: PreparedOperation, request: OperationRequest): Promise<OperationResult> {
  try {
    await giveWay();
    const execution = readVariables(engine, prepared, request.variables ?? {});
    if ("kind" in execution) return execution;
    assertCost(prepared.costOf(execution.variableValues), engine.settings.cost.most);
    await giveWay();
    return await execute(engine, prepared, execution, request);
  } catch (error) {
    if (error instanceof RequestError) return { kind: "refused", error };
    throw error;
  }
}

export function readVariables(
  { settings }: Engine,
  { document, operation, schema, printedSchema, conditions }: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): ValidatedExecutionArgs | InvalidRequest {
  const hideSuggestions = !settings.introspection;
  assertConditions(conditions, variables, settings.mostConditions);
  const operationName = operation.name?.value ?? null;
  const execution = validateExecutionArgs({
    schema,
    document,
    variableValues: variables,
    operationName,
    hideSuggestions,
    options: { maxCoercionErrors: mostProblems },
  });
  if (!("schema" in execution))
    return { kind: "invalid request", errors: explainVariables(printedSchema, execution, variables, hideSuggestions) };
  const rounded = findRoundedVariables(printedSchema, operation, variables);
  return rounded.length > 0 ? { kind: "invalid request", errors: rounded } : execution;
}

async function execute(
  engine: Engine,
  prepared: PreparedOperation,
  execution: ValidatedExecutionArgs,
  request: OperationRequest,
): Promise<Executed | Written> {
  const { transaction = "of each field", form = "objects" } = request;
  const { operation, schema, planned, plans } = prepared;
  const context = createContext(engine, prepared, execution, request);
  const { roots } = context;
  const { shape, variables } = context.answers;
  // Where a condition is null there is an error to be told, by graphql-js alone: of a mutation's field before it writes.
  const isDecided = [...planned.conditions].every((name) => variables?.[name] !== null);
  const running: Running = {
    execution,
    context,
    form: isDecided ? form : "objects",
    typeName: schema.getRootType(operation.operation)?.name ?? "",
  };
  // Nothing has happened yet of which a subscription could tell.
  if (operation.operation === "subscription") return finish(running, new Map());
  if (operation.operation !== "mutation") return finish(running, await loadRoots(context, { plans, shape, variables }));
  const [root, ...others] = roots;
  // One field need not wait for others to have their turn.
  const isAlone = others.length === 0 && transaction === "of each field" && isDecided;
  if (isAlone && root !== undefined && root.asked !== null && mutationMeaning(root.asked.field) !== undefined)
    return finish(running, new Map([[root.key, await writeAlone(context, root.asked)]]));
  return { kind: "executed", result: await executeInTurn(running, transaction) };
}

/** What the fields of a request share. */
export function createContext(
  { database, model, names, settings, texts, onWritten, audience }: Engine,
  { operation, fragments, schema, planned, answers, creations }: PreparedOperation,
  execution: ValidatedExecutionArgs,
  { asker, client = anyClient, signal }: Pick<OperationRequest, "asker" | "client" | "signal">,
): MutationContext {
  const roots = collectRoots({
    model,
    maxRelationalDepth: settings.maxRelationalDepth,
    schema,
    operation,
    fragments,
    variables: execution.variableValues,
  });
  const work = createWorkBudget(settings.mostSteps);
  const variables = execution.variableValues.coerced;
  const shape = describeShape(operation, planned, variables);
  const history = settings.keepsHistory ? historyOf(model, { ...client, user: asker.user.id }) : null;
  const shared = { database, model, names, settings, roots, work, texts, onWritten, audience, transaction: null, client, signal, history };
  return { ...asker, ...shared, answers: { plans: answers, shape, variables }, creations };
}

interface Running {
  readonly execution: ValidatedExecutionArgs;
  readonly context: MutationContext;
  readonly form: "text" | "objects";
  /** Of the root type. */
  readonly typeName: string;
}

/** An answer of what is loaded already. */
async function finish(
  { execution, context, form, typeName }: Running,
  loaded: ReadonlyMap<string, LoadedRoot>,
): Promise<Executed | Written> {
  const written = form === "text" ? await finishAsText(context.roots, loaded, typeName) : null;
  if (written !== null) return { kind: "written", data: written };
  const rootValue = await finishRoots(loaded);
  return { kind: "executed", result: await executeRootSelectionSet({ ...execution, contextValue: context, rootValue }) };
}

async function writeAlone(context: MutationContext, root: AskedField): Promise<LoadedRoot> {
  try {
    return await writeRootField(context, root);
  } catch (error) {
    return { kind: "failed", error };
  }
}

/** graphql-js lets each field of a mutation write when the one before it has. */
function executeInTurn(
  { execution, context }: Running,
  transaction: NonNullable<OperationRequest["transaction"]>,
): Promise<ExecutionResult> {
  const write = async (within: MutationContext["transaction"], tell: OnWritten): Promise<ExecutionResult> =>
    executeRootSelectionSet({ ...execution, contextValue: { ...context, transaction: within, onWritten: tell } });
  if (transaction === "of each field") return write(null, context.onWritten);
  return transaction === "of the operation"
    ? runInOneTransaction(context.database, context.onWritten, write)
    : write({ connection: transaction, mayJoin: false, changesGoing: false }, () => undefined);
}
