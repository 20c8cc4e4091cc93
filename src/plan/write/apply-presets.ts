import { actionAccess } from "../../access/access.ts";
import type { Asker } from "../../request/asker.ts";
import { resolveDynamicValue } from "../../request/dynamic-value.ts";
import { columnText } from "../../value/column-text.ts";
import type { WriteRow } from "./rows.ts";

/** Fills in the values that the role's policies preset for fields that the input leaves open. */
export function applyPresets(context: Asker, rows: readonly WriteRow[]): void {
  for (const row of rows) {
    if (!row.isNew && row.values.size === 0) continue;
    const allowed = actionAccess(context.access, row.collection.name, row.isNew ? "create" : "update");
    if (allowed.kind === "some") for (const [name, preset] of Object.entries(allowed.presets)) applyPreset(context, row, name, preset);
  }
}

function applyPreset(context: Asker, row: WriteRow, name: string, preset: unknown): void {
  const field = row.collection.fields.get(name);
  if (field?.kind !== "column" || row.values.has(name)) return;
  const value = typeof preset === "string" ? resolveDynamicValue(context, preset) : preset;
  row.values.set(name, columnText(field, value, `${row.path}.${name}`));
}
