/** Plans with their statements: what is kept of an operation that will come again, and loaded from for each request. */
import type { AggregatePlan, Edge, Expression, ItemLayout, ReadNode, ReadPlan, RootPlan } from "../plan/statement/read-plan.ts";
import { estimateWork } from "../plan/statement/statement-work.ts";
import type { StatementWork } from "../plan/statement/statement-work.ts";
import type { Slot } from "../request/slots.ts";
import type { KeyType } from "../value/key-text.ts";
import { compileAggregate } from "./compile-aggregate.ts";
import { compileRead } from "./compile-read.ts";
import type { CompiledRead } from "./compiled-read.ts";

/** As `RootPlan`. */
export type CompiledPlan = CompiledRoot & {
  /** What its statements come to. */
  readonly work: StatementWork;
};

/** Without what it comes to. */
export type CompiledRoot =
  | { readonly kind: "list"; readonly node: CompiledNode }
  | { readonly kind: "item"; readonly node: CompiledNode; readonly key: string | Slot }
  | { readonly kind: "singleton"; readonly node: CompiledNode; readonly defaults: ItemLayout }
  | { readonly kind: "aggregate"; readonly plan: AggregatePlan; readonly read: CompiledRead };

/** As `ReadNode`, with a statement in the place of its plan. */
export interface CompiledNode {
  readonly read: CompiledRead;
  readonly layout: ItemLayout;
  readonly edges: readonly CompiledEdge[];
}

/** As `Edge`. */
export type CompiledEdge =
  | {
      readonly kind: "many" | "one";
      readonly keyCell: number;
      readonly child: CompiledNode;
      /** Whether it hangs on the very key that its parent is asked for by: whoever knows that need not wait for the parent. */
      readonly isOfKey: boolean;
    }
  | {
      readonly kind: "any";
      readonly keyCell: number;
      readonly collectionCell: number;
      readonly members: ReadonlyMap<string, { readonly node: CompiledNode; readonly keyType: KeyType }>;
    };

export function compilePlan(plan: RootPlan): CompiledPlan {
  const work = estimateWork(plan);
  return plan.kind === "aggregate" ? { ...plan, read: compileAggregate(plan.plan), work } : { ...plan, node: compileNode(plan.node), work };
}

export function compileNode({ plan, layout, edges }: ReadNode): CompiledNode {
  return { read: compileRead(plan), layout, edges: edges.map((edge) => compileEdge(plan, edge)) };
}

function compileEdge(parent: ReadPlan, edge: Edge): CompiledEdge {
  switch (edge.kind) {
    case "many":
    case "one":
      return { ...edge, child: compileNode(edge.child), isOfKey: isOfKey(parent, edge.keyCell, edge.child.plan) };
    case "any": {
      const members = [...edge.members].map(([name, { node, keyType }]) => [name, { node: compileNode(node), keyType }] as const);
      return { ...edge, members: new Map(members) };
    }
  }
}

/** Of types whose values are equal where they are however they are spelled, and wherever they are compared. */
function isOfKey({ alias, link, columns, versioned }: ReadPlan, keyCell: number, { link: ofChild }: ReadPlan): boolean {
  if (link.kind === "root" || ofChild.kind === "root" || versioned !== null) return false;
  if (!plainTypes.has(link.sqlType) || ofChild.sqlType !== link.sqlType || link.where.length > 0) return false;
  const key = columns[keyCell];
  return key !== undefined && isColumn(key.kind === "asText" ? key.operand : key, alias, link.column);
}

const plainTypes: ReadonlySet<string> = new Set(["smallint", "integer", "bigint", "uuid"]);

function isColumn(expression: Expression, alias: string, column: string): boolean {
  return expression.kind === "column" && expression.alias === alias && expression.column === column;
}
