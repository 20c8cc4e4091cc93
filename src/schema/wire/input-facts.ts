import { GraphQLInputObjectType, GraphQLNonNull, GraphQLScalarType, getNamedType, isRequiredInputField } from "graphql";
import type { GraphQLInputField, GraphQLInputType } from "graphql";
import { invariant } from "../../shared/invariant.ts";
import { inputMeaning, writeMeaning } from "../names/meaning.ts";
import type { InputFacts, InputMeaning, PairFacts, WriteMeaning } from "../names/meaning.ts";

/** What is asked of every object of a written input. */
export function findInputFacts(type: GraphQLInputObjectType): InputFacts {
  const fields = type.getFields();
  const all = Object.values(fields);
  const twin = (isRequired: (name: string) => boolean): GraphQLInputType =>
    new GraphQLInputObjectType({
      name: type.name,
      fields: Object.fromEntries(all.map(({ name }) => [name, { type: isRequired(name) ? new GraphQLNonNull(anything) : anything }])),
    });
  const required = all.filter(isRequiredInputField).map(({ name }) => name);
  return {
    fields,
    names: Object.keys(fields),
    required,
    pairs: findPairs(all),
    whole: () => twin((name) => required.includes(name)),
    partial: () => twin(() => false),
  };
}

function findPairs(fields: readonly GraphQLInputField[]): InputFacts["pairs"] {
  const pairs = fields.flatMap((input) => {
    const meaning = writeMeaning(input);
    return meaning?.kind === "pair" ? [[meaning.field, pairFacts(fields, meaning)] as const] : [];
  });
  return new Map(pairs);
}

function pairFacts(fields: readonly GraphQLInputField[], pair: Extract<WriteMeaning, { kind: "pair" }>): PairFacts {
  const members = fields.flatMap((input) => {
    const meaning = writeMeaning(input);
    return meaning?.kind === "member" && meaning.field === pair.field ? [[meaning.collection, meaningOf(input.type)] as const] : [];
  });
  const beside = fields.find((input) => writeMeaning(input)?.field === pair.collectionField);
  return { collectionName: beside?.name, members: new Map(members) };
}

/** Takes what is there, null included: the value itself is looked at elsewhere. */
const anything = new GraphQLScalarType({ name: "Anything", coerceInputValue: () => true, coerceInputLiteral: () => true });

/** What an input that is written means, also behind lists of it. */
export function meaningOf(type: GraphQLInputType): InputMeaning {
  const meaning = inputMeaning(getNamedType(type));
  invariant(meaning !== undefined, `input "${String(type)}" is written`);
  return meaning;
}
