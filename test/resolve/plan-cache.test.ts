import { expect, test } from "vitest";
import { nobody } from "../../src/request/current-user.ts";
import { createSlots, holdValue } from "../../src/request/slots.ts";
import type { Inputs } from "../../src/request/slots.ts";
import { createPlanCache } from "../../src/resolve/read/plan-cache.ts";
import type { PlanKey } from "../../src/resolve/read/plan-cache.ts";
import type { KeptPlan } from "../../src/resolve/read/plan-roots.ts";
import type { CompiledPlan } from "../../src/sql/compile-plan.ts";

const now = new Date(0);

function keyOf(shape: string): PlanKey {
  return { root: "nodes", shape };
}

/** A plan by name; the cache does not look into it. */
function planNamed(name: string): KeptPlan {
  return { plan: { kind: "item", key: name } as unknown as CompiledPlan, writer: null };
}

function inputsOf(user: string | null): Inputs {
  return { variables: {}, user: { ...nobody, id: user }, now };
}

test("an operation is repeated once a second request brings it", () => {
  const createPlans = createPlanCache<KeptPlan>();
  const [plans, others] = [createPlans(), createPlans()];
  expect([plans.isRepeated(), plans.isRepeated(), plans.isRepeated(), others.isRepeated()]).toEqual([false, true, true, false]);
});

test("a plan serves its operation, root and shape, and no other", () => {
  const createPlans = createPlanCache<KeptPlan>();
  const [plans, others] = [createPlans(), createPlans()];
  const plan = planNamed("a");
  plans.keep(keyOf("one"), plan, createSlots(inputsOf(null)));
  expect(plans.find(keyOf("one"), inputsOf("1"))).toEqual({ ...plan, values: [] });
  expect(plans.find(keyOf("two"), inputsOf("1"))).toBeUndefined();
  expect(plans.find({ root: "people", shape: "one" }, inputsOf("1"))).toBeUndefined();
  expect(others.find(keyOf("one"), inputsOf("1"))).toBeUndefined();
});

test("of several plans of one shape, the one whose values come to the same types serves", () => {
  const plans = createPlanCache<KeptPlan>()();
  const keepFor = (user: string | null): KeptPlan => {
    const inputs = inputsOf(user);
    const slots = createSlots(inputs);
    holdValue({ ...inputs, slots }, ({ user: whom }) =>
      whom.id === null
        ? { variant: "nobody", parameter: null }
        : { variant: /^\d+$/.test(whom.id) ? "integer" : "text", parameter: whom.id },
    );
    const plan = planNamed(user ?? "nobody");
    plans.keep(keyOf(""), plan, slots);
    return plan;
  };
  const [without, number, text] = [keepFor(null), keepFor("1"), keepFor("ada")];
  expect(plans.find(keyOf(""), inputsOf(null))).toEqual({ ...without, values: [null] });
  expect(plans.find(keyOf(""), inputsOf("2"))).toEqual({ ...number, values: ["2"] });
  expect(plans.find(keyOf(""), inputsOf("eve"))).toEqual({ ...text, values: ["eve"] });
});

test("plans that have not served for the longest time give way", () => {
  const createPlans = createPlanCache<KeptPlan>(2);
  const [plans, others] = [createPlans(), createPlans()];
  plans.keep(keyOf("one"), planNamed("one"), createSlots(inputsOf(null)));
  others.keep(keyOf("two"), planNamed("two"), createSlots(inputsOf(null)));
  plans.find(keyOf("one"), inputsOf(null));
  plans.keep(keyOf("three"), planNamed("three"), createSlots(inputsOf(null)));
  const found = [
    plans.find(keyOf("one"), inputsOf(null)),
    others.find(keyOf("two"), inputsOf(null)),
    plans.find(keyOf("three"), inputsOf(null)),
  ];
  expect(found.map((plan) => plan !== undefined)).toEqual([true, false, true]);
});
