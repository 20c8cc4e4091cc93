/**
 * How a query is answered, without asking for anything: the tree of its statements, as they are planned. A statement that hangs
 * on the rows of another is about all of their keys at once, which are known only when it runs.
 */
import type { Parameter, Statement } from "../database/database.ts";
import type { ItemLayout } from "../plan/statement/read-plan.ts";
import { stepsOfValues } from "../plan/statement/statement-work.ts";
import type { AskedField } from "../request/running-operation.ts";
import { planRoots } from "../resolve/read/plan-roots.ts";
import type { FilledPlan } from "../resolve/read/plan-roots.ts";
import { rootMeaning } from "../schema/names/meaning.ts";
import type { CompiledEdge, CompiledNode } from "../sql/compile-plan.ts";
import { type CompiledRead, fillRead } from "../sql/compiled-read.ts";
import type { Engine } from "./engine.ts";
import type { InvalidRequest } from "./operation-result.ts";
import type { PreparedOperation } from "./prepared-operation.ts";
import { type OperationRequest, createContext, readVariables } from "./run-operation.ts";

export interface Explanation {
  readonly kind: "explanation";
  /** How many items it may answer, about. */
  readonly cost: number;
  readonly roots: readonly ExplainedRoot[];
}

export type ExplainedRoot =
  | { readonly kind: "planned"; readonly node: PlanNode; /** About so many, of some ten nanoseconds. */ readonly steps: number }
  /** What no rows are read for. */
  | { readonly kind: "fixed"; readonly key: string }
  | { readonly kind: "refused"; readonly key: string; readonly error: Error };

/** What is read for one key of the answer. */
export interface PlanNode {
  /** Of the answer; of a member of a union with its collection: `item (section_texts)`. */
  readonly key: string;
  /** `joined`: by the statement of its parent; `member`: one of the collections that an item of the parent may come from. */
  readonly reads: "list" | "item" | "singleton" | "aggregate" | "one" | "any" | "member" | "joined";
  /** Null where it says nothing: of an aggregate, and of what several collections answer. */
  readonly collection: string | null;
  readonly statement: PlannedStatement | null;
  readonly children: readonly PlanNode[];
}

export interface PlannedStatement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** Which parameter is the array of the parents' keys; -1 for none. */
  readonly keysAt: number;
  /** The text of the same about one key alone; null for a root. */
  readonly sqlOfOne: string | null;
}

/** Throws what a request is refused for as a whole. */
export async function explainOperation(
  engine: Engine,
  prepared: PreparedOperation,
  request: OperationRequest,
): Promise<Explanation | InvalidRequest> {
  const execution = readVariables(engine, prepared, request.variables ?? {});
  if ("kind" in execution) return execution;
  const context = createContext(engine, prepared, execution, request);
  const { shape, variables } = context.answers;
  const asked = context.roots.flatMap(({ asked: field }) => field ?? []);
  const read = asked.filter(({ field }) => rootMeaning(field) !== undefined);
  const plans = await planRoots(context, { plans: prepared.plans, shape, variables }, read);
  const planOf = new Map(read.map((root, index) => [root.key, plans[index]]));
  return {
    kind: "explanation",
    cost: prepared.costOf(execution.variableValues),
    roots: asked.map((root) => explainRoot(root, planOf.get(root.key))),
  };
}

function explainRoot({ key }: AskedField, filled: FilledPlan | Error | undefined): ExplainedRoot {
  if (filled === undefined) return { kind: "fixed", key };
  if (filled instanceof Error) return { kind: "refused", key, error: filled };
  const { plan, values } = filled;
  const steps = plan.work.steps + stepsOfValues(plan.work, values);
  if (plan.kind === "aggregate") {
    const collection = plan.plan.table.table;
    return { kind: "planned", steps, node: { key, reads: "aggregate", collection, statement: fill(plan.read, values), children: [] } };
  }
  return { kind: "planned", steps, node: explainNode(key, plan.kind, plan.node, values) };
}

function explainNode(key: string, reads: PlanNode["reads"], node: CompiledNode, values: readonly Parameter[]): PlanNode {
  const { collection } = node.layout;
  return { key, reads, collection, statement: fill(node.read, values), children: listChildren(node, node.layout, values) };
}

/** An object that is joined has its cells, and what hangs on them, in the node whose statement it is in. */
function listChildren(node: CompiledNode, { properties }: ItemLayout, values: readonly Parameter[]): readonly PlanNode[] {
  return properties.flatMap((property): readonly PlanNode[] => {
    switch (property.kind) {
      case "value":
      case "constant":
        return [];
      case "object": {
        const { key, layout } = property;
        // Functions of a value are an object without a collection.
        if (layout.collection === null) return [];
        return [{ key, reads: "joined", collection: layout.collection, statement: null, children: listChildren(node, layout, values) }];
      }
      case "edge": {
        const edge = node.edges[property.edge];
        return edge === undefined ? [] : [explainEdge(property.key, edge, values)];
      }
    }
  });
}

function explainEdge(key: string, edge: CompiledEdge, values: readonly Parameter[]): PlanNode {
  if (edge.kind !== "any") return explainNode(key, edge.kind === "many" ? "list" : "one", edge.child, values);
  const children = [...edge.members].map(([name, { node }]) => explainNode(`${key} (${name})`, "member", node, values));
  return { key, reads: "any", collection: null, statement: null, children };
}

function fill(read: CompiledRead, values: readonly Parameter[]): PlannedStatement {
  const { statement, keysAt, ofOne } = fillRead(read, values);
  const { sql, parameters }: Statement = statement;
  return { sql, parameters, keysAt, sqlOfOne: ofOne === null ? null : ofOne().statement.sql };
}
