import type { ChangesInput, FieldInput, RootInput } from "../../input/item-input.ts";

/**
 * How many items an input states for so many items that are given it: these, all that are nested in them, and keys of
 * lists. An item that a foreign key refers to is one for all of them; a key that is a column's value is none.
 */
export function countItems(input: RootInput, given: number): number {
  switch (input.kind) {
    case "key":
      return given;
    case "changes":
      return countChanges(input, given);
    case "item":
      return given + sumOf(input.fields, (field) => countNested(field, given));
  }
}

function countNested(input: FieldInput, given: number): number {
  switch (input.kind) {
    case "value":
    case "unknown":
      return 0;
    case "toOne":
      return countItems(input.item, 1);
    case "pair":
    case "member":
      return input.item.kind === "item" ? countItems(input.item, given) : 0;
    case "list":
      return countList(input.list, given);
  }
}

function countList(list: Extract<FieldInput, { kind: "list" }>["list"], given: number): number {
  switch (list.kind) {
    case "set":
      return sumOf(list.items, (item) => countItems(item, given));
    case "changes":
      return countChanges(list, given);
    case "other":
      return 0;
  }
}

function countChanges(changes: ChangesInput, given: number): number {
  return sumOf([...changes.create, ...changes.update], (item) => countItems(item, given)) + changes.delete.length * given;
}

function sumOf<Part>(parts: readonly Part[], count: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + count(part), 0);
}
