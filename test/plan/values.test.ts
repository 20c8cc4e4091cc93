import { describe, expect, test } from "vitest";
import { parseJsonPath } from "../../src/filter/json-path.ts";
import { parseFilterValue } from "../../src/plan/filter/filter-value.ts";
import { likePattern } from "../../src/plan/filter/plan-comparison.ts";
import { nobody } from "../../src/request/current-user.ts";
import { resolveDynamicValue } from "../../src/request/dynamic-value.ts";
import { printStart } from "../../src/shared/print-start.ts";
import { columnText } from "../../src/value/column-text.ts";
import { constantDefault } from "../../src/value/constant-default.ts";
import { isKeyText } from "../../src/value/key-text.ts";
import type { OperandType } from "../../src/value/operand-type.ts";
import { codeOf } from "../harness/code-of.ts";
import { columnField } from "../model/column-field.ts";

const now = new Date("2024-02-29T10:20:30.400Z");
const context = {
  now,
  user: { id: "11111111-1111-4111-8111-111111111111", role: null, roles: [], policies: [], values: new Map<string, readonly string[]>() },
};

describe("a dynamic value stands for", () => {
  test.each([
    ["$NOW", "2024-02-29T10:20:30.400Z"],
    ["$NOW(-1 day)", "2024-02-28T10:20:30.400Z"],
    ["$NOW(+2 weeks)", "2024-03-14T10:20:30.400Z"],
    ["$NOW(1 year)", "2025-02-28T10:20:30.400Z"],
    ["$NOW(4 years)", "2028-02-29T10:20:30.400Z"],
    ["$NOW(-1.5 hours)", "2024-02-29T08:50:30.400Z"],
    ["$NOW(0.5 months)", "$NOW(0.5 months)"],
    ["$NOW(-3h)", "2024-02-29T07:20:30.400Z"],
    ["$NOW(30 s)", "2024-02-29T10:21:00.400Z"],
    ["$NOW(one day)", "$NOW(one day)"],
    ["$CURRENT_USER", "11111111-1111-4111-8111-111111111111"],
    ["$5", "$5"],
    ["plain", "plain"],
  ])("%s: %s", (text, expected) => {
    expect(resolveDynamicValue(context, text)).toBe(expected);
  });

  test.each([
    ["2024-03-31T10:00:00Z", "$NOW(-1 month)", "2024-02-29T10:00:00.000Z"],
    ["2023-03-31T10:00:00Z", "$NOW(-1 month)", "2023-02-28T10:00:00.000Z"],
    ["2024-01-31T10:00:00Z", "$NOW(3 months)", "2024-04-30T10:00:00.000Z"],
    ["2024-01-31T10:00:00Z", "$NOW(-1 month)", "2023-12-31T10:00:00.000Z"],
    ["2024-03-30T10:00:00Z", "$NOW(+2 months)", "2024-05-30T10:00:00.000Z"],
  ])("on %s, %s: %s", (moment, text, expected) => {
    expect(resolveDynamicValue({ now: new Date(moment), user: nobody }, text)).toBe(expected);
  });

  test("nobody, where there is no user", () => {
    expect(resolveDynamicValue({ now, user: nobody }, "$CURRENT_USER")).toBeNull();
  });
});

