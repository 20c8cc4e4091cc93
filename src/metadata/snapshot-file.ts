/**
 * Metadata from a file: a schema snapshot as Directus writes it, or the three tables exported as JSON.
 *
 * A snapshot nests what the tables hold under `meta`, and says what the database holds under `schema`; of the latter
 * only its absence counts here, since columns and keys come from the database that is served.
 */
import { type Diagnostic, MetadataError } from "../errors.ts";
import { type FormObject, type FormPlace, addFault, at, isObject, parseList, parseName, parseObject, parseText } from "./form.ts";
import type { CollectionMetadata, FieldMetadata, Metadata, RelationMetadata } from "./metadata.ts";
import { parseFile } from "./parse-file.ts";
import { completeCollection, completeField, completeRelation, parseCollectionRow, parseFieldRow, parseRelationRow } from "./rows.ts";

/** Throws a `MetadataError` with every fault of form at once. */
export function parseSnapshot(text: string, fileName: string): Metadata {
  const file = parseFile(text, fileName);
  const faults: Diagnostic[] = [];
  const place: FormPlace = { coordinate: `${fileName}: `, faults };
  const metadata: Metadata = {
    source: fileName,
    origin: "directus",
    collections: parseSection(file, "collections", place, parseCollection),
    fields: parseSection(file, "fields", place, parseField),
    relations: parseSection(file, "relations", place, parseRelation),
    diagnostics: [],
  };
  if (faults.length > 0) throw new MetadataError(faults);
  return metadata;
}

/** The rows under `fields`, or under `directus_fields` as a table's export names them. */
function parseSection<T>(
  file: FormObject,
  name: string,
  place: FormPlace,
  parse: (row: FormObject, place: FormPlace) => T | undefined,
): T[] {
  const key = file[name] === undefined && file[`directus_${name}`] !== undefined ? `directus_${name}` : name;
  // A database without relations has none to state; without collections or fields the file is no metadata.
  if (file[key] === undefined && name !== "relations") addFault(place, `expected a list "${name}", got nothing.`);
  return parseList(file[key], at(place, key)).flatMap((value, index) => {
    const rowPlace = at(at(place, key), index);
    const row = parseObject(value, rowPlace);
    return (row && parse(row, rowPlace)) ?? [];
  });
}

function parseCollection(row: FormObject, place: FormPlace): CollectionMetadata | undefined {
  const flat = isNested(row) ? { ...parseMeta(row, place), collection: row["collection"] } : row;
  const isFolder = (row["schema"] ?? null) === null;
  return complete(parseCollectionRow(flat, place), (given) => completeCollection({ isFolder, ...given }));
}

function parseField(row: FormObject, place: FormPlace): FieldMetadata | undefined {
  const flat = isNested(row) ? { ...parseMeta(row, place), collection: row["collection"], field: row["field"] } : row;
  return complete(parseFieldRow(flat, place), completeField);
}

/** Without `meta` a relation is a mere foreign key: its one side is shown, the other has no alias. */
function parseRelation(row: FormObject, place: FormPlace): RelationMetadata | undefined {
  if (!isNested(row)) return complete(parseRelationRow(row, place), completeRelation);
  const collection = parseName(row, "collection", place);
  const field = parseName(row, "field", place);
  const related = parseText(row, "related_collection", place) ?? null;
  if (collection === undefined || field === undefined) return undefined;
  const meta = parseMeta(row, place);
  const flat = { ...meta, many_collection: collection, many_field: field, one_collection: meta["one_collection"] ?? related };
  return complete(parseRelationRow(flat, place), completeRelation);
}

/** A snapshot's entry has `meta` or `schema`; a table's row has neither. */
function isNested(row: FormObject): boolean {
  return "meta" in row || "schema" in row || "related_collection" in row;
}

function parseMeta(row: FormObject, place: FormPlace): FormObject {
  const meta = row["meta"] ?? {};
  if (isObject(meta)) return meta;
  return parseObject(meta, at(place, "meta")) ?? {};
}

function complete<WriteRow, T>(row: WriteRow | undefined, completion: (row: WriteRow) => T): T | undefined {
  return row === undefined ? undefined : completion(row);
}
