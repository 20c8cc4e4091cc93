import { invalidPayload } from "../../errors.ts";
import { columnOf, fieldName, hasField, textOf, wordsOf } from "../structure.ts";
import type { Facts, Structure } from "../structure.ts";
import { type ChangePlan, joinPlans, planInOrder } from "./change-plan.ts";
import { dropAlias } from "./forget-field.ts";
import { planCollectionDeletion } from "./plan-collection.ts";
import { planFieldDeletion } from "./plan-field.ts";
import { planRelationDeletion } from "./plan-relation.ts";

export interface RelationDeletionRequest {
  readonly collection: string;
  /** On either side. */
  readonly field: string;
  /** Whether what was made for it goes as well: the column, or the whole junction. */
  readonly withColumns: boolean;
}

/** The constraints, what is said about the relation, and the aliases on its sides. */
export function planWholeRelationDeletion(structure: Structure, request: RelationDeletionRequest): ChangePlan {
  const { collection, field, withColumns } = request;
  const row = findRow(structure, collection, field);
  if (row === undefined && columnOf(structure, collection, field) !== undefined)
    return withColumns ? planFieldDeletion(structure, collection, field) : planRelationDeletion(structure, collection, field);
  if (row === undefined) throw invalidPayload("field", `field "${collection}.${field}" does not exist, or is no relation.`);
  const many = textOf(row, "many_collection") ?? "";
  const isThroughJunction =
    textOf(row, "one_collection") === collection && textOf(row, "one_field") === field && textOf(row, "junction_field") !== null;
  if (!isThroughJunction) return planOneDeletion(structure, row, withColumns);
  if (withColumns) return planCollectionDeletion(structure, many);
  const other = structure.relations.get(fieldName(many, textOf(row, "junction_field") ?? ""));
  const halves = [row, ...(other === undefined ? [] : [other])];
  return planInOrder(
    structure,
    halves.map((half) => (left: Structure) => planOneDeletion(left, half, false)),
  );
}

function findRow({ relations }: Structure, collection: string, field: string): Facts | undefined {
  const own = relations.get(fieldName(collection, field));
  return own ?? [...relations.values()].find((row) => textOf(row, "one_collection") === collection && textOf(row, "one_field") === field);
}

function planOneDeletion(structure: Structure, row: Facts, withColumns: boolean): ChangePlan {
  const [many, column] = [textOf(row, "many_collection") ?? "", textOf(row, "many_field") ?? ""];
  const [one, alias] = [textOf(row, "one_collection"), textOf(row, "one_field")];
  if (withColumns && hasField(structure, many, column)) {
    const kind = textOf(row, "one_collection_field");
    const pair =
      kind === null || wordsOf(row["one_allowed_collections"]) === null ? [] : [(now: Structure) => planFieldDeletion(now, many, kind)];
    return planInOrder(structure, [(now) => planFieldDeletion(now, many, column), ...pair]);
  }
  const deletion = planRelationDeletion(structure, many, column);
  return one === null || alias === null ? deletion : joinPlans([deletion, dropAlias(structure, one, alias)]);
}
