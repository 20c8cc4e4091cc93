/** The rules of fields (`directus_fields.validation`), parsed once the model is built: a rule may speak of any field. */
import type { Diagnostic } from "../errors.ts";
import { fieldsOf } from "../filter/facts.ts";
import { never } from "../filter/filter.ts";
import type { FieldMetadata } from "../metadata/metadata.ts";
import type { Collection, FieldRule, Model } from "../model/model.ts";
import { parseRule } from "./parse-rule.ts";

/** The model with its rules. One that cannot be understood is told, and lets no value pass. */
export function addFieldRules(
  model: Model,
  fields: readonly FieldMetadata[],
): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const collections = new Map(model.collections);
  for (const row of fields) {
    const collection = collections.get(row.collection);
    if (row.validation === null || collection?.fields.get(row.field)?.kind !== "column") continue;
    const rule = buildRule(model, collection, row, diagnostics);
    if (rule !== null) collections.set(collection.name, { ...collection, rules: new Map([...collection.rules, [row.field, rule]]) });
  }
  return { model: { ...model, collections }, diagnostics };
}

/** Null for a rule that holds of everything, such as `{}`. */
function buildRule(model: Model, collection: Collection, row: FieldMetadata, diagnostics: Diagnostic[]): FieldRule | null {
  const coordinate = `${row.collection}.${row.field}`;
  const parsed = parseRule(model, collection, "written", row.validation);
  if (parsed.kind === "fault") {
    const message = `Field "${coordinate}": its rule cannot be understood, so no value passes: ${parsed.sentence}`;
    diagnostics.push({ severity: "warning", coordinate, message });
    return { filter: never, message: row.validationMessage, mentions: [] };
  }
  const { filter } = parsed;
  if (filter.kind === "constant" && filter.value) return null;
  return { filter, message: row.validationMessage, mentions: fieldsOf(filter).filter((name) => name !== row.field) };
}
