import { expect, test } from "vitest";
import { isExactAsDouble, numberOfLiteral } from "../../src/shared/exact-number.ts";

test.each(["0", "-7", "1.5", "1.50", "1e3", "750727362669608961", "-12345678901234567890.5e-3", "0.10"])(
  "%s is printed as it was written",
  (digits) => {
    expect(JSON.stringify([numberOfLiteral(digits)])).toBe(`[${digits}]`);
  },
);

test.each([
  ["1", true],
  ["1.50", true],
  ["+1.5", true],
  ["-0.10", true],
  ["0.0000001", true],
  ["1e-7", true],
  ["100000000000000000000000", true],
  ["1e+20", true],
  ["0.000", true],
  ["9007199254740993", false],
  ["123456789123456.12345", false],
  ["0.1234567890123456789", false],
])("a double holds all of %s: %s", (text, expected) => {
  expect(isExactAsDouble(text)).toBe(expected);
});
