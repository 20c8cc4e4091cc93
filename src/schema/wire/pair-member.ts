import type { GraphQLInputField } from "graphql";
import { writeMeaning } from "../names/meaning.ts";
import type { InputFacts, WriteMeaning } from "../names/meaning.ts";
import type { InputPlace } from "./input-form.ts";

/** A field of an object, with what stands beside it. */
export interface FieldPlace<Node> extends InputPlace<Node> {
  readonly node: Node;
  readonly input: GraphQLInputField;
  readonly given: ReturnType<InputPlace<Node>["form"]["fields"]>;
  readonly fields: InputFacts["fields"];
}

export type PairMeaning = Extract<WriteMeaning, { kind: "pair" }>;

/** The typed member for the collection that is said beside a pair's item. There is none where its items may not be written. */
export function findMember<Node>({ form, given, fields }: FieldPlace<Node>, pair: PairMeaning): GraphQLInputField | undefined {
  const inputs = Object.values(fields);
  const beside = inputs.find((input) => writeMeaning(input)?.field === pair.collectionField)?.name;
  const [collection] = given.flatMap(([name, node]) => (name === beside ? [form.untyped(node)] : []));
  return inputs.find((input) => {
    const meaning = writeMeaning(input);
    return meaning?.kind === "member" && meaning.field === pair.field && meaning.collection === collection;
  });
}
