/** Items change places across lists: the list and the position of each become those of another one, or one of both does. */
import { nameOf, rowsOf } from "../model/tables.ts";
import type { Data, Row, UniqueKey } from "../model/tables.ts";
import type { Call } from "./calls.ts";
import { valueOfKey } from "./input-state.ts";
import type { Inputs } from "./input-state.ts";
import type { ColumnSpec, TableSpec } from "./table-spec.ts";

/** Null where no several items have places in lists. */
export function createReshuffle(inputs: Inputs): Call | null {
  const { choices } = inputs;
  const pools = inputs.spec.tables.flatMap((table) => (table.singleton ? [] : listPools(inputs, table)));
  if (pools.length === 0) return null;
  const pool = choices.pick(pools);
  const { table, link } = pool;
  const rows = choices.shuffle(pool.rows).slice(0, 2 + choices.below(5));
  const places = choices.shuffle(rows).map((row, index) => (choices.percent(15) ? { ...row, position: String(90 + index) } : row));
  const moves = rows.map((row, index): Move => ({ row, place: places[index] ?? row }));
  const byLists = choices.percent(50) ? listChanges(inputs, pool, moves) : null;
  if (byLists !== null) return byLists;
  const data = moves.map(({ row, place }): Data => {
    const value = place[link.name];
    const changed = {
      [link.name]: link.link?.field === "id" ? valueOfKey(pool.parent, value) : value,
      position: Number(place["position"]),
    };
    // What states other columns is another statement.
    return { id: valueOfKey(table, row["id"]), ...changed, ...(choices.percent(30) ? { tag: "x" } : {}) };
  });
  return { kind: "update_batch", table: table.name, data };
}

interface Move {
  readonly row: Row;
  /** The row whose list and position it gets. */
  readonly place: Row;
}

interface Pool {
  readonly table: TableSpec;
  readonly parent: TableSpec;
  readonly link: ColumnSpec;
  readonly rows: readonly Row[];
}

function listPools({ before, spec }: Inputs, table: TableSpec): readonly Pool[] {
  return table.uniques.flatMap(({ columns }: UniqueKey) => {
    const link = table.columns.find(({ name, link: of }) => columns.includes(name) && of !== null);
    const parent = spec.tables.find(({ name }) => name === link?.link?.target);
    if (link === undefined || parent === undefined || !columns.includes("position")) return [];
    const rows = [...rowsOf(before, table.name).values()].filter((row) => columns.every((name) => (row[name] ?? null) !== null));
    return rows.length < 2 ? [] : [{ table, parent, link, rows }];
  });
}

/** The same said of the lists; null where the link has none. */
function listChanges({ before, world }: Inputs, { table, parent, link }: Pool, moves: readonly Move[]): Call | null {
  const lists = Object.entries(world.get(parent.name)?.lists ?? {});
  const [name] = lists.find(([, list]) => list.target === table.name && list.link === link.name && !list.single) ?? [];
  if (name === undefined || parent.singleton || link.link === null) return null;
  const { field } = link.link;
  const groups = [...Map.groupBy(moves, ({ place }) => place[link.name] ?? "")];
  const data = groups.flatMap(([value, group]): readonly Data[] => {
    const owner = [...rowsOf(before, parent.name).values()].find((row) => row[field] === value);
    const update = group.map(({ row, place }): Data => ({ id: valueOfKey(table, row["id"]), position: Number(place["position"]) }));
    return owner === undefined ? [] : [{ id: valueOfKey(parent, owner["id"]), [`${name}_changes`]: { update } }];
  });
  const isOwn = moves.some(({ row }) =>
    data.some((one) => nameOf(parent.name, String(one["id"])) === nameOf(table.name, row["id"] ?? null)),
  );
  return isOwn ? null : { kind: "update_batch", table: parent.name, data };
}
