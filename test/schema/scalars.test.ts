import { parseConstValue } from "graphql";
import type { GraphQLScalarType } from "graphql";
import { expect, test } from "vitest";
import { GraphQLBigInt, GraphQLDate, GraphQLJSON, GraphQLJsonFilter, GraphQLStringOrFloat, GraphQLVoid } from "../../src/schema/scalars.ts";

test.each([
  [GraphQLBigInt, "9007199254740993", "9007199254740993"],
  [GraphQLBigInt, '"9007199254740993"', "9007199254740993"],
  [GraphQLBigInt, "-1", "-1"],
  [GraphQLStringOrFloat, "1.5", 1.5],
  [GraphQLStringOrFloat, "7", 7],
  [GraphQLStringOrFloat, '"1.5"', "1.5"],
  [GraphQLStringOrFloat, '"$NOW"', "$NOW"],
  [GraphQLStringOrFloat, "12345678901234567890", "12345678901234567890"],
  [GraphQLDate, '"2024-01-15"', "2024-01-15"],
  [GraphQLJSON, '{ a: [1, 2.5, "x", true, null] }', { a: [1, 2.5, "x", true, null] }],
  [GraphQLJsonFilter, "{ a: { _eq: 1 } }", { a: { _eq: 1 } }],
  [GraphQLVoid, "1", null],
] as const)("%s reads the literal %s", (scalar, literal, value) => {
  expect(read(scalar, literal)).toEqual(value);
});

test.each([
  [GraphQLBigInt, "1.5"],
  [GraphQLBigInt, "true"],
  [GraphQLStringOrFloat, "true"],
  [GraphQLStringOrFloat, "[1]"],
  [GraphQLDate, "2024"],
] as const)("%s refuses the literal %s", (scalar, literal) => {
  expect(() => read(scalar, literal)).toThrow(`${scalar.name} expects`);
});

test.each([
  [GraphQLBigInt, 42, "42"],
  [GraphQLBigInt, "42", "42"],
  [GraphQLStringOrFloat, 1.5, 1.5],
  [GraphQLStringOrFloat, "junk", "junk"],
  [GraphQLJSON, { a: 1 }, { a: 1 }],
] as const)("%s reads the variable %o", (scalar, input, value) => {
  expect(scalar.coerceInputValue(input)).toEqual(value);
});

test.each([
  [GraphQLBigInt, 1.5],
  [GraphQLBigInt, 2 ** 60],
  [GraphQLBigInt, [1]],
  [GraphQLStringOrFloat, true],
  [GraphQLDate, 2024],
] as const)("%s refuses the variable %o", (scalar, input) => {
  expect(() => scalar.coerceInputValue(input)).toThrow(`${scalar.name} expects`);
});

test("values of the resolvers pass through", () => {
  for (const scalar of [GraphQLBigInt, GraphQLDate, GraphQLJSON]) {
    for (const value of ["1", 1, null, { a: 1 }]) expect(scalar.coerceOutputValue(value)).toBe(value);
  }
});

function read(scalar: GraphQLScalarType, literal: string): unknown {
  return scalar.coerceInputLiteral?.(parseConstValue(literal));
}
