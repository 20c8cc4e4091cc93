/** What `limit`, `offset` and `page` come to. */
import { describe, expect, test } from "vitest";
import { planPage } from "../../src/plan/read/plan-page.ts";
import { codeOf } from "../harness/code-of.ts";

describe("a page", () => {
  const settings = { queryLimitDefault: 100, queryLimitMax: 500, maxRelationalDepth: 10, maxBatchMutation: Infinity, mostSteps: Infinity };

  test.each([
    [{}, 100, 0],
    [{ limit: 0 }, 0, 0],
    [{ limit: -1 }, 500, 0],
    [{ limit: 7, offset: 3 }, 7, 3],
    [{ limit: 7, offset: 3, page: 3 }, 7, 14],
    [{ limit: 7, page: 0 }, 7, 0],
    [{ page: 2 }, 100, 100],
  ])("%j", (given, limit, offset) => {
    expect(planPage(settings, given, "")).toEqual({ limit, offset });
  });

  test.each([{ limit: -2 }, { offset: -1 }, { page: -1 }, { limit: 501 }])("%j is refused", (given) => {
    expect(codeOf(() => planPage(settings, given, ""))).toBe("INVALID_QUERY");
  });

  test("has no bound by default", () => {
    expect(planPage({ ...settings, queryLimitMax: -1 }, { limit: -1 }, "")).toEqual({ limit: null, offset: 0 });
  });
});
