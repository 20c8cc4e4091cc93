import { isDynamic } from "../../filter/dynamic-text.ts";
import { isVariable, valueIn } from "../../filter/variable-value.ts";
import type { FilterValue, VariableValue } from "../../filter/variable-value.ts";
import { resolveDynamicList, resolveDynamicValue } from "../../request/dynamic-value.ts";
import type { Inputs } from "../../request/slots.ts";
import type { OperandType } from "../../value/operand-type.ts";
import type { Comparand } from "../../value/type-facts.ts";
import { isHeld, parseFilterValue } from "./filter-value.ts";

/** To be, or not to be, one of these. A list that a variable hands in as a whole is one value. */
export interface ListOfValues {
  readonly values: VariableValue | readonly FilterValue[];
  readonly negated: boolean;
}

/** Whether another request may have another list here. */
export function isListHeld(values: ListOfValues["values"]): boolean {
  return isVariable(values) || values.some(isHeld);
}

/** What a list of values comes to in a request. `isOpen`: one of them names nobody. */
export function listValues(
  inputs: Inputs,
  operand: OperandType,
  values: ListOfValues["values"],
  pathOf: (index: number) => string,
): { readonly values: readonly Comparand[]; readonly isOpen: boolean } {
  const read = valueIn(values, inputs.variables);
  const given: readonly unknown[] = Array.isArray(read) ? read.map((one: unknown) => valueIn(one, inputs.variables)) : [read];
  const items = given.flatMap((item): readonly unknown[] => (isDynamic(item) ? (resolveDynamicList(inputs, item) ?? [item]) : [item]));
  return {
    values: items.flatMap((item, index) => parseFilterValue(inputs, operand, item, pathOf(index)) ?? []),
    isOpen: items.some((item) => isDynamic(item) && resolveDynamicValue(inputs, item) === null),
  };
}
