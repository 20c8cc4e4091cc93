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
  const members = membersOf(inputs, list, row, parent).filter((one) => one !== leaving);
  const [heir] = members;
  if (heir === undefined) return null;
  const changes = {
    [`${hanging.name}_changes`]: { update: hanging.rows.map((one) => valueOfKey(hanging.target, one["id"])) },
  };
  const rest = members.slice(1).map((one) => valueOfKey(target, one["id"]));
  const heirData: Data = { id: valueOfKey(target, heir["id"]), ...changes };
  const items: readonly unknown[] = choices.shuffle([heirData, ...rest]);
  const key = valueOfKey(target, leaving["id"]);
  const via = list.linkCollection === null ? [list.link] : ["item"];
  const isReplaced = !isMadeKey(target) && choices.percent(25);
  const anew = isReplaced ? { create: [{ ...createData(inputs, target, { verb: "create", depth: 0, row: null, via }), id: key }] } : {};
  // Or it stays where it is, and is named.
  const isLost = !isReplaced && choices.percent(25);
  const deletion = { ...anew, update: [isLost ? { ...changes, id: key } : heirData], delete: [key] };
  const data = choices.percent(50) ? { [name]: items } : { [`${name}_changes`]: deletion };
  return { kind: "update_item", table: parent.name, id: valueOfKey(parent, row["id"]), data };
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
