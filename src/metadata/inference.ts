/**
 * Metadata of a database that has none: relations from foreign keys, one-to-one from unique ones, junctions from
 * their form, notes from comments. Fields keep the names of their columns.
 */
import type { Catalog, CatalogForeignKey, CatalogTable } from "../database/catalog.ts";
import { listWholeKeys } from "../database/whole-keys.ts";
import type { Diagnostic } from "../errors.ts";
import { type InferredLink, nameAliases } from "./inferred-aliases.ts";
import type { FieldMetadata, Metadata } from "./metadata.ts";
import { completeCollection, completeField, completeRelation } from "./rows.ts";
import { hasDirectusTables, isSystemTable } from "./system-collections.ts";

export function inferMetadata(catalog: Catalog): Metadata {
  const diagnostics: Diagnostic[] = [];
  const withDirectus = hasDirectusTables(catalog);
  const tables = uniqueTables(catalog).filter((table) => !(withDirectus && isSystemTable(table.name)));
  const links = linksAmong(catalog, tables, diagnostics);
  const aliases = nameAliases(links, isHiddenAlias, diagnostics);
  const linkedColumns = new Set(links.map(({ many, column }) => `${many.name}.${column}`));
  return {
    source: "catalog",
    origin: "inferred",
    collections: tables.map((table) => completeCollection({ collection: table.name, note: table.comment })),
    fields: [
      ...tables.flatMap((table) => columnFields(table, linkedColumns)),
      ...links.flatMap((link) => {
        const field = aliases.get(link);
        return field === undefined ? [] : completeField({ collection: link.one.name, field, special: [link.unique ? "o2o" : "o2m"] });
      }),
    ],
    relations: links.map((link) =>
      completeRelation({
        manyCollection: link.many.name,
        manyField: link.column,
        oneCollection: link.one.name,
        oneField: aliases.get(link) ?? null,
        junctionField: link.junctionField,
      }),
    ),
    diagnostics,
  };

  /** Directus's own collections get no aliases that nobody asked for. */
  function isHiddenAlias(link: InferredLink): boolean {
    return withDirectus && isSystemTable(link.one.name);
  }
}

/** Of tables with one name in several schemas the first of the search path counts; the model reports the others. */
function uniqueTables(catalog: Catalog): CatalogTable[] {
  return [...new Map(catalog.tables.toReversed().map((table) => [table.name, table])).values()].toReversed();
}

function columnFields(table: CatalogTable, linkedColumns: ReadonlySet<string>): FieldMetadata[] {
  return table.columns.map((column) =>
    completeField({
      collection: table.name,
      field: column.name,
      note: column.comment,
      special: linkedColumns.has(`${table.name}.${column.name}`) ? ["m2o"] : [],
    }),
  );
}

function linksAmong(catalog: Catalog, tables: readonly CatalogTable[], diagnostics: Diagnostic[]): InferredLink[] {
  const targets = new Map(uniqueTables(catalog).map((table) => [table.name, table]));
  const referenced = new Set(
    tables.flatMap((table) => table.foreignKeys.filter((key) => key.targetTable !== table.name).map((key) => key.targetTable)),
  );
  return tables.flatMap((table) => {
    const single = singleColumnKeys(table, diagnostics);
    const junction = isJunction(table, [...single.keys()], referenced.has(table.name));
    return [...single].flatMap(([column, key]) => {
      const one = targets.get(key.targetTable);
      if (one === undefined || one.schema !== key.targetSchema) return [];
      const other = [...single.keys()].find((name) => name !== column) ?? null;
      return { many: table, column, one, unique: isUnique(table, column), junctionField: junction ? other : null };
    });
  });
}

/** By column. A column in two foreign keys refers to what the first one says. */
function singleColumnKeys(table: CatalogTable, diagnostics: Diagnostic[]): ReadonlyMap<string, CatalogForeignKey> {
  const keys = new Map<string, CatalogForeignKey>();
  for (const key of table.foreignKeys) {
    const [column, ...others] = key.columns;
    if (column === undefined) continue;
    const coordinate = `${table.name}.${column}`;
    const first = keys.get(column);
    if (others.length > 0) {
      const columns = key.columns.map((name) => `"${name}"`).join(", ");
      warn(coordinate, `foreign key "${key.name}" has several columns (${columns}), expected one; it makes no relation.`);
    } else if (first === undefined) {
      keys.set(column, key);
    } else if (first.targetTable !== key.targetTable || first.targetSchema !== key.targetSchema) {
      warn(coordinate, `foreign key "${key.name}" makes no relation, since "${first.name}" of the same column does.`);
    }
  }
  return keys;

  function warn(coordinate: string, sentence: string): void {
    diagnostics.push({ severity: "warning", coordinate, message: `Relation "${coordinate}": ${sentence}` });
  }
}

/**
 * A junction holds links between two items and is told by its form: exactly two foreign keys that either make up a
 * key together, or stand beside a key of the table's own, are both required, leave no other column that must be given,
 * and no other table refers to it. Whatever else it holds is context of the link.
 */
function isJunction(table: CatalogTable, columns: readonly string[], isReferenced: boolean): boolean {
  if (columns.length !== 2) return false;
  const isPair = (key: readonly string[]): boolean => key.length === 2 && key.every((name) => columns.includes(name));
  if (isPair(table.primaryKey) || listWholeKeys(table).some(isPair)) return true;
  const [key] = table.primaryKey;
  if (isReferenced || key === undefined || table.primaryKey.length > 1 || columns.includes(key)) return false;
  return table.columns.every((column) =>
    columns.includes(column.name)
      ? !column.nullable && !isUnique(table, column.name)
      : column.name === key || column.nullable || column.default !== null || column.isGenerated || column.sequence !== null,
  );
}

function isUnique(table: CatalogTable, column: string): boolean {
  return [table.primaryKey, ...listWholeKeys(table)].some((key) => key.length === 1 && key[0] === column);
}
