/** Every way to read what a role's schema offers, as root fields; and the paths and names that it does not offer. */
import { GraphQLInputObjectType, GraphQLObjectType, GraphQLUnionType, getNamedType } from "graphql";
import type { GraphQLField, GraphQLSchema } from "graphql";
import type { Collection, Field, Model } from "../../src/model/model.ts";
import { filterMeaning, outputMeaning, rootMeaning, typeMeaning } from "../../src/schema/names/meaning.ts";
import type { RootMeaning } from "../../src/schema/names/meaning.ts";
import { collectionNamed, recordOf, rowsOf } from "./rule-model.ts";
import type { Dataset, RoleModel, Row } from "./rule-model.ts";

export interface ReadCell {
  readonly collection: string;
  /** Which way in. */
  readonly way: string;
  /** A root field with its arguments and selection, without alias. */
  readonly text: string;
}

interface Parts {
  readonly model: Model;
  readonly schema: GraphQLSchema;
  readonly sees: RoleModel;
  readonly data: Dataset;
}

export function readCells(model: Model, schema: GraphQLSchema, sees: RoleModel): readonly ReadCell[] {
  const parts: Parts = { model, schema, sees, data: sees.data };
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((root) => {
    const meaning = rootMeaning(root);
    if (meaning === undefined) return [];
    const type = getNamedType(root.type);
    // Roots of collections return objects.
    if (!(type instanceof GraphQLObjectType)) return [];
    return rootCells(parts, root, meaning, type).map(([way, text]) => ({
      collection: meaning.collection,
      way,
      text: `${root.name}${text}`,
    }));
  });
}

type Text = readonly [way: string, text: string];

function rootCells(parts: Parts, root: GraphQLField<unknown, unknown>, meaning: RootMeaning, type: GraphQLObjectType): readonly Text[] {
  const collection = collectionNamed(parts.model, meaning.collection);
  const items = [
    ...rowsOf(parts.data, collection.name).map((row): Item => ({ row, key: String(row[collection.primaryKey?.name ?? ""]) })),
    ...["99", "zz"].map((key): Item => ({ row: null, key })),
  ];
  const whole = selectAll(type, 2);
  switch (meaning.kind) {
    case "list":
      return [...listCells(parts, collection, root, type)];
    case "byId":
      return items.flatMap((item): Text[] => [
        ["by id", `(id: ${JSON.stringify(item.key)}) ${whole}`],
        ...versionCells(parts, collection, type, item, "next").map(([way, text]): Text => [`by id and version${way}`, text]),
      ]);
    case "currentUser":
    case "currentRoles":
      return [["of who asks", whole]];
    case "byVersion":
      if (collection.singleton) return [["by version", `(version: "next") ${whole}`]];
      return items.flatMap((item) =>
        ["next", "broken"].flatMap((version) =>
          versionCells(parts, collection, type, item, version).map(([way, text]): Text => [`by version, ${version}${way}`, text]),
        ),
      );
    case "singleton":
      return [
        ["singleton", whole],
        ["singleton", `(version: "next") ${whole}`],
      ];
    case "aggregated":
      return aggregateCells(parts, collection, root, type);
  }
}

interface Item {
  readonly key: string;
  /** Null where there is none. */
  readonly row: Row | null;
}

/** The version of an item; where some of the item's fields show, but not these, also each field by itself. */
function versionCells(
  { sees, data }: Parts,
  collection: Collection,
  type: GraphQLObjectType,
  item: Item,
  version: string,
): readonly Text[] {
  const { row, key } = item;
  const one = (selection: string): string => `(id: ${JSON.stringify(key)}, version: ${JSON.stringify(version)}) ${selection}`;
  const whole = one(selectAll(type, 2));
  const isVersioned = rowsOf(data, "directus_versions").some(
    (stored) => stored["collection"] === collection.name && stored["item"] === key && stored["key"] === version,
  );
  if (row === null || !isVersioned) return [["", whole]];
  if (!sees.may("read", collection.name, row)) return [[" of a hidden item", whole]];
  const hidden = Object.values(type.getFields()).filter((field) => {
    const meaning = outputMeaning(field);
    return meaning !== undefined && "field" in meaning && !sees.may("read", collection.name, row, meaning.field);
  });
  if (hidden.length === 0) return [[" of an item", whole]];
  return [
    [" of an item with hidden fields", whole],
    ...hidden.map((field): Text => [` of a hidden field: ${field.name}`, one(selectFields([field], 2))]),
  ];
}

