import { GraphQLObjectType, getNamedType } from "graphql";
import { outputMeaning } from "../schema/names/meaning.ts";
import { invariant } from "../shared/invariant.ts";
import { collectAsked } from "./running-operation.ts";
import type { AskedField } from "./running-operation.ts";
import type { SelectedAggregate } from "./selection.ts";

/** A field of a `<c>_aggregated`: `group`, `countAll` or `avg { price }`. */
export function buildAggregate(asked: AskedField): SelectedAggregate {
  const { key, field, nodes } = asked;
  const meaning = outputMeaning(field);
  if (meaning?.kind === "group" || meaning?.kind === "countAll") return { kind: meaning.kind, key };
  const type = getNamedType(field.type);
  invariant(meaning?.kind === "aggregate" && type instanceof GraphQLObjectType, `field "${field.name}" is an aggregate`);
  const fields = collectAsked(asked, type, nodes).map((inner) => {
    const innerMeaning = outputMeaning(inner.field);
    invariant(innerMeaning?.kind === "aggregated", `field "${field.name}.${inner.field.name}" is aggregated`);
    return { key: inner.key, field: innerMeaning.field };
  });
  return { kind: "aggregate", key, aggregate: meaning.aggregate, fields };
}
