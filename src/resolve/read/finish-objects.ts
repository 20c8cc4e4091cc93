/**
 * Turns loaded rows into the plain objects that graphql-js completes: properties are response keys, so that aliases
 * never meet, and each item carries the collection it is of, for unions.
 */
import type { Row } from "../../database/database.ts";
import type { ItemLayout } from "../../plan/statement/read-plan.ts";
import { itemType } from "../../schema/item-type.ts";
import { invariant } from "../../shared/invariant.ts";
import { decodeCell } from "../../value/decode-cell.ts";
import type { LoadedEdge, LoadedNode } from "./load.ts";
import { mapInTurns } from "../../shared/turns.ts";

export type Item = Record<string | symbol, unknown>;

/** One item for each row, in order. */
export async function finishObjects(loaded: LoadedNode): Promise<readonly Item[]> {
  const { layout } = loaded.node;
  const edges: FinishedEdge[] = [];
  for (const edge of loaded.edges) edges.push(await finishEdge(edge));
  return mapInTurns(loaded.rows, (row, index) => finishItem(layout, row, loaded.firstCell, index, edges));
}

/** The item of a layout that has constants alone. */
export function finishDefaults(layout: ItemLayout): Item {
  return finishItem(layout, [], 0, 0, []);
}

/** What an edge gives the parent in row `index`. */
type FinishedEdge = (index: number) => unknown;

async function finishEdge(edge: LoadedEdge): Promise<FinishedEdge> {
  const members: { readonly items: readonly Item[]; readonly starts: readonly number[] }[] = [];
  for (const { loaded, starts } of edge.members) members.push({ items: await finishObjects(loaded), starts });
  return (index) => {
    const owner = edge.owners[edge.groups[index] ?? -1];
    if (owner === undefined) return edge.kind === "many" ? [] : null;
    const member = members[owner.member];
    invariant(member !== undefined, "a group belongs to a member");
    const start = member.starts[owner.group] ?? 0;
    if (edge.kind === "many") return member.items.slice(start, member.starts[owner.group + 1]);
    return start < (member.starts[owner.group + 1] ?? 0) ? member.items[start] : null;
  };
}

/** Without inherited properties, so that `__proto__`, which is a valid alias, is one like any other. */
class PlainItem implements Item {
  [key: string | symbol]: unknown;
}
Object.setPrototypeOf(PlainItem.prototype, null);
// Not even its class's own: `constructor` is a valid alias as well, of a field that nobody answers.
Reflect.deleteProperty(PlainItem.prototype, "constructor");

export function createItem(): Item {
  return new PlainItem();
}

function finishItem(layout: ItemLayout, row: Row, firstCell: number, index: number, edges: readonly FinishedEdge[]): Item {
  const item = createItem();
  if (layout.collection !== null) item[itemType] = layout.collection;
  for (const property of layout.properties) {
    switch (property.kind) {
      case "value":
        item[property.key] = decodeCell(row[property.cell + firstCell] ?? null, property.decode);
        break;
      case "object": {
        const { presence } = property.layout;
        const isThere = presence === null || row[presence + firstCell] !== null;
        item[property.key] = isThere ? finishItem(property.layout, row, firstCell, index, edges) : null;
        break;
      }
      case "constant":
        item[property.key] = property.value;
        break;
      case "edge":
        item[property.key] = edges[property.edge]?.(index) ?? null;
        break;
    }
  }
  return item;
}
