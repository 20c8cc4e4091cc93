/**
 * Queries at random, from what a schema offers. In: a schema, what its names mean, and choices. Out: valid documents of
 * every form that GraphQL has for one question, each with the variables of several requests.
 *
 * What answers to one response key is the same field with the same arguments in the whole document, so that selections
 * merge wherever they meet.
 */
import {
  GraphQLInputObjectType,
  GraphQLObjectType,
  GraphQLUnionType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
} from "graphql";
import type { GraphQLField, GraphQLInputType } from "graphql";
import { rootMeaning } from "../../../src/schema/names/meaning.ts";
import { drawArgument, isCountOfList, isPlainField, redraw } from "./random-values.ts";
import type { ValueWorld } from "./random-values.ts";

export interface RandomRead {
  readonly source: string;
  /** Null where the document has one operation alone. */
  readonly operationName: string | null;
  /** One for each request. */
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

export function createRead(world: ValueWorld): RandomRead {
  const { choices, schema } = world;
  const draft: Draft = { world, variables: [], fragments: [], keys: new Map() };
  const query = schema.getQueryType();
  if (query === undefined || query === null) throw new Error("There is a query type.");
  const depth = choices.pick([2, 2, 3, 3, 3, 4, 5, 8]);
  const body = selectionsOf(draft, query, { depth, width: choices.pick([1, 1, 2, 3]) });
  const hasOther = choices.percent(5);
  const name = hasOther || choices.percent(50) ? "Asked" : "";
  const definitions = draft.variables.map(({ definition }) => definition).join(", ");
  const head =
    definitions === "" && name === "" && choices.percent(50) ? "" : `query ${name}${definitions === "" ? "" : `(${definitions})`} `;
  const parts = [`${head}${body}`, ...draft.fragments.map(({ text }) => text), ...(hasOther ? ["query Other { __typename }"] : [])];
  return {
    source: choices.shuffle(parts).join("\n"),
    operationName: hasOther ? name : null,
    variables: drawRequests(draft),
  };
}

/** A document that is being written. */
interface Draft {
  readonly world: ValueWorld;
  readonly variables: Variable[];
  readonly fragments: Fragment[];
  /** What each response key stands for. */
  readonly keys: Map<string, string>;
}

interface Variable {
  readonly name: string;
  /** `$v1: Int = 3` */
  readonly definition: string;
  readonly type: string;
  /** For one request; undefined where it is left out. */
  readonly draw: () => unknown;
}

interface Fragment {
  readonly name: string;
  readonly on: string;
  readonly text: string;
}

/** How much may still be asked for. */
interface Room {
  readonly depth: number;
  readonly width: number;
}

type ObjectType = GraphQLObjectType | GraphQLUnionType;

/** Requests of one document differ in some of their variables, so that what is kept of one may serve another. */
function drawRequests({ world, variables }: Draft): readonly Readonly<Record<string, unknown>>[] {
  const requests: Readonly<Record<string, unknown>>[] = [];
  for (let request = 0; request < (variables.length === 0 ? 1 : 3); request++) {
    const before = requests.at(-1);
    const values = variables.map(({ name, draw }) => {
      const isKept = before !== undefined && world.choices.percent(50);
      return [name, isKept ? before[name] : draw()] as const;
    });
    requests.push(Object.fromEntries(values.filter(([, value]) => value !== undefined)));
  }
  return requests;
}

/** `{ title ... on articles { author { name } } }` */
function selectionsOf(draft: Draft, type: ObjectType, room: Room): string {
  const { choices } = draft.world;
  const asked: AskedField[] = [];
  const parts = Array.from({ length: Math.max(1, room.width) }, () => {
    const [again] = choices.shuffle(asked);
    // The same field under the same key, which asks for more.
    if (again !== undefined && choices.percent(12)) return printField(draft, again, room);
    return selectionOf(draft, type, room, asked);
  });
  return `{ ${parts.join(" ")} }`;
}

function selectionOf(draft: Draft, type: ObjectType, room: Room, asked: AskedField[]): string {
  const { choices } = draft.world;
  const way = choices.below(100);
  if (way < 8) return printTypename(draft);
  if (way < 12) return inlineFragment(draft, type, room);
  if (way < 15) return `... ${directives(draft)} ${selectionsOf(draft, type, narrower(room))}`;
  if (way < 22) return spread(draft, type, room);
  if (type instanceof GraphQLUnionType) return inlineFragment(draft, choices.pick([...type.getTypes()]), room);
  if (way < 25) return throughUnion(draft, type, room);
  const field = pickField(draft, type, room);
  if (field === null) return printTypename(draft);
  const chosen = chooseField(draft, type, field);
  asked.push(chosen);
  return printField(draft, chosen, room);
}

function printTypename(draft: Draft): string {
  const key = keyFor(draft, "__typename", "__typename");
  return `${key === "__typename" ? "" : `${key}: `}__typename${directives(draft)}`;
}

function inlineFragment(draft: Draft, type: ObjectType, room: Room): string {
  return `... on ${type.name}${directives(draft)} ${selectionsOf(draft, type, narrower(room))}`;
}

function spread(draft: Draft, type: ObjectType, room: Room): string {
  const { choices } = draft.world;
  const known = draft.fragments.filter(({ on }) => on === type.name);
  if (known.length > 0 && choices.percent(60)) return `...${choices.pick(known).name}${directives(draft)}`;
  const selections = selectionsOf(draft, type, narrower(room));
  // Known from here on alone, so that none spreads itself.
  const name = `F${draft.fragments.length}`;
  draft.fragments.push({ name, on: type.name, text: `fragment ${name} on ${type.name}${selections}` });
  return `...${name}${directives(draft)}`;
}

/** An object's selections on a union that it is of: `... on blocks_item_union { ... on headings { text } }`. */
function throughUnion(draft: Draft, type: GraphQLObjectType, room: Room): string {
  const { choices, schema } = draft.world;
  const unions = Object.values(schema.getTypeMap()).filter((union) => union instanceof GraphQLUnionType && union.getTypes().includes(type));
  const [union] = choices.shuffle(unions);
  return union instanceof GraphQLUnionType ? inlineFragment(draft, union, room) : inlineFragment(draft, type, room);
}

function narrower({ depth, width }: Room): Room {
  return { depth, width: Math.min(width, 2) };
}

/** A field with its response key and its arguments, to be asked for once or more often. */
interface AskedField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly key: string;
  readonly given: string;
}

