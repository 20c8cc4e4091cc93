import { findTarget } from "./role.ts";
import { Refusal, rowsOf } from "./tables.ts";
import type { Row, Table, Tables, World } from "./tables.ts";

/** What the tables hold in the end is what their constraints allow. */
export function assertConstraints(world: World, after: Tables): void {
  for (const table of world.values()) {
    const rows = [...rowsOf(after, table.name).values()];
    for (const { columns } of table.uniques) if (findTwins(rows, columns)) throw new Refusal("a value that is not unique");
    for (const row of rows) assertRow(after, table, row);
  }
}

function assertRow(after: Tables, table: Table, row: Row): void {
  if (!table.holds(row)) throw new Refusal("a value that a check refuses");
  for (const [field, { nullable, holds, link }] of Object.entries(table.columns)) {
    const value = row[field] ?? null;
    if (value === null && !nullable) throw new Refusal("a missing value");
    if (value !== null && !holds(value)) throw new Refusal("a value that a check refuses");
    if (value !== null && link !== null && findTarget(after, link.target, link.field, value) === null)
      throw new Refusal("a link to nothing");
  }
}

/** Nulls differ from each other. */
function findTwins(rows: readonly Row[], columns: readonly string[]): boolean {
  const tuples = rows.flatMap((row) =>
    columns.some((column) => (row[column] ?? null) === null) ? [] : [JSON.stringify(columns.map((column) => row[column]))],
  );
  return new Set(tuples).size < tuples.length;
}