/** `{ id title published_at_func { year } author { ... } }`, so many relations deep. */
export function selectAll(type: GraphQLObjectType, depth: number, prefix = ""): string {
  return selectFields(Object.values(type.getFields()), depth, prefix);
}

function selectFields(given: readonly GraphQLField<unknown, unknown>[], depth: number, prefix = ""): string {
  const fields = given.flatMap((field): readonly string[] => {
    const inner = getNamedType(field.type);
    const name = prefix === "" ? field.name : `${prefix}_${field.name}: ${field.name}`;
    if (outputMeaning(field)?.kind === "functions" && inner instanceof GraphQLObjectType) {
      const functions = Object.values(inner.getFields()).map(({ name: one }) => (one === "json" ? `json(path: "theme")` : one));
      return [`${name} { ${functions.join(" ")} }`];
    }
    if (inner instanceof GraphQLUnionType) {
      if (depth === 0) return [`${name} { __typename }`];
      const members = inner.getTypes().map((member) => `... on ${member.name} ${selectAll(member, depth - 1, member.name)}`);
      return [`${name} { __typename ${members.join(" ")} }`];
    }
    if (inner instanceof GraphQLObjectType) return depth === 0 ? [] : [`${name} ${selectAll(inner, depth - 1)}`];
    return [name];
  });
  return `{ ${fields.length === 0 ? "__typename" : fields.join(" ")} }`;
}

function listCells(parts: Parts, collection: Collection, root: GraphQLField<unknown, unknown>, type: GraphQLObjectType): readonly Text[] {
  const filterType = filterOf(root);
  const keys = keySelection(type, collection);
  const list = (given: string): string => `(limit: -1${given === "" ? "" : `, ${given}`}) ${keys}`;
  return [
    ["list", `(limit: -1) ${selectAll(type, 2)}`],
    ...[0, 1, 2, 3].map((offset): Text => ["page", `(limit: 2, offset: ${offset}) ${selectAll(type, 1)}`]),
    ["page", `(limit: 2, page: 2) ${keys}`],
    ...(filterType === null ? [] : filters(parts, collection, filterType, 2).map(([way, text]): Text => [way, list(`filter: ${text}`)])),
    ...paths(parts, collection, true).map((path): Text => ["sort", list(`sort: [${JSON.stringify(path)}]`)]),
    ...terms(parts, collection).map((term): Text => ["search", list(`search: ${JSON.stringify(term)}`)]),
    ...nestedCells(parts, collection, type),
  ];
}

function keySelection(type: GraphQLObjectType, { primaryKey }: Collection): string {
  const name = primaryKey?.name ?? "";
  return name in type.getFields() ? `{ ${name} }` : "{ __typename }";
}

function filterOf(field: GraphQLField<unknown, unknown>): GraphQLInputObjectType | null {
  const type = getNamedType(field.args.find(({ name }) => name === "filter")?.type);
  return type instanceof GraphQLInputObjectType ? type : null;
}

/** Lists and single items inside of items, with arguments of their own. */
function nestedCells(parts: Parts, collection: Collection, type: GraphQLObjectType): readonly Text[] {
  const cells: Text[] = [];
  for (const field of Object.values(type.getFields())) {
    const target = getNamedType(field.type);
    const filterType = filterOf(field);
    if (!(target instanceof GraphQLObjectType) || filterType === null) continue;
    const inner = collectionNamed(parts.model, typeMeaning(target)?.collection ?? "");
    const selection = keySelection(target, inner);
    const nest = (given: string): string =>
      `(limit: -1) { ${keySelection(type, collection).slice(2, -2)} ${field.name}(${given}) ${selection} }`;
    cells.push(
      ...filters(parts, inner, filterType, 1).map(([, text]): Text => [`nested filter of ${field.name}`, nest(`filter: ${text}`)]),
    );
    cells.push(
      ...paths(parts, inner, false).map((path): Text => [`nested sort of ${field.name}`, nest(`sort: [${JSON.stringify(path)}]`)]),
    );
    cells.push(...terms(parts, inner).map((term): Text => [`nested search of ${field.name}`, nest(`search: ${JSON.stringify(term)}`)]));
    cells.push(
      ...["limit: 1", "limit: 1, offset: 1", "limit: 1, page: 2"].map((page): Text => [`nested page of ${field.name}`, nest(page)]),
    );
  }
  return cells;
}

