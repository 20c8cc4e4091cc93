/** Values of arguments at random: by GraphQL's types, and by what they mean where that is known. */
import { GraphQLInputObjectType, GraphQLObjectType, getNamedType, getNullableType, isListType, isNonNullType } from "graphql";
import type { GraphQLArgument, GraphQLField, GraphQLInputType, GraphQLSchema } from "graphql";
import type { Collection, Field, Model } from "../../../src/model/model.ts";
import { filterMeaning, outputMeaning, rootMeaning, typeMeaning } from "../../../src/schema/names/meaning.ts";
import type { Choices } from "../../mutations/random-tables/choices.ts";
import type { Samples } from "./read-samples.ts";

export interface ValueWorld {
  readonly choices: Choices;
  readonly schema: GraphQLSchema;
  readonly model: Model;
  readonly samples: Samples;
}

/** What a value is for. */
interface Place {
  readonly collection: Collection;
  /** Null beside a field, such as between filters. */
  readonly field: Field | null;
}

/** How an argument of a field is drawn, anew each time; null where it had better be left out. */
export function drawArgument(
  world: ValueWorld,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  { name, type }: GraphQLArgument,
): (() => unknown) | null {
  const { choices, model, samples } = world;
  const collection = model.collections.get(collectionNameOf(field) ?? typeMeaning(parent)?.collection ?? "");
  if (collection === undefined) return null;
  const isAggregate = rootMeaning(field)?.kind === "aggregated";
  switch (name) {
    case "filter":
      return choices.percent(25) ? () => drawFilter(world, inputOf(type), collection, 2) : null;
    case "sort":
      return choices.percent(25) ? () => drawSort(world, collection, isAggregate) : null;
    case "groupBy":
      return choices.percent(75) ? () => choices.some(pathsOf(world, collection), 30).slice(0, 2) : null;
    case "limit":
      return choices.percent(45) ? () => choices.pick([0, 1, 1, 2, 3, 5, -1]) : null;
    case "offset":
      return choices.percent(8) ? () => choices.below(3) : null;
    case "page":
      return choices.percent(8) ? () => 1 + choices.below(2) : null;
    case "search":
      return choices.percent(6) ? () => drawText(world).slice(0, 4) : null;
    case "id":
      return () => drawKey(world, collection);
    case "version":
      if (!isNonNullType(type) && !choices.percent(samples.versions.length > 0 ? 40 : 10)) return null;
      return () => (samples.versions.length > 0 ? choices.pick(samples.versions) : "none");
    case "path":
      return () => choices.pick(["a", "b", "n", "f", "theme", "a.b", "[0]", "[1].a"]);
    default:
      return isNonNullType(type) ? () => drawValue(world, type, { collection, field: null }) : null;
  }
}

/** Of the items that a field leads to. */
function collectionNameOf(field: GraphQLField<unknown, unknown>): string | undefined {
  return rootMeaning(field)?.collection ?? typeMeaning(getNamedType(field.type))?.collection;
}

function inputOf(type: GraphQLInputType): GraphQLInputObjectType {
  const named = getNamedType(type);
  if (named instanceof GraphQLInputObjectType) return named;
  throw new Error(`${named.name} is no object.`);
}

/** `depth` relations or connectives lead on at most. */
function drawFilter(world: ValueWorld, type: GraphQLInputObjectType, collection: Collection, depth: number): Record<string, unknown> {
  const { choices, model } = world;
  const entries = choices.shuffle(Object.values(type.getFields())).flatMap((input): readonly (readonly [string, unknown])[] => {
    const inner = getNamedType(input.type);
    const meaning = filterMeaning(input);
    if (!(inner instanceof GraphQLInputObjectType) || meaning === undefined) return [];
    if (meaning.kind === "logic" || meaning.kind === "quantifier") {
      if (depth === 0) return [];
      const draw = (): unknown => drawFilter(world, inner, collection, depth - 1);
      return [[input.name, isListType(getNullableType(input.type)) ? Array.from({ length: choices.below(3) }, draw) : draw()]];
    }
    const field = collection.fields.get(meaning.field) ?? null;
    const target = meaning.kind === "member" ? meaning.collection : targetOf(field);
    if (meaning.kind === "functions" || target === null || !leadsToItems(inner))
      return [[input.name, drawOperators(world, inner, { collection, field })]];
    const next = model.collections.get(target);
    return depth === 0 || next === undefined ? [] : [[input.name, drawFilter(world, inner, next, depth - 1)]];
  });
  return Object.fromEntries(entries.slice(0, choices.pick([1, 1, 1, 2])));
}

function targetOf(field: Field | null): string | null {
  const relation = field?.relation ?? null;
  return relation === null || relation.kind === "a2o" ? null : relation.target;
}

function leadsToItems(type: GraphQLInputObjectType): boolean {
  return Object.values(type.getFields()).some((inner) => filterMeaning(inner) !== undefined);
}

/** `{ _gt: 2 }`, or one step further in, `{ year: { _gt: 2 } }`. */
function drawOperators(world: ValueWorld, type: GraphQLInputObjectType, place: Place): Record<string, unknown> {
  const { name, type: operand } = world.choices.pick(Object.values(type.getFields()));
  const inner = getNamedType(operand);
  if (inner instanceof GraphQLInputObjectType) return { [name]: drawOperators(world, inner, { ...place, field: null }) };
  if (name === "_json") return { [name]: { theme: { _eq: "dark" } } };
  const isPair = name.endsWith("between");
  return {
    [name]: isPair ? [drawScalar(world, inner.name, place), drawScalar(world, inner.name, place)] : drawValue(world, operand, place),
  };
}

