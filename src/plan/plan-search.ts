import { mayUseField } from "../access/access.ts";
import { invalidQuery } from "../errors.ts";
import { isUuid } from "./filter-value.ts";
import { columnOperand } from "./operand.ts";
import type { PlanContext } from "./plan-context.ts";
import { likePattern } from "./plan-operators.ts";
import type { Condition } from "./read-plan.ts";
import type { Scope } from "./scope.ts";

/**
 * `search`: the term stands somewhere in a text field, or, if it is a number or a uuid, equals a field of that type.
 * Null for the empty term, which searches nothing.
 */
export function planSearch(
  { access }: Pick<PlanContext, "access">,
  scope: Scope,
  term: string | undefined,
  path: string,
): Condition | null {
  if (term === undefined || term === "") return null;
  if (term.includes("\0")) throw invalidQuery(path, "expected a text without NUL characters.");
  const parts: Condition[] = [];
  const { name, fields } = scope.base.collection;
  for (const field of fields.values()) {
    if (field.kind === "alias" || !field.searchable || field.masked || !mayUseField(access, name, "read", field.name)) continue;
    const { expression, type, sqlType } = columnOperand(scope, scope.base, field);
    switch (field.type) {
      case "string":
      case "text":
      case "csv":
        if (field.relation !== null) break;
        parts.push({ kind: "like", operand: expression, pattern: likePattern(term, "anywhere"), caseInsensitive: true, negated: false });
        break;
      case "integer":
      case "bigInteger":
      case "float":
      case "decimal": {
        const number = isNumber(term) ? numberValue(term, type === "integer" || type === "bigInteger" ? "numeric" : sqlType) : null;
        if (number !== null) parts.push({ kind: "compare", operator: "=", left: expression, right: number });
        break;
      }
      case "uuid":
        if (isUuid(term)) parts.push({ kind: "compare", operator: "=", left: expression, right: { text: term, sqlType } });
        break;
      case "boolean":
      case "date":
      case "time":
      case "dateTime":
      case "timestamp":
      case "json":
      case "hash":
      case "array":
      case "binary":
      case "geometry":
      case "unknown":
        break;
    }
  }
  return parts.length === 0 ? { kind: "constant", value: false } : { kind: "or", parts };
}

function isNumber(term: string): boolean {
  return /^-?\d{1,30}(?:\.\d{1,30})?$/.test(term.trim());
}

function numberValue(term: string, sqlType: string): { readonly text: string; readonly sqlType: string } {
  return { text: term.trim(), sqlType };
}
