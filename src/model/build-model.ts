/**
 * Metadata + catalog → model, pure. Columns, types, keys and uniqueness are the catalog's to tell; what they mean,
 * the metadata's. Nothing is skipped silently: what cannot be used is a diagnostic, and the rest is built.
 */
import type { Catalog, CatalogTable } from "../database/catalog.ts";
import type { Diagnostic } from "../errors.ts";
import type { FieldMetadata, Metadata, RelationMetadata } from "../metadata/metadata.ts";
import { addAnyToOne } from "./add-any-to-one.ts";
import { addForeignKeys, addManyToOne } from "./add-many-to-one.ts";
import { addOneToAny } from "./add-one-to-any.ts";
import { type CollectionDraft, type DraftColumn, buildDrafts } from "./drafts.ts";
import { type Links, type RelationPass, aliasLinkOf } from "./links.ts";
import { rankCollections } from "./lock-order.ts";
import type { AliasField, Collection, ColumnField, Field, Model, UniqueKey } from "./model.ts";
import { type Report, createReport, explainAbsence, reportError, reportWarning, suggest } from "./report.ts";

export function buildModel(metadata: Metadata, catalog: Catalog): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const report = createReport(metadata.diagnostics, catalog);
  const drafts = buildDrafts(metadata, catalog, report);
  const links: Links = { columns: new Map(), aliases: new Map() };
  const pass: RelationPass = { drafts, links, report };

  for (const row of metadata.relations) addRelation(pass, row, metadata.origin); // m2o, o2m, a2o
  addForeignKeys(pass); // m2o that no row mentions
  addOneToAny(pass, metadata); // o2a

  const ranks = rankCollections(drafts.keys(), (name) => links.columns.get(name)?.values() ?? []);
  const collections = new Map<string, Collection>();
  for (const draft of drafts.values()) collections.set(draft.name, finishCollection(draft, ranks.get(draft.name) ?? 0, links, report));
  return { model: { collections }, diagnostics: report.diagnostics };
}

function addRelation(pass: RelationPass, row: RelationMetadata, origin: Metadata["origin"]): void {
  const side = resolveManySide(pass, row);
  if (side === undefined) return;
  const [many, column] = side;
  const { oneCollection } = row;
  if (oneCollection === null) addAnyToOne(pass, row, many, column);
  else addManyToOne(pass, { ...row, oneCollection }, many, column, origin);
}

function resolveManySide(pass: RelationPass, row: RelationMetadata): readonly [CollectionDraft, DraftColumn] | undefined {
  const coordinate = `${row.manyCollection}.${row.manyField}`;
  const many = pass.drafts.get(row.manyCollection);
  if (many === undefined) {
    const suggestion = suggest(pass.report, row.manyCollection, pass.drafts.keys(), "collection");
    const absence = explainAbsence(pass.report, row.manyCollection, `does not exist.${suggestion}`);
    reportError(pass.report, "Relation", coordinate, `collection "${row.manyCollection}" ${absence}`);
    return undefined;
  }
  const column = many.columns.get(row.manyField);
  if (column === undefined) {
    const suggestion = suggest(pass.report, row.manyField, many.columns.keys(), `${many.name}.*`);
    const absence = explainAbsence(pass.report, coordinate, `does not exist.${suggestion}`);
    reportError(pass.report, "Relation", coordinate, `column "${row.manyField}" of "${many.name}" ${absence}`);
    return undefined;
  }
  return [many, column];
}

/** Columns in the order of the table, then aliases in the order of the metadata, as Directus shows them. */
function finishCollection(draft: CollectionDraft, lockRank: number, links: Links, report: Report): Collection {
  const fields = new Map<string, Field>();
  for (const { field } of draft.columns.values()) fields.set(field.name, finishColumn(field, draft, links, report));
  for (const field of aliasesOf(draft, links, report)) fields.set(field.name, field);
  return {
    name: draft.name,
    schema: draft.table.schema,
    table: draft.table.name,
    kind: draft.table.kind,
    isSystem: draft.isSystem,
    singleton: draft.singleton,
    note: draft.note,
    primaryKey: draft.primaryKey === null ? null : columnIn(fields, draft.primaryKey.name),
    sortField: resolveSortField(draft, fields, report),
    fields,
    rows: draft.table.rows,
    mayKeepDeleted: draft.table.mayKeepDeleted,
    hasHeirs: draft.table.hasHeirs,
    isPlain: draft.table.isPlain,
    uniqueKeys: buildUniqueKeys(draft.table),
    deferrable: draft.table.deferrable,
    lockRank,
    rules: new Map(),
  };
}

