/** Unique values move on from item to item: in a circle, or the last one takes a new one. */
import { rowsOf } from "../model/tables.ts";
import type { Data, Row, UniqueKey } from "../model/tables.ts";
import type { Call } from "./calls.ts";
import { mayChange, valueOfKey } from "./input-state.ts";
import type { Inputs } from "./input-state.ts";
import type { TableSpec } from "./table-spec.ts";

/** Null where no several items have such values. */
export function createShift(inputs: Inputs): Call | null {
  const { choices } = inputs;
  const groups = inputs.spec.tables.flatMap((table) => (table.singleton ? [] : listGroups(inputs, table)));
  if (groups.length === 0) return null;
  const { table, column, rows } = choices.pick(groups);
  const [first, ...others] = choices
    .shuffle(rows.filter((row) => column !== "code" || mayChange(inputs, table, row)))
    .slice(0, 2 + choices.below(3));
  if (first === undefined) return null;
  const valueOf = (row: Row): unknown => (column === "code" ? row[column] : Number(row[column]));
  const anew = column === "code" ? "c9" : 90;
  const items = [first, ...others].map((row, index): Data => {
    const next = others[index];
    const value = next !== undefined ? valueOf(next) : choices.percent(50) ? valueOf(first) : anew;
    // What states other columns is another statement.
    return { id: valueOfKey(table, row["id"]), [column]: value, ...(choices.percent(40) ? { tag: "x" } : {}) };
  });
  return { kind: "update_batch", table: table.name, data: choices.percent(50) ? choices.shuffle(items) : items };
}

interface Group {
  readonly table: TableSpec;
  readonly column: string;
  readonly rows: readonly Row[];
}

/** Items that share whatever else is in the key. */
function listGroups({ before }: Inputs, table: TableSpec): readonly Group[] {
  const own = new Set(["rank", "position", "code"]);
  return table.uniques.flatMap(({ columns }: UniqueKey) => {
    const column = columns.find((name) => own.has(name));
    if (column === undefined) return [];
    const rows = [...rowsOf(before, table.name).values()].filter((row) => columns.every((name) => (row[name] ?? null) !== null));
    const groups = Map.groupBy(rows, (row) => JSON.stringify(columns.filter((name) => name !== column).map((name) => row[name])));
    return [...groups.values()].filter(({ length }) => length > 1).map((all) => ({ table, column, rows: all }));
  });
}
