/**
 * Rows of the three metadata tables, by their column names, wherever they were stored. A parsed row states only what
 * was given: a source completes it with the defaults, an overlay lays it over what is there.
 */
import {
  type FormObject,
  type FormPlace,
  addFault,
  at,
  describe,
  parseFlag,
  parseInteger,
  parseJson,
  parseName,
  parseNames,
  parseText,
  withoutAbsent,
} from "./form.ts";
import type { CollectionMetadata, FieldMetadata, RelationMetadata } from "./metadata.ts";

export type CollectionRow = Partial<CollectionMetadata> & Pick<CollectionMetadata, "collection">;
export type FieldRow = Partial<FieldMetadata> & Pick<FieldMetadata, "collection" | "field">;
export type RelationRow = Partial<RelationMetadata> & Pick<RelationMetadata, "manyCollection" | "manyField">;

export function parseCollectionRow(row: FormObject, place: FormPlace): CollectionRow | undefined {
  const collection = parseName(row, "collection", place);
  if (collection === undefined) return undefined;
  return {
    ...withoutAbsent<Omit<CollectionMetadata, "collection" | "isSystem" | "isFolder">>({
      note: parseText(row, "note", place),
      singleton: parseFlag(row, "singleton", place),
      sortField: parseText(row, "sort_field", place),
      hidden: parseFlag(row, "hidden", place),
      displayTemplate: parseText(row, "display_template", place),
      archiveField: parseText(row, "archive_field", place),
      archiveValue: parseText(row, "archive_value", place),
      versioning: parseFlag(row, "versioning", place),
    }),
    collection,
  };
}

export function parseFieldRow(row: FormObject, place: FormPlace): FieldRow | undefined {
  const collection = parseName(row, "collection", place);
  const field = parseName(row, "field", place);
  if (collection === undefined || field === undefined) return undefined;
  const special = parseNames(row, "special", place);
  return {
    ...withoutAbsent<Omit<FieldMetadata, "collection" | "field">>({
      special: special === null ? [] : special,
      note: parseText(row, "note", place),
      required: parseFlag(row, "required", place),
      readonly: parseFlag(row, "readonly", place),
      hidden: parseFlag(row, "hidden", place),
      sort: parseInteger(row, "sort", place),
      searchable: parseFlag(row, "searchable", place),
      options: parseJson(row, "options", place),
      validation: parseJson(row, "validation", place),
      validationMessage: parseText(row, "validation_message", place),
    }),
    collection,
    field,
  };
}

export function parseRelationRow(row: FormObject, place: FormPlace): RelationRow | undefined {
  const manyCollection = parseName(row, "many_collection", place);
  const manyField = parseName(row, "many_field", place);
  if (manyCollection === undefined || manyField === undefined) return undefined;
  return {
    ...withoutAbsent<Omit<RelationMetadata, "manyCollection" | "manyField">>({
      oneCollection: parseText(row, "one_collection", place),
      oneField: parseText(row, "one_field", place),
      oneCollectionField: parseText(row, "one_collection_field", place),
      oneAllowedCollections: parseNames(row, "one_allowed_collections", place),
      junctionField: parseText(row, "junction_field", place),
      sortField: parseText(row, "sort_field", place),
      oneDeselectAction: parseDeselectAction(row, place),
    }),
    manyCollection,
    manyField,
  };
}

export function completeCollection(row: CollectionRow): CollectionMetadata {
  return {
    note: null,
    singleton: false,
    sortField: null,
    hidden: false,
    isSystem: false,
    isFolder: false,
    displayTemplate: null,
    archiveField: null,
    archiveValue: null,
    versioning: false,
    ...row,
  };
}

export function completeField(row: FieldRow): FieldMetadata {
  return {
    special: [],
    note: null,
    required: false,
    readonly: false,
    hidden: false,
    sort: null,
    searchable: true,
    options: null,
    validation: null,
    validationMessage: null,
    ...row,
  };
}

export function completeRelation(row: RelationRow): RelationMetadata {
  return {
    oneCollection: null,
    oneField: null,
    oneCollectionField: null,
    oneAllowedCollections: null,
    junctionField: null,
    sortField: null,
    oneDeselectAction: "nullify",
    ...row,
  };
}

function parseDeselectAction(row: FormObject, place: FormPlace): "nullify" | "delete" | undefined {
  const value = row["one_deselect_action"];
  if (value === undefined || value === null) return undefined;
  if (value === "nullify" || value === "delete") return value;
  addFault(at(place, "one_deselect_action"), `expected "nullify" or "delete", got ${describe(value)}.`);
  return undefined;
}
