/** `a2o`: a pair of columns, and the collections that its items may come from. */
import type { RelationMetadata } from "../metadata/metadata.ts";
import type { CollectionDraft, DraftColumn } from "./drafts.ts";
import { comparableKindOf } from "./field-type.ts";
import { type RelationPass, addColumnLink, columnLinkOf, resolveOptionalColumn } from "./links.ts";
import { explainAbsence, reportError, reportWarning, suggest } from "./report.ts";

export function addAnyToOne(pass: RelationPass, row: RelationMetadata, many: CollectionDraft, item: DraftColumn): void {
  const coordinate = `${many.name}.${item.field.name}`;
  if (columnLinkOf(pass.links, many.name, item.field.name) !== undefined) {
    reportError(pass.report, "Relation", coordinate, "found a second relation of this column, expected one; the first counts.");
    return;
  }
  const collectionField = resolveCollectionField(pass, row, many, item);
  if (collectionField === undefined) return;
  const allowed = resolveAllowed(pass, row, coordinate, item);
  if (allowed === undefined) return;
  resolveOptionalColumn(pass, { coordinate, collection: many.name }, "junction field", row.junctionField);
  resolveOptionalColumn(pass, { coordinate, collection: many.name }, "sort field", row.sortField);
  addColumnLink(pass.links, { kind: "a2o", collection: many.name, field: item.field.name, collectionField, allowed });
}

function resolveCollectionField(pass: RelationPass, row: RelationMetadata, many: CollectionDraft, item: DraftColumn): string | undefined {
  const coordinate = `${many.name}.${item.field.name}`;
  const name = row.oneCollectionField;
  if (name === null) {
    reportError(pass.report, "Relation", coordinate, "found neither a related collection nor a collection field, expected one of them.");
    return undefined;
  }
  const column = many.columns.get(name);
  if (column === undefined || name === item.field.name) {
    const suggestion = suggest(pass.report, name, many.columns.keys(), `${many.name}.*`);
    const absence = explainAbsence(pass.report, `${many.name}.${name}`, `does not exist in "${many.name}".${suggestion}`);
    const fault = column === undefined ? absence : "is the item column itself, expected another one.";
    reportError(pass.report, "Relation", coordinate, `collection field "${name}" ${fault}`);
    return undefined;
  }
  if (comparableKindOf(column.column) !== "text" && column.column.enumLabels === null) {
    const sentence = `collection field "${name}" has type "${column.field.sqlType}", expected text.`;
    reportError(pass.report, "Relation", coordinate, sentence);
    return undefined;
  }
  return name;
}

function resolveAllowed(pass: RelationPass, row: RelationMetadata, coordinate: string, item: DraftColumn): readonly string[] | undefined {
  const names = row.oneAllowedCollections ?? [];
  const allowed = new Set<string>();
  for (const name of names) {
    if (allowed.has(name)) reportWarning(pass.report, "Relation", coordinate, `allowed collection "${name}" is named twice.`);
    else if (isUsableMember(pass, name, coordinate, item)) allowed.add(name);
  }
  if (allowed.size > 0) return [...allowed];
  const found = names.length === 0 ? "found no allowed collections" : "found no usable allowed collection";
  reportError(pass.report, "Relation", coordinate, `${found}, expected at least one.`);
  return undefined;
}

function isUsableMember(pass: RelationPass, name: string, coordinate: string, item: DraftColumn): boolean {
  const member = pass.drafts.get(name);
  const fault = (sentence: string): false => {
    reportError(pass.report, "Relation", coordinate, `allowed collection "${name}" ${sentence}`);
    return false;
  };
  if (member === undefined)
    return fault(explainAbsence(pass.report, name, `does not exist.${suggest(pass.report, name, pass.drafts.keys(), "collection")}`));
  if (member.primaryKey === null) return fault("has no key of one column, expected one to refer to.");
  const key = member.columns.get(member.primaryKey.name);
  const kind = comparableKindOf(item.column);
  // Keys are cast to the item column's text; a column of another type holds keys of that type alone.
  if (kind === "text" || (key !== undefined && comparableKindOf(key.column) === kind)) return true;
  return fault(`has keys of type "${member.primaryKey.sqlType}", expected that of the item column, "${item.field.sqlType}".`);
}
