/**
 * Every name in the schema is made here, once, before the first type is built.
 *
 * The names of the database come first and stay as they are where GraphQL allows; names that are derived from them
 * (`articles_filter`, `date_func`, `_every`) give way with a number: `articles_filter_2`. The order of claims does not
 * depend on the order of the metadata, so the same database always yields the same names. What differs from the plain
 * rule is reported.
 */
import type { Diagnostic } from "../../errors.ts";
import type { Collection, Model } from "../../model/model.ts";
import { isWritable } from "../../model/writable.ts";
import { hasFunctions } from "../../value/functions.ts";
import type { MutationMeaning, RootMeaning } from "./meaning.ts";
import { createNameScope, isLegalName, known, typeKey } from "./name-scope.ts";
import type { NameScope, Warn } from "./name-scope.ts";
import { rootKindsOf } from "./root-kinds.ts";
import type { Endpoint } from "./root-kinds.ts";
import { nameMutations, nameRoots, nameSubscriptions } from "./root-names.ts";
import type { RootNaming } from "./root-names.ts";

export type TypeKind = "item" | ReadTypeKind | WriteTypeKind;
type ReadTypeKind = "mutated" | "version" | "aggregated" | "aggregatedCount" | "aggregatedFields" | "filter" | "quantifierFilter";
type WriteTypeKind = "create" | "update" | "changes";
export type LogicKey = "_and" | "_or" | "_not" | "_some" | "_none" | "_every";

export interface SchemaNames {
  /** GraphQL's name of a field, the same in every type of its collection. */
  fieldName(collection: string, field: string): string;
  /** The Model's name of the field that GraphQL calls so; undefined when there is none. */
  fieldNamed(collection: string, graphqlName: string): string | undefined;
  /** `published_at_func`; null for a field without functions, as a foreign key is, also where it shows as a plain column. */
  functionsName(collection: string, field: string): string | null;
  /** `tags_changes` */
  changesName(collection: string, field: string): string;
  /** `item__headings` */
  memberName(collection: string, field: string, member: string): string;
  /** `_and`, or what stands for it where a field has that name. */
  logicName(collection: string, key: LogicKey): string;
  /** `articles`, `version_articles`, `articles_aggregated`, `articles_filter`, `create_articles_input`, ... */
  typeName(collection: string, kind: TypeKind): string;
  /** `pages_blocks_item_union` */
  unionName(collection: string, field: string): string;
  /** `articles_settings_func` */
  jsonFunctionsName(collection: string, field: string): string;
  /** A field of `Query`: `articles`, `articles_by_id`, ... */
  rootName(collection: string, kind: RootMeaning["kind"]): string;
  /** A field of `Subscription`: `articles_mutated` */
  subscriptionName(collection: string): string;
  /** A field of `Mutation`: `create_articles_item`, `update_articles_batch`, ... */
  mutationName(collection: string, kind: MutationMeaning["kind"]): string;
}

export function buildNames(
  model: Model,
  endpoint: Endpoint = "items",
): { readonly names: SchemaNames; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const warn = (coordinate: string, message: string): void => void diagnostics.push({ severity: "warning", coordinate, message });
  const bases = nameCollections(model, warn);
  const collections = [...model.collections.values()].toSorted((left, right) => compareText(left.name, right.name));

  const fields = new Map(collections.map((collection) => [collection.name, nameFields(collection, bases, warn)]));
  const types = nameTypes({ collections, bases, endpoint, warn }, fields);
  const roots = nameRoots({ collections, bases, endpoint, warn });
  const mutations = nameMutations({ collections, bases, endpoint, warn });
  const subscriptions = nameSubscriptions({ collections, bases, endpoint, warn });

  const fieldsOf = (collection: string): FieldNames => known(fields.get(collection), `collection "${collection}"`);
  return {
    names: {
      fieldName: (collection, field) => known(fieldsOf(collection).own.get(field), `field "${collection}.${field}"`),
      fieldNamed: (collection, graphqlName) => fieldsOf(collection).reverse.get(graphqlName),
      functionsName: (collection, field) => fieldsOf(collection).functions.get(field) ?? null,
      changesName: (collection, field) => known(fieldsOf(collection).changes.get(field), `changes of "${collection}.${field}"`),
      memberName: (collection, field, member) =>
        known(fieldsOf(collection).members.get(field)?.get(member), `member "${member}" of "${collection}.${field}"`),
      logicName: (collection, key) => fieldsOf(collection).logic.get(key) ?? key,
      typeName: (collection, kind) => known(types.get(typeKey(collection, kind)), `type "${kind}" of "${collection}"`),
      unionName: (collection, field) => known(types.get(typeKey(collection, "union", field)), `union of "${collection}.${field}"`),
      jsonFunctionsName: (collection, field) =>
        known(types.get(typeKey(collection, "functions", field)), `functions of "${collection}.${field}"`),
      rootName: (collection, kind) => known(roots.get(typeKey(collection, kind)), `root "${kind}" of "${collection}"`),
      subscriptionName: (collection) => known(subscriptions.get(collection), `subscription of "${collection}"`),
      mutationName: (collection, kind) => known(mutations.get(typeKey(collection, kind)), `mutation "${kind}" of "${collection}"`),
    },
    diagnostics,
  };
}

