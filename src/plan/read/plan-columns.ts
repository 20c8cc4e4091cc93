import { secretField } from "../../errors.ts";
import { parseJsonPath } from "../../filter/json-path.ts";
import { fieldOf } from "../../model/look-up.ts";
import type { AliasField, ColumnField } from "../../model/model.ts";
import type { SelectedField, SelectedFunction } from "../../request/selection.ts";
import { readsAsTexts } from "../../value/list.ts";
import { always } from "../statement/condition.ts";
import { countOperand, datePartOperand, jsonLengthOperand, jsonOf, jsonTypeOf } from "../statement/operand.ts";
import type { Expression, ItemLayout, Property } from "../statement/read-plan.ts";
import { createSubquery, guarded, readColumn } from "../statement/scope.ts";
import type { AliasedCollection } from "../statement/scope.ts";
import { cellOf } from "../statement/statement-draft.ts";
import type { StatementDraft } from "../statement/statement-draft.ts";
import type { PlanPlace } from "./plan-place.ts";

export function outputOf({ scope }: StatementDraft, at: AliasedCollection, field: ColumnField): Expression {
  const column = readColumn(scope, at, field);
  // A key is an `ID`, which reads as it can be given: `true`, where a cell would read `t`.
  if (field.name === at.collection.primaryKey?.name && field.type === "boolean") return { kind: "asText", operand: column };
  if (field.type !== "array") return column;
  return { kind: "asJson", operand: readsAsTexts(field) ? { kind: "asTexts", operand: column } : column };
}

/** `published_at_func { year month }` */
export function planFunctions(place: PlanPlace, selected: Extract<SelectedField, { kind: "functions" }>): ItemLayout {
  const field = fieldOf(place.at.collection, selected.field);
  if (field.kind === "alias") return planListFunctions(place, field, selected.functions);
  const inner = { ...place, path: `${place.path}${selected.key}` };
  return { collection: null, presence: null, properties: selected.functions.map((one) => planFunction(inner, field, one)) };
}

function planFunction({ draft, at, path }: PlanPlace, field: ColumnField, selected: SelectedFunction): Property {
  if (field.masked) throw secretField(path, field.collection, field.name);
  const { key } = selected;
  switch (selected.function) {
    case "count":
      return { kind: "value", key, cell: cellOf(draft, jsonLengthOperand(draft.scope, at, field).expression), decode: "integer" };
    case "json": {
      const steps = parseJsonPath(selected.path ?? "", `${path}.json.path`);
      const operand = jsonOf(draft.scope, at, field);
      const expression: Expression = { kind: "jsonPath", operand, jsonType: jsonTypeOf(field), path: steps, as: "json" };
      return { kind: "value", key, cell: cellOf(draft, expression), decode: "json" };
    }
    case "year":
    case "month":
    case "week":
    case "day":
    case "weekday":
    case "hour":
    case "minute":
    case "second": {
      const { expression } = datePartOperand(readColumn(draft.scope, at, field), selected.function);
      return { kind: "value", key, cell: cellOf(draft, expression), decode: "integer" };
    }
  }
}

/** `comments_func { count }`; null as a whole where the list may not be seen. */
function planListFunctions({ draft, at }: PlanPlace, field: AliasField, functions: readonly SelectedFunction[]): ItemLayout {
  const subquery = createSubquery(draft.scope, at, field.relation, () => always);
  const cell = cellOf(draft, guarded(draft.scope, at, field.name, countOperand(subquery).expression));
  const isGuarded = draft.scope.sight.field(draft.scope, at, field.name) !== null;
  return {
    collection: null,
    presence: isGuarded ? cell : null,
    properties: functions.map(({ key }) => ({ kind: "value", key, cell, decode: "integer" })),
  };
}
