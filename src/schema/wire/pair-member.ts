import type { GraphQLInputField } from "graphql";
import type { InputFacts, InputMeaning } from "../names/meaning.ts";
import type { InputPlace } from "./input-form.ts";

/** A field of an object, with what stands beside it. */
export interface FieldPlace<Node> extends InputPlace<Node> {
  readonly node: Node;
  readonly input: GraphQLInputField;
  readonly given: readonly (readonly [name: string, node: Node])[];
  readonly facts: InputFacts;
}

/** What is written of the collection that is said beside a pair's item. Nothing where its items may not be written. */
export function findMember<Node>({ form, given, facts }: FieldPlace<Node>, field: string): InputMeaning | undefined {
  const pair = facts.pairs.get(field);
  const beside = given.find(([name]) => name === pair?.collectionName);
  const collection = beside === undefined ? undefined : form.untyped(beside[1]);
  return typeof collection === "string" ? pair?.members.get(collection) : undefined;
}
