import { buildSchema, getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import { findRoundedVariables } from "../../src/schema/wire/rounded-key.ts";

const schema = buildSchema("type Query { items(id: ID, ids: [ID!], weight: Float): Int }");
const operation = getOperationAST(parse("query ($id: ID!, $ids: [ID!], $weight: Float) { items(id: $id, ids: $ids, weight: $weight) }"));

test.each<readonly [Readonly<Record<string, unknown>>, readonly string[]]>([
  [{ id: 5, ids: [1, "9007199254740993"], weight: 9_007_199_254_740_992 }, []],
  [{ id: "9007199254740993" }, []],
  [
    { id: 9_007_199_254_740_992 },
    [`Variable "$id" has invalid value: ID expects an integer of more than 53 bits as a text, got the number 9007199254740992.`],
  ],
  [
    { id: 1, ids: [1, -9_007_199_254_740_992] },
    [`Variable "$ids" has invalid value: ID expects an integer of more than 53 bits as a text, got the number -9007199254740992.`],
  ],
])("of variables %j, keys that JSON has rounded are told", (variables, messages) => {
  if (operation === null || operation === undefined) throw new Error("The document has an operation.");
  expect(findRoundedVariables(schema, operation, variables).map(({ message }) => message)).toEqual(messages);
});