/** The name that all names of a collection's types and roots are made of. */
function nameCollections(model: Model, warn: Warn): ReadonlyMap<string, string> {
  return claimOwn(createNameScope(), model.collections.keys(), (name, given) => {
    warn(name, `Collection "${name}": its name cannot stand in GraphQL, where it is "${given}".`);
  });
}

interface FieldNames {
  readonly own: ReadonlyMap<string, string>;
  readonly reverse: ReadonlyMap<string, string>;
  readonly functions: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly changes: ReadonlyMap<string, string>;
  /** Only those that differ from their key. */
  readonly logic: ReadonlyMap<LogicKey, string>;
}

/** Output fields, filter keys and input fields share one scope, so that a name means the same in all of them. */
function nameFields(collection: Collection, bases: ReadonlyMap<string, string>, warn: Warn): FieldNames {
  const scope = createNameScope();
  const own = claimOwn(scope, collection.fields.keys(), (name, given) => {
    warn(`${collection.name}.${name}`, `Field "${collection.name}.${name}": its name cannot stand in GraphQL, where it is "${given}".`);
  });
  const derive = (field: string, wanted: string, what: string): string => {
    const given = scope.claim(wanted);
    const coordinate = `${collection.name}.${field}`;
    if (given !== wanted) warn(coordinate, `Field "${coordinate}": the name "${wanted}" is taken, so ${what} is "${given}".`);
    return given;
  };

  const functions = new Map<string, string>();
  const members = new Map<string, ReadonlyMap<string, string>>();
  for (const name of [...own.keys()].toSorted(compareText)) {
    const field = collection.fields.get(name);
    const graphqlName = own.get(name);
    if (field === undefined || graphqlName === undefined) continue;
    if (hasFunctions(field)) functions.set(name, derive(name, `${graphqlName}_func`, "the field of its functions"));
    if (field.relation?.kind !== "a2o") continue;
    const memberNames = field.relation.allowed.map((member): [string, string] => {
      const base = known(bases.get(member), `collection "${member}"`);
      return [member, derive(name, `${graphqlName}__${base}`, `the key for members of "${member}"`)];
    });
    members.set(name, new Map(memberNames));
  }

  const logic = new Map<LogicKey, string>();
  for (const key of logicKeys) {
    const given = scope.claim(key);
    if (given === key) continue;
    logic.set(key, given);
    warn(collection.name, `Collection "${collection.name}": the name "${key}" is taken by a field, so the filter key is "${given}".`);
  }

  // Not one of Directus's names, so it yields to them.
  const changes = new Map<string, string>();
  for (const name of [...own.keys()].toSorted(compareText)) {
    const field = collection.fields.get(name);
    const graphqlName = own.get(name);
    if (field?.kind !== "alias" || field.relation.single || graphqlName === undefined) continue;
    changes.set(name, derive(name, `${graphqlName}_changes`, "the input of its changes"));
  }
  const reverse = new Map([...own].map(([name, graphqlName]) => [graphqlName, name]));
  return { own, reverse, functions, members, changes, logic };
}

const logicKeys: readonly LogicKey[] = ["_and", "_or", "_not", "_some", "_none", "_every"];

