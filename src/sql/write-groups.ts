/** One statement for the rows of one group, or of several. In: the groups with their texts. Out: a statement, and by group what comes back of it. */
import { sql } from "kysely";
import type { Row, Statement } from "../database/database.ts";
import type { RowBatch } from "../plan/write/row-groups.ts";
import type { Sql } from "./expression.ts";
import { compileOnce } from "./statement-texts.ts";
import type { StatementTexts } from "./statement-texts.ts";
import { insertRows, updateRows } from "./write.ts";

/**
 * Of one group its own statement; of several:
 *
 *     with w0 as (insert into "authors" ... returning "id"::text), w1 as (update "tags" as t ... returning v.n::text, t."name"::text)
 *     select '0', w0.*, null::text from w0 union all select '1', w1.* from w1
 *
 * The text is that of every write of the same collections and columns, however many rows it has.
 */
export function writeGroups(texts: StatementTexts, batches: readonly RowBatch[]): Statement {
  return compileOnce(texts, ["write", ...batches.map(shapeOf)], batches.flatMap(parametersOf), () => joinGroups(batches));
}

/** The rows of each group, without what tells whose they are. */
export function splitRows(batches: readonly RowBatch[], rows: readonly Row[]): readonly (readonly Row[])[] {
  if (batches.length === 1) return [rows];
  const byGroup = Map.groupBy(rows, ([group]) => group);
  return batches.map((batch, index) => (byGroup.get(String(index)) ?? []).map((row) => row.slice(1, 1 + widthOf(batch))));
}

/** All that the text of a group's statement depends on, in one model. */
function shapeOf({ collection, isNew, hasKeys, fields, returned }: RowBatch): readonly unknown[] {
  return [isNew, hasKeys, collection.schema, collection.table, fields.map(({ column }) => column), returned.map(({ column }) => column)];
}

function parametersOf({ isNew, hasKeys, texts }: RowBatch): Statement["parameters"] {
  return isNew && !hasKeys ? texts.slice(1) : texts;
}

function joinGroups(batches: readonly RowBatch[]): Sql {
  const [first] = batches;
  if (batches.length === 1 && first !== undefined) return writeGroup(first);
  const width = Math.max(...batches.map(widthOf));
  const named = batches.map((batch, index) => ({ batch, index, name: sql.id(`w${index}`) }));
  const parts = named.map(({ batch, name }) => sql`${name} as (${writeGroup(batch)})`);
  const answers = named.map(({ batch, index, name }) => {
    const padding = Array.from({ length: width - widthOf(batch) }, () => sql`null::text`);
    return sql`select ${sql.join([sql.lit(String(index)), sql`${name}.*`, ...padding])} from ${name}`;
  });
  return sql`with ${sql.join(parts)} ${sql.join(answers, sql` union all `)}`;
}

function writeGroup(batch: RowBatch): Sql {
  return batch.isNew ? insertRows(batch) : updateRows(batch);
}

/** A key, or a place, and what others refer to. */
function widthOf({ returned }: RowBatch): number {
  return 1 + returned.length;
}
