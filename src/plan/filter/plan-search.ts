import { mayUseField } from "../../access/access.ts";
import { invalidQuery } from "../../errors.ts";
import { isVariable, valueIn } from "../../filter/variable-value.ts";
import type { VariableValue } from "../../filter/variable-value.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { holdValue } from "../../request/slots.ts";
import type { Inputs, Outcome, SlotContext } from "../../request/slots.ts";
import { types } from "../../value/types.ts";
import { isUuid } from "../../value/uuid.ts";
import { columnOperand, textOperand } from "../statement/operand.ts";
import type { Condition } from "../statement/read-plan.ts";
import type { Scope } from "../statement/scope.ts";
import { likePattern } from "./plan-comparison.ts";

/**
 * `search`: the term stands somewhere in a text field, or, if it is a number or a uuid, equals a field of that type.
 * Null for the empty term, which searches nothing.
 */
export function planSearch(
  context: SlotContext & Pick<PlanContext, "access">,
  scope: Scope,
  given: string | VariableValue | undefined,
  path: string,
): Condition | null {
  if (given === undefined) return null;
  /** The term's kind is part of the plan, whatever its text is made into. */
  const hold = (toParameter: (term: string) => string): ReturnType<typeof holdValue<string>> => {
    const compute = ({ variables }: Inputs): Outcome<string> => {
      const term = String(valueIn(given, variables));
      if (term.length > longestTerm)
        throw invalidQuery(path, `expected a text of at most ${longestTerm} characters, got one of ${term.length}.`);
      if (term.includes("\0")) throw invalidQuery(path, "expected a text without NUL characters.");
      return { variant: kindOf(term), parameter: toParameter(term) };
    };
    return isVariable(given) ? holdValue(context, compute) : compute({ ...context, variables: null });
  };
  const { variant: kind, parameter: pattern } = hold((term) => likePattern(term, "anywhere"));
  if (kind === "empty" || pattern === null) return null;
  const { parameter: value } = kind === "text" ? { parameter: null } : hold((term) => term.trim());
  const { name, fields } = scope.base.collection;
  const parts = [...fields.values()].flatMap((field): readonly Condition[] => {
    if (field.kind === "alias" || !field.searchable || field.masked || !mayUseField(context.access, name, "read", field.name)) return [];
    const { search } = types[field.type];
    if (search === null || (search !== "text" && search !== kind)) return [];
    const operand = columnOperand(scope, scope.base, field);
    if (search === "text") {
      return field.relation === null
        ? [{ kind: "like", operand: textOperand(operand).expression, pattern, caseInsensitive: true, negated: false }]
        : [];
    }
    const { expression, type } = operand;
    const sqlType = type === "integer" || type === "bigInteger" ? "numeric" : operand.sqlType;
    return value === null ? [] : [{ kind: "compare", operator: "=", left: expression, right: { text: value, sqlType } }];
  });
  return parts.length === 0 ? { kind: "constant", value: false } : { kind: "or", parts };
}

/** What somebody types, and pastes; it is looked for in every text field of every item. */
const longestTerm = 1_000;

function kindOf(term: string): "empty" | "number" | "uuid" | "text" {
  if (term === "") return "empty";
  if (/^-?\d{1,30}(?:\.\d{1,30})?$/.test(term.trim())) return "number";
  return isUuid(term) ? "uuid" : "text";
}
