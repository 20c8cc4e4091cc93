/**
 * The `filter` argument of a list. In: a coerced input of a `<c>_filter`, whose keys carry their meanings, with the marks
 * of what variables hand in. Out: a filter by the Model's names. Throws what is wrong with it, by its path.
 */
import { GraphQLInputObjectType, getNamedType } from "graphql";
import type { GraphQLInputField } from "graphql";
import { invalidQuery, secretField } from "../errors.ts";
import { allOf, always } from "../filter/filter.ts";
import type { DatePart, Filter, Quantifier, Subject } from "../filter/filter.ts";
import { parseComparisons, parseJsonComparisons, recordOf } from "../filter/parse-comparison.ts";
import { collectionOf, fieldOf } from "../model/look-up.ts";
import type { Collection, ColumnField, Field, Model } from "../model/model.ts";
import { filterMeaning } from "../schema/names/meaning.ts";
import type { FilterMeaning } from "../schema/names/meaning.ts";
import { invariant } from "../shared/invariant.ts";

/** Far beyond what anybody writes, and far below what PostgreSQL's stack holds. */
const mostNesting = 100;

/** Where in a filter parsing stands. */
interface InputPlace {
  readonly model: Model;
  readonly maxRelationalDepth: number;
  /** Whose items the filter speaks of here. */
  readonly collection: Collection;
  readonly type: GraphQLInputObjectType;
  /** Leads here from the argument, for messages: `filter._and[1].author`. */
  readonly path: string;
  /** Relations crossed so far. */
  readonly depth: number;
  /** `_and`, `_or` and `_not` entered so far. */
  readonly nesting: number;
}

export function parseFilter(start: Omit<InputPlace, "depth" | "nesting">, filter: unknown): Filter {
  return parseObject({ ...start, depth: 0, nesting: 0 }, filter);
}

function parseObject(place: InputPlace, filter: unknown): Filter {
  const most = place.maxRelationalDepth;
  if (place.depth >= most) throw invalidQuery(place.path, `the filter nests more than ${most - 1} relations.`);
  const parts = Object.entries(recordOf(filter, place.path)).map(([key, value]) => {
    const { field, meaning } = inputField(place.type, key);
    return value === null ? always : parseKey({ ...place, path: `${place.path}.${key}` }, field, meaning, value);
  });
  return allOf(parts);
}

function inputField(type: GraphQLInputObjectType, key: string): { readonly field: GraphQLInputField; readonly meaning: FilterMeaning } {
  const field = type.getFields()[key];
  const meaning = field === undefined ? undefined : filterMeaning(field);
  invariant(field !== undefined && meaning !== undefined, `input field "${type.name}.${key}" has a meaning`);
  return { field, meaning };
}

function parseKey(place: InputPlace, input: GraphQLInputField, meaning: FilterMeaning, value: unknown): Filter {
  switch (meaning.kind) {
    case "logic":
      return parseLogic(place, meaning.operator, value);
    case "functions":
      return parseFunctions(place, fieldOf(place.collection, meaning.field), value);
    case "member":
      return {
        kind: "member",
        field: meaning.field,
        collection: meaning.collection,
        filter: parseObject(below(place, meaning.collection, input), value),
      };
    case "field":
      return parseField(place, fieldOf(place.collection, meaning.field), input, value);
    case "quantifier":
      invariant(false, `a quantifier stands only under a to-many relation: "${place.path}"`);
  }
}

function below(place: InputPlace, collection: string, input: GraphQLInputField): InputPlace {
  return { ...place, collection: collectionOf(place.model, collection), type: objectType(input), depth: place.depth + 1 };
}

function objectType(input: GraphQLInputField): GraphQLInputObjectType {
  const type = getNamedType(input.type);
  invariant(type instanceof GraphQLInputObjectType, `input field "${input.name}" is a filter`);
  return type;
}

