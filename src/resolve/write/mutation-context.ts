import type { ReadNode } from "../../plan/statement/read-plan.ts";
import type { Creation } from "../../plan/write/creation.ts";
import type { WriteOutcome } from "../../plan/write/write-outcome.ts";
import type { RecentMap } from "../../shared/recent-map.ts";
import type { CompiledRoot } from "../../sql/compile-plan.ts";
import type { RootWriter } from "../read/compile-writer.ts";
import type { LoadedRoot } from "../read/load-roots.ts";
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
  readonly creations: KnownCreations;
}

/** By collection and shape: what inputs of new items come to, for one access. */
export type KnownCreations = RecentMap<string, Creation | "seen once" | "cannot be told">;

export interface WrittenField {
  readonly answer: LoadedRoot;
  readonly outcome: WriteOutcome;
}
