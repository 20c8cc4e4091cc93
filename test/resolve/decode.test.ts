import { expect, test } from "vitest";
import { decodeCell } from "../../src/value/decode-cell.ts";
import type { Decode } from "../../src/value/decode-cell.ts";

const cases: readonly (readonly [Decode, string | null, unknown])[] = [
  ["text", "héllo", "héllo"],
  ["text", null, null],
  ["integer", "-7", -7],
  ["number", "1234.560", 1234.56],
  ["number", "1e+10", 1e10],
  ["boolean", "t", true],
  ["boolean", "f", false],
  ["json", '{"a": [1, null]}', { a: [1, null] }],
  ["json", "null", null],
  ["csv", "", []],
  ["csv", "red,green", ["red", "green"]],
  ["time", "08:30:00.25", "08:30:00"],
  ["time", "08:30:00.25+02", "08:30:00+02"],
  ["dateTime", "2024-01-15 08:30:00.123456", "2024-01-15T08:30:00"],
  ["timestamp", "2024-01-15 08:30:00+00", "2024-01-15T08:30:00.000Z"],
  ["timestamp", "2024-01-15 08:30:00.1+00", "2024-01-15T08:30:00.100Z"],
  ["timestamp", "2024-01-15 08:30:00.123999+00", "2024-01-15T08:30:00.123Z"],
  ["timestamp", "2024-01-15 08:30:00.5", "2024-01-15T08:30:00.500Z"],
  ["timestamp", "infinity", "infinity"],
  ["numbers", '["0.1", "1e-7", "1e+20", null, ["1.50"]]', [0.1, 1e-7, 1e20, null, [1.5]]],
  // Text keeps the digits that a double would lose.
  ["numbers", '["9007199254740993", "123456789123456.12345"]', ["9007199254740993", "123456789123456.12345"]],
  ["timestamp", "0044-03-15 12:00:00+00 BC", "0044-03-15 12:00:00+00 BC"],
  ["masked", "$argon2id$", "**********"],
  ["masked", "", null],
  ["masked", null, null],
];

test.each(["NaN", "Infinity", "-Infinity"])("the number %s is printed as null, alone and in a list", (text) => {
  expect(JSON.stringify([decodeCell(text, "number"), decodeCell(JSON.stringify([text]), "numbers")])).toBe("[null,[null]]");
});

test.each(cases)("%s %j reads as %j", (decode, text, expected) => {
  expect(decodeCell(text, decode)).toEqual(expected);
});