function pickField({ world }: Draft, type: GraphQLObjectType, { depth }: Room): GraphQLField<unknown, unknown> | null {
  const { choices, schema } = world;
  const all = Object.values(type.getFields()).filter((field) => !isCountOfList(world, type, field) || choices.percent(2));
  if (type === schema.getQueryType() && choices.percent(2)) return choices.pick([SchemaMetaFieldDef, TypeMetaFieldDef]);
  // Near the end columns alone, and objects of columns.
  const fields = all.filter((field) => depth > 1 || isLeafType(getNamedType(field.type)) || (depth > 0 && isShallow(field)));
  const plain = fields.filter(isPlainField);
  const others = fields.filter((field) => !isPlainField(field));
  if (plain.length > 0 && (others.length === 0 || choices.percent(45))) return choices.pick(plain);
  return others.length === 0 ? null : choices.pick(others);
}

function isShallow({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return named instanceof GraphQLObjectType && Object.values(named.getFields()).every((field) => isLeafType(getNamedType(field.type)));
}

function chooseField(draft: Draft, parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): AskedField {
  const given = field.name === "__type" ? '(name: "Query")' : argumentsOf(draft, parent, field);
  return { field, given, key: keyFor(draft, field.name, `${field.name}${given}: ${String(field.type)}`) };
}

function printField(draft: Draft, { field, key, given }: AskedField, room: Room): string {
  const named = getNamedType(field.type);
  const isObject = named instanceof GraphQLObjectType || named instanceof GraphQLUnionType;
  const below = isObject ? ` ${printBelow(draft, field, named, room)}` : "";
  return `${key === field.name ? "" : `${key}: `}${field.name}${given}${directives(draft)}${below}`;
}

function printBelow(draft: Draft, field: GraphQLField<unknown, unknown>, type: ObjectType, { depth }: Room): string {
  if (field.name === "__schema") return "{ queryType { name } }";
  if (field.name === "__type") return "{ name kind }";
  const { choices } = draft.world;
  const most = rootMeaning(field) === undefined ? 4 : 6;
  return selectionsOf(draft, type, { depth: depth - 1, width: depth > 4 ? 1 + choices.below(2) : 1 + choices.below(most) });
}

const odd: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "then",
  "toJSON",
  "hasOwnProperty",
  "_1",
  "_",
  "length",
  "data",
  "id",
  "name",
];

/** The field's own name, an odd alias or a plain one: whichever does not stand for something else yet. */
function keyFor({ world, keys }: Draft, name: string, meaning: string): string {
  const { choices } = world;
  const wanted = choices.percent(75) ? [name] : [choices.pick(odd), name];
  const key = [...wanted, `${name}_${keys.size}`].find((candidate) => (keys.get(candidate) ?? meaning) === meaning) ?? `_${keys.size}`;
  keys.set(key, meaning);
  return key;
}

