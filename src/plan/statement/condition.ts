/** The algebra of conditions. What is constant is worked out here, so that no statement says `true and ...`. */
import type { Condition } from "./read-plan.ts";

export const always: Condition = { kind: "constant", value: true };
export const never: Condition = { kind: "constant", value: false };
/** Neither it nor its negation holds, as a comparison with NULL, or with a value that names nobody: `$CURRENT_USER` without a user. */
export const unknown: Condition = { kind: "constant", value: null };

/** The conjunction; of none, what always holds. */
export function allOf(parts: readonly Condition[]): Condition {
  const [first = always, ...others] = parts.filter((part) => !isConstant(part, true));
  return others.length === 0 ? first : { kind: "and", parts: [first, ...others] };
}

/** The disjunction; of none, what never holds. */
export function anyOf(parts: readonly Condition[]): Condition {
  if (parts.some((part) => isConstant(part, true))) return always;
  const [first = never, ...others] = parts.filter((part) => !isConstant(part, false));
  return others.length === 0 ? first : { kind: "or", parts: [first, ...others] };
}

/** The negation: of what is unknown, unknown. */
export function not(part: Condition): Condition {
  if (part.kind !== "constant") return { kind: "not", part };
  return { kind: "constant", value: part.value === null ? null : !part.value };
}

/** False where the condition is unknown. */
export function isTrue(part: Condition): Condition {
  return part.kind === "constant" ? { kind: "constant", value: part.value === true } : { kind: "isTrue", part };
}

/** Holds wherever the condition does not: where it is false, and where it is unknown. */
export function isNotTrue(part: Condition): Condition {
  return not(isTrue(part));
}

/** Whether anything in it compares with a value that names nobody. */
export function mentionsUnknown(condition: Condition): boolean {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.parts.some(mentionsUnknown);
    case "not":
    case "isTrue":
      return mentionsUnknown(condition.part);
    case "exists":
      return condition.subquery.condition !== null && mentionsUnknown(condition.subquery.condition);
    case "constant":
      return condition.value === null;
    case "isNull":
    case "isEmpty":
    case "compare":
    case "oneOf":
    case "between":
    case "like":
    case "equal":
      return false;
  }
}

export function isConstant(condition: Condition, value: boolean | null): boolean {
  return condition.kind === "constant" && condition.value === value;
}