describe("a filter value is read as its operand's type", () => {
  const types: Readonly<Record<string, OperandType>> = {
    integer: { type: "integer", sqlType: "integer" },
    bigInteger: { type: "bigInteger", sqlType: "bigint" },
    real: { type: "float", sqlType: "real" },
    decimal: { type: "decimal", sqlType: "numeric" },
    boolean: { type: "boolean", sqlType: "boolean" },
    uuid: { type: "uuid", sqlType: "uuid" },
    date: { type: "date", sqlType: "date" },
    time: { type: "time", sqlType: "time without time zone" },
    timestamp: { type: "timestamp", sqlType: "timestamp with time zone" },
    text: { type: "text", sqlType: "text" },
  };

  test.each([
    ["integer", 5, "5::integer"],
    ["integer", "-7", "-7::integer"],
    ["integer", 1.5, "1.5::numeric"],
    ["integer", 99999999999, "99999999999::bigint"],
    ["integer", "123456789012345678901234567890", "123456789012345678901234567890::numeric"],
    ["bigInteger", "9007199254740993", "9007199254740993::bigint"],
    ["real", 0.1, "0.1::real"],
    ["decimal", "1e3", "1e3::numeric"],
    ["boolean", true, "true::boolean"],
    ["uuid", "AAAAAAAA-0000-4000-8000-000000000001", "AAAAAAAA-0000-4000-8000-000000000001::uuid"],
    ["date", "2024-02-29", "2024-02-29::date"],
    ["date", "2024", "2024-01-01::date"],
    ["date", "$NOW", "2024-02-29 10:20:30.400Z::date"],
    ["time", "08:30", "08:30::time without time zone"],
    ["time", "$NOW", "10:20:30.400Z::time without time zone"],
    ["timestamp", "2024-01-15T08:30:00+02:00", "2024-01-15 08:30:00+02:00::timestamp with time zone"],
    ["text", "%_\\'\"", "%_\\'\"::text"],
  ])("%s %s: %s", (type, value, expected) => {
    const parsed = parseFilterValue(context, types[type] ?? { type: "text", sqlType: "text" }, value, "filter");
    expect(`${parsed?.text}::${parsed?.sqlType}`).toBe(expected);
  });

  test.each([
    ["integer", "x"],
    ["integer", ""],
    ["integer", "1e9999"],
    ["integer", "NaN"],
    ["boolean", "maybe"],
    ["uuid", "not-a-uuid"],
    ["date", "not a date"],
    ["date", "2023-02-29"],
    ["date", "2024-13-01"],
    ["date", "eternity"],
    ["time", "25:00"],
    ["text", "a\0b"],
    ["text", ["a"]],
    ["text", { a: 1 }],
  ])("%s refuses %j", (type, value) => {
    const operand = types[type] ?? { type: "text", sqlType: "text" };
    expect(codeOf(() => parseFilterValue(context, operand, value, "filter.x._eq"))).toBe("INVALID_QUERY");
  });
});

describe("a json path", () => {
  test.each([
    ["a", ["a"]],
    ["b.c[1]", ["b", "c", "1"]],
    ["[0].service", ["0", "service"]],
    ["tags[0][2]", ["tags", "0", "2"]],
    ["with space.ünï", ["with space", "ünï"]],
  ])("%s has steps", (text, steps) => {
    expect(parseJsonPath(text, "path")).toEqual(steps);
  });

  test.each(["", "$.a", ".a", "a..b", "a[", "a[x]", "a.", "a'b", "*[", "a[0]b"])("%j is refused", (text) => {
    expect(codeOf(() => parseJsonPath(text, "path"))).toBe("INVALID_QUERY");
  });
});

