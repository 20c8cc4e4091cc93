/** Everyone locks items in one order of collections: what others refer to comes before them. */
import { expect, test } from "vitest";
import { rankCollections } from "../../src/model/lock-order.ts";
import type { AnyToOne, ManyToOne } from "../../src/model/model.ts";

function manyToOne(collection: string, target: string): ManyToOne {
  return { kind: "m2o", collection, field: target, target, targetField: "id", unique: false, isEnforced: true, inverse: null };
}

function anyToOne(collection: string, allowed: readonly string[]): AnyToOne {
  return { kind: "a2o", collection, field: "item", collectionField: "collection", allowed };
}

test.each<readonly [what: string, relations: readonly (ManyToOne | AnyToOne)[], order: readonly string[]]>([
  [
    "a target comes before what refers to it",
    [manyToOne("comments", "users"), manyToOne("users", "teams")],
    ["teams", "users", "comments"],
  ],
  ["so do the members of a many-to-any", [anyToOne("blocks", ["videos", "texts"])], ["texts", "videos", "blocks"]],
  ["what refers to itself stands alone", [manyToOne("nodes", "nodes")], ["nodes"]],
  ["a circle is cut before its first name", [manyToOne("a", "b"), manyToOne("b", "a"), manyToOne("c", "a")], ["b", "a", "c"]],
  ["those without relations are in the order of their names", [manyToOne("b", "b"), manyToOne("a", "a")], ["a", "b"]],
])("%s", (_what, relations, order) => {
  const names = new Set(relations.flatMap((one) => [one.collection, ...(one.kind === "m2o" ? [one.target] : one.allowed)]));
  const ranks = rankCollections(names, (name) => relations.filter(({ collection }) => collection === name));
  expect([...ranks.keys()].toSorted((left, right) => (ranks.get(left) ?? 0) - (ranks.get(right) ?? 0))).toEqual(order);
});