function parseLogic(place: InputPlace, operator: "_and" | "_or" | "_not", value: unknown): Filter {
  const inner = { ...place, nesting: place.nesting + 1 };
  if (inner.nesting > mostNesting) throw invalidQuery("filter", `the filter nests more than ${mostNesting} of "_and", "_or" and "_not".`);
  if (operator === "_not") return { kind: "not", part: parseObject(inner, value) };
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const parts = items.flatMap((item, index) => (item === null ? [] : [parseObject({ ...inner, path: `${place.path}[${index}]` }, item)]));
  // An empty list of alternatives states no condition.
  return operator === "_and" || parts.length === 0 ? allOf(parts) : { kind: "or", parts };
}

function parseField(place: InputPlace, field: Field, input: GraphQLInputField, value: unknown): Filter {
  const { relation } = field;
  if (field.kind === "alias") return parseToMany(below(place, field.relation.target, input), field.name, value);
  if (relation?.kind === "m2o" && isFilterOfItems(input)) {
    return { kind: "toOne", field: field.name, filter: parseObject(below(place, relation.target, input), value) };
  }
  return parseColumn(place, field, value);
}

/** Whether the input is a `<c>_filter`, and not the operators of a column. */
function isFilterOfItems(input: GraphQLInputField): boolean {
  return Object.values(objectType(input).getFields()).some((inner) => filterMeaning(inner) !== undefined);
}

function parseColumn(place: InputPlace, field: ColumnField, value: unknown): Filter {
  const given = recordOf(value, place.path);
  if (field.masked) assertAsksForEmptiness(field, given, place.path);
  const { _json: paths = null, ...operators } = given;
  const subject: Subject = { kind: "column", field: field.name };
  const own = parseComparisons(operators, place.path, () => subject);
  return paths === null ? own : allOf([own, parseJsonComparisons(paths, `${place.path}._json`, field.name)]);
}

function assertAsksForEmptiness(field: ColumnField, operators: Readonly<Record<string, unknown>>, path: string): void {
  const other = Object.keys(operators).find((name) => !emptinessOperators.has(name));
  if (other !== undefined) throw secretField(`${path}.${other}`, field.collection, field.name);
}

const emptinessOperators: ReadonlySet<string> = new Set(["_null", "_nnull", "_empty", "_nempty"]);

/** `{ _some: {...}, _none: {...}, _every: {...} }`, and beside them keys without a quantifier, which mean some one item. */
function parseToMany(place: InputPlace, field: string, value: unknown): Filter {
  const implicit: Record<string, unknown> = {};
  const parts: Filter[] = [];
  for (const [key, inner] of Object.entries(recordOf(value, place.path))) {
    const { field: input, meaning } = inputField(place.type, key);
    if (meaning.kind !== "quantifier") implicit[key] = inner;
    else if (inner !== null) {
      const filter = parseObject({ ...place, type: objectType(input), path: `${place.path}.${key}` }, inner);
      parts.push({ kind: "toMany", field, quantifier: quantifiers[meaning.quantifier], filter });
    }
  }
  const implied = parseObject(place, implicit);
  // Keys without a condition, such as `items: { label: {} }`, state nothing about the items.
  if (!isAlways(implied)) parts.push({ kind: "toMany", field, quantifier: "some", filter: implied });
  return allOf(parts);
}

const quantifiers = { _some: "some", _none: "none", _every: "every" } as const satisfies Readonly<Record<string, Quantifier>>;

function isAlways(filter: Filter): boolean {
  return filter.kind === "constant" && filter.value;
}

/** `published_at_func: { year: { _eq: 2024 } }`, `items_func: { count: { _gt: 1 } }` */
function parseFunctions(place: InputPlace, field: Field, value: unknown): Filter {
  if (field.kind === "column" && field.masked) throw secretField(place.path, field.collection, field.name);
  const parts = Object.entries(recordOf(value, place.path)).map(([called, operators]) =>
    operators === null ? always : parseComparisons(operators, `${place.path}.${called}`, () => functionSubject(field, called)),
  );
  return allOf(parts);
}

function functionSubject(field: Field, called: string): Subject {
  if (field.kind === "alias") return { kind: "count", field: field.name };
  if (called === "count") return { kind: "length", field: field.name };
  // The remaining members of the `_func` filter inputs are the parts of dates.
  return { kind: "datePart", field: field.name, part: called as DatePart };
}
