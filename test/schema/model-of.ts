/** Models by hand, for tests that need no database. */
import type {
  AliasField,
  AnyToOne,
  Collection,
  ColumnField,
  Field,
  FieldType,
  ManyToOne,
  Model,
  UniqueKey,
} from "../../src/model/model.ts";

type WithoutOwner<Type> = Omit<Type, "collection">;
export interface CollectionInput extends Partial<Omit<Collection, "fields" | "primaryKey">> {
  readonly fields: readonly (WithoutOwner<ColumnField> | WithoutOwner<AliasField>)[];
  /** The first field, unless it says otherwise. */
  readonly key?: string | null;
}

export function modelOf(collections: Readonly<Record<string, CollectionInput>>): Model {
  return { collections: new Map(Object.entries(collections).map(([name, input]) => [name, collectionOf(name, input)])) };
}

function collectionOf(name: string, { fields, key: keyName, ...given }: CollectionInput): Collection {
  const owned = fields.map((field): [string, Field] => [field.name, ownedBy(name, field)]);
  const primaryKey =
    keyName === null ? undefined : owned.map(([, field]) => field).find((field) => field.name === (keyName ?? fields[0]?.name));
  return {
    name,
    schema: "public",
    table: name,
    kind: "table",
    isSystem: name.startsWith("directus_"),
    singleton: false,
    note: null,
    sortField: null,
    rules: new Map(),
    primaryKey: primaryKey?.kind === "column" ? primaryKey : null,
    rows: null,
    mayKeepDeleted: false,
    hasHeirs: false,
    isPlain: true,
    uniqueKeys: [],
    deferrable: [],
    lockRank: 0,
    ...given,
    fields: new Map(owned),
  };
}

function ownedBy(collection: string, field: CollectionInput["fields"][number]): Field {
  if (field.kind === "alias") return { ...field, collection, relation: { ...field.relation, collection } };
  return { ...field, collection, relation: field.relation === null ? null : { ...field.relation, collection } };
}

export function column(name: string, type: FieldType, given: Partial<ColumnField> = {}): WithoutOwner<ColumnField> {
  return {
    kind: "column",
    name,
    column: name,
    type,
    sqlType: type,
    element: null,
    isRow: false,
    comparison: "order",
    operators: null,
    isDeterministic: true,
    enumLabels: null,
    maxLength: null,
    hasPrecision: false,
    nullable: true,
    default: null,
    isGenerated: false,
    sequence: null,
    mayInsert: true,
    mayUpdate: true,
    isDrawnByDatabase: false,
    checks: [],
    sharesChecks: false,
    unique: false,
    cascades: false,
    waits: false,
    follows: false,
    special: [],
    note: null,
    masked: false,
    searchable: true,
    relation: null,
    ...given,
  };
}

/** Checked with each row, unless it says otherwise. */
export function uniqueKey(fields: readonly string[], given: Partial<UniqueKey> = {}): UniqueKey {
  const facts = { isPartial: false, hasExpressions: false, deferrable: false, nullsNotDistinct: false, links: [], referred: [] };
  return { fields, ...facts, ...given };
}

export function key(name = "id"): WithoutOwner<ColumnField> {
  return column(name, "integer", { nullable: false, unique: true, sequence: `${name}_seq` });
}

export function manyToOne(name: string, target: string): WithoutOwner<ColumnField> {
  const relation: ManyToOne = {
    kind: "m2o",
    collection: "",
    field: name,
    target,
    targetField: "id",
    unique: false,
    isEnforced: true,
    inverse: null,
  };
  return column(name, "integer", { relation });
}

export function anyToOne(name: string, allowed: readonly string[]): WithoutOwner<ColumnField> {
  const relation: AnyToOne = { kind: "a2o", collection: "", field: name, collectionField: "collection", allowed };
  return column(name, "string", { relation });
}

export function oneToMany(name: string, target: string, targetField: string, single = false): WithoutOwner<AliasField> {
  const common = { collection: "", field: name, keyField: "id", target, targetField, junctionField: null, sortField: null };
  return { kind: "alias", name, special: [], note: null, relation: { kind: "o2m", ...common, deselectAction: "nullify", single } };
}

export function oneToAny(name: string, target: string): WithoutOwner<AliasField> {
  const common = { collection: "", field: name, keyField: "id", target, targetField: "item", junctionField: null, sortField: null };
  return {
    kind: "alias",
    name,
    special: [],
    note: null,
    relation: { kind: "o2a", ...common, collectionField: "collection", deselectAction: "delete", single: false },
  };
}
