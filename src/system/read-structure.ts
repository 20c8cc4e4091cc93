/** The model as Directus describes it: what its tables say of collections, fields and relations, beside what the database says. */
import { readCatalog } from "../database/catalog.ts";
import type { CatalogColumn } from "../database/catalog.ts";
import type { Connection, Row } from "../database/database.ts";
import { fieldTypeOf } from "../model/field-type.ts";
import type { Model } from "../model/model.ts";
import { isSystemTable, specialOfOwn } from "../metadata/system-collections.ts";
import {
  selectColumnDetails,
  selectColumnIndexes,
  selectColumnReferences,
  selectMetadataRows,
  selectTables,
} from "../sql/select-structure.ts";

export interface Described {
  readonly collection: string;
  readonly meta: Facts | null;
  readonly schema: Facts | null;
}

export interface DescribedField extends Described {
  readonly field: string;
  readonly type: string;
}

export interface DescribedRelation extends Described {
  readonly field: string;
  /** Null for a many-to-any. */
  readonly related_collection: string | null;
}

type Facts = Readonly<Record<string, unknown>>;

/** Those with metadata or a table, and views that are served, by name; Directus's own come last. */
export async function readCollections(connection: Connection, model: Model, schema: string): Promise<readonly Described[]> {
  const [stored, tables] = await Promise.all([readRows(connection, schema, "directus_collections"), connection.run(selectTables(schema))]);
  const meta = new Map(stored.map((row): [string, Facts] => [textOf(row, "collection"), { ...collectionDefaults, ...row }]));
  const shown = tables.filter(([name, , isTable]) => isTable === "true" || model.collections.has(name ?? ""));
  const comments = new Map(shown.map(([name, comment = null]) => [name ?? "", comment]));
  const names = [...new Set([...meta.keys(), ...comments.keys()])].toSorted(compareNames);
  return names.map((name) => ({
    collection: name,
    meta: meta.get(name) ?? (isSystemTable(name) ? ownMeta(model, name) : null),
    schema: comments.has(name) ? { name, comment: comments.get(name) ?? null } : null,
  }));
}

/** Columns in the order of their table, then those without one, of each collection. */
export async function readFields(connection: Connection, model: Model, schema: string): Promise<readonly DescribedField[]> {
  const [stored, catalog, details, indexes, references] = await Promise.all([
    readRows(connection, schema, "directus_fields"),
    readCatalog(connection, [schema]),
    connection.run(selectColumnDetails(schema)),
    connection.run(selectColumnIndexes(schema)),
    connection.run(selectColumnReferences(schema)),
  ]);
  const tables = new Map(catalog.tables.map((table) => [table.name, table]));
  const meta = new Map(stored.map((row) => [nameOf(textOf(row, "collection"), textOf(row, "field")), fieldMeta(row)]));
  const indexesOf = Map.groupBy(indexes, ([table = "", column = ""]) => nameOf(table, column));
  const referenceOf = new Map(references.map((row) => [nameOf(row[0], row[1]), row]));
  const columns = details.flatMap((row): readonly DescribedField[] => {
    const [table, column] = [row[0] ?? "", row[1] ?? ""];
    const known = tables.get(table)?.columns.find(({ name }) => name === column);
    const isShown = tables.get(table)?.kind === "table" || model.collections.has(table);
    if (!isShown || known === undefined) return [];
    const own = meta.get(nameOf(table, column)) ?? (isSystemTable(table) ? ownFieldMeta(table, column) : null);
    const parts = { indexes: indexesOf.get(nameOf(table, column)) ?? [], reference: referenceOf.get(nameOf(table, column)) };
    const type = fieldTypeOf(known, specialOf(own));
    return [{ collection: table, field: column, type, meta: own, schema: describeColumn(row, known, parts) }];
  });
  const withColumn = new Set(columns.map(({ collection, field }) => nameOf(collection, field)));
  const aliases = stored.flatMap((row): readonly DescribedField[] => {
    const [collection, field] = [textOf(row, "collection"), textOf(row, "field")];
    return withColumn.has(nameOf(collection, field)) ? [] : [{ collection, field, type: "alias", meta: fieldMeta(row), schema: null }];
  });
  const ownAliases = [...model.collections.values()].flatMap(({ name, isSystem, fields }): readonly DescribedField[] =>
    !isSystem
      ? []
      : [...fields.values()].flatMap((field) =>
          field.kind === "column" || meta.has(nameOf(name, field.name))
            ? []
            : [{ collection: name, field: field.name, type: "alias", meta: ownFieldMeta(name, field.name), schema: null }],
        ),
  );
  return [...columns, ...aliases, ...ownAliases];
}

