import { GraphQLInputObjectType } from "graphql";
import { admin } from "../../src/access/access.ts";
import type { RootInput } from "../../src/input/item-input.ts";
import type { Model } from "../../src/model/model.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { valueForm } from "../../src/schema/wire/input-forms.ts";
import { readVariable } from "../../src/schema/wire/read-input.ts";

/** What a client states of an item, as a variable of an input's type. */
export function readInput(model: Model, input: string, json: unknown): RootInput {
  const type = buildSchema(model, { nullability: "strict", access: admin }).schema.getType(input);
  if (!(type instanceof GraphQLInputObjectType)) throw new Error(`no input "${input}"`);
  const form = valueForm((error) => {
    throw error;
  }, true);
  return readVariable({ form, path: undefined }, json, type);
}
