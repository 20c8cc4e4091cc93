/** What the catalog is asked, each about the tables of the served schemas, the table's oid in the first cell. */
import { sql } from "kysely";
import { callingTables } from "./called-functions.ts";
import { operatorSchema, typeComparisons } from "./type-parts.ts";

type Query = ReturnType<typeof sql>;

/** The tables of the other statements: oid, schema, name, kind. */
function servedTables(searchPath: readonly string[]): Query {
  return sql`
    select c.oid, n.nspname, c.relname, c.relkind
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${searchPath}::text[])
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and not c.relispartition
      and not exists (
        select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
      )`;
}

/**
 * What was counted when the table was last analyzed, what was written since the server began to note it, or, where neither is known,
 * as many rows of a hundred bytes as there is room for.
 */
const rowsOf = sql`greatest(c.reltuples, pg_catalog.pg_stat_get_live_tuples(c.oid),
          case when c.reltuples < 0 then pg_catalog.pg_relation_size(c.oid) / 100 end)`;

export function selectTables(searchPath: readonly string[]): Query {
  return sql`
    with recursive ${callingTables(servedTables(searchPath))},
    -- What writes to a table may break, and may wait: its own constraints, and those of others that refer to it.
    waiting as materialized (
      select k.tableoid, pg_catalog.json_agg(distinct pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(k.conname)) as names
      from (
        select conrelid as tableoid, connamespace, conname from pg_catalog.pg_constraint where condeferrable and not condeferred
        union all
        select confrelid, connamespace, conname from pg_catalog.pg_constraint where condeferrable and not condeferred
      ) k
      join pg_catalog.pg_namespace n on n.oid = k.connamespace
      group by k.tableoid
    )
    select t.oid, t.nspname, t.relname, t.relkind in ('r', 'p', 'f'), pg_catalog.obj_description(t.oid, 'pg_class'),
      t.relkind in ('r', 'p') and pg_catalog.row_security_active(t.oid) and not exists (
        -- Row triggers that come before a DELETE have the bits 1, 2 and 8.
        select from pg_catalog.pg_trigger g where g.tgrelid = t.oid and g.tgtype & 11 = 11 and g.tgenabled <> 'D'
      ),
      t.relkind in ('r', 'f') and exists (select from pg_catalog.pg_inherits h where h.inhparent = t.oid),
      t.relkind = 'r' and not pg_catalog.row_security_active(t.oid)
        and not exists (select from pg_catalog.pg_inherits h where h.inhparent = t.oid)
        and not exists (select from pg_catalog.pg_trigger g where g.tgrelid = t.oid and not g.tgisinternal and g.tgenabled <> 'D'
          and g.tgname not in ('relata_tell_events_insert', 'relata_tell_events_update', 'relata_tell_events_delete'))
        and not exists (select from pg_catalog.pg_rewrite w where w.ev_class = t.oid)
        and t.oid not in (select calling.tableoid from calling),
      coalesce((select w.names from waiting w where w.tableoid = t.oid), '[]'),
      -- Of one table it is looked up; only the leaves of a partitioned one have to be found.
      case t.relkind
        when 'r' then (select ${rowsOf} from pg_catalog.pg_class c where c.oid = t.oid)
        when 'm' then (select ${rowsOf} from pg_catalog.pg_class c where c.oid = t.oid)
        when 'p' then (select sum(${rowsOf}) from pg_catalog.pg_partition_tree(t.oid) leaf
          join pg_catalog.pg_class c on c.oid = leaf.relid where leaf.isleaf)
      end
    from (${servedTables(searchPath)}) t
    order by array_position(${searchPath}::text[], t.nspname::text), t.relname collate "C"`;
}

