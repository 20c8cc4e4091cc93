import { describe, expect, test } from "vitest";
import { compareMoment, compareTimeOfDay, isMoment } from "../../src/value/moment.ts";

const timestamp = { type: "timestamp", sqlType: "timestamp with time zone" } as const;
const time = { type: "time", sqlType: "time without time zone" } as const;
const zonedTime = { type: "time", sqlType: "time with time zone" } as const;

describe("a text names a span of time, as fine as it is", () => {
  test.each([
    ["2024-01-15T08:30:00.123Z", "2024-01-15 08:30:00.123Z", "2024-01-15 08:30:00.124000Z"],
    ["2024-01-15 08:30:00+02:00", "2024-01-15 08:30:00+02:00", "2024-01-15 08:30:01.000000+02:00"],
    ["2024-12-31T23:59:59.9", "2024-12-31 23:59:59.9", "2024-12-31 24:00:00.000000"],
    ["2024-12-31T23:59", "2024-12-31 23:59", "2024-12-31 24:00:00.000000"],
    ["2024-02-29", "2024-02-29", "2024-02-29 24:00:00"],
    ["2024-02", "2024-02-01", "2024-03-01"],
    ["2024-12", "2024-12-01", "2025-01-01"],
    ["2024", "2024-01-01", "2025-01-01"],
    ["0001 BC", "0001-01-01 BC", "0001-01-01"],
    ["0044-12 BC", "0044-12-01 BC", "0043-01-01 BC"],
    ["0044-03-15T12:00:00 BC", "0044-03-15 12:00:00 BC", "0044-03-15 12:00:01.000000 BC"],
    // What says all there is, or has no neighbour, is equal to itself alone.
    ["2024-01-15T08:30:00.123456Z", "2024-01-15 08:30:00.123456Z", undefined],
    ["2024-01-15T08:30:00.123456789Z", "2024-01-15 08:30:00.123456789Z", undefined],
    ["2024-01-15 24:00:00", "2024-01-15 24:00:00", undefined],
    ["-infinity", "-infinity", undefined],
  ])("%s", (text, start, end) => {
    expect(compareMoment(text, timestamp)).toEqual({ kind: "comparand", sqlType: timestamp.sqlType, text: start, ...(end && { end }) });
  });

  test.each([
    ["08:30", "08:30", "08:31:00.000000"],
    ["23:59:59", "23:59:59", "24:00:00.000000"],
    ["08:30:00.5", "08:30:00.5", "08:30:00.600000"],
    ["2024-01-15T08:30:00.123Z", "08:30:00.123Z", "08:30:00.124000Z"],
    ["24:00", "24:00", undefined],
  ])("%s, of the time alone", (text, start, end) => {
    expect(compareTimeOfDay(text, time)).toEqual({ kind: "comparand", sqlType: time.sqlType, text: start, ...(end && { end }) });
  });

  test.each([
    ["08:30:00+02", 7200],
    ["08:30:00-03:30", -12_600],
    ["08:30:00+0530", 19_800],
    ["08:30:00Z", 0],
    ["08:30:00", 0],
  ])("%s, in its zone", (text, zone) => {
    expect(compareTimeOfDay(text, zonedTime)).toMatchObject({ text, zone });
  });

  test("a day is as fine as a date is", () => {
    expect(compareMoment("2024-01-15", { type: "date", sqlType: "date" })).toEqual({
      kind: "comparand",
      text: "2024-01-15",
      sqlType: "date",
    });
  });

  test.each(["eternity", "2023-02-29", "2024-13", "0000", "2024-01-15T25:00", "2024-01-15 08:30 +16", "0004-02-29 BC", ""])(
    "%j is none",
    (text) => {
      expect(compareMoment(text, timestamp)).toMatchObject({ kind: "unfit" });
    },
  );
});

test.each([
  ["2024-02-29", true],
  ["infinity", true],
  ["0005-02-29 BC", true],
  ["12024-01-15 08:30:00+00", true],
  ["294276-01-01", false],
  ["4714-01-01 BC", false],
  ["2024", false],
  ["2024-2-9", false],
  ["today", false],
])("%s is a moment that a key can be: %s", (text, expected) => {
  expect(isMoment(text)).toBe(expected);
});