describe("a text is a key", () => {
  test.each([
    ["integer", "2147483647", true],
    ["integer", "-2147483648", true],
    ["integer", "2147483648", false],
    ["smallInteger", "-32768", true],
    ["smallInteger", "32768", false],
    ["integer", "1.0", false],
    ["integer", "abc", false],
    ["bigInteger", "9223372036854775807", true],
    ["bigInteger", "9223372036854775808", false],
    ["uuid", "11111111-1111-4111-8111-111111111111", true],
    ["uuid", "1", false],
    ["decimal", "12345678901234567890.5", true],
    ["decimal", "-.5e3", true],
    ["decimal", "NaN", true],
    ["decimal", "nan", false],
    ["decimal", "1e1000", false],
    ["decimal", "", false],
    ["decimal", ".", false],
    ["real", "3.4028235e+38", true],
    ["real", "3.5e+38", false],
    ["real", "1e-45", true],
    ["real", "1e-46", false],
    ["real", "0e-999", true],
    ["double", "1e300", true],
    ["double", "1e309", false],
    ["double", "5e-324", true],
    ["double", "1e-330", false],
    ["double", "-Infinity", true],
    ["boolean", "true", true],
    ["boolean", "t", false],
    ["date", "2024-02-29", true],
    ["date", "2023-02-29", false],
    ["date", "1900-02-29", false],
    ["date", "2000-02-29", true],
    ["date", "0000-01-01", false],
    ["date", "0044-03-15 BC", true],
    ["date", "0001-02-29 BC", true],
    ["date", "0002-02-29 BC", false],
    ["date", "-infinity", true],
    ["date", "2024", false],
    ["date", "now", false],
    ["date", "2024-01-15 08:30:00.123456+00", true],
    ["date", "2024-01-15T08:30:00Z", true],
    ["date", "2024-01-15 25:00", false],
    ["date", "2024-01-15 08:30+99", false],
    ["time", "08:30:00.5", true],
    ["time", "24:00:00", true],
    ["time", "24:00:01", false],
    ["time", "08:30:00-03:30", true],
    ["time", "08:30+16", false],
    [{ labels: ["calm", "busy"] }, "busy", true],
    [{ labels: ["calm", "busy"] }, "Busy", false],
    ["text", "anything; drop table", true],
    ["text", "a\0", false],
  ] as const)("of type %j: %s is %s", (type, text, expected) => {
    expect(isKeyText(text, type)).toBe(expected);
  });
});

test("a uuid is written in one form, whatever letters it is given in, so that rules need not know more than one", () => {
  const field = columnField({ type: "uuid", sqlType: "uuid" });
  expect(columnText(field, "AAAAAAAA-0000-4000-8000-000000000001", "data.id")).toBe("aaaaaaaa-0000-4000-8000-000000000001");
});

describe("the default of a column is the constant", () => {
  test.each([
    ["string", "'it''s'::character varying", "it's"],
    ["integer", "7", 7],
    ["decimal", "'1.50'::numeric", 1.5],
    ["boolean", "true", true],
    ["timestamp", "CURRENT_TIMESTAMP", null],
    ["integer", "nextval('x_id_seq'::regclass)", null],
    ["string", null, null],
  ] as const)("%s %s: %s", (type, expression, expected) => {
    expect(constantDefault(columnField({ type, default: expression }))).toBe(expected);
  });
});

test("the text of a LIKE pattern stands for itself", () => {
  expect(likePattern("50%_\\", "start")).toBe("50\\%\\_\\\\%");
  expect(likePattern("x", "end")).toBe("%x");
  expect(likePattern("x", "anywhere")).toBe("%x%");
});

describe("the start of a value", () => {
  test.each<readonly [unknown, number, string]>([
    [{ a: [1, "b", null], c: {} }, 80, '{"a":[1,"b",null],"c":{}}'],
    ["a".repeat(200), 10, '"aaaaaaaaa'],
    [[[], [], []], 4, "[[],"],
    [Array.from({ length: 100 }, () => 1), 9, "[1,1,1,1,"],
    [{ abc: { def: "ghi" } }, 12, '{"abc":{"def'],
    [undefined, 80, "undefined"],
    [JSON.parse('{"__proto__":1}'), 80, '{"__proto__":1}'],
    [7n, 80, "an object"],
  ])("%#", (value, most, expected) => {
    expect(printStart(value, most)).toBe(expected);
  });

  test("is all of it that is looked at", () => {
    let lookedAt = 0;
    const one = Object.defineProperty({}, "a", { enumerable: true, get: () => (lookedAt += 1) });
    const printed = printStart({ list: Array.from({ length: 10_000 }, () => [one, "x".repeat(1_000)]) }, 81);
    expect(printed).toHaveLength(81);
    expect(lookedAt).toBeLessThan(100);
  });
});
