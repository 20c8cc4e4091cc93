/** Items that are the only ones of theirs change places, or the place of one is taken by a new one. */
import type { Data } from "../model/tables.ts";
import type { Call } from "./calls.ts";
import { valueOfKey } from "./input-state.ts";
import type { Inputs } from "./input-state.ts";
import { listMemberships } from "./memberships.ts";
import type { Membership } from "./memberships.ts";
import { createData } from "./random-items.ts";

/** Null where no two items have one each. */
export function createExchange(inputs: Inputs): Call | null {
  const { choices } = inputs;
  const single = listMemberships(inputs).filter(({ list }) => list.single);
  const groups = [...Map.groupBy(single, ({ parent, name }) => `${parent.name} ${name}`).values()].filter(({ length }) => length > 1);
  if (groups.length === 0) return null;
  const [first, ...others] = choices.shuffle(choices.pick(groups)).slice(0, 2 + choices.below(2));
  if (first === undefined) return null;
  const { parent, name, target, list } = first;
  const keyOf = ({ row }: Membership): unknown => valueOfKey(parent, row["id"]);
  const memberOf = ({ member }: Membership): unknown => valueOfKey(target, member["id"]);
  // Each takes what the next one has; the last one takes what the first one had, or something new.
  const anew = createData(inputs, target, { verb: "update", depth: 0, row: null, via: [list.link] });
  const data = [first, ...others].map((one, index): Data => {
    const next = others[index];
    return { id: keyOf(one), [name]: next !== undefined ? memberOf(next) : choices.percent(50) ? memberOf(first) : anew };
  });
  return { kind: "update_batch", table: parent.name, data };
}
