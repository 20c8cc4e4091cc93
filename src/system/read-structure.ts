import type { Connection, Row } from "../database/database.ts";
import {
  selectColumnDetails,
  selectIndexes,
  selectMetadataRows,
  selectPermissions,
  selectReferences,
  selectTables,
} from "../sql/select-structure.ts";
import { fieldName, textOf, wordsOf } from "./structure.ts";
import type { Column, Facts, ForeignKey, Index, StoredPermission, Structure, Table } from "./structure.ts";

/** Eight statements, however much there is. */
export async function readStructure(connection: Connection, schema: string): Promise<Structure> {
  const tables = await connection.run(selectTables(schema));
  const hasPermissions = tables.some(([name]) => name === "directus_permissions");
  const [columns, keys, collections, fields, relations, permissions] = await Promise.all([
    connection.run(selectColumnDetails(schema)),
    readKeys(connection, schema),
    readRows(connection, schema, "directus_collections"),
    readRows(connection, schema, "directus_fields"),
    readRows(connection, schema, "directus_relations"),
    hasPermissions ? connection.run(selectPermissions(schema)) : [],
  ]);
  const columnsOf = groupByTable(columns, readColumn);
  const readTable = ([name, comment = null, isView]: Row): readonly [string, Table] => {
    const table = name ?? "";
    const own = new Map((columnsOf.get(table) ?? []).map((column) => [column.name, column]));
    return [table, { name: table, isView: isView === "true", comment, columns: own, ...keysOf(keys, table) }];
  };
  return {
    schema,
    tables: new Map(tables.map(readTable)),
    collections: new Map(collections.map((row) => [textOf(row, "collection") ?? "", row])),
    fields: new Map(fields.map((row) => [nameOf(row, "collection", "field"), row])),
    relations: new Map(relations.map((row) => [nameOf(row, "many_collection", "many_field"), row])),
    permissions: permissions.map(readPermission),
  };
}

/** The indexes and foreign keys of a schema's tables, by table. */
export interface Keys {
  readonly indexes: ReadonlyMap<string, readonly Index[]>;
  readonly foreignKeys: ReadonlyMap<string, readonly ForeignKey[]>;
}

export async function readKeys(connection: Connection, schema: string): Promise<Keys> {
  const [indexes, references] = await Promise.all([connection.run(selectIndexes(schema)), connection.run(selectReferences(schema))]);
  return { indexes: groupByTable(indexes, readIndex), foreignKeys: groupByTable(references, readForeignKey) };
}

export function keysOf({ indexes, foreignKeys }: Keys, table: string): Pick<Table, "indexes" | "foreignKeys"> {
  return { indexes: indexes.get(table) ?? [], foreignKeys: foreignKeys.get(table) ?? [] };
}

function nameOf(row: Facts, collection: string, field: string): string {
  return fieldName(textOf(row, collection) ?? "", textOf(row, field) ?? "");
}

async function readRows(connection: Connection, schema: string, table: string): Promise<readonly Facts[]> {
  const rows = await connection.run(selectMetadataRows(schema, table));
  // PostgreSQL has made them objects.
  return rows.map(([text]) => JSON.parse(text ?? "{}") as Facts);
}

/** The first cell is the table's name. */
function groupByTable<Part>(rows: readonly Row[], read: (row: Row) => Part): ReadonlyMap<string, readonly Part[]> {
  const groups = Map.groupBy(rows, ([table]) => table ?? "");
  return new Map([...groups].map(([table, some]) => [table, some.map(read)]));
}

function readColumn(row: Row): Column {
  const [, name, dataType, type, byDefault = null, length, precision, scale, nullable, generated, expression = null, serial] = row;
  const [comment = null, isEnum] = row.slice(12);
  return {
    name: name ?? "",
    dataType: dataType ?? "",
    type: type ?? "",
    isArray: dataType === "ARRAY",
    enumLabels: isEnum === "true" ? [] : null,
    default: byDefault,
    length: numberOf(length),
    precision: numberOf(precision),
    scale: numberOf(scale),
    isNullable: nullable === "true",
    isGenerated: generated === "true",
    expression,
    isSerial: serial === "true",
    comment,
  };
}

function readIndex([, name, columns, isPrimary, isUnique, isConstraint]: Row): Index {
  return {
    name: name ?? "",
    columns: namesOf(columns),
    isPrimary: isPrimary === "true",
    isUnique: isUnique === "true",
    isConstraint: isConstraint === "true",
  };
}

function readForeignKey([, name, columns, table, targetColumns, onUpdate, onDelete, schema]: Row): ForeignKey {
  return {
    name: name ?? "",
    columns: namesOf(columns),
    table: table ?? "",
    schema: (schema ?? "").replaceAll('"', ""),
    targetColumns: namesOf(targetColumns),
    onUpdate: onUpdate ?? "",
    onDelete: onDelete ?? "",
  };
}

function readPermission([id, collection, action, fields]: Row): StoredPermission {
  return { id: Number(id), collection: collection ?? "", action: action ?? "", fields: wordsOf(fields) };
}

function namesOf(json: string | null | undefined): readonly string[] {
  // PostgreSQL has made it an array of names.
  return JSON.parse(json ?? "[]") as readonly string[];
}

function numberOf(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number(text);
}
