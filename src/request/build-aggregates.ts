import { GraphQLObjectType, getNamedType } from "graphql";
import { outputMeaning } from "../schema/names/meaning.ts";
import { invariant } from "../shared/invariant.ts";
import { collectOf } from "./running-operation.ts";
import type { RunningOperation } from "./running-operation.ts";
import type { SelectedAggregate } from "./selection.ts";
import type { CollectedFields } from "./walk-selections.ts";

/** What is selected of a `<c>_aggregated`: `group countAll avg { price }`. */
export function buildAggregates(
  running: RunningOperation,
  type: GraphQLObjectType,
  collected: CollectedFields,
): readonly SelectedAggregate[] {
  return [...collected].flatMap(([key, nodes]): SelectedAggregate[] => {
    const field = nodes[0] === undefined ? undefined : type.getFields()[nodes[0].name.value];
    if (field === undefined) return [];
    const meaning = outputMeaning(field);
    if (meaning?.kind === "group" || meaning?.kind === "countAll") return [{ kind: meaning.kind, key }];
    invariant(meaning?.kind === "aggregate", `field "${type.name}.${field.name}" is an aggregate`);
    const target = getNamedType(field.type);
    invariant(target instanceof GraphQLObjectType, `aggregate "${field.name}" returns an object`);
    const fields = [...collectOf(running, target, nodes)].flatMap(([innerKey, [node]]) => {
      const inner = node === undefined ? undefined : target.getFields()[node.name.value];
      if (inner === undefined) return [];
      const innerMeaning = outputMeaning(inner);
      invariant(innerMeaning?.kind === "aggregated", `field "${target.name}.${inner.name}" is aggregated`);
      return [{ key: innerKey, field: innerMeaning.field }];
    });
    return [{ kind: "aggregate", key, aggregate: meaning.aggregate, fields }];
  });
}