function argumentsOf(draft: Draft, parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
  const given = field.args.flatMap((argument) => {
    const draw = drawArgument(draft.world, parent, field, argument);
    return draw === null ? [] : [`${argument.name}: ${printValue(draft, argument.type, draw)}`];
  });
  return given.length === 0 ? "" : `(${given.join(", ")})`;
}

/** A literal, a variable, or a literal with variables in it. */
function printValue(draft: Draft, type: GraphQLInputType, draw: () => unknown): string {
  const { choices } = draft.world;
  if (choices.percent(35)) return variableFor(draft, type, draw);
  if (!isNonNullType(type) && choices.percent(2)) return "null";
  return printLiteral(draft, type, draw());
}

function printLiteral(draft: Draft, type: GraphQLInputType, value: unknown): string {
  const nullable = getNullableType(type);
  if (Array.isArray(value) && isListType(nullable)) {
    // One alone may stand for a list of it.
    if (value.length === 1 && draft.world.choices.percent(20)) return printLiteral(draft, nullable.ofType, value[0]);
    return `[${value.map((element: unknown) => printPart(draft, nullable.ofType, element)).join(", ")}]`;
  }
  if (nullable instanceof GraphQLInputObjectType && typeof value === "object" && value !== null) {
    const fields = nullable.getFields();
    const parts = Object.entries(value).map(([name, inner]) => {
      const { type: innerType = nullable } = fields[name] ?? {};
      return `${name}: ${printPart(draft, innerType, inner)}`;
    });
    return `{ ${parts.join(", ")} }`;
  }
  return printJson(value);
}

function printPart(draft: Draft, type: GraphQLInputType, value: unknown): string {
  const { choices } = draft.world;
  if (!choices.percent(15)) return printLiteral(draft, type, value);
  let isFirst = true;
  return variableFor(draft, type, () => {
    const drawn = isFirst ? value : redraw(draft.world, value);
    isFirst = false;
    return drawn;
  });
}

/** As a literal of GraphQL. Names of JSON that are none of GraphQL's are left out. */
function printJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).filter(([name]) => /^[A-Za-z_]\w*$/.test(name));
  return `{ ${parts.map(([name, inner]) => `${name}: ${printJson(inner)}`).join(", ")} }`;
}

/** A variable that may stand where the type is asked for: given, null, left out, or with a default instead. */
function variableFor(draft: Draft, type: GraphQLInputType, draw: () => unknown): string {
  const { choices } = draft.world;
  const plain = String(getNullableType(type));
  const known = draft.variables.filter(
    (variable) => variable.type.replace(/!$/, "") === plain && (!isNonNullType(type) || variable.type.endsWith("!")),
  );
  if (known.length > 0 && choices.percent(20)) return `$${choices.pick(known).name}`;
  const name = `v${draft.variables.length}`;
  const hasDefault = choices.percent(30);
  const isPromised = isNonNullType(type) ? !hasDefault || choices.percent(50) : choices.percent(15);
  const mayMiss = hasDefault || !isPromised;
  const suffix = hasDefault ? ` = ${printConstant(getNullableType(type), draw())}` : "";
  draft.variables.push({
    name,
    type: `${plain}${isPromised ? "!" : ""}`,
    definition: `$${name}: ${plain}${isPromised ? "!" : ""}${suffix}`,
    draw: () => {
      if (mayMiss && choices.percent(25)) return undefined;
      return !isPromised && choices.percent(isNonNullType(type) ? 2 : 5) ? null : draw();
    },
  });
  return `$${name}`;
}

/** Defaults hold no variables. */
function printConstant(type: GraphQLInputType, value: unknown): string {
  return isListType(getNullableType(type)) && Array.isArray(value) && value.length === 0 ? "[]" : printJson(value);
}

function directives(draft: Draft): string {
  const { choices } = draft.world;
  if (!choices.percent(12)) return "";
  const names = choices.percent(15) ? ["skip", "include"] : [choices.pick(["skip", "include"])];
  return choices
    .shuffle(names)
    .map((name) => {
      const keeps = name === "include";
      return ` @${name}(if: ${printCondition(draft, () => (choices.percent(75) ? keeps : !keeps))})`;
    })
    .join("");
}

function printCondition(draft: Draft, draw: () => boolean): string {
  const { choices, schema } = draft.world;
  const type = schema.getDirective("include")?.args[0]?.type;
  return type !== undefined && choices.percent(60) ? variableFor(draft, type, draw) : String(draw());
}
