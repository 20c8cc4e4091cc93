/** A cell's JSON, which is that of graphql-js and JSON.stringify, whichever way it is made. */
import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLString } from "graphql";
import type { GraphQLLeafType } from "graphql";
import { describe, expect, test } from "vitest";
import { Unwritable, createWriteCell } from "../../src/resolve/read/write-leaf.ts";
import { GraphQLBigInt, GraphQLDate, GraphQLFloat, GraphQLHash, GraphQLJSON } from "../../src/schema/scalars.ts";
import { decodeCell } from "../../src/value/decode-cell.ts";
import type { Decode } from "../../src/value/decode-cell.ts";

const leaves: readonly GraphQLLeafType[] = [
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  GraphQLBigInt,
  GraphQLDate,
  GraphQLFloat,
  GraphQLHash,
  GraphQLJSON,
];

/** As PostgreSQL prints values, and as text columns may hold them. */
const texts: Readonly<Record<Decode, readonly string[]>> = {
  text: ["", "a", 'a "quoted" \\ text', "line\nbreak\ttab\u0000", "\u2028\u2029 ü 😀", "\ud800", "</script>", "7"],
  integer: ["0", "7", "-7", "2147483647", "2147483648", "-2147483648", "-2147483649", "9007199254740993"],
  number: ["0", "-0", "1.50", "1e+300", "1e21", "0.1", "100000000000000000000", "NaN", "Infinity", "-Infinity", "12.000"],
  boolean: ["t", "f"],
  json: [
    "{}",
    '{"b": 1, "a": [1.0, 1e2, null], "2": 1, "1": 2}',
    '"text"',
    "7",
    "null",
    "no json",
    '{"__proto__": 1}',
    "12345678901234567890",
  ],
  jsonb: [
    "{}",
    '{"2": 1, "a": [1.0, 1e2, null]}',
    '{"a": {"b": "c, d"}, "e": [1.50, -3]}',
    '"text"',
    "7",
    "null",
    '{"__proto__": 1}',
    "12345678901234567890",
  ],
  numbers: ["[1, 2.50, null]", '["12345678901234567890", "1.5"]', "none"],
  csv: ["", "a", "a,b", ",", 'a"b,ü'],
  time: ["08:30:00", "08:30:00.5", "08:30:00.5+02"],
  dateTime: ["2024-01-15 08:30:00", "2024-01-15 08:30:00.123456", "infinity", 'what"ever'],
  timestamp: ["2024-01-15 08:30:00+00", "2024-01-15 08:30:00.123456+00", "0044-03-15 00:00:00+00 BC", "infinity"],
  masked: ["", "secret"],
};

/** Null where graphql-js has an error to tell. */
function expected(type: GraphQLLeafType, text: string, decode: Decode): string | null {
  const value = decodeCell(text, decode);
  if (value === null) return "null";
  try {
    const coerced = type.coerceOutputValue(value);
    return coerced === null || coerced === undefined ? null : (JSON.stringify(coerced) ?? null);
  } catch {
    return null;
  }
}

function written(write: (text: string | null) => string, text: string | null): string | null {
  try {
    return write(text);
  } catch (error) {
    if (error instanceof Unwritable) return null;
    throw error;
  }
}

describe.each(leaves)("as %s", (type) => {
  // The names of the ways.
  test.each(Object.entries(texts) as [Decode, readonly string[]][])("%s", (decode, cells) => {
    const write = createWriteCell(type, decode);
    if (write === null) throw new Error("a leaf can be written");
    for (const cell of cells) expect({ [cell]: written(write, cell) }).toEqual({ [cell]: expected(type, cell, decode) });
    expect(written(write, null)).toBe("null");
    expect(written(createWriteCell(new GraphQLNonNull(type), decode) ?? write, null)).toBeNull();
  });
});

test("a list of leaves is written element by element", () => {
  const write = createWriteCell(new GraphQLList(GraphQLString), "csv") ?? (() => "");
  expect(["a,b", "", null].map((text) => written(write, text))).toEqual(['["a","b"]', "[]", "null"]);
  // What is no list, graphql-js has an error for.
  expect(written(createWriteCell(new GraphQLList(GraphQLString), "text") ?? (() => ""), "a")).toBeNull();
});
