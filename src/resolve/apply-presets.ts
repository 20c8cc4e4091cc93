import { actionAccess } from "../access/access.ts";
import { columnText } from "../plan/column-text.ts";
import { resolveDynamicValue } from "../plan/dynamic-value.ts";
import type { Row } from "../plan/write-rows.ts";
import type { WriteContext } from "./write-context.ts";

/** Fills in the values that the role's policies preset for fields that the input leaves open. */
export function applyPresets(context: WriteContext, rows: readonly Row[]): void {
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
function writtenAccess(context: WriteContext, row: Row): ReturnType<typeof actionAccess> {
  if (!row.isNew && row.values.size === 0) return undefined;
  return actionAccess(context.access, row.collection.name, row.isNew ? "create" : "update");
}

function resolveValue(context: WriteContext, value: unknown): unknown {
  return typeof value === "string" ? resolveDynamicValue(context, value) : value;
}