/** `base` is the type under a column's domains, `element` that of an array's elements, under theirs. */
export function selectColumns(searchPath: readonly string[]): Query {
  return sql`
    with recursive domain (oid, base, modifier, not_null, default_value) as (
      select t.oid, t.typbasetype, t.typtypmod, t.typnotnull, t.typdefault
      from pg_catalog.pg_type t
      where t.typtype = 'd'
      union all
      select d.oid, t.typbasetype, case d.modifier when -1 then t.typtypmod else d.modifier end,
        d.not_null or t.typnotnull, coalesce(d.default_value, t.typdefault)
      from domain d
      join pg_catalog.pg_type t on t.oid = d.base and t.typtype = 'd'
    ),
    resolved as (
      select domain.* from domain join pg_catalog.pg_type t on t.oid = domain.base and t.typtype <> 'd'
    ),
    ${typeComparisons(sql`
      select a.atttypid from (${servedTables(searchPath)}) t
      join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped`)}
    select
      a.attrelid,
      a.attname,
      case when element.oid is null then base.typname else coalesce(element_base_array.typname, base.typname) end,
      case
        when base_schema.nspname = 'pg_catalog' then pg_catalog.format_type(base.oid, -1)
        when element.oid is null then pg_catalog.quote_ident(base_schema.nspname) || '.' || pg_catalog.quote_ident(base.typname)
        else pg_catalog.quote_ident(element_schema.nspname) || '.' || pg_catalog.quote_ident(element.typname) || '[]'
      end,
      element.oid is not null,
      coalesce(element_base.typname, element.typname),
      base.typtype = 'c',
      coalesce(comparison.kind, 'none'),
      ${operatorSchema(sql`base.oid`)},
      coalesce(c.collisdeterministic, true),
      case when base.typtype = 'e' then (
        select pg_catalog.json_agg(e.enumlabel order by e.enumsortorder)
        from pg_catalog.pg_enum e
        where e.enumtypid = base.oid
      ) end,
      case
        when base.oid in ('pg_catalog.varchar'::regtype, 'pg_catalog.bpchar'::regtype)
        then nullif(coalesce(nullif(a.atttypmod, -1), resolved.modifier), -1) - 4
      end,
      base.oid = 'pg_catalog.numeric'::regtype and coalesce(nullif(a.atttypmod, -1), resolved.modifier, -1) <> -1,
      not (a.attnotnull or coalesce(resolved.not_null, false)),
      case when a.attgenerated = '' then coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), resolved.default_value) end,
      a.attgenerated <> '' or a.attidentity = 'a',
      pg_catalog.quote_ident(sequence.schema) || '.' || pg_catalog.quote_ident(sequence.name),
      coalesce((
        select pg_catalog.json_agg(k.conname order by k.conname collate "C")
        from pg_catalog.pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
      ), '[]'),
      exists (
        select from pg_catalog.pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and a.attnum = any(k.conkey) and pg_catalog.cardinality(k.conkey) > 1
      ),
      pg_catalog.col_description(a.attrelid, a.attnum),
      pg_catalog.has_schema_privilege(t.nspname, 'USAGE') and pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT'),
      pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'INSERT'),
      pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'UPDATE'),
      sequence.oid is null or pg_catalog.has_sequence_privilege(sequence.oid, 'USAGE, UPDATE')
    from (${servedTables(searchPath)}) t
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join resolved on resolved.oid = a.atttypid
    join pg_catalog.pg_type base on base.oid = coalesce(resolved.base, a.atttypid)
    left join comparison on comparison.type = a.atttypid
    left join pg_catalog.pg_collation c on c.oid = a.attcollation
    join pg_catalog.pg_namespace base_schema on base_schema.oid = base.typnamespace
    left join pg_catalog.pg_type element on element.oid = base.typelem and element.typarray = base.oid
    left join pg_catalog.pg_namespace element_schema on element_schema.oid = element.typnamespace
    left join resolved element_resolved on element_resolved.oid = element.oid
    left join pg_catalog.pg_type element_base on element_base.oid = element_resolved.base
    left join pg_catalog.pg_type element_base_array on element_base_array.oid = element_base.typarray
    left join lateral (
      select s.oid, n.nspname as schema, s.relname as name
      from pg_catalog.pg_depend o
      join pg_catalog.pg_class s on s.oid = o.objid and s.relkind = 'S'
      join pg_catalog.pg_namespace n on n.oid = s.relnamespace
      where (a.attidentity <> '' or pg_catalog.pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')
        and o.classid = 'pg_catalog.pg_class'::regclass and o.refclassid = 'pg_catalog.pg_class'::regclass
        and o.refobjid = a.attrelid and o.refobjsubid = a.attnum and o.deptype in ('a', 'i')
        and (a.attidentity <> '' or exists (
          select from pg_catalog.pg_depend u
          where u.classid = 'pg_catalog.pg_attrdef'::regclass and u.objid = d.oid
            and u.refclassid = 'pg_catalog.pg_class'::regclass and u.refobjid = s.oid
        ))
      order by s.oid
      limit 1
    ) sequence on true
    order by a.attrelid, a.attnum`;
}

