/** The model as Directus describes it: what its tables say of collections, fields and relations, beside what the database says. */
import { fieldTypeOf } from "../model/field-type.ts";
import type { Model } from "../model/model.ts";
import { modelRelations } from "../metadata/system-collections-data.ts";
import { isSystemTable, specialOfOwn } from "../metadata/system-collections.ts";
import { fieldName, foreignKeyOf, textOf, wordsOf } from "./structure.ts";
import type { Column, Facts, ForeignKey, Structure, Table } from "./structure.ts";

export interface Described {
  readonly collection: string;
  readonly meta: Facts | null;
  readonly schema: Facts | null;
}

export interface DescribedField extends Described {
  readonly field: string;
  readonly type: string;
}

export interface DescribedRelation extends Described {
  readonly field: string;
  /** Null for a many-to-any. */
  readonly related_collection: string | null;
}

/** Those with metadata or a table, and views that are served, by name; Directus's own come last, in its order. */
export function describeCollections({ collections, tables }: Structure, model: Model): readonly Described[] {
  const shown = [...tables.values()].filter(({ name, isView }) => !isView || model.collections.has(name));
  const names = [...new Set([...collections.keys(), ...shown.map(({ name }) => name)])].toSorted(compareNames);
  return names.map((name) => {
    const stored = collections.get(name);
    const table = tables.get(name);
    const own = isSystemTable(name) ? ownMeta(model, name) : null;
    return {
      collection: name,
      meta: stored === undefined ? own : { ...collectionDefaults, ...stored },
      schema: table === undefined ? null : { name, comment: table.comment },
    };
  });
}

/** Columns in the order of their table, then those without one, of each collection. */
export function describeFields(structure: Structure, model: Model): readonly DescribedField[] {
  const { tables, fields } = structure;
  const withColumn = [...tables.values()].flatMap((table) =>
    table.isView && !model.collections.has(table.name)
      ? []
      : [...table.columns.values()].map((column) => describeColumn(structure, table, column)),
  );
  const known = new Set(withColumn.map(({ collection, field }) => fieldName(collection, field)));
  const aliases = [...fields].flatMap(([name, row]): readonly DescribedField[] => {
    const [collection, field] = [textOf(row, "collection") ?? "", textOf(row, "field") ?? ""];
    return known.has(name) ? [] : [{ collection, field, type: "alias", meta: fieldMeta(row), schema: null }];
  });
  return [...withColumn, ...aliases, ...listOwnAliases(structure, model)];
}

/** Those of foreign keys, and those that only metadata tells of. */
export function describeRelations(structure: Structure, model: Model): readonly DescribedRelation[] {
  const { tables, relations } = structure;
  const ofKeys = [...tables.values()].flatMap((table) =>
    table.foreignKeys.flatMap((key): readonly DescribedRelation[] => {
      const [field, ...more] = key.columns;
      if (field === undefined || more.length > 0) return [];
      const row = relations.get(fieldName(table.name, field));
      const schema = describeForeignKey(table, key);
      return [{ collection: table.name, field, related_collection: key.table, meta: row === undefined ? null : relationMeta(row), schema }];
    }),
  );
  const withKey = new Set(ofKeys.map(({ collection, field }) => fieldName(collection, field)));
  const others = [...relations].flatMap(([name, row]): readonly DescribedRelation[] => {
    const [collection, field] = [textOf(row, "many_collection") ?? "", textOf(row, "many_field") ?? ""];
    if (withKey.has(name)) return [];
    return [{ collection, field, related_collection: textOf(row, "one_collection"), meta: relationMeta(row), schema: null }];
  });
  const known = new Set([...withKey, ...relations.keys()]);
  return [
    ...ofKeys,
    ...others,
    ...listOwnRelations(structure, model).filter(({ collection, field }) => !known.has(fieldName(collection, field))),
  ];
}

function describeColumn({ fields }: Structure, table: Table, column: Column): DescribedField {
  const row = fields.get(fieldName(table.name, column.name));
  const meta = row !== undefined ? fieldMeta(row) : isSystemTable(table.name) ? ownFieldMeta(table.name, column.name) : null;
  const schema = describeSchema(table, column);
  return { collection: table.name, field: column.name, type: fieldTypeOf(column, specialOf(meta)), meta, schema };
}