/** A column and its field have one name. */
function buildUniqueKeys({ uniqueKeys, foreignKeys }: CatalogTable): readonly UniqueKey[] {
  const links = new Set(foreignKeys.flatMap(({ columns }) => columns));
  return uniqueKeys.map(({ columns, ...key }) => ({ ...key, fields: columns, links: columns.filter((name) => links.has(name)) }));
}

function finishColumn(field: ColumnField, draft: CollectionDraft, links: Links, report: Report): ColumnField {
  const relation = links.columns.get(draft.name)?.get(field.name) ?? null;
  const special = field.special.find((name) => name === "m2o" || name === "file");
  if (relation === null && special !== undefined) {
    const sentence = `found special "${special}", but no usable relation; it is served as its key.`;
    reportWarning(report, "Field", `${draft.name}.${field.name}`, sentence);
  }
  return { ...field, relation };
}

/** Aliases with a row of their own, then those that only a relation's `one_field` names. */
function aliasesOf(draft: CollectionDraft, links: Links, report: Report): AliasField[] {
  const fields: AliasField[] = [];
  for (const row of draft.aliasRows.values()) {
    const relation = aliasLinkOf(links, draft.name, row.field);
    if (relation === undefined) reportUnusedAlias(draft, row, report);
    else fields.push(finishAlias(row.field, row, relation));
  }
  for (const [name, relation] of links.aliases.get(draft.name) ?? []) {
    if (!draft.aliasRows.has(name)) fields.push(finishAlias(name, { special: [], note: null }, relation));
  }
  return fields;

  function finishAlias(
    name: string,
    { special, note }: Pick<FieldMetadata, "special" | "note">,
    relation: AliasField["relation"],
  ): AliasField {
    const junctionField = resolveJunctionField(relation, links, report);
    return { kind: "alias", collection: draft.name, name, special, note, relation: { ...relation, junctionField } };
  }
}

/** The second hop of a junction is a relation too; which relations there are is known only now. */
function resolveJunctionField(relation: AliasField["relation"], links: Links, report: Report): string | null {
  const { junctionField, target } = relation;
  if (junctionField === null || links.columns.get(target)?.has(junctionField) === true) return junctionField;
  const sentence = `junction field "${target}.${junctionField}" has no relation, expected one that leads on.`;
  reportWarning(report, "Relation", `${target}.${relation.targetField}`, sentence);
  return null;
}

const relationalSpecials = ["o2m", "m2m", "m2a", "o2o", "files", "translations"];
const presentationSpecials = ["alias", "no-data", "group"];

function reportUnusedAlias(draft: CollectionDraft, row: FieldMetadata, report: Report): void {
  const coordinate = `${draft.name}.${row.field}`;
  // A column that may not be read has been reported.
  if (draft.table.hiddenColumns.includes(row.field)) return;
  const special = row.special.find((name) => relationalSpecials.includes(name));
  if (special !== undefined) {
    reportError(report, "Field", coordinate, `found special "${special}", but no usable relation names it as its "one_field".`);
    return;
  }
  // An `o2a` was reported where it was resolved; what only arranges a form has no data.
  if (row.special.includes("o2a") || row.special.some((name) => presentationSpecials.includes(name))) return;
  const suggestion = suggest(report, row.field, draft.columns.keys(), `${draft.name}.*`);
  reportError(report, "Field", coordinate, `found neither a column nor a relation of that name, expected one of them.${suggestion}`);
}

function resolveSortField(draft: CollectionDraft, fields: ReadonlyMap<string, Field>, report: Report): ColumnField | null {
  if (draft.sortField === null) return null;
  const field = columnIn(fields, draft.sortField);
  if (field === null) {
    const suggestion = suggest(report, draft.sortField, draft.columns.keys(), `${draft.name}.*`);
    const absence = explainAbsence(report, `${draft.name}.${draft.sortField}`, `does not exist.${suggestion}`);
    reportWarning(report, "Collection", draft.name, `sort field "${draft.sortField}" ${absence}`);
  }
  return field;
}

function columnIn(fields: ReadonlyMap<string, Field>, name: string): ColumnField | null {
  const field = fields.get(name);
  return field?.kind === "column" ? field : null;
}