function drawValue(world: ValueWorld, type: GraphQLInputType, place: Place): unknown {
  const nullable = getNullableType(type);
  if (!isListType(nullable)) return drawScalar(world, getNamedType(nullable).name, place);
  return Array.from({ length: world.choices.below(4) }, () => drawValue(world, nullable.ofType, place));
}

function drawScalar(world: ValueWorld, scalar: string, { collection, field }: Place): unknown {
  const { choices, samples } = world;
  const known = field === null ? [] : samples.of(collection.name, field.name);
  const value = known.length > 0 && choices.percent(80) ? choices.pick(known) : undefined;
  switch (scalar) {
    case "Boolean":
      return choices.percent(60);
    case "Int":
      return choices.below(4);
    case "Float":
    case "GraphQLStringOrFloat":
      return typeof value === "number" || typeof value === "string" ? value : choices.pick([0, 1, 2, 2024, -1, 1.5]);
    case "GraphQLBigInt":
      return typeof value === "string" ? value : choices.pick(["1", 2, "9007199254740993"]);
    case "Date":
      return typeof value === "string" ? value : "2024-01-15";
    case "JSON":
    case "GraphQLJsonFilter":
      return value ?? { a: { _eq: 1 } };
    default:
      if (typeof value === "string") return value;
      return field?.kind === "column" && isMoment.test(field.type) ? "2024-01-15" : drawText(world);
  }
}

const isMoment = /^(?:date|dateTime|timestamp)$/;

function drawText({ choices, samples }: ValueWorld): string {
  return samples.texts.length > 0 && choices.percent(80) ? choices.pick(samples.texts) : choices.pick(["", "a", "1", "é😀", '"\\', "%_"]);
}

function drawKey(world: ValueWorld, { name, primaryKey }: Collection): string {
  const { choices, samples } = world;
  const keys = primaryKey === null ? [] : samples.of(name, primaryKey.name);
  return keys.length > 0 && choices.percent(93) ? String(choices.pick(keys)) : choices.pick(["1", "2", "none"]);
}

function drawSort(world: ValueWorld, collection: Collection, isAggregate: boolean): readonly string[] {
  const { choices } = world;
  const own = pathsOf(world, collection);
  const counts = own.filter((path) => /^\w+$/.test(path)).map((path) => `count.${path}`);
  const paths = isAggregate ? ["countAll", ...counts] : own;
  return choices
    .some(paths, 40)
    .map((path) => (choices.percent(50) ? path : `-${path}`))
    .slice(0, 3);
}

/** Fields that can be sorted and grouped by, as far as they are shown, and the keys of the items that they refer to. */
function pathsOf({ model, schema }: ValueWorld, collection: Collection): readonly string[] {
  const shown = shownFields(schema, collection.name);
  return [...collection.fields.values()].flatMap((field): readonly string[] => {
    if (field.kind === "alias" || !sortable.has(field.type) || !shown.has(field.name)) return [];
    if (field.type === "dateTime" || field.type === "timestamp") return [field.name, `year(${field.name})`];
    const target = field.relation?.kind === "m2o" ? model.collections.get(field.relation.target) : undefined;
    const key = target?.primaryKey?.name;
    return target === undefined || key === undefined || !shownFields(schema, target.name).has(key)
      ? [field.name]
      : [field.name, `${field.name}.${key}`];
  });
}

/** By the Model's names. */
function shownFields(schema: GraphQLSchema, collection: string): ReadonlySet<string> {
  const types = Object.values(schema.getTypeMap()).filter((type) => type instanceof GraphQLObjectType);
  const item = types.find((type) => typeMeaning(type)?.kind === "item" && typeMeaning(type)?.collection === collection);
  return new Set(
    Object.values(item?.getFields() ?? {}).flatMap((field) => {
      const meaning = outputMeaning(field);
      return meaning !== undefined && "field" in meaning && meaning.kind !== "hidden" ? [meaning.field] : [];
    }),
  );
}

const sortable: ReadonlySet<string> = new Set([
  "integer",
  "bigInteger",
  "float",
  "string",
  "text",
  "uuid",
  "boolean",
  "date",
  "dateTime",
  "timestamp",
]);

/** What an argument's variable holds in another request: of the same kind, mostly another one. */
export function redraw({ choices, samples }: ValueWorld, value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + choices.pick([0, 1]);
  if (Array.isArray(value)) return choices.some<unknown>(value, 70);
  // Names of fields are texts as well.
  const isFound = typeof value === "string" && samples.texts.includes(value);
  return isFound && choices.percent(30) ? choices.pick(samples.texts) : value;
}

/** Whether the field shows a column of its own or one's functions: what a selection begins with. */
export function isPlainField(field: GraphQLField<unknown, unknown>): boolean {
  const kind = outputMeaning(field)?.kind;
  return kind === "column" || kind === "function" || kind === "countAll" || kind === "aggregated";
}

/** `count { tags }` of a list is refused. */
export function isCountOfList({ model }: ValueWorld, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  const meaning = outputMeaning(field);
  if (meaning?.kind !== "aggregated") return false;
  return model.collections.get(typeMeaning(type)?.collection ?? "")?.fields.get(meaning.field)?.kind === "alias";
}
