import { rowsOf } from "../model/tables.ts";
import type { List, Row } from "../model/tables.ts";
import type { Inputs } from "./input-state.ts";
import type { TableSpec } from "./table-spec.ts";

/** Which row is in which list of which other one. */
export interface Membership {
  readonly parent: TableSpec;
  readonly row: Row;
  readonly name: string;
  readonly list: List;
  readonly target: TableSpec;
  readonly member: Row;
}

export function listMemberships(inputs: Inputs): readonly Membership[] {
  const { spec, world, before } = inputs;
  return spec.tables.flatMap((parent) =>
    Object.entries(world.get(parent.name)?.lists ?? {}).flatMap(([name, list]) => {
      const target = spec.tables.find((table) => table.name === list.target);
      if (target === undefined || parent.singleton) return [];
      const rows = [...rowsOf(before, parent.name).values()];
      return rows.flatMap((row) => membersOf(inputs, list, row, parent).map((member) => ({ parent, row, name, list, target, member })));
    }),
  );
}

export function membersOf({ before }: Inputs, list: List, row: Row, parent: TableSpec): readonly Row[] {
  const value = row[list.field] ?? null;
  return [...rowsOf(before, list.target).values()].filter(
    (one) => value !== null && one[list.link] === value && (list.linkCollection === null || one[list.linkCollection] === parent.name),
  );
}
