/** Inputs for the tables of a random schema: mostly such as could be accepted, and seldom the same item twice. */
import { rowsOf } from "../model/tables.ts";
import type { Data, Row } from "../model/tables.ts";
import type { Call } from "./calls.ts";
import { createExchange } from "./exchange.ts";
import { createInputs, missingKey, pickRows, valueOfKey } from "./input-state.ts";
import type { InputNeeds, Inputs } from "./input-state.ts";
import { createData, deepest } from "./random-items.ts";
import { createRescue } from "./rescue.ts";
import { createReshuffle } from "./reshuffle.ts";
import { createShift } from "./shift.ts";
import type { TableSpec } from "./table-spec.ts";

export function createCall(needs: InputNeeds): Call {
  const { choices, spec, mayCall } = needs;
  const inputs = createInputs(needs);
  const pattern = choices.percent(25) ? choices.pick([createRescue, createExchange, createShift, createReshuffle])(inputs) : null;
  if (pattern !== null) return pattern;
  for (let attempt = 0; ; attempt++) {
    const table = choices.pick(spec.tables);
    const kind = table.singleton ? "update_singleton" : choices.pick(kinds);
    const action = kind.startsWith("create") ? "create" : kind.startsWith("update") ? "update" : "delete";
    if (mayCall(action, table.name) || attempt === 5) return fillCall(inputs, table, kind);
  }
}

const kinds = [
  "create_item",
  "create_items",
  "update_item",
  "update_item",
  "update_items",
  "update_batch",
  "update_batch",
  "delete_item",
  "delete_items",
] as const;

function fillCall(inputs: Inputs, table: TableSpec, kind: Call["kind"]): Call {
  const { choices, width } = inputs;
  const { name } = table;
  const few = 1 + choices.below(3 * width);
  const place = { depth: deepest, row: null, via: [] };
  const create = (): Data => createData(inputs, table, { ...place, verb: "create" });
  const update = (row: Row | null, via: readonly string[] = []): Data => createData(inputs, table, { ...place, verb: "update", row, via });
  const keyOf = (row: Row | undefined): unknown => (row === undefined ? missingKey(table) : valueOfKey(table, row["id"]));
  switch (kind) {
    case "create_item":
      return { kind, table: name, data: create() };
    case "create_items":
      return { kind, table: name, data: Array.from({ length: few }, create) };
    case "update_singleton":
      return { kind, table: name, data: update(singleRow(inputs, table)) };
    case "update_item": {
      const [row] = pickRows(inputs, name, 1);
      return { kind, table: name, id: keyOf(row), data: update(row ?? {}) };
    }
    case "update_items": {
      const rows = pickRows(inputs, name, few);
      // What all of them are to hold is hardly unique.
      const via =
        rows.length > 1
          ? ["code", "rank", "position", ...table.columns.flatMap(({ name: column, link }) => (link?.single === true ? [column] : []))]
          : [];
      return { kind, table: name, ids: rows.map(keyOf), data: update(rows[0] ?? {}, via) };
    }
    case "update_batch": {
      return { kind, table: name, data: pickRows(inputs, name, few).map((row) => ({ id: keyOf(row), ...update(row) })) };
    }
    case "delete_item":
      return { kind, table: name, id: keyOf(pickRows(inputs, name, 1)[0]) };
    case "delete_items":
      return { kind, table: name, ids: pickRows(inputs, name, few).map(keyOf) };
  }
}

function singleRow({ before }: Inputs, { name }: TableSpec): Row | null {
  const [row = null] = rowsOf(before, name).values();
  return row;
}
