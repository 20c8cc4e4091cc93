import { sql } from "kysely";

type Query = ReturnType<typeof sql>;

/**
 * `calling (tableoid)`, for WITH RECURSIVE: of the tables (`oid`) those on which a write may call a function that somebody
 * has made: in a check, a default, a generated column, an index, or by the type of a column. PostgreSQL's own functions
 * are no entries of `pg_depend`, and those of an extension know nothing of the tables here.
 *
 *     a table -> its constraints, defaults, indexes, the types of its columns -> their operators, types and functions
 *     a type -> the constraints of a domain, the attributes of a composite type
 */
export function callingTables(tables: Query): Query {
  return sql`
    used (tableoid, class, object) as (
      select t.oid, part.class, part.object
      from (${tables}) t
      cross join lateral (
        select 'pg_catalog.pg_class'::regclass, t.oid
        union all select 'pg_catalog.pg_constraint'::regclass, k.oid from pg_catalog.pg_constraint k where k.conrelid = t.oid
        union all select 'pg_catalog.pg_attrdef'::regclass, d.oid from pg_catalog.pg_attrdef d where d.adrelid = t.oid
        union all select 'pg_catalog.pg_class'::regclass, i.indexrelid from pg_catalog.pg_index i where i.indrelid = t.oid
      ) part (class, object)
      union
      select u.tableoid, next.class, next.object
      from used u
      cross join lateral (
        select d.refclassid, d.refobjid
        from pg_catalog.pg_depend d
        where d.classid = u.class and d.objid = u.object
          and d.refclassid in ('pg_catalog.pg_type'::regclass, 'pg_catalog.pg_operator'::regclass, 'pg_catalog.pg_proc'::regclass)
        union all
        select 'pg_catalog.pg_class'::regclass, y.typrelid
        from pg_catalog.pg_type y
        where u.class = 'pg_catalog.pg_type'::regclass and y.oid = u.object and y.typrelid <> 0
        union all
        select 'pg_catalog.pg_constraint'::regclass, k.oid
        from pg_catalog.pg_constraint k
        where u.class = 'pg_catalog.pg_type'::regclass and k.contypid = u.object
      ) next (class, object)
      where u.class <> 'pg_catalog.pg_proc'::regclass
    ),
    calling (tableoid) as (
      select u.tableoid from used u
      where u.class = 'pg_catalog.pg_proc'::regclass and not exists (
        select from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_proc'::regclass and e.objid = u.object and e.deptype = 'e'
      )
    )`;
}