/** Those of foreign keys, and those that only metadata tells of. */
export async function readRelations(connection: Connection, model: Model, schema: string): Promise<readonly DescribedRelation[]> {
  const [stored, references] = await Promise.all([
    readRows(connection, schema, "directus_relations"),
    connection.run(selectColumnReferences(schema)),
  ]);
  const meta = new Map(stored.map((row) => [nameOf(textOf(row, "many_collection"), textOf(row, "many_field")), relationMeta(row)]));
  const ofKeys = references.map((row): DescribedRelation => {
    const [table = "", column = "", target = "", targetColumn = "", name = "", onUpdate = "", onDelete = ""] = row;
    const key = { table, column, foreign_key_table: target, foreign_key_column: targetColumn, constraint_name: name };
    const own = meta.get(nameOf(table, column)) ?? null;
    const described = { collection: table ?? "", field: column ?? "", related_collection: target };
    return { ...described, meta: own, schema: { ...key, on_update: onUpdate, on_delete: onDelete } };
  });
  const withKey = new Set(ofKeys.map(({ collection, field }) => nameOf(collection, field)));
  const others = [...meta.values()].flatMap((row): readonly DescribedRelation[] => {
    const [collection, field] = [textOf(row, "many_collection"), textOf(row, "many_field")];
    const related = row["one_collection"];
    if (withKey.has(nameOf(collection, field))) return [];
    return [{ collection, field, related_collection: typeof related === "string" ? related : null, meta: row, schema: null }];
  });
  const known = new Set([...ofKeys, ...others].map(({ collection, field }) => nameOf(collection, field)));
  return [...ofKeys, ...others, ...listOwnRelations(model).filter(({ collection, field }) => !known.has(nameOf(collection, field)))];
}

/** Those that Directus's own collections have, with or without a foreign key. */
function listOwnRelations({ collections }: Model): readonly DescribedRelation[] {
  return [...collections.values()].flatMap(({ name, isSystem, fields }) =>
    [...fields.values()].flatMap(({ name: field, relation }): readonly DescribedRelation[] =>
      isSystem && relation?.kind === "m2o"
        ? [{ collection: name, field, related_collection: relation.target, meta: null, schema: null }]
        : [],
    ),
  );
}

async function readRows(connection: Connection, schema: string, table: string): Promise<readonly Facts[]> {
  const rows = await connection.run(selectMetadataRows(schema, table));
  // PostgreSQL has made them objects.
  return rows.map(([text]) => JSON.parse(text ?? "{}") as Facts);
}

interface ColumnParts {
  readonly indexes: readonly Row[];
  readonly reference: Row | undefined;
}

function describeColumn(row: Row, { sequence }: CatalogColumn, { indexes, reference }: ColumnParts): Facts {
  const [
    table,
    name,
    dataType,
    byDefault = null,
    length,
    precision,
    scale,
    nullable,
    generated,
    expression = null,
    identity,
    comment = null,
  ] = row;
  const isPrimary = indexes.some(([, , primary]) => primary === "true");
  return {
    name,
    table,
    data_type: dataType,
    default_value: generated === "true" ? null : readDefault(byDefault),
    max_length: numberOf(length),
    numeric_precision: numberOf(precision),
    numeric_scale: numberOf(scale),
    is_generated: generated === "true",
    generation_expression: expression,
    is_indexed: indexes.some(([, , primary, unique]) => primary !== "true" && unique !== "true"),
    is_nullable: nullable === "true",
    is_unique: indexes.some(([, , , unique]) => unique === "true"),
    is_primary_key: isPrimary,
    has_auto_increment: sequence !== null || identity === "true",
    foreign_key_table: reference?.[2] ?? null,
    foreign_key_column: reference?.[3] ?? null,
    comment,
  };
}

/** `'draft'::character varying` is `draft`; what is computed stays as it is. */
function readDefault(expression: string | null): string | null {
  if (expression === null || /^NULL\b/.test(expression)) return null;
  const [, text] = /^'((?:[^']|'')*)'(?:::[^']*)?$/.exec(expression) ?? [];
  return text === undefined ? expression : text.replaceAll("''", "'");
}

/** Stored lists of words come as they are stored: `m2o`, `cast-json,conceal`. */
function fieldMeta(row: Facts): Facts {
  return { ...fieldDefaults, ...row, special: wordsOf(row["special"]) };
}

function relationMeta(row: Facts): Facts {
  return { ...row, one_allowed_collections: wordsOf(row["one_allowed_collections"]) };
}

function wordsOf(value: unknown): readonly string[] | null {
  return typeof value === "string" && value !== "" ? value.split(",").map((word) => word.trim()) : null;
}

function specialOf(meta: Facts | null): readonly string[] {
  const special = meta?.["special"];
  return Array.isArray(special) ? special.filter((word) => typeof word === "string") : [];
}

/** What Directus says of its own collections, as far as it is known here. */
function ownMeta(model: Model, collection: string): Facts {
  const known = model.collections.get(collection);
  const sortField = known?.sortField?.name ?? null;
  return { ...collectionDefaults, collection, singleton: known?.singleton ?? false, sort_field: sortField, accountability: "all" };
}

/** What a column that this version of Directus lacks would say. */
const collectionDefaults: Facts = { hidden: false, singleton: false, archive_app_filter: true, collapse: "open", versioning: false };
const fieldDefaults: Facts = { readonly: false, hidden: false, width: "full", required: false, searchable: true };

function ownFieldMeta(collection: string, field: string): Facts {
  const special = specialOfOwn(collection, field);
  return { ...fieldDefaults, collection, field, special: special.length === 0 ? null : special };
}

function compareNames(left: string, right: string): number {
  const [one, other] = [isSystemTable(left), isSystemTable(right)];
  if (one !== other) return one ? 1 : -1;
  return left < right ? -1 : left > right ? 1 : 0;
}

function textOf(row: Facts, key: string): string {
  const value = row[key];
  return typeof value === "string" ? value : "";
}

function nameOf(collection: string | null | undefined, field: string | null | undefined): string {
  return JSON.stringify([collection, field]);
}

function numberOf(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number(text);
}
