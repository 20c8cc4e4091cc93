/** What names a field that goes: the row about it, its group's children, lists of fields that permissions allow, what sorts and archives. */
import type { StructureStep } from "../../sql/structure-step.ts";
import { fieldName, textOf, wordsOf } from "../structure.ts";
import type { Structure } from "../structure.ts";
import { type ChangePlan, joinPlans, noChange, planInOrder, planOf } from "./change-plan.ts";

export function forgetField(structure: Structure, collection: string, field: string): ChangePlan {
  return joinPlans([
    dropAlias(structure, collection, field),
    freeGroup(structure, collection, field),
    forgetInCollection(structure, collection, field),
  ]);
}

/** The row about it, and what permissions say of it. */
export function dropAlias(structure: Structure, collection: string, field: string): ChangePlan {
  const steps: StructureStep[] = structure.fields.has(fieldName(collection, field))
    ? [{ kind: "delete rows", table: "directus_fields", where: { collection, field } }]
    : [];
  const listed = structure.permissions.filter(
    (permission) => permission.collection === collection && permission.fields?.includes(field) === true,
  );
  return planOf([
    ...steps,
    ...listed.map(({ id, fields }): StructureStep => {
      const left = (fields ?? []).filter((name) => name !== field);
      const set = { fields: left.length === 0 ? null : left.join(",") };
      return { kind: "update rows", table: "directus_permissions", where: { id: String(id) }, set };
    }),
  ]);
}

/** The lists of other collections that lead back from a relation that goes: `special: o2a`, `options: { relation: "sections.item" }`. */
export function dropInverses(structure: Structure, many: string, column: string): ChangePlan {
  const inverses = [...structure.fields.values()].filter((row) => {
    const options = row["options"];
    const relation: unknown = typeof options === "object" && options !== null ? Reflect.get(options, "relation") : null;
    return wordsOf(row["special"])?.includes("o2a") === true && relation === `${many}.${column}`;
  });
  return planInOrder(
    structure,
    inverses.map((row) => (left: Structure) => dropAlias(left, textOf(row, "collection") ?? "", textOf(row, "field") ?? "")),
  );
}

function freeGroup({ fields }: Structure, collection: string, group: string): ChangePlan {
  const hasChildren = [...fields.values()].some((row) => row["collection"] === collection && textOf(row, "group") === group);
  return hasChildren
    ? planOf([{ kind: "update rows", table: "directus_fields", where: { collection, group }, set: { group: null } }])
    : noChange;
}

function forgetInCollection({ collections }: Structure, collection: string, field: string): ChangePlan {
  const row = collections.get(collection);
  const naming = ["sort_field", "archive_field"].filter((key) => textOf(row, key) === field);
  if (naming.length === 0) return noChange;
  const set = Object.fromEntries(naming.map((key) => [key, null]));
  return planOf([{ kind: "update rows", table: "directus_collections", where: { collection }, set }]);
}
