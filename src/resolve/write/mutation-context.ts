import type { ReadNode } from "../../plan/statement/read-plan.ts";
import type { CompiledRoot } from "../../sql/compile-plan.ts";
import type { RootWriter } from "../read/compile-writer.ts";
import type { PlanRequest } from "../read/plan-roots.ts";
import type { RequestContext } from "../request-context.ts";

/** How what a mutation has written is read back. */
export interface KeptAnswer {
  /** What the statements come to depends on how many items there are. */
  readonly node: ReadNode;
  readonly plan: Extract<CompiledRoot, { kind: "list" | "item" }>;
  readonly writer: RootWriter | null;
}

export interface MutationContext extends RequestContext {
  readonly answers: PlanRequest<KeptAnswer>;
}
