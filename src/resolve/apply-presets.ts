import { actionAccess } from "../access/access.ts";
import type { Rule } from "../access/access.ts";
import { failedRule } from "../errors.ts";
import type { RequestError } from "../errors.ts";
import { columnText } from "../plan/column-text.ts";
import { resolveDynamicValue } from "../plan/dynamic-value.ts";
import { isRuleBroken } from "../plan/validation-rule.ts";
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

/** What breaks the rule that the role's policies set for written items. */
export function findBrokenRules(context: WriteContext, rows: readonly Row[]): readonly RequestError[] {
  return rows.flatMap((row): readonly RequestError[] => {
    const rule = writtenAccess(context, row)?.validation ?? null;
    if (rule === null) return [];
    const isBroken = isRuleBroken(resolveRule(context, rule), (name) => row.values.get(name));
    if (!isBroken) return [];
    const field = mentionedField(rule, row);
    return [
      failedRule(
        `${row.path}${field === "" ? "" : `.${field}`}`,
        row.collection.name,
        field,
        "the value breaks a rule of your permissions.",
      ),
    ];
  });
}

/** The access that writes the row; nothing for an administrator, and for a row that is not written. */
function writtenAccess(context: WriteContext, row: Row): ReturnType<typeof actionAccess> {
  if (!row.isNew && row.values.size === 0) return undefined;
  return actionAccess(context.access, row.collection.name, row.isNew ? "create" : "update");
}

function resolveValue(context: WriteContext, value: unknown): unknown {
  return typeof value === "string" ? resolveDynamicValue(context, value) : value;
}

/** The rule with its dynamic values filled in. */
function resolveRule(context: WriteContext, rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map((part) => resolveRule(context, part));
  if (typeof rule !== "object" || rule === null) return resolveValue(context, rule);
  return Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, resolveRule(context, value)]));
}

/** The first field of the row that the rule speaks of. */
function mentionedField(rule: Rule, row: Row): string {
  for (const [key, value] of Object.entries(rule)) {
    if (row.collection.fields.has(key)) return key;
    const parts: readonly unknown[] = Array.isArray(value) ? value : [];
    for (const part of parts) {
      // Parts of logic are rules again.
      const found = typeof part === "object" && part !== null ? mentionedField(part as Rule, row) : "";
      if (found !== "") return found;
    }
  }
  return "";
}