/** The names of numbered columns, in the order of the numbers. */
function columnNames(table: Query, numbers: Query): Query {
  return sql`(
    select pg_catalog.json_agg(a.attname order by k.position)
    from unnest(${numbers}) with ordinality k (number, position)
    join pg_catalog.pg_attribute a on a.attrelid = ${table} and a.attnum = k.number
  )`;
}

export function selectKeys(searchPath: readonly string[]): Query {
  return sql`
    -- By target, for which there is no index.
    with referred as materialized (
      select k.confrelid, array_agg(distinct r.number) as numbers
      from pg_catalog.pg_constraint k, unnest(k.confkey) r (number) where k.contype = 'f' group by k.confrelid
    )
    select i.indrelid, i.indisprimary, coalesce(${columnNames(sql`i.indrelid`, sql`key.columns`)}, '[]'),
      i.indpred is not null, i.indexprs is not null, not i.indimmediate,
      -- PostgreSQL 14 has no such column.
      coalesce((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false),
      coalesce(${columnNames(
        sql`i.indrelid`,
        sql`array(
        select n.number from unnest(f.numbers) n (number) where n.number = any(key.columns) order by 1
      )`,
      )}, '[]')
    from (${servedTables(searchPath)}) t
    join pg_catalog.pg_index i on i.indrelid = t.oid
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    left join referred f on f.confrelid = i.indrelid
    cross join lateral (
      select case when i.indexprs is null then (i.indkey::int2[])[0:i.indnkeyatts - 1] else array(
        select distinct d.refobjsubid::int2
        from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = i.indexrelid
          and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = i.indrelid and d.refobjsubid > 0
        order by 1
      ) end
    ) key (columns)
    where i.indisunique and i.indisvalid and i.indislive
      and (i.indisprimary or not i.indisexclusion)
    order by i.indrelid, i.indisprimary desc, c.relname collate "C"`;
}

/** A foreign key to a partitioned table has a copy per partition: those have a parent. */
export function selectForeignKeys(searchPath: readonly string[]): Query {
  return sql`
    select c.conrelid, c.conname, ${columnNames(sql`c.conrelid`, sql`c.conkey`)},
      n.nspname, r.relname, ${columnNames(sql`c.confrelid`, sql`c.confkey`)}, c.confdeltype = 'c',
      c.condeferrable and c.confdeltype = 'a' and c.confupdtype = 'a', c.confupdtype = 'c',
      -- Before PostgreSQL 18 there is no such column.
      coalesce((pg_catalog.to_jsonb(c) ->> 'conenforced')::boolean, true)
        and not exists (select from pg_catalog.pg_trigger g where g.tgconstraint = c.oid and g.tgenabled not in ('O', 'A'))
    from (${servedTables(searchPath)}) t
    join pg_catalog.pg_constraint c on c.conrelid = t.oid and c.contype = 'f' and c.conparentid = 0
    join pg_catalog.pg_class r on r.oid = c.confrelid
    join pg_catalog.pg_namespace n on n.oid = r.relnamespace
    order by c.conrelid, c.conname collate "C"`;
}
