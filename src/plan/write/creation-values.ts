/** The values of an input of new items, in the order in which its shape counts them (`creation-shape.ts`). */
import { RequestError } from "../../errors.ts";
import type { ItemInput, ListInput } from "../../input/item-input.ts";
import { columnFieldOf } from "../../model/look-up.ts";
import type { ColumnField } from "../../model/model.ts";
import { canonicalText } from "../../value/canonical-text.ts";
import { columnText } from "../../value/column-text.ts";
import { isPrintedAsWritten } from "../../value/printed-text.ts";
import type { ItemWrite } from "./item-tree.ts";

/** What a value is that of. */
export interface ValuePlace {
  readonly field: ColumnField;
  /** It says which item is meant. */
  readonly isKey: boolean;
}

/** The places of an input, and the items that came of it; null where one stands in place of the other. */
export function listValuePlaces(input: ItemInput, item: ItemWrite): readonly (ValuePlace & { readonly item: ItemWrite })[] | null {
  const places: (ValuePlace & { readonly item: ItemWrite })[] = [];
  const { collection, toOne, toAny, toMany } = item;
  for (const part of input.fields) {
    switch (part.kind) {
      case "value": {
        if (part.value === null || part.value === "") break;
        const field = columnFieldOf(collection, part.field);
        const isKey = field.name === collection.primaryKey?.name;
        if (!isKey && !item.values.has(field.name)) return null;
        places.push({ item, field, isKey });
        break;
      }
      case "toOne": {
        const target = toOne.find(({ field }) => field.name === part.field)?.target;
        const inner = target === undefined ? null : listValuePlaces(part.item, target);
        if (inner === null) return null;
        places.push(...inner);
        break;
      }
      case "member": {
        const any = toAny.find(({ relation }) => relation.field === part.field);
        const inner = any?.kind !== "item" || part.item.kind !== "item" ? null : listValuePlaces(part.item, any.target);
        if (inner === null) return null;
        places.push(...inner);
        break;
      }
      case "list": {
        const list = toMany.find(({ relation }) => relation.field === part.field);
        const members = membersOf(part.list);
        if (list === undefined || members.length !== list.items.length) return null;
        for (const [index, child] of list.items.entries()) {
          const member = members[index];
          // What it says of its parent may be passed over for being equal to what the parent says.
          if (member === undefined || statesLink(member, list.relation.targetField)) return null;
          const inner = listValuePlaces(member, child);
          if (inner === null) return null;
          places.push(...inner);
        }
        break;
      }
      case "pair":
      case "unknown":
        return null;
    }
  }
  return places;
}

function membersOf(list: ListInput): readonly ItemInput[] {
  const members = list.kind === "set" ? list.items : list.kind === "changes" ? list.create : [];
  return members.filter((member) => member.kind === "item");
}

function statesLink({ fields }: ItemInput, link: string): boolean {
  return fields.some((field) => field.kind === "toOne" && field.field === link);
}

/** As texts of their columns; null where one of them does not fit, or names an item in letters that the database would not print. */
export function readCreationValues(places: readonly ValuePlace[], values: readonly unknown[]): readonly string[] | null {
  const texts: string[] = [];
  for (const [index, { field, isKey }] of places.entries()) {
    const text = readText(field, values[index]);
    if (text === null || (isKey && !(isPrintedAsWritten(field, text) && canonicalText(field, text) === text))) return null;
    texts.push(field.special.includes("lower-case") ? text.toLowerCase() : text);
  }
  return texts;
}

function readText(field: ColumnField, value: unknown): string | null {
  try {
    return columnText(field, value, "data");
  } catch (error) {
    // It is told at its place by whoever reads the whole input.
    if (error instanceof RequestError) return null;
    throw error;
  }
}
