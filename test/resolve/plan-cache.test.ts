import { getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import type { RootPlan } from "../../src/plan/statement/read-plan.ts";
import type { RequestSettings } from "../../src/request/plan-context.ts";
import type { RootRequest } from "../../src/request/selection.ts";
import { createSlots, holdValue } from "../../src/request/slots.ts";
import type { Inputs } from "../../src/request/slots.ts";
import { createPlanCache } from "../../src/resolve/read/plan-cache.ts";

const settings: RequestSettings = { queryLimitDefault: 100, queryLimitMax: -1, maxRelationalDepth: 10, maxBatchMutation: Infinity };
const now = new Date(0);

/** Makes requests of one operation, each with variables of its own. */
function createOperation(): (shape: string | null) => RootRequest {
  const operation = getOperationAST(parse("{ nodes { id } }"));
  if (operation === null || operation === undefined) throw new Error("The document has an operation.");
  const buildSelection = (): never => {
    throw new Error("Nothing is planned here.");
  };
  return (shape) => ({ shape, operation, variables: {}, buildSelection });
}

/** A plan by name; the cache does not look into it. */
function planNamed(name: string): RootPlan {
  return { kind: "item", key: name } as unknown as RootPlan;
}

function inputsOf(user: string | null): Inputs {
  return { variables: {}, user: user === null ? null : { id: user, role: null, roles: [], policies: [], values: new Map() }, now };
}

test("an operation is expected again once a second request brings it", () => {
  const cache = createPlanCache();
  const request = createOperation();
  const first = request("");
  expect([cache.expects(first), cache.expects(first), cache.expects(request("")), cache.expects(createOperation()(""))]).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test("a plan serves its operation, shape and settings, and no other", () => {
  const cache = createPlanCache();
  const request = createOperation();
  const plan = planNamed("a");
  cache.keep(request("one"), settings, plan, createSlots(inputsOf(null)));
  expect(cache.find(request("one"), settings, inputsOf("1"))).toEqual({ plan, values: [] });
  expect(cache.find(request("two"), settings, inputsOf("1"))).toBeUndefined();
  expect(cache.find(request(null), settings, inputsOf("1"))).toBeUndefined();
  expect(cache.find(request("one"), { ...settings }, inputsOf("1"))).toBeUndefined();
  expect(cache.find(createOperation()("one"), settings, inputsOf("1"))).toBeUndefined();
});

test("of several plans of one shape, the one whose values come to the same types serves", () => {
  const cache = createPlanCache();
  const request = createOperation();
  const keepFor = (user: string | null): RootPlan => {
    const inputs = inputsOf(user);
    const slots = createSlots(inputs);
    holdValue({ ...inputs, slots }, ({ user: whom }) =>
      whom === null
        ? { shape: "nobody", parameter: null }
        : { shape: /^\d+$/.test(whom.id ?? "") ? "integer" : "text", parameter: whom.id },
    );
    const plan = planNamed(user ?? "nobody");
    cache.keep(request(""), settings, plan, slots);
    return plan;
  };
  const [nobody, number, text] = [keepFor(null), keepFor("1"), keepFor("ada")];
  expect(cache.find(request(""), settings, inputsOf(null))).toEqual({ plan: nobody, values: [null] });
  expect(cache.find(request(""), settings, inputsOf("2"))).toEqual({ plan: number, values: ["2"] });
  expect(cache.find(request(""), settings, inputsOf("eve"))).toEqual({ plan: text, values: ["eve"] });
});

test("plans that have not served for the longest time give way", () => {
  const cache = createPlanCache(2);
  const request = createOperation();
  for (const shape of ["one", "two"]) cache.keep(request(shape), settings, planNamed(shape), createSlots(inputsOf(null)));
  cache.find(request("one"), settings, inputsOf(null));
  cache.keep(request("three"), settings, planNamed("three"), createSlots(inputsOf(null)));
  const found = ["one", "two", "three"].map((shape) => cache.find(request(shape), settings, inputsOf(null)) !== undefined);
  expect(found).toEqual([true, false, true]);
});
