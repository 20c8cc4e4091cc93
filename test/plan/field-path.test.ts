/** The texts of `sort` and `groupBy`, and what they lead to. */
import { describe, expect, test } from "vitest";
import { RequestError } from "../../src/errors.ts";
import { parseFieldPath } from "../../src/plan/filter/field-path.ts";
import { codeOf } from "../harness/code-of.ts";

describe("a field path", () => {
  test.each([
    ["title", ["title"], null],
    ["author.name", ["author", "name"], null],
    ["year(published_at)", ["published_at"], "year"],
    ["count( tags )", ["tags"], "count"],
    ["author.year(born)", ["author", "born"], "year"],
    ["year(author.born)", ["author", "born"], "year"],
    ["sections.item:headings.title", ["sections", "item:headings", "title"], null],
    ["json(settings, a.b[0])", ["settings"], "json"],
    ["author.json( settings , a, b )", ["author", "settings"], "json"],
    ["size (cm)", ["size (cm)"], null],
    ["year()", ["year()"], null],
  ])("%s", (text, steps, functionName) => {
    expect(parseFieldPath(text, "sort")).toMatchObject({ steps, function: functionName });
  });

  test("is refused at a length that no path has, without looking at it for long", () => {
    expect(codeOf(() => parseFieldPath("a".repeat(1_000_000), "sort"))).toBe("INVALID_QUERY");
  });

  /** Looked at a thousand times: with a step for each triple of blanks, that took minutes. */
  test.each([`a(${" ".repeat(990)}`, "a(".repeat(490), `a(${" ,".repeat(490)})`, "a".repeat(990), `${"a(b".repeat(330)})`])(
    "of many characters is looked at quickly: %#",
    (text) => {
      const settled = Array.from({ length: 1_000 }, () => codeOf(() => resolveUnknown(text)));
      expect(new Set(settled).size).toBe(1);
    },
  );

  test.each(["pg_sleep(1)", "year(a, b)", "json(a)", "authoryear(x)y", "xyear(born)"])("%j is refused", (text) => {
    expect(codeOf(() => resolveUnknown(text))).toBe("INVALID_QUERY");
  });
});

/** What is no function is a name, and names are looked up later. */
function resolveUnknown(text: string): void {
  const { steps, function: functionName } = parseFieldPath(text, "sort");
  if (functionName === null && steps.some((step) => /\W/.test(step))) throw new RequestError("INVALID_QUERY", "no such name");
}