function nameTypes(
  { collections, bases, endpoint, warn }: RootNaming,
  fields: ReadonlyMap<string, FieldNames>,
): ReadonlyMap<string, string> {
  const scope = createNameScope(endpoint === "system" ? [...fixedTypeNames, ...systemTypeNames] : fixedTypeNames);
  const types = new Map<string, string>();
  const name = (key: string, wanted: string, coordinate: string, what: string): void => {
    const given = scope.claim(wanted);
    types.set(key, given);
    if (given !== wanted) warn(coordinate, `${what} is "${given}", as the name "${wanted}" is taken.`);
  };

  for (const collection of collections) {
    const base = known(bases.get(collection.name), `collection "${collection.name}"`);
    name(typeKey(collection.name, "item"), base, collection.name, `Collection "${collection.name}": the type of its items`);
  }
  for (const collection of collections) {
    const base = known(bases.get(collection.name), `collection "${collection.name}"`);
    for (const kind of derivedTypesOf(collection, endpoint)) {
      const { make, what } = derivedTypes[kind];
      name(typeKey(collection.name, kind), make(base), collection.name, `Collection "${collection.name}": ${what}`);
    }
    const own = known(fields.get(collection.name), `collection "${collection.name}"`).own;
    for (const fieldName of [...own.keys()].toSorted(compareText)) {
      const field = collection.fields.get(fieldName);
      const prefix = `${base}_${own.get(fieldName)}`;
      const coordinate = `${collection.name}.${fieldName}`;
      if (field?.kind === "column" && field.type === "json" && field.relation === null) {
        name(
          typeKey(collection.name, "functions", fieldName),
          `${prefix}_func`,
          coordinate,
          `Field "${coordinate}": the type of its functions`,
        );
      } else if (field?.relation?.kind === "a2o") {
        name(typeKey(collection.name, "union", fieldName), `${prefix}_union`, coordinate, `Field "${coordinate}": its union`);
      }
    }
  }
  for (const kind of ["create", "update", "changes"] as const) {
    for (const collection of collections.filter(isWritable)) {
      const { make, what } = derivedTypes[kind];
      const base = known(bases.get(collection.name), `collection "${collection.name}"`);
      name(typeKey(collection.name, kind), make(base), collection.name, `Collection "${collection.name}": ${what}`);
    }
  }
  return types;
}

/** Names that mean the same in every schema; no collection can have them for its types. */
const fixedTypeNames: readonly string[] = [
  "Query Mutation Subscription EventEnum delete_one delete_many",
  "Boolean Float ID Int String",
  "Date GraphQLBigInt GraphQLJsonFilter GraphQLStringOrFloat Hash JSON Void",
  "count_functions date_functions datetime_functions time_functions",
  "big_int_filter_operators boolean_filter_operators date_filter_operators hash_filter_operators id_filter_operators",
  "json_filter_operators null_filter_operators number_filter_operators string_filter_operators",
  "count_function_filter_operators date_function_filter_operators datetime_function_filter_operators time_function_filter_operators",
].flatMap((line) => line.split(" "));

/** Those of the fixed fields of the system endpoint. */
const systemTypeNames: readonly string[] = [
  "graphql_sdl_scope permissions_me_type policy_me_globals_type",
  "directus_collections directus_collections_meta directus_collections_schema",
  "directus_extensions directus_extensions_meta directus_extensions_schema",
  "directus_fields directus_fields_meta directus_fields_schema",
  "directus_relations directus_relations_meta directus_relations_schema",
  "server_info server_info_project server_info_query_limit server_info_websocket server_info_websocket_graphql server_info_websocket_rest",
  "server_info_websocket_graphql_authentication server_info_websocket_rest_authentication",
].flatMap((line) => line.split(" "));

const derivedTypes: Readonly<Record<Exclude<TypeKind, "item">, { readonly make: (base: string) => string; readonly what: string }>> = {
  mutated: { make: (base) => `${base}_mutated`, what: "the type of what is done to its items" },
  version: { make: (base) => `version_${base}`, what: "the type of its versions" },
  aggregated: { make: (base) => `${base}_aggregated`, what: "the type of its aggregates" },
  aggregatedCount: { make: (base) => `${base}_aggregated_count`, what: "the type of its counts" },
  aggregatedFields: { make: (base) => `${base}_aggregated_fields`, what: "the type of its aggregated numbers" },
  filter: { make: (base) => `${base}_filter`, what: "its filter" },
  quantifierFilter: { make: (base) => `${base}_quantifier_filter`, what: "its filter with quantifiers" },
  create: { make: (base) => `create_${base}_input`, what: "the input of a new item" },
  update: { make: (base) => `update_${base}_input`, what: "the input of a changed item" },
  changes: { make: (base) => `${base}_changes`, what: "the input of changes to a list" },
};

function derivedTypesOf(collection: Collection, endpoint: Endpoint): readonly ReadTypeKind[] {
  const roots = rootKindsOf(collection, endpoint);
  return [
    "filter",
    "quantifierFilter",
    ...(collection.primaryKey === null ? [] : (["mutated"] as const)),
    ...(roots.includes("aggregated") ? (["aggregated", "aggregatedCount", "aggregatedFields"] as const) : []),
    ...(roots.includes("byVersion") ? (["version"] as const) : []),
  ];
}

/** Names of the database: legal ones keep theirs, then the others take what is free. The order is the given one. */
function claimOwn(scope: NameScope, given: Iterable<string>, onChange: (name: string, given: string) => void): ReadonlyMap<string, string> {
  const names = [...given];
  const claimed = new Map<string, string>();
  for (const name of names.filter(isLegalName)) claimed.set(name, scope.claim(name));
  for (const name of names.filter((candidate) => !isLegalName(candidate)).toSorted(compareText)) {
    const legal = scope.claim(name);
    claimed.set(name, legal);
    onChange(name, legal);
  }
  return claimed;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
