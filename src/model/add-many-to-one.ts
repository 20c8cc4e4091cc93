/** `m2o` and its other side `o2m`: from rows that name both, and from foreign keys that no row mentions. */
import type { CatalogForeignKey } from "../database/catalog.ts";
import type { RelationMetadata } from "../metadata/metadata.ts";
import type { CollectionDraft, DraftColumn } from "./drafts.ts";
import { comparableKindOf } from "./field-type.ts";
import { type RelationPass, addAliasLink, addColumnLink, columnLinkOf, isFreeAlias, resolveOptionalColumn } from "./links.ts";
import type { ManyToOne } from "./model.ts";
import { explainAbsence, reportError, reportWarning, suggest } from "./report.ts";

/** A row whose `one_collection` is given. `many` and `column` are its own side, already found. */
export function addManyToOne(
  pass: RelationPass,
  row: RelationMetadata & { readonly oneCollection: string },
  many: CollectionDraft,
  column: DraftColumn,
  origin: "directus" | "inferred",
): void {
  const coordinate = `${many.name}.${column.field.name}`;
  const existing = columnLinkOf(pass.links, many.name, column.field.name);
  const relation = existing === undefined ? resolveManyToOne(pass, row, many, column) : sameRelation(pass, row, existing, coordinate);
  if (relation === undefined) return;
  const inverse = row.oneField !== null && isFreeAlias(pass, coordinate, relation.target, row.oneField) ? row.oneField : null;
  if (existing === undefined) addColumnLink(pass.links, { ...relation, inverse });
  const junctionField = resolveJunctionField(pass, row, coordinate);
  const sortField = resolveOptionalColumn(pass, { coordinate, collection: many.name }, "sort field", row.sortField);
  if (inverse === null) return;
  addAliasLink(pass.links, {
    kind: "o2m",
    collection: relation.target,
    field: inverse,
    keyField: relation.targetField,
    target: many.name,
    targetField: column.field.name,
    junctionField,
    sortField,
    deselectAction: row.oneDeselectAction,
    single: isSingle(pass, relation, inverse, origin),
  });
}

/** A foreign key without a row shows as an `m2o` without another side, as in Directus. */
export function addForeignKeys(pass: RelationPass): void {
  for (const draft of pass.drafts.values()) {
    for (const key of draft.table.foreignKeys) {
      const [name = "", ...others] = key.columns;
      const column = draft.columns.get(name);
      const target = pass.drafts.get(key.targetTable);
      if (others.length > 0 || column === undefined || columnLinkOf(pass.links, draft.name, name) !== undefined) continue;
      const targetField = key.targetColumns[0] ?? "";
      if (target?.table.schema !== key.targetSchema || !target.columns.has(targetField)) continue;
      if (target === draft && targetField === name) continue;
      addColumnLink(pass.links, manyToOne(draft, column, target, targetField));
    }
  }
}

function resolveManyToOne(
  pass: RelationPass,
  row: RelationMetadata & { readonly oneCollection: string },
  many: CollectionDraft,
  column: DraftColumn,
): ManyToOne | undefined {
  const coordinate = `${many.name}.${column.field.name}`;
  const one = pass.drafts.get(row.oneCollection);
  if (one === undefined) {
    const suggestion = suggest(pass.report, row.oneCollection, pass.drafts.keys(), "collection");
    const absence = explainAbsence(pass.report, row.oneCollection, `does not exist.${suggestion}`);
    reportError(pass.report, "Relation", coordinate, `collection "${row.oneCollection}" ${absence}`);
    return undefined;
  }
  const targetField = resolveTargetField(pass, many, column, one);
  const target = targetField === null ? undefined : one.columns.get(targetField);
  if (target === undefined) {
    const isHidden = targetField !== null && pass.report.hidden.has(`${one.name}.${targetField}`);
    const found = isHidden
      ? `the key "${one.name}.${targetField}" may not be read by the database's role`
      : `collection "${one.name}" has no key of one column`;
    reportError(pass.report, "Relation", coordinate, `${found}, expected one to refer to.`);
    return undefined;
  }
  if (target === column) {
    reportError(pass.report, "Relation", coordinate, "found a column that refers to itself, expected another one.");
    return undefined;
  }
  if (comparableKindOf(column.column) !== comparableKindOf(target.column)) {
    const expected = `expected that of the key "${one.name}.${target.field.name}", "${target.field.sqlType}"`;
    reportError(pass.report, "Relation", coordinate, `found a column of type "${column.field.sqlType}", ${expected}.`);
    return undefined;
  }
  return manyToOne(many, column, one, target.field.name);
}

