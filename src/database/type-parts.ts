/** What PostgreSQL's catalog says of types that are made of others: how values of such a type compare. */
import { sql } from "kysely";

type Query = ReturnType<typeof sql>;

/**
 * Two parts of a WITH RECURSIVE. `part` holds, for each of the `types` (a query of oids), the types that its values are
 * made of: what a domain is based on, the elements of an array, the attributes of a row. `comparison` says of each
 * whether PostgreSQL orders its values, only tells equal ones apart, or does neither.
 */
export function typeComparisons(types: Query): Query {
  return sql`
    part (type, oid) as (
      select distinct t.oid, t.oid from (${types}) as t (oid)
      union
      select part.type, inner_type.oid
      from part
      join pg_catalog.pg_type t on t.oid = part.oid
      cross join lateral (
        select t.typbasetype where t.typtype = 'd'
        union all
        select e.oid from pg_catalog.pg_type e where e.oid = t.typelem and e.typarray = t.oid
        union all
        select a.atttypid from pg_catalog.pg_attribute a
        where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
      ) as inner_type (oid)
    ),
    comparison (type, kind) as (
      select part.type, case
        when bool_and(t.typtype in ('e', 'r', 'm') or ${hasOperators(["btree"])}) then 'order'
        when bool_and(t.typtype in ('e', 'r', 'm') or ${hasOperators(["btree", "hash"])}) then 'equality'
        else 'none'
      end
      from part
      join pg_catalog.pg_type t on t.oid = part.oid
      where t.typtype not in ('c', 'd') and not exists (select from pg_catalog.pg_type e where e.oid = t.typelem and e.typarray = t.oid)
      group by part.type
    )`;
}

/** Whether an index of one of the kinds takes values of `t`, by its own operators or those of a type that has the same bytes. */
function hasOperators(indexes: readonly string[]): Query {
  return sql`exists (
    select from pg_catalog.pg_opclass o
    join pg_catalog.pg_am m on m.oid = o.opcmethod
    where o.opcdefault and m.amname = any(${indexes}::text[]) and (o.opcintype = t.oid or exists (
      select from pg_catalog.pg_cast k
      where k.castsource = t.oid and k.casttarget = o.opcintype and k.castmethod = 'b' and k.castcontext = 'i'
    ))
  )`;
}

/** The schema of the operators by which values of the type `oid` compare, quoted; null for `pg_catalog`, which is always searched. */
export function operatorSchema(oid: Query): Query {
  return sql`(
    select pg_catalog.quote_ident(n.nspname)
    from pg_catalog.pg_opclass o
    join pg_catalog.pg_am m on m.oid = o.opcmethod
    join pg_catalog.pg_amop p on p.amopfamily = o.opcfamily and p.amoplefttype = o.opcintype and p.amoprighttype = o.opcintype
      and (m.amname, p.amopstrategy) in (('btree', 3), ('hash', 1))
    join pg_catalog.pg_operator e on e.oid = p.amopopr
    join pg_catalog.pg_namespace n on n.oid = e.oprnamespace
    where o.opcdefault and o.opcintype = ${oid} and n.nspname <> 'pg_catalog'
    limit 1
  )`;
}
