/** An item leaves a list that deletes it, and in the same write what hangs on it comes to another one, or a new one takes its key. */
import { nameOf } from "../model/tables.ts";
import type { Data, Row } from "../model/tables.ts";
import type { Call } from "./calls.ts";
import { isMadeKey, valueOfKey } from "./input-state.ts";
import type { Inputs } from "./input-state.ts";
import { membersOf, listMemberships } from "./memberships.ts";
import type { Membership } from "./memberships.ts";
import { createData } from "./random-items.ts";
import type { TableSpec } from "./table-spec.ts";

/** Null where the tables have no such chain. */
export function createRescue(inputs: Inputs): Call | null {
  const { choices } = inputs;
  const chains = listChains(inputs);
  if (chains.length === 0) return null;
  const { parent, row, name, list, target, leaving, hanging } = choices.pick(chains);
  const stay = membersOf(inputs, list, row, parent).filter((one) => one !== leaving);
  const keyOf = (one: Row): unknown => valueOfKey(target, one["id"]);
  const via = list.linkCollection === null ? [list.link] : ["item"];
  const anew = (): Data => createData(inputs, target, { verb: "create", depth: 0, row: null, via });
  const over = { [`${hanging.name}_changes`]: { update: hanging.rows.map((one) => valueOfKey(hanging.target, one["id"])) } };
  const [first] = stay;
  const heirs: readonly Data[] = [
    ...(first === undefined ? [] : [{ id: keyOf(first), ...over }]),
    // A new one, in the place of the one that goes.
    { ...anew(), ...placeOf(target, leaving), ...over },
  ];
  const heir = choices.pick(heirs);
  const isNew = heir["id"] === undefined || heir["id"] !== (first === undefined ? null : keyOf(first));
  const changes = choices.pick<Data>([
    isNew ? { create: [heir] } : { update: [heir] },
    isNew ? { create: [heir] } : { update: [heir] },
    // It stays where it is, and so goes as well.
    { update: [{ id: keyOf(leaving), ...over }] },
    ...(isMadeKey(target) ? [] : [{ create: [{ ...anew(), id: keyOf(leaving) }] }]),
  ]);
  const rest = stay.filter((one) => isNew || one !== first).map(keyOf);
  const data = choices.percent(40)
    ? { [name]: choices.shuffle([heir, ...rest]) }
    : { [`${name}_changes`]: { ...changes, delete: [keyOf(leaving)] } };
  return { kind: "update_item", table: parent.name, id: valueOfKey(parent, row["id"]), data };
}

/** The unique values of an item. */
function placeOf({ columns }: TableSpec, row: Row): Data {
  const own = columns.filter(({ name }) => (name === "rank" || name === "position" || name === "code") && row[name] !== null);
  return Object.fromEntries(own.map(({ name, kind }) => [name, kind === "integer" ? Number(row[name]) : row[name]]));
}

interface Chain extends Omit<Membership, "member"> {
  readonly leaving: Row;
  readonly hanging: { readonly name: string; readonly target: TableSpec; readonly rows: readonly Row[] };
}

function listChains(inputs: Inputs): readonly Chain[] {
  const memberships = listMemberships(inputs).filter(({ list }) => !list.single);
  const deleting = memberships.filter(({ list }) => list.action === "delete");
  const all = Map.groupBy(memberships, ({ parent, row }) => nameOf(parent.name, row["id"] ?? null));
  return deleting.flatMap(({ member, ...rest }) => {
    const below = all.get(nameOf(rest.target.name, member["id"] ?? null)) ?? [];
    return [...Map.groupBy(below, ({ name }) => name)].flatMap(([name, hung]): readonly Chain[] => {
      const [first] = hung;
      return first === undefined
        ? []
        : [{ ...rest, leaving: member, hanging: { name, target: first.target, rows: hung.map((one) => one.member) } }];
    });
  });
}
