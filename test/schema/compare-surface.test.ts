import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { compareSurface } from "./compare-surface.ts";

const source = `
  type Query { a(n: Int, s: [String]): [a!]! b: u c: String mutated: m }
  type a { id: ID! name: String f(filter: a_filter): a }
  type m { id: ID }
  input a_filter { id: Int _and: [a_filter] }
  type x { id: ID }
  type y { id: ID }
  union u = x | y
  type Mutation { create(data: [create_a_input!], filter: a_filter): deleted }
  type deleted { id: ID }
  input create_a_input { id: ID name: String! f: create_a_input list: [create_a_input] }
`;
const expected = buildSchema(source);

const options = { surface: "read", allow: (): boolean => false, ignoreNullability: false } as const;

test("a schema offers all of itself, for reading and for writing", () => {
  expect(compareSurface(expected, expected, options)).toEqual({ total: 27, differences: [], allowed: [] });
  expect(compareSurface(expected, expected, { ...options, surface: "write" })).toEqual({ total: 11, differences: [], allowed: [] });
});

test.each([
  ["create(data: [create_a_input!]", "create(data: [create_a_input!]!", ["Mutation.create(data:)"]],
  ["create(data: [create_a_input!]", "create(data: create_a_input", ["Mutation.create(data:)"]],
  ["): deleted", "): a", ["Mutation.create"]],
  ["name: String!", "name: String", []],
  ["f: create_a_input", "f: create_a_input!", ["create_a_input.f"]],
  ["f: create_a_input", "g: create_a_input", ["create_a_input.f"]],
])("of writing, %s in place of which stands %s", (from, to, coordinates) => {
  const actual = buildSchema(source.replace(from, to));
  const { differences } = compareSurface(expected, actual, { ...options, surface: "write" });
  expect(differences.map(({ coordinate }) => coordinate)).toEqual(coordinates);
});

test.each([
  [
    "type Query { a(n: Int, s: [String]): [a!]! b: u c: String mutated: m }",
    "type Query { a(n: Int, s: [String]): [a!]! b: u mutated: m }",
    ["Query.c"],
  ],
  ["a(n: Int,", "a(n: Int!,", ["Query.a(n:)"]],
  ["a(n: Int,", "a(n: Int, extra: Int!,", ["Query.a(extra:)"]],
  ["a(n: Int,", "a(n: Int, extra: Int,", []],
  ["s: [String])", "s: String)", ["Query.a(s:)"]],
  ["[a!]!", "[a]", ["Query.a"]],
  ["name: String", "name: String!", []],
  ["name: String", "name: Int", ["a.name"]],
  ["_and: [a_filter]", "_and: [a_filter!]", ["a_filter._and"]],
  ["_and: [a_filter]", "_and: [a_filter] _not: a_filter", []],
  ["union u = x | y", "union u = x", ["u.y"]],
])("of reading, %s in place of which stands %s", (from, to, coordinates) => {
  const actual = buildSchema(source.replace(from, to));
  expect(compareSurface(expected, actual, options).differences.map(({ coordinate }) => coordinate)).toEqual(coordinates);
});
