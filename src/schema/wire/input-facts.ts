import { GraphQLInputObjectType, GraphQLNonNull, GraphQLScalarType, getNamedType, isRequiredInputField } from "graphql";
import type { GraphQLInputType } from "graphql";
import { invariant } from "../../shared/invariant.ts";
import { inputMeaning } from "../names/meaning.ts";
import type { InputFacts, InputMeaning } from "../names/meaning.ts";

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
    required,
    whole: () => twin((name) => required.includes(name)),
    partial: () => twin(() => false),
  };
}

/** Takes what is there, null included: the value itself is looked at elsewhere. */
const anything = new GraphQLScalarType({ name: "Anything", coerceInputValue: () => true, coerceInputLiteral: () => true });

/** What an input that is written means, also behind lists of it. */
export function meaningOf(type: GraphQLInputType): InputMeaning {
  const meaning = inputMeaning(getNamedType(type));
  invariant(meaning !== undefined, `input "${String(type)}" is written`);
  return meaning;
}
