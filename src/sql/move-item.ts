import { type RawBuilder, sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { Collection, ColumnField } from "../model/model.ts";

/**
 * Numbers all items in their order, one of them in the place of another one. Answers `true` where there are both.
 *
 *     with ranked as (select t."id" as key, row_number() over (order by t."sort", t."id") as place from "public"."tags" as t), ...
 *     update "public"."tags" as t set "sort" = moved.place from moved where moved.key = t."id" and t."sort" is distinct from moved.place
 */
export function moveItem({ schema, table }: Collection, fields: SortFields, item: string, to: string): Statement {
  const [key, sort] = [fields.key, fields.sort].map(({ column }) => sql.id(column));
  const whole = sql.id(schema, table);
  const value = (text: string): RawBuilder<unknown> => sql`${text}::${sql.raw(fields.key.sqlType)}`;
  return compileSql(sql`with ranked as (select t.${key} as key, row_number() over (order by t.${sort}, t.${key}) as place from ${whole} as t),
    source as (select place from ranked where key = ${value(item)}),
    target as (select place from ranked where key = ${value(to)}),
    moved as (select r.key, case when r.place = s.place then t.place
        when r.place > s.place and r.place <= t.place then r.place - 1
        when r.place < s.place and r.place >= t.place then r.place + 1 else r.place end as place from ranked as r, source as s, target as t),
    done as (update ${whole} as t set ${sort} = m.place from moved as m where m.key = t.${key} and t.${sort} is distinct from m.place returning 1)
    select (exists (select from source) and exists (select from target))::text`);
}

export interface SortFields {
  readonly key: ColumnField;
  readonly sort: ColumnField;
}
