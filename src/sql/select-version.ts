import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { VersionRequest } from "../plan/read/version.ts";

/** `select delta from directus_versions where collection = 'pages' and key = 'draft' and item = '7'` */
export function selectVersion({ table, collection, version, item }: VersionRequest): Statement {
  const ofItem = item === null ? sql`` : sql` and "item" = ${item}`;
  return compileSql(
    sql`select "delta" from ${sql.id(table.schema, table.table)} where "collection" = ${collection} and "key" = ${version}${ofItem} order by "date_created" desc limit 1`,
  );
}