function describeSchema(table: Table, column: Column): Facts {
  const indexes = table.indexes.filter(({ columns }) => columns.length === 1 && columns[0] === column.name);
  const key = foreignKeyOf(table, column.name);
  return {
    name: column.name,
    table: table.name,
    data_type: column.dataType,
    default_value: column.isGenerated ? null : readDefault(column.default),
    max_length: column.length,
    numeric_precision: column.precision,
    numeric_scale: column.scale,
    is_generated: column.isGenerated,
    generation_expression: column.expression,
    is_indexed: indexes.some(({ isPrimary, isUnique }) => !isPrimary && !isUnique),
    is_nullable: column.isNullable,
    is_unique: indexes.some(({ isUnique }) => isUnique),
    is_primary_key: indexes.some(({ isPrimary }) => isPrimary),
    has_auto_increment: column.isSerial,
    foreign_key_table: key?.table ?? null,
    foreign_key_column: key?.targetColumns[0] ?? null,
    comment: column.comment,
  };
}

function describeForeignKey({ name }: Table, key: ForeignKey): Facts {
  return {
    table: name,
    column: key.columns[0],
    foreign_key_table: key.table,
    foreign_key_column: key.targetColumns[0],
    constraint_name: key.name,
    on_update: key.onUpdate,
    on_delete: key.onDelete,
  };
}

function listOwnAliases({ fields }: Structure, model: Model): readonly DescribedField[] {
  return [...model.collections.values()].flatMap(({ name, isSystem, fields: own }): readonly DescribedField[] =>
    !isSystem
      ? []
      : [...own.values()].flatMap((field) =>
          field.kind === "column" || fields.has(fieldName(name, field.name))
            ? []
            : [{ collection: name, field: field.name, type: "alias", meta: ownFieldMeta(name, field.name), schema: null }],
        ),
  );
}

/** Those that Directus's own collections have, with or without a foreign key. */
function listOwnRelations({ tables }: Structure, { collections }: Model): readonly DescribedRelation[] {
  const served = [...collections.values()].flatMap(({ name, isSystem, fields }) =>
    [...fields.values()].flatMap(({ name: field, relation }): readonly DescribedRelation[] =>
      isSystem && relation?.kind === "m2o"
        ? [{ collection: name, field, related_collection: relation.target, meta: null, schema: null }]
        : [],
    ),
  );
  const others = modelRelations.flatMap(({ many, one }): readonly DescribedRelation[] => {
    const [collection = "", field = ""] = many.split(".");
    if (tables.get(collection)?.columns.has(field) !== true) return [];
    return [{ collection, field, related_collection: one, meta: null, schema: null }];
  });
  return [...served, ...others];
}

/** `'draft'::character varying` is `draft`; what is computed stays as it is. */
export function readDefault(expression: string | null): string | null {
  if (expression === null || /^NULL\b/.test(expression)) return null;
  const [, text] = /^'((?:[^']|'')*)'(?:::[^']*)?$/.exec(expression) ?? [];
  return text === undefined ? expression : text.replaceAll("''", "'");
}

/** Stored lists of words come as they are stored: `m2o`, `cast-json,conceal`. */
function fieldMeta(row: Facts): Facts {
  return { ...fieldDefaults, ...row, special: wordsOf(row["special"]) };
}

function relationMeta(row: Facts): Facts {
  return { ...row, one_allowed_collections: wordsOf(row["one_allowed_collections"]) };
}

function specialOf(meta: Facts | null): readonly string[] {
  const special = meta?.["special"];
  return Array.isArray(special) ? special.filter((word) => typeof word === "string") : [];
}

/** What Directus says of its own collections, as far as it is known here. */
function ownMeta(model: Model, collection: string): Facts {
  const known = model.collections.get(collection);
  const sortField = known?.sortField?.name ?? null;
  return { ...collectionDefaults, collection, singleton: known?.singleton ?? false, sort_field: sortField, accountability: "all" };
}

/** What a column that this version of Directus lacks would say. */
const collectionDefaults: Facts = { hidden: false, singleton: false, archive_app_filter: true, collapse: "open", versioning: false };
const fieldDefaults: Facts = { readonly: false, hidden: false, width: "full", required: false, searchable: true };

function ownFieldMeta(collection: string, field: string): Facts {
  const special = specialOfOwn(collection, field);
  return { ...fieldDefaults, collection, field, special: special.length === 0 ? null : special };
}

/** As Directus lists its own. */
const ownOrder: ReadonlyMap<string, number> = new Map(
  [
    "access activity collections comments fields files folders migrations permissions policies presets relations revisions roles sessions",
    "settings users dashboards panels notifications shares flows operations translations versions extensions deployments",
    "deployment_projects deployment_runs",
  ]
    .flatMap((names) => names.split(" "))
    .map((name, place) => [`directus_${name}`, place]),
);

function compareNames(left: string, right: string): number {
  const [one, other] = [isSystemTable(left), isSystemTable(right)];
  if (one !== other) return one ? 1 : -1;
  const [place, otherPlace] = [left, right].map((name) => ownOrder.get(name) ?? ownOrder.size);
  if (place !== otherPlace) return (place ?? 0) - (otherPlace ?? 0);
  return left < right ? -1 : left > right ? 1 : 0;
}
