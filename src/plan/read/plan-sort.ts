import { mayUseField } from "../../access/access.ts";
import { invalidFilterValue } from "../../errors.ts";
import type { ColumnField } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { assertFewPaths, parseFieldPath, resolveFieldPath } from "../filter/field-path.ts";
import { orderedColumn } from "../statement/operand.ts";
import type { Expression, SortTerm } from "../statement/read-plan.ts";
import { columnOf, readColumn } from "../statement/scope.ts";
import type { AliasedCollection, Scope } from "../statement/scope.ts";

/** The total order of a list: what is asked for, or else the default, and at the end the key. */
export function planSort(
  context: PlanContext,
  scope: Scope,
  sort: readonly unknown[] | undefined,
  defaultField: ColumnField | null,
  argument: string,
): readonly SortTerm[] {
  const { base } = scope;
  assertFewPaths(sort, argument);
  const asked = sort?.flatMap((text, index) => planTerm(context, scope, text, `${argument}[${index}]`)) ?? [];
  const byDefault = defaultField !== null && mayRead(context, base, defaultField) ? [ascending(readColumn(scope, base, defaultField))] : [];
  return withoutRepeats([...(asked.length > 0 ? asked : byDefault), ...tieBreakers(context, scope).map(ascending)]);
}

function planTerm(context: PlanContext, scope: Scope, text: unknown, argument: string): readonly SortTerm[] {
  if (text === null || text === "") return [];
  if (typeof text !== "string") throw invalidFilterValue(argument, "the name of a field", text);
  const descending = text.startsWith("-");
  const path = parseFieldPath(descending ? text.slice(1) : text, argument);
  return [{ expression: resolveFieldPath({ context, scope, at: scope.base, argument, descending }, path).expression, descending }];
}

/** The key; of a view without one, every column, as text where it has no order of its own. */
function tieBreakers(context: PlanContext, scope: Scope): readonly Expression[] {
  const { base } = scope;
  if (base.collection.primaryKey !== null) return [columnOf(base, base.collection.primaryKey)];
  return [...base.collection.fields.values()].flatMap((field) =>
    field.kind === "column" && mayRead(context, base, field) ? [orderedColumn(scope, base, field)] : [],
  );
}

function mayRead({ access }: PlanContext, { collection }: AliasedCollection, field: ColumnField): boolean {
  return mayUseField(access, collection.name, "read", field.name);
}

function ascending(expression: Expression): SortTerm {
  return { expression, descending: false };
}

/** A term that stands behind an equal one decides nothing. */
function withoutRepeats(terms: readonly SortTerm[]): readonly SortTerm[] {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const key = JSON.stringify(term.expression);
    return !seen.has(key) && seen.add(key);
  });
}
