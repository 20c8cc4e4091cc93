/**
 * An overlay is a YAML or JSON file that adds to metadata or changes it, row by row. It is written by hand, so unknown
 * keys are faults. Rows have the keys of Directus's tables; a relation may use the shorter names:
 *
 * ```yaml
 * collections:
 *   - { collection: headings, note: A line of text, sort_field: position }
 * fields:
 *   - { collection: headings, field: page_blocks, special: [o2a], options: { relation: page_blocks.item } }
 * relations:
 *   - { collection: page_blocks, field: item, collection_field: collection, allowed: [headings, paragraphs] }
 *   - { collection: orders, field: customer_id, related_collection: customers, one_field: purchases }
 * ```
 */
import { type Diagnostic, MetadataError } from "../errors.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { type FormObject, type FormPlace, addFault, at, parseList, parseObject } from "./form.ts";
import type { FieldMetadata, Metadata, RelationMetadata } from "./metadata.ts";
import { parseFile } from "./parse-file.ts";
import {
  type CollectionRow,
  type FieldRow,
  type RelationRow,
  completeCollection,
  completeField,
  completeRelation,
  parseCollectionRow,
  parseFieldRow,
  parseRelationRow,
} from "./rows.ts";

export interface Overlay {
  readonly source: string;
  readonly collections: readonly CollectionRow[];
  readonly fields: readonly FieldRow[];
  readonly relations: readonly RelationRow[];
}

const sections = ["collections", "fields", "relations"] as const;

const keys = {
  collections: [
    "collection",
    "note",
    "singleton",
    "sort_field",
    "hidden",
    "display_template",
    "archive_field",
    "archive_value",
    "versioning",
  ],
  fields: [
    "collection",
    "field",
    "special",
    "note",
    "required",
    "readonly",
    "hidden",
    "sort",
    "searchable",
    "options",
    "validation",
    "validation_message",
  ],
  relations: [
    "many_collection",
    "many_field",
    "one_collection",
    "one_field",
    "one_collection_field",
    "one_allowed_collections",
    "junction_field",
    "sort_field",
    "one_deselect_action",
  ],
} as const;

/** The short names of a relation's keys. */
const longNames: ReadonlyMap<string, string> = new Map([
  ["collection", "many_collection"],
  ["field", "many_field"],
  ["related_collection", "one_collection"],
  ["collection_field", "one_collection_field"],
  ["allowed", "one_allowed_collections"],
]);

/** Throws a `MetadataError` with every fault of form at once. */
export function parseOverlay(text: string, fileName: string): Overlay {
  const file = parseFile(text, fileName);
  const faults: Diagnostic[] = [];
  const place: FormPlace = { coordinate: `${fileName}: `, faults };
  checkKeys(file, sections, place);
  const overlay: Overlay = {
    source: fileName,
    collections: parseSection(file, "collections", place, parseCollectionRow),
    fields: parseSection(file, "fields", place, parseFieldRow),
    relations: parseSection(file, "relations", place, parseRelationRow),
  };
  if (faults.length > 0) throw new MetadataError(faults);
  return overlay;
}

/** What a row of the overlay states replaces what was there; what it does not mention stays. */
export function applyOverlay(metadata: Metadata, overlay: Overlay): Metadata {
  const { fields, relations } = applyRelations(metadata, overlay.relations);
  return {
    ...metadata,
    source: `${metadata.source}, ${overlay.source}`,
    collections: layOver(metadata.collections, overlay.collections, ({ collection }) => collection, completeCollection),
    fields: layOver(fields, overlay.fields, ({ collection, field }) => keyOf(collection, field), completeField),
    relations,
  };
}

function parseSection<T>(
  file: FormObject,
  section: (typeof sections)[number],
  place: FormPlace,
  parse: (row: FormObject, place: FormPlace) => T | undefined,
): T[] {
  return parseList(file[section], at(place, section)).flatMap((value, index) => {
    const rowPlace = at(at(place, section), index);
    const row = parseObject(value, rowPlace);
    if (row === undefined) return [];
    const allowed = section === "relations" ? [...longNames.keys(), ...keys.relations] : keys[section];
    checkKeys(row, allowed, rowPlace);
    return parse(section === "relations" ? withLongNames(row, rowPlace) : row, rowPlace) ?? [];
  });
}

function checkKeys(object: FormObject, allowed: readonly string[], place: FormPlace): void {
  for (const key of Object.keys(object)) {
    if (!allowed.includes(key)) addFault(place, `key "${key}" is unknown.${didYouMean(key, allowed)}`);
  }
}

function withLongNames(row: FormObject, place: FormPlace): FormObject {
  const long: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    const name = longNames.get(key) ?? key;
    if (name in long) addFault(place, `"${name}" is given twice, under its short name and its long one.`);
    long[name] = value;
  }
  return long;
}

function applyRelations(metadata: Metadata, rows: readonly RelationRow[]): Pick<Metadata, "fields" | "relations"> {
  const relations = layOver(metadata.relations, rows.map(asOneKind), coordinateOf, completeRelation);
  return { relations, fields: renameAliases(metadata, relations) };
}

/** A relation leads to one collection or to any of several: stating either takes back the other. */
function asOneKind(row: RelationRow): RelationRow {
  if (typeof row.oneCollectionField === "string") return { oneCollection: null, oneField: null, ...row };
  if (typeof row.oneCollection === "string") return { oneCollectionField: null, oneAllowedCollections: null, ...row };
  return row;
}

function coordinateOf(row: RelationRow): string {
  return keyOf(row.manyCollection, row.manyField);
}

/** When a relation's `one_field` changes, the row of its alias changes its name with it, or goes. */
function renameAliases(metadata: Metadata, relations: readonly RelationMetadata[]): readonly FieldMetadata[] {
  const renamed = new Map<string, string | null>();
  for (const [index, before] of metadata.relations.entries()) {
    const after = relations[index];
    if (before.oneCollection === null || before.oneField === null || after === undefined || after.oneField === before.oneField) continue;
    renamed.set(keyOf(before.oneCollection, before.oneField), after.oneCollection === before.oneCollection ? after.oneField : null);
  }
  if (renamed.size === 0) return metadata.fields;
  return metadata.fields.flatMap((field) => {
    const name = renamed.get(keyOf(field.collection, field.field));
    if (name === undefined) return field;
    return name === null ? [] : { ...field, field: name };
  });
}

/** Changed rows keep their place; new ones follow in the overlay's order. */
function layOver<WriteRow extends object, Whole extends WriteRow>(
  wholes: readonly Whole[],
  rows: readonly WriteRow[],
  keyOfRow: (row: WriteRow) => string,
  complete: (row: WriteRow) => Whole,
): Whole[] {
  const changes = new Map<string, WriteRow>();
  for (const row of rows) changes.set(keyOfRow(row), { ...changes.get(keyOfRow(row)), ...row });
  const existing = new Set(wholes.map(keyOfRow));
  const changed = wholes.map((whole) => {
    const change = changes.get(keyOfRow(whole));
    return change === undefined ? whole : complete({ ...whole, ...change });
  });
  return [...changed, ...[...changes].flatMap(([key, row]) => (existing.has(key) ? [] : complete(row)))];
}

function keyOf(collection: string, field: string): string {
  return JSON.stringify([collection, field]);
}