/** Filters of a `<c>_filter`: each operator at the top, a few behind relations, each also negated. */
function filters(parts: Parts, collection: Collection, type: GraphQLInputObjectType, depth: 0 | 1 | 2): readonly Text[] {
  const texts: Text[] = [];
  for (const input of Object.values(type.getFields())) {
    const meaning = filterMeaning(input);
    const inner = getNamedType(input.type);
    if (!(inner instanceof GraphQLInputObjectType) || meaning === undefined || meaning.kind === "logic" || meaning.kind === "quantifier")
      continue;
    const field = collection.fields.get(meaning.field);
    if (field === undefined) continue;
    if (meaning.kind === "functions") {
      for (const name of Object.keys(inner.getFields())) {
        for (const operator of [`_gt: ${field.kind === "alias" ? 1 : 6}`, `_null: true`])
          texts.push([`filter ${operator.split(":")[0]} of ${name}`, `{ ${input.name}: { ${name}: { ${operator} } } }`]);
      }
      continue;
    }
    const target = meaning.kind === "member" ? meaning.collection : targetOf(field);
    if (target === null || !isFilterOfItems(inner)) {
      const operators = operatorTexts(parts, collection, field, Object.keys(inner.getFields()), depth);
      texts.push(...operators.map(([name, text]): Text => [`filter ${name}`, `{ ${input.name}: { ${text} } }`]));
      continue;
    }
    if (depth === 0) continue;
    const below = filters(parts, collectionNamed(parts.model, target), inner, depth === 2 ? 1 : 0);
    const kind = field.relation?.kind ?? "";
    const quantifiers = field.kind === "alias" ? ["", "_some", "_none", "_every"] : [""];
    for (const [way, text] of below) {
      for (const quantifier of quantifiers) {
        const quantified = quantifier === "" ? text : `{ ${quantifier}: ${text} }`;
        texts.push([`${way} through ${kind} ${quantifier}`.trim(), `{ ${input.name}: ${quantified} }`]);
      }
    }
  }
  return depth === 2 ? [...texts, ...texts.map(([way, text]): Text => [`${way} negated`, `{ _not: ${text} }`])] : texts;
}

function isFilterOfItems(type: GraphQLInputObjectType): boolean {
  return Object.values(type.getFields()).some((inner) => filterMeaning(inner) !== undefined);
}

function targetOf({ relation }: Field): string | null {
  if (relation === null || relation.kind === "a2o") return null;
  return relation.target;
}

/** `_eq: "..."` and so on, with a value that the role does not see where there is one, and with one that it sees. */
function operatorTexts(
  parts: Parts,
  collection: Collection,
  field: Field,
  names: readonly string[],
  depth: 0 | 1 | 2,
): readonly (readonly [string, string])[] {
  const values = sampleValues(parts, collection, field).slice(0, depth === 2 ? 2 : 1);
  return names.flatMap((name) => {
    if (fewOperators[depth]?.has(name) === false) return [];
    if (/null|empty/.test(name)) return depth === 0 && field !== collection.primaryKey ? [] : [[name, `${name}: true`] as const];
    return values.map((value) => [name, `${name}: ${operandOf(name, value)}`] as const);
  });
}

/** By how far a filter may still lead on. */
const fewOperators: readonly ReadonlySet<string>[] = [
  new Set(["_eq", "_nnull"]),
  new Set(["_eq", "_gt", "_starts_with", "_json", "_null", "_nnull"]),
];

function operandOf(name: string, value: unknown): string {
  const text = String(value);
  if (name === "_json") return `{ theme: { _eq: ${JSON.stringify(recordOf(value)["theme"] ?? null)} } }`;
  if (name === "_in" || name === "_nin") return `[${JSON.stringify(value)}]`;
  if (name === "_between" || name === "_nbetween")
    return typeof value === "number" ? `[0, ${value}]` : `["0001-01-01", ${JSON.stringify(value)}]`;
  if (name.includes("starts_with")) return JSON.stringify(text.slice(0, 17));
  if (name.includes("ends_with") || name.includes("contains")) return JSON.stringify(text.slice(8));
  return JSON.stringify(value);
}

