import { invalidFilterValue, invalidQuery, secretField, unknownField } from "../../errors.ts";
import { fieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import type { AggregateSelection, SelectedAggregate } from "../../request/selection.ts";
import type { AggregateName } from "../../schema/names/meaning.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { typeDecode } from "../../value/column-decode.ts";
import type { Decode } from "../../value/decode-cell.ts";
import { isNumeric } from "../../value/functions.ts";
import { assertFewPaths, fieldNamed, parseFieldPath, resolveFieldPath } from "../filter/field-path.ts";
import type { FieldPath } from "../filter/field-path.ts";
import { planCondition } from "../filter/plan-condition.ts";
import { createSight } from "../filter/sight.ts";
import type { AggregateCell, AggregateGroup, AggregatePlan, AggregateProperty, AggregateSort } from "../statement/read-plan.ts";
import { createScope, readColumn, tableOf } from "../statement/scope.ts";
import type { Scope } from "../statement/scope.ts";
import { assertFewCells, isCommonPage } from "../statement/statement-draft.ts";
import { planPage } from "./plan-page.ts";

/** `<c>_aggregated(groupBy, filter, sort, ...)`: one statement over one level of rows, so nothing counts twice. */
export function planAggregate(context: PlanContext, collection: Collection, selection: AggregateSelection): AggregatePlan {
  const given = selection.arguments;
  const scope = createScope({ model: context.model, sight: createSight(context) }, collection);
  assertFewPaths(given.groupBy, "groupBy");
  assertFewPaths(given.sort, "sort");
  const groups = (given.groupBy ?? []).map((text, index) => planGroup(context, scope, text, `groupBy[${index}]`));
  const draft: StatementDraft = { scope, groups, cells: [], cellIndexes: new Map() };
  const layout = selection.aggregate.map((selected) => planProperty(draft, collection, selected));
  const sort = (given.sort ?? []).flatMap((text, index) => planAggregateSort(context, draft, collection, text, `sort[${index}]`));
  const condition = planCondition(context, scope, given, "");
  const page = planPage(context.settings, given, "");
  assertFewCells(groups.length + draft.cells.length, collection.name);
  return {
    table: tableOf(collection),
    alias: scope.base.alias,
    joins: scope.joins,
    condition,
    groups,
    cells: draft.cells,
    sort: withEveryGroup(groups, sort),
    page,
    prepared: condition === null && isCommonPage(page),
    layout,
  };
}

interface StatementDraft {
  readonly scope: Scope;
  readonly groups: readonly AggregateGroup[];
  readonly cells: AggregateCell[];
  readonly cellIndexes: Map<string, number>;
}

function planGroup(context: PlanContext, scope: Scope, text: unknown, argument: string): AggregateGroup {
  if (typeof text !== "string") throw invalidFilterValue(argument, "the name of a field", text);
  const path = parseFieldPath(text, argument);
  const { expression, field } = resolveFieldPath({ context, scope, at: scope.base, argument, descending: null }, path);
  return { key: groupKey(path), expression, decode: field === null ? "text" : groupDecode(field) };
}

/** Arrays are grouped by their text. */
function groupDecode(field: ColumnField): Decode {
  return field.type === "array" ? "text" : typeDecode(field);
}

/** `status`, `author.name`; of a function `published_at_year`; of a path in json `settings_json_theme.colors[0]`. */
function groupKey({ steps, function: functionName, jsonPath }: FieldPath): string {
  const parts = [steps.join("."), functionName, jsonPath];
  return parts.filter((part) => part !== null).join("_");
}

function planProperty(draft: StatementDraft, collection: Collection, selected: SelectedAggregate): AggregateProperty {
  switch (selected.kind) {
    case "group":
      return { kind: "group", key: selected.key };
    case "countAll":
      return { kind: "cell", key: selected.key, cell: cellOf(draft, { kind: "countAll" }) };
    case "aggregate": {
      const properties = selected.fields.map(({ key, field }) => ({
        key,
        cell: cellOf(draft, aggregateCell(draft, collection, selected.aggregate, field)),
      }));
      return { kind: "object", key: selected.key, properties };
    }
  }
}

function aggregateCell(draft: StatementDraft, collection: Collection, aggregate: AggregateName, name: string): AggregateCell {
  const field = fieldOf(collection, name);
  if (field.kind === "alias") throw invalidQuery(`${aggregate}.${name}`, `"${name}" is a list of each item; "${name}_func" counts it.`);
  // How many secrets there are may be known, but not which are equal.
  if (field.masked && aggregate !== "count") throw secretField(`${aggregate}.${name}`, collection.name, name);
  const column = readColumn(draft.scope, draft.scope.base, field);
  // json has no equality of its own, and neither has an array of it.
  const isByText = aggregate === "countDistinct" && field.comparison !== "order";
  return { kind: "aggregate", function: aggregate, operand: isByText ? { kind: "asText", operand: column } : column };
}

function cellOf(draft: StatementDraft, cell: AggregateCell): number {
  const key = JSON.stringify(cell);
  const known = draft.cellIndexes.get(key);
  if (known !== undefined) return known;
  const index = draft.cells.push(cell) - 1;
  draft.cellIndexes.set(key, index);
  return index;
}

/** A group by the text that asked for it or by its key, or an aggregate as `count.id`, `sum.views`, `countAll`. */
function planAggregateSort(
  context: PlanContext,
  draft: StatementDraft,
  collection: Collection,
  given: unknown,
  argument: string,
): readonly AggregateSort[] {
  if (given === null || given === "") return [];
  if (typeof given !== "string") throw invalidFilterValue(argument, "the name of a field", given);
  const descending = given.startsWith("-");
  const text = descending ? given.slice(1) : given;
  if (text === "countAll") return [{ kind: "cell", cell: { kind: "countAll" }, descending }];
  const [aggregate = "", name = "", ...more] = text.split(".");
  const field = isAggregateName(aggregate) && more.length === 0 ? fieldNamed(context, collection, name) : undefined;
  if (isAggregateName(aggregate) && field?.kind === "column") {
    // As in the schema, all aggregates but the counts are of numbers.
    if (aggregate !== "count" && aggregate !== "countDistinct" && !isNumeric(field)) {
      throw invalidQuery(argument, `"${name}" is no number, so it has no ${aggregate}.`);
    }
    return [{ kind: "cell", cell: aggregateCell(draft, collection, aggregate, field.name), descending }];
  }
  const key = groupKey(parseFieldPath(text, argument));
  const index = draft.groups.findIndex((group) => group.key === key || group.key === text);
  const names = draft.groups.map((group) => group.key);
  if (index === -1) throw unknownField(argument, text, collection.name, didYouMean(text, names));
  return [{ kind: "group", index, descending }];
}

function isAggregateName(name: string): name is AggregateName {
  return aggregateNames.has(name);
}

const aggregateNames: ReadonlySet<string> = new Set(["count", "countDistinct", "avg", "sum", "avgDistinct", "sumDistinct", "min", "max"]);

/** Groups are told apart by all their keys, so an order that ends in all of them is total. */
function withEveryGroup(groups: readonly AggregateGroup[], sort: readonly AggregateSort[]): readonly AggregateSort[] {
  const sorted = new Set(sort.flatMap((term) => (term.kind === "group" ? [term.index] : [])));
  const rest = groups.flatMap((_, index): readonly AggregateSort[] =>
    sorted.has(index) ? [] : [{ kind: "group", index, descending: false }],
  );
  return [...sort, ...rest];
}
