import { actionAccess } from "../../access/access.ts";
import type { Asker } from "../../request/asker.ts";
import { resolveDynamicValue } from "../../request/dynamic-value.ts";
import { columnText } from "../../value/column-text.ts";
import type { Row } from "./rows.ts";

/** Fills in the values that the role's policies preset for fields that the input leaves open. */
export function applyPresets(context: Asker, rows: readonly Row[]): void {
  for (const row of rows) {
    const allowed = writtenAccess(context, row);
    for (const [name, preset] of Object.entries(allowed?.presets ?? {})) {
      const field = row.collection.fields.get(name);
      if (field?.kind !== "column" || row.values.has(name)) continue;
      const value = resolveValue(context, preset);
      row.values.set(name, columnText(field, value, `${row.path}.${name}`));
    }
  }
}

/** The access that writes the row; nothing for an administrator, and for a row that is not written. */
function writtenAccess(context: Asker, row: Row): ReturnType<typeof actionAccess> {
  if (!row.isNew && row.values.size === 0) return undefined;
  return actionAccess(context.access, row.collection.name, row.isNew ? "create" : "update");
}

function resolveValue(context: Asker, value: unknown): unknown {
  return typeof value === "string" ? resolveDynamicValue(context, value) : value;
}
