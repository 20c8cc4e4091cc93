/** What the database says of its tables, as Directus tells it: for the fields of the system endpoint that describe the model. */
import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";

/** Rows of Directus's own table, each as the text of a JSON object, in the order in which they are stored. */
export function selectMetadataRows(schema: string, table: string): Statement {
  return compileSql(sql`select to_jsonb(t)::text from ${sql.id(schema, table)} as t order by t.ctid`);
}

/** Of each permission its id, collection, action and fields. */
export function selectPermissions(schema: string): Statement {
  return compileSql(sql`select p."id"::text, p."collection", p."action", p."fields" from ${sql.id(schema, "directus_permissions")} as p
    order by p."id"`);
}

/** name, comment, whether it is a view: without what belongs to an extension */
export function selectTables(schema: string): Statement {
  return compileSql(sql`select c.relname, obj_description(c.oid, 'pg_class'), (c.relkind not in ('r', 'p'))::text from pg_class c
    where c.relnamespace = to_regnamespace(quote_ident(${schema})) and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`);
}

/**
 * table, name, data type, type, default, length, precision, scale, nullable, generated, its expression, whether there is a sequence,
 * comment, whether it is an enum
 */
export function selectColumnDetails(schema: string): Statement {
  return compileSql(sql`select c.table_name, c.column_name, c.data_type, c.udt_name, c.column_default, c.character_maximum_length::text,
      c.numeric_precision::text, c.numeric_scale::text, (c.is_nullable = 'YES')::text, (c.is_generated = 'ALWAYS')::text,
      c.generation_expression, (c.is_identity = 'YES' or pg_get_serial_sequence(t.name, c.column_name) is not null)::text,
      col_description(to_regclass(t.name), c.ordinal_position),
      (exists (select from pg_enum e where e.enumtypid = to_regtype(quote_ident(c.udt_schema) || '.' || quote_ident(c.udt_name))))::text
    from information_schema.columns as c, lateral (select quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) as name) as t
    where c.table_schema = ${schema} order by c.table_name collate "C", c.ordinal_position`);
}

/** table, name, columns as JSON, primary, unique, whether it belongs to a constraint */
export function selectIndexes(schema: string): Statement {
  return compileSql(sql`select c.relname, x.relname, to_json(array(select a.attname from unnest(i.indkey) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where k.place <= i.indnkeyatts order by k.place))::text,
      i.indisprimary::text, i.indisunique::text, (exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u')))::text
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    where c.relnamespace = to_regnamespace(quote_ident(${schema})) and i.indpred is null and i.indexprs is null
    order by c.relname collate "C", x.relname collate "C"`);
}

/** table, name, columns as JSON, target table, target columns as JSON, on update, on delete, the target's schema */
export function selectReferences(schema: string): Statement {
  const columns = (relation: string, numbers: string): ReturnType<typeof sql> => sql`to_json(array(select a.attname
    from unnest(${sql.ref(numbers)}) with ordinality as n (number, place)
    join pg_attribute a on a.attrelid = ${sql.ref(relation)} and a.attnum = n.number order by n.place))::text`;
  const action = (column: string): ReturnType<typeof sql> => sql`case ${sql.ref(column)}
    when 'a' then 'NO ACTION' when 'r' then 'RESTRICT' when 'c' then 'CASCADE' when 'n' then 'SET NULL' else 'SET DEFAULT' end`;
  return compileSql(sql`select c.relname, k.conname, ${columns("c.oid", "k.conkey")}, f.relname, ${columns("f.oid", "k.confkey")},
      ${action("k.confupdtype")}, ${action("k.confdeltype")}, f.relnamespace::regnamespace::text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = to_regnamespace(quote_ident(${schema}))
    order by c.relname collate "C", k.conname collate "C" desc`);
}