/** A value of the field that the role may not see, and one that it may; of those that there are. */
function sampleValues({ sees, data }: Parts, collection: Collection, field: Field): readonly unknown[] {
  if (field.kind === "alias") return [];
  const rows = rowsOf(data, collection.name).filter((row) => row[field.name] !== null);
  const isShown = (row: Row): boolean => sees.may("read", collection.name, row, field.name);
  const hidden = rows.find((row) => !isShown(row));
  const shown = rows.findLast(isShown);
  return [hidden, shown].flatMap((row) => (row === undefined ? [] : [row[field.name]]));
}

/** The paths that sorts and groups may take, those of fields that the role may not see with them. */
function paths({ model }: Parts, collection: Collection, isDeep: boolean): readonly string[] {
  const own = [...collection.fields.values()].flatMap((field) => ownPaths(field));
  const deep = [...collection.fields.values()].flatMap(({ name, relation }) => {
    if (!isDeep || relation === null) return [];
    const targets =
      relation.kind === "a2o"
        ? relation.allowed.map((member) => [`${name}:${member}`, member] as const)
        : [[name, relation.target] as const];
    return targets.flatMap(([step, target]) =>
      [...collectionNamed(model, target).fields.values()].flatMap((field) => ownPaths(field).map((path) => prefixed(step, path))),
    );
  });
  return [...own, ...deep].flatMap((path, index) => (index % 2 === 0 || !isDeep ? [path] : [path, `-${path}`]));
}

function prefixed(step: string, path: string): string {
  const [, name, inner] = /^(\w+)\((.*)\)$/.exec(path) ?? [];
  return name === undefined ? `${step}.${path}` : `${step}.${name}(${inner ?? ""})`;
}

function ownPaths(field: Field): readonly string[] {
  if (field.kind === "alias") return [`count(${field.name})`];
  if (field.type === "json") return [`json(${field.name}, theme)`, `count(${field.name})`];
  return field.type === "dateTime" ? [field.name, `year(${field.name})`, `hour(${field.name})`] : [field.name];
}

/** Texts, numbers and keys to search for. */
function terms(parts: Parts, collection: Collection): readonly string[] {
  return [...collection.fields.values()].flatMap((field) => {
    if (field.kind === "alias" || field.type === "json" || field.type === "boolean") return [];
    const values = sampleValues(parts, collection, field);
    return values.map((value) => (typeof value === "string" && value.includes("SECRET") ? value.slice(7) : String(value)));
  });
}

function aggregateCells(
  parts: Parts,
  collection: Collection,
  root: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
): readonly Text[] {
  const functions = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    return inner instanceof GraphQLObjectType ? [`${field.name} { ${Object.keys(inner.getFields()).join(" ")} }`] : [];
  });
  const filterType = filterOf(root);
  const numeric = [...collection.fields.values()].filter((field) => field.kind === "column" && field.type === "integer");
  return [
    ["aggregate", "{ countAll }"],
    ...functions.map((one): Text => [`aggregate ${one.split(" ")[0] ?? ""}`, `{ ${one} }`]),
    ...(filterType === null
      ? []
      : filters(parts, collection, filterType, 1).map(([way, text]): Text => [`aggregate with ${way}`, `(filter: ${text}) { countAll }`])),
    ...paths(parts, collection, true)
      .filter((path) => !path.startsWith("-"))
      .map((path): Text => ["group", `(groupBy: [${JSON.stringify(path)}], limit: -1) { group countAll }`]),
    ...numeric.flatMap(({ name }): Text[] => [
      ["sort of groups", `(groupBy: [${JSON.stringify(collection.primaryKey?.name ?? "")}], sort: ["-max.${name}"], limit: -1) { group }`],
      ["sort of groups", `(groupBy: [${JSON.stringify(collection.primaryKey?.name ?? "")}], sort: ["count.${name}"], limit: -1) { group }`],
    ]),
    ...terms(parts, collection).map((term): Text => ["aggregate of a search", `(search: ${JSON.stringify(term)}) { countAll }`]),
  ];
}
