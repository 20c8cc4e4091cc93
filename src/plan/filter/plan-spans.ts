/**
 * A time is found by what is shown of it. In: the texts that a time is to equal. Out: the spans that they name:
 *
 *     (t0.at >= '08:30:00' and t0.at < '08:30:01')    of "08:30:00"
 *
 * so that an index serves. A text that says all there is names no span, and neither does a date.
 */
import { invalidQuery } from "../../errors.ts";
import { holdIf, holdValue } from "../../request/slots.ts";
import type { Inputs, Slot, SlotContext } from "../../request/slots.ts";
import type { Comparand } from "../../value/type-facts.ts";
import { types } from "../../value/types.ts";
import type { Operand } from "../statement/operand.ts";
import type { Condition, Value } from "../statement/read-plan.ts";
import { isListHeld, listValues } from "./list-values.ts";
import type { ListOfValues } from "./list-values.ts";

/** Null where no text names a span: equality is all that is asked. */
export function planSpans(context: SlotContext, operand: Operand, list: ListOfValues, pathOf: (index: number) => string): Condition | null {
  if (types[operand.type].kind !== "moment") return null;
  const read = rememberLast((inputs: Inputs) => listValues(inputs, operand, list.values, pathOf));
  const isHeld = context.slots !== undefined && isListHeld(list.values);
  // How many there are, and which of them name spans, is part of the plan.
  let shown: readonly Comparand[] = [];
  holdIf(isHeld, context, (inputs) => {
    const { values, isOpen } = read(inputs);
    shown = isOpen ? [] : values;
    return { variant: shown.map(({ end, zone }) => `${end === undefined}${zone === undefined}`).join(), parameter: null };
  });
  if (shown.every(({ end }) => end === undefined)) return null;
  if (shown.length > mostSpans) throw invalidQuery(pathOf(mostSpans), `expected at most ${mostSpans} times, got ${shown.length}.`);
  const textOf = (index: number, part: Part): string | Slot => {
    if (!isHeld) return String(shown[index]?.[part]);
    const { parameter } = holdValue(context, (inputs) => ({ variant: part, parameter: String(read(inputs).values[index]?.[part]) }));
    return parameter ?? "";
  };
  const parts = shown.map((comparand, index) => planSpan(operand, comparand, (part) => textOf(index, part)));
  return negatedIf(list.negated, parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "or", parts });
}

type Part = "text" | "end" | "zone";

/** Each is a look into the index of its own. */
const mostSpans = 1_000;

function planSpan({ expression, sqlType }: Operand, { end, zone }: Comparand, textOf: (part: Part) => string | Slot): Condition {
  const compare = (operator: "=" | ">=" | "<", right: Value): Condition => ({ kind: "compare", operator, left: expression, right });
  const start: Value = { text: textOf("text"), sqlType };
  if (end === undefined) return compare("=", start);
  const span = [compare(">=", start), compare("<", { text: textOf("end"), sqlType })];
  if (zone === undefined) return { kind: "and", parts: span };
  const inZone: Condition = {
    kind: "compare",
    operator: "=",
    left: { kind: "zone", operand: expression },
    right: { text: textOf("zone"), sqlType: "integer" },
  };
  return { kind: "and", parts: [...span, inZone] };
}

function negatedIf(negated: boolean, part: Condition): Condition {
  return negated ? { kind: "not", part } : part;
}

/** All values of a plan are computed from the inputs of one request after those of another. */
function rememberLast<Input, Output>(compute: (input: Input) => Output): (input: Input) => Output {
  let last: { readonly input: Input; readonly output: Output } | null = null;
  return (input) => {
    last = last?.input === input ? last : { input, output: compute(input) };
    return last.output;
  };
}
