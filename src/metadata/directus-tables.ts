/** The metadata of a Directus database, from its own three tables. */
import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Connection } from "../database/database.ts";
import type { Diagnostic } from "../errors.ts";
import { invariant } from "../shared/invariant.ts";
import { type FormObject, type FormPlace, at, isObject } from "./form.ts";
import type { Metadata } from "./metadata.ts";
import { completeCollection, completeField, completeRelation, parseCollectionRow, parseFieldRow, parseRelationRow } from "./rows.ts";

const tables = { collections: "directus_collections", fields: "directus_fields", relations: "directus_relations" } as const;

export const metadataTables: readonly string[] = Object.values(tables);

/** Rows come in a fixed order: fields and relations as they were made, which is also the order in which aliases are shown. */
export async function readDirectusTables(connection: Connection, schema: string): Promise<Metadata> {
  const [collections, fields, relations] = await Promise.all([
    readRows(connection, schema, tables.collections, "collection"),
    readRows(connection, schema, tables.fields, "id"),
    readRows(connection, schema, tables.relations, "id"),
  ]);
  const faults: Diagnostic[] = [];
  return {
    source: "directus tables",
    origin: "directus",
    collections: parseAll(collections, tables.collections, faults, parseCollectionRow).map((row) =>
      completeCollection({ isFolder: true, ...row }),
    ),
    fields: parseAll(fields, tables.fields, faults, parseFieldRow).map(completeField),
    relations: parseAll(relations, tables.relations, faults, parseRelationRow).map(completeRelation),
    diagnostics: faults,
  };
}

/**
 * `select to_json(t)::text from "public"."directus_fields" as t order by "id"`
 *
 * A row as JSON has the columns that this version of Directus has, so none needs to be looked up first.
 */
async function readRows(connection: Connection, schema: string, table: string, key: string): Promise<readonly FormObject[]> {
  const query = sql`select to_json(t)::text from ${sql.id(schema, table)} as t order by ${sql.id(key)}`;
  const rows = await connection.run(compileSql(query));
  return rows.map(([text]) => {
    const row: unknown = JSON.parse(text ?? "null");
    invariant(isObject(row), `a row of "${table}" as JSON is an object`);
    return row;
  });
}

function parseAll<T>(
  rows: readonly FormObject[],
  table: string,
  faults: Diagnostic[],
  parse: (row: FormObject, place: FormPlace) => T | undefined,
): T[] {
  const place: FormPlace = { coordinate: table, faults };
  return rows.flatMap((row, index) => parse(row, at(place, index)) ?? []);
}
