/**
 * Carries the name of an item's collection, so that a union can tell its members apart:
 * `{ title: "Hello", [itemType]: "headings" }`. A symbol, because every text may be the name of a field.
 */
export const itemType: unique symbol = Symbol("collection of the item");
