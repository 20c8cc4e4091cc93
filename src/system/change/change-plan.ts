import type { DataCheck, StoredRow, StructureStep } from "../../sql/structure-step.ts";
import { invalidPayload } from "../../errors.ts";
import type { Facts, Structure } from "../structure.ts";
import { applySteps } from "./apply-steps.ts";

/** A change of the model before it is made: what the data must hold, and the steps in their order. */
export interface ChangePlan {
  readonly checks: readonly DataCheck[];
  readonly steps: readonly StructureStep[];
}

export const noChange: ChangePlan = { checks: [], steps: [] };

export function planOf(steps: readonly StructureStep[], checks: readonly DataCheck[] = []): ChangePlan {
  return { steps, checks };
}

export function joinPlans(plans: readonly ChangePlan[]): ChangePlan {
  return { checks: plans.flatMap(({ checks }) => checks), steps: plans.flatMap(({ steps }) => steps) };
}

/** One part of a change, planned on what the parts before it leave. */
export type PlanPart = (structure: Structure) => ChangePlan;

export function planInOrder(structure: Structure, parts: readonly PlanPart[]): ChangePlan {
  const plans: ChangePlan[] = [];
  let left = structure;
  for (const part of parts) {
    const plan = part(left);
    plans.push(plan);
    left = applySteps(left, plan.steps);
  }
  return joinPlans(plans);
}

/** Values as Directus's tables store them, as far as this version of Directus has a column for them; for what is stated it must. */
export function storeRow({ tables }: Structure, table: string, row: Facts, stated: Facts): StoredRow {
  const columns = tables.get(table)?.columns;
  const unknown = Object.keys(stated).find((name) => columns?.has(name) !== true);
  if (unknown !== undefined)
    throw invalidPayload(`data.meta.${unknown}`, `"${table}" has no column "${unknown}" in this version of Directus.`);
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      const column = columns?.get(name);
      if (column === undefined) return [];
      return [[name, storeValue(value, column.type === "json" || column.type === "jsonb")] as const];
    }),
  );
}

function storeValue(value: unknown, isJson: boolean): string | null {
  if (value === null || value === undefined) return null;
  if (isJson) return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}
