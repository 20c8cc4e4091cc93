import { GraphQLInputObjectType, GraphQLNonNull, GraphQLScalarType, isRequiredInputField } from "graphql";
import type { GraphQLInputType } from "graphql";
import { writeMeaning } from "../names/meaning.ts";
import type { InputFacts } from "../names/meaning.ts";

/** What is asked of every object of a written input. */
export function findInputFacts(type: GraphQLInputObjectType): InputFacts {
  const fields = type.getFields();
  const all = Object.values(fields);
  const members = new Set(all.map(writeMeaning).flatMap((written) => (written?.kind === "member" ? [written.field] : [])));
  const isPair = (field: (typeof all)[number]): boolean => {
    const written = writeMeaning(field);
    return written?.kind === "field" && members.has(written.field);
  };
  const twin = (isRequired: (name: string) => boolean): GraphQLInputType =>
    new GraphQLInputObjectType({
      name: type.name,
      fields: Object.fromEntries(all.map(({ name }) => [name, { type: isRequired(name) ? new GraphQLNonNull(anything) : anything }])),
    });
  const required = all.filter(isRequiredInputField).map(({ name }) => name);
  return {
    fields,
    required,
    pairs: new Set(all.filter(isPair).map(({ name }) => name)),
    whole: () => twin((name) => required.includes(name)),
    partial: () => twin(() => false),
  };
}

/** Takes what is there, null included: the value itself is looked at elsewhere. */
const anything = new GraphQLScalarType({ name: "Anything", coerceInputValue: () => true, coerceInputLiteral: () => true });
