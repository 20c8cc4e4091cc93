import type { AggregatePlan, Edge, ReadNode, RootPlan, TableRef } from "../statement/read-plan.ts";

/** All tables that a plan reads, those that its conditions, orders and rules look at among them: by `tableName`. */
export function listTables(plan: RootPlan): ReadonlySet<string> {
  const found = new Set<string>();
  if (plan.kind === "aggregate") addFrom(plan.plan, found);
  else addNode(plan.node, found);
  return found;
}

/** Equal for the same table. */
export function tableName({ schema, table }: Pick<TableRef, "schema" | "table">): string {
  return JSON.stringify([schema, table]);
}

function addNode({ plan, edges }: ReadNode, found: Set<string>): void {
  addFrom(plan, found);
  for (const edge of edges) for (const child of childrenOf(edge)) addNode(child, found);
}

function childrenOf(edge: Edge): readonly ReadNode[] {
  return edge.kind === "any" ? [...edge.members.values()].map(({ node }) => node) : [edge.child];
}

type Part = ReadNode["plan"] | AggregatePlan;

/** Conditions and expressions nest, and hold tables at any depth. */
function addFrom(part: Part, found: Set<string>): void {
  const waiting: unknown[] = [part];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if (isTable(value)) found.add(tableName(value));
    const inner: readonly unknown[] = value instanceof Map ? [...value.values()] : Object.values(value);
    waiting.push(...inner);
  }
}

function isTable(value: object): value is Pick<TableRef, "schema" | "table"> {
  return "schema" in value && typeof value.schema === "string" && "table" in value && typeof value.table === "string";
}
