/** What the database says of its tables, as Directus tells it: for the fields of the system endpoint that describe the model. */
import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";

/** Rows of Directus's own table, each as the text of a JSON object, in the order in which they are stored. */
export function selectMetadataRows(schema: string, table: string): Statement {
  return compileSql(sql`select to_jsonb(t)::text from ${sql.id(schema, table)} as t order by t.ctid`);
}

/** name, comment, whether it is a table: of views as well */
export function selectTables(schema: string): Statement {
  return compileSql(sql`select c.relname, obj_description(c.oid, 'pg_class'), (c.relkind in ('r', 'p'))::text from pg_class c
    where c.relnamespace = to_regnamespace(quote_ident(${schema})) and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    order by c.relname collate "C"`);
}

/** table, name, data type, default, length, precision, scale, nullable, generated, its expression, identity, comment */
export function selectColumnDetails(schema: string): Statement {
  return compileSql(sql`select table_name, column_name, data_type, column_default, character_maximum_length::text, numeric_precision::text,
      numeric_scale::text, (is_nullable = 'YES')::text, (is_generated = 'ALWAYS')::text, generation_expression, (is_identity = 'YES')::text,
      col_description(to_regclass(quote_ident(table_schema) || '.' || quote_ident(table_name)), ordinal_position)
    from information_schema.columns where table_schema = ${schema} order by table_name collate "C", ordinal_position`);
}

/** table, column, primary, unique: of indexes over one column */
export function selectColumnIndexes(schema: string): Statement {
  return compileSql(sql`select c.relname, a.attname, i.indisprimary::text, i.indisunique::text
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = to_regnamespace(quote_ident(${schema})) and i.indnkeyatts = 1 and i.indpred is null`);
}

/** table, column, target table, target column, name, on update, on delete: of foreign keys of one column */
export function selectColumnReferences(schema: string): Statement {
  const action = (column: string): ReturnType<typeof sql> => sql`case ${sql.ref(column)}
    when 'a' then 'NO ACTION' when 'r' then 'RESTRICT' when 'c' then 'CASCADE' when 'n' then 'SET NULL' else 'SET DEFAULT' end`;
  return compileSql(sql`select c.relname, a.attname, f.relname, fa.attname, k.conname, ${action("k.confupdtype")}, ${action("k.confdeltype")}
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = k.confkey[1]
    where k.contype = 'f' and cardinality(k.conkey) = 1 and c.relnamespace = to_regnamespace(quote_ident(${schema}))
    order by c.relname collate "C", k.conname collate "C" desc`);
}