/** The column that the foreign key refers to; without a foreign key, the primary key. */
function resolveTargetField(pass: RelationPass, many: CollectionDraft, column: DraftColumn, one: CollectionDraft): string | null {
  const keys = keysOf(many, column.field.name);
  const key = keys.find((each) => refersTo(each, one));
  if (key !== undefined) return key.targetColumns[0] ?? null;
  const [other] = keys;
  if (other !== undefined) {
    const coordinate = `${many.name}.${column.field.name}`;
    const sentence = `found collection "${one.name}", but the foreign key "${other.name}" refers to "${other.targetTable}"; metadata counts.`;
    reportWarning(pass.report, "Relation", coordinate, sentence);
  }
  return one.primaryKey?.name ?? null;
}

/** A further row for a column adds one more alias if it names the same collection; anything else contradicts. */
function sameRelation(
  pass: RelationPass,
  row: RelationMetadata & { readonly oneCollection: string },
  existing: NonNullable<ReturnType<typeof columnLinkOf>>,
  coordinate: string,
): ManyToOne | undefined {
  if (existing.kind === "m2o" && existing.target === row.oneCollection && row.oneField !== null && row.oneField !== existing.inverse) {
    return existing;
  }
  if (existing.kind === "m2o" && existing.target === row.oneCollection) {
    reportWarning(pass.report, "Relation", coordinate, "found twice in the metadata, expected once; the first counts.");
  } else {
    const first = existing.kind === "m2o" ? `to "${existing.target}"` : "to any of several collections";
    reportError(
      pass.report,
      "Relation",
      coordinate,
      `found a second relation, to "${row.oneCollection}", expected one; that ${first} counts.`,
    );
  }
  return undefined;
}

function manyToOne(many: CollectionDraft, { field }: DraftColumn, one: CollectionDraft, targetField: string): ManyToOne {
  const { name, unique } = field;
  const isEnforced = keysOf(many, name).some((key) => key.isEnforced && refersTo(key, one) && key.targetColumns[0] === targetField);
  return { kind: "m2o", collection: many.name, field: name, target: one.name, targetField, unique, isEnforced, inverse: null };
}

/** The foreign keys of one column alone. */
function keysOf({ table }: CollectionDraft, column: string): readonly CatalogForeignKey[] {
  return table.foreignKeys.filter(({ columns }) => columns.length === 1 && columns[0] === column);
}

function refersTo({ targetTable, targetSchema }: CatalogForeignKey, { table }: CollectionDraft): boolean {
  return targetTable === table.name && targetSchema === table.schema;
}

function resolveJunctionField(pass: RelationPass, row: RelationMetadata, coordinate: string): string | null {
  if (row.junctionField === row.manyField) {
    reportWarning(
      pass.report,
      "Relation",
      coordinate,
      `junction field "${row.manyField}" leads back, expected another field of the junction.`,
    );
    return null;
  }
  return resolveOptionalColumn(pass, { coordinate, collection: row.manyCollection }, "junction field", row.junctionField);
}

/** Directus's metadata keeps lists, since apps rely on them; `o2o` on the alias asks for one object. */
function isSingle(pass: RelationPass, relation: ManyToOne, inverse: string, origin: "directus" | "inferred"): boolean {
  const special = pass.drafts.get(relation.target)?.aliasRows.get(inverse)?.special ?? [];
  if (!special.includes("o2o")) return origin === "inferred" && relation.unique && !special.includes("o2m");
  if (!relation.unique) {
    const column = `"${relation.collection}.${relation.field}"`;
    const sentence = `found special "o2o", but ${column} has no unique key; of several items the first is shown.`;
    reportWarning(pass.report, "Field", `${relation.target}.${inverse}`, sentence);
  }
  return true;
}
