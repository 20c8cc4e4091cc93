import type { Model } from "../model/model.ts";
import { RequestError } from "../errors.ts";
import { isDestructive, planSnapshot } from "./change/plan-snapshot.ts";
import { type ChangeContext, type ChangeResult, runChange } from "./run-change.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";

export interface SnapshotRequest {
  readonly schema: string;
  readonly model: Model;
  readonly snapshot: Snapshot;
  /** Whether columns and tables may go with what they hold. */
  readonly allowsDestruction: boolean;
  readonly isDry: boolean;
}

/** Makes the model what the snapshot says, whole or not at all; nothing, where it is that already. */
export function applySnapshot(
  context: ChangeContext,
  { schema, model, snapshot, allowsDestruction, isDry }: SnapshotRequest,
): Promise<ChangeResult> {
  return runChange(context, {
    schema,
    collection: "",
    isDry,
    plan(structure) {
      const plan = planSnapshot(structure, takeSnapshot(structure, model), snapshot);
      const destructive = plan.steps.filter(isDestructive);
      if (!isDry && !allowsDestruction && destructive.length > 0) throw refused(destructive);
      return plan;
    },
  });
}

function refused(steps: readonly { readonly kind: string; readonly table: string }[]): RequestError {
  const told = steps.map(
    (step) => `${step.kind} "${step.table}${"column" in step && typeof step.column === "string" ? `.${step.column}` : ""}"`,
  );
  const sentence = `The snapshot would take away what cannot be made again (${told.join(", ")}), so nothing was changed: allow it, or keep them in the snapshot.`;
  return new RequestError("INVALID_PAYLOAD", sentence, { details: { steps: told } });
}
