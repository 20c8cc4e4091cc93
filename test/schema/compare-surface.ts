/** What a client of one schema finds in another: every type, field and argument that reading or writing leads to. */
import {
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLUnionType,
  getNamedType,
  isListType,
  isNonNullType,
} from "graphql";
import type { GraphQLArgument, GraphQLNamedType, GraphQLSchema, GraphQLType } from "graphql";

export interface Comparison {
  /** Coordinates of the expected schema: `articles`, `articles.title`, `articles.author(filter:)`. */
  readonly total: number;
  readonly differences: readonly Difference[];
  /** Differences that `allow` explained. */
  readonly allowed: readonly Difference[];
}

export interface Difference {
  readonly coordinate: string;
  readonly expected: string;
  /** Null: it is missing. */
  readonly actual: string | null;
}

export interface CompareOptions {
  /** `write`, `events`: what only mutations lead to, and what only subscriptions do. */
  readonly surface: "read" | "write" | "events";
  /** Why a difference is none; undefined where it is one. */
  readonly allow: (difference: Difference, actual: GraphQLSchema) => boolean;
  /** Whether an output that is never null there may be null here. */
  readonly ignoreNullability: boolean;
}

export function compareSurface(expected: GraphQLSchema, actual: GraphQLSchema, options: CompareOptions): Comparison {
  const found: Difference[] = [];
  let total = 0;
  const expect = (coordinate: string, type: GraphQLType | string, ours: GraphQLType | string | undefined, fits: boolean): void => {
    total += 1;
    if (!fits) found.push({ coordinate, expected: String(type), actual: ours === undefined ? null : String(ours) });
  };

  for (const type of typesOf(expected, options.surface)) {
    const ours = actual.getType(type.name);
    expect(type.name, kindOf(type), ours && kindOf(ours), ours !== undefined && kindOf(ours) === kindOf(type));
    if (type instanceof GraphQLObjectType) {
      const ourFields = ours instanceof GraphQLObjectType ? ours.getFields() : {};
      for (const field of Object.values(type.getFields())) {
        const coordinate = `${type.name}.${field.name}`;
        const ourField = ourFields[field.name];
        expect(coordinate, field.type, ourField?.type, ourField !== undefined && showsAs(ourField.type, field.type, options));
        compareArguments(coordinate, field.args, ourField?.args ?? [], expect);
      }
    } else if (type instanceof GraphQLInputObjectType) {
      const ourFields = ours instanceof GraphQLInputObjectType ? ours.getFields() : {};
      for (const field of Object.values(type.getFields())) {
        const ourType = ourFields[field.name]?.type;
        expect(`${type.name}.${field.name}`, field.type, ourType, ourType !== undefined && accepts(ourType, field.type));
      }
    } else if (type instanceof GraphQLUnionType) {
      const members = new Set(ours instanceof GraphQLUnionType ? ours.getTypes().map(({ name }) => name) : []);
      for (const { name } of type.getTypes()) expect(`${type.name}.${name}`, name, undefined, members.has(name));
    }
  }
  const allowed = found.filter((difference) => options.allow(difference, actual));
  return { total, allowed, differences: found.filter((difference) => !allowed.includes(difference)) };
}

function compareArguments(
  coordinate: string,
  expected: readonly GraphQLArgument[],
  actual: readonly GraphQLArgument[],
  expect: (coordinate: string, type: GraphQLType | string, ours: GraphQLType | undefined, fits: boolean) => void,
): void {
  for (const { name, type } of expected) {
    const ours = actual.find((argument) => argument.name === name)?.type;
    expect(`${coordinate}(${name}:)`, type, ours, ours !== undefined && accepts(ours, type));
  }
  // One that a client of the expected schema does not know of must not be required.
  for (const { name, type } of actual.filter((argument) => !expected.some((known) => known.name === argument.name))) {
    if (isNonNullType(type)) expect(`${coordinate}(${name}:)`, "no argument", type, false);
  }
}

function typesOf(schema: GraphQLSchema, surface: CompareOptions["surface"]): readonly GraphQLNamedType[] {
  const read = typesFrom(schema.getQueryType());
  if (surface === "read") return [...read];
  const root = surface === "write" ? schema.getMutationType() : schema.getSubscriptionType();
  return [...typesFrom(root)].filter((type) => !read.has(type));
}

/** The types that a root leads to, inputs included; those that GraphQL has itself are none of ours to compare. */
function typesFrom(root: GraphQLObjectType | null | undefined): ReadonlySet<GraphQLNamedType> {
  const types = new Set<GraphQLNamedType>();
  const visit = (type: GraphQLType): void => {
    const named = getNamedType(type);
    if (types.has(named)) return;
    types.add(named);
    if (named instanceof GraphQLUnionType) named.getTypes().forEach(visit);
    if (named instanceof GraphQLInputObjectType) Object.values(named.getFields()).forEach((field) => visit(field.type));
    if (named instanceof GraphQLObjectType) {
      for (const field of Object.values(named.getFields())) {
        visit(field.type);
        field.args.forEach((argument) => visit(argument.type));
      }
    }
  };
  if (root) visit(root);
  return types;
}

/** Whether values of `actual` are values of `expected`: the same, or more surely there. */
function showsAs(actual: GraphQLType, expected: GraphQLType, options: CompareOptions): boolean {
  if (isNonNullType(actual)) return showsAs(actual.ofType, expected instanceof GraphQLNonNull ? expected.ofType : expected, options);
  if (isNonNullType(expected)) return options.ignoreNullability && showsAs(actual, expected.ofType, options);
  if (isListType(actual)) return isListType(expected) && showsAs(actual.ofType, expected.ofType, options);
  return !isListType(expected) && String(actual) === String(expected);
}

/** Whether what fits `expected` fits `actual` as well. */
function accepts(actual: GraphQLType, expected: GraphQLType): boolean {
  if (isNonNullType(expected)) return accepts(isNonNullType(actual) ? actual.ofType : actual, expected.ofType);
  if (isNonNullType(actual)) return false;
  if (isListType(actual)) return isListType(expected) && accepts(actual.ofType, expected.ofType);
  return !isListType(expected) && String(actual) === String(expected);
}

function kindOf(type: GraphQLNamedType): string {
  return type[Symbol.toStringTag];
}
