/**
 * A plan serves all requests of one shape, so what these differ in is no part of it: in the place of a value that a
 * variable hands in, or that `$CURRENT_USER` stands for, the plan has a *slot*, and beside the plan stands how to fill it.
 *
 * While a plan is made, every value that depends on the request is *held*: computed, and its computation noted. For a
 * later request all computations run again. Where one of them comes to another variant (a type that the plan does not
 * cast to, nobody where there was a user, an error), the plan is none for that request.
 */
import type { Parameter } from "../database/database.ts";
import type { Variables } from "../filter/variable-value.ts";
import type { Asker } from "./asker.ts";

/** A place in a statement, by the number of the value that fills it. */
export interface Slot {
  readonly slot: number;
}

export function isSlot(value: unknown): value is Slot {
  return typeof value === "object" && value !== null && "slot" in value;
}

/** What values are computed from. */
export interface Inputs extends Pick<Asker, "user" | "now"> {
  /** Null: given values are those at hand. */
  readonly variables: Variables | null;
}

/** What a value comes to. */
export interface Outcome<Value extends Parameter = Parameter> {
  /** Part of the plan: the type that the value is cast to, or why there is none. */
  readonly variant: string;
  /** What fills the slot; null where the variant says it all. */
  readonly parameter: Value | null;
}

export interface HeldValue {
  readonly compute: (inputs: Inputs) => Outcome;
  readonly variant: string;
}

/** Takes note of the values of one plan. */
export interface Slots {
  readonly inputs: Inputs;
  readonly held: HeldValue[];
  /** What fills the slots for the request at hand. */
  readonly values: Parameter[];
  /** Slots by what they hold: what is equal whenever it is computed shares one. */
  readonly known: Map<string, number>;
}

export function createSlots(inputs: Inputs): Slots {
  return { inputs, held: [], values: [], known: new Map() };
}

/** Who plans: with slots for a plan that others will use, or without for one request alone. */
export interface SlotContext extends Pick<Asker, "user" | "now"> {
  readonly slots?: Slots;
}

/** The outcome for this request, in a slot. `name` says what is computed, where that may be more than once. */
export function holdValue<Value extends Parameter>(
  { slots, user, now }: SlotContext,
  compute: (inputs: Inputs) => Outcome<Value>,
  name: string | null = null,
): { readonly variant: string; readonly parameter: Value | Slot | null } {
  if (slots === undefined) return compute({ variables: null, user, now });
  const known = name === null ? undefined : slots.known.get(name);
  const slot = known ?? slots.held.length;
  const outcome = settle(compute, slots.inputs);
  if (known === undefined) {
    slots.held.push({ compute, variant: outcome.variant });
    slots.values.push(outcome.parameter);
    if (name !== null) slots.known.set(name, slot);
  }
  if ("error" in outcome) throw outcome.error;
  return { variant: outcome.variant, parameter: outcome.parameter === null ? null : { slot } };
}

/** The same of a value that may depend on the request: where it does not, it is computed at once and part of the plan. */
export function holdIf<Value extends Parameter>(
  isHeld: boolean,
  context: SlotContext,
  compute: (inputs: Inputs) => Outcome<Value>,
  name: string | null = null,
): { readonly variant: string; readonly parameter: Value | Slot | null } {
  return isHeld ? holdValue(context, compute, name) : compute({ ...context, variables: null });
}

/** What fills the slots of a plan for another request; null when the plan does not fit it. */
export function fillSlots(held: readonly HeldValue[], inputs: Inputs): readonly Parameter[] | null {
  const values: Parameter[] = [];
  for (const { compute, variant } of held) {
    const outcome = settle(compute, inputs);
    if (outcome.variant !== variant) return null;
    values.push(outcome.parameter);
  }
  return values;
}

/** A value that is refused is a variant as well: rules that cannot be understood are part of a plan. */
function settle(compute: HeldValue["compute"], inputs: Inputs): Outcome | (Outcome & { readonly error: unknown }) {
  try {
    return compute(inputs);
  } catch (error) {
    return { variant: "an error", parameter: null, error };
  }
}
