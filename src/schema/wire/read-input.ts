/**
 * The generous wire. In: what a client wrote where an input is written, as a literal or as a value. Out: the value
 * with its scalars coerced, or faults. The printed inputs are the rule; beyond them are accepted
 *
 *     { id: 5, title: "new" }            an object with its key, without the fields that a new item needs
 *     author: 5    tags: [2, { ... }]    a key for an object
 *     tags: { create: [...], update: [...], delete: [7] }     the detailed object for a list
 *     item: { ... }                      an object for the item of a pair
 *
 * and everything else is a fault in graphql-js's own words.
 */
import { GraphQLInputObjectType, getNamedType, isListType, isNonNullType } from "graphql";
import type { GraphQLInputType } from "graphql";
import { invariant } from "../../shared/invariant.ts";
import { inputMeaning } from "../names/meaning.ts";

/** How to look at what was written: as a literal, or as a value. */
export interface Form<Node> {
  kindOf(node: Node): NodeKind;
  items(node: Node): readonly Node[];
  fields(node: Node): readonly (readonly [name: string, node: Node])[];
  /** A key as text, with all of its digits. */
  key(node: Node): string;
  untyped(node: Node): unknown;
  refuse(node: Node, message: string, path: Path): void;
  /** As much of an object as its faults are told from: all of its known names, and some of the others. */
  excerpt(node: Node, isKnown: (name: string) => boolean): Node;
  /** As graphql-js reads a value of the type; reports its faults. */
  read(node: Node, type: GraphQLInputType, path: Path): unknown;
}

/** `key` is what can be a key: a string or an integer. */
export type NodeKind = "null" | "variable" | "list" | "object" | "key" | "other";

/** Where in the input, innermost first. */
export type Path = { readonly parent: Path; readonly step: string | number; readonly depth: number } | undefined;

function stepTo(parent: Path, step: string | number): Path {
  return { parent, step, depth: (parent?.depth ?? 0) + 1 };
}

/** Far beyond what anybody nests, and far from the end of the stack. */
const maxDepth = 500;

/** `root`: the item that the mutation is about, which neither a key nor changes can stand for. */
export type Position = "root" | "nested";

export function readWritten<Node>(form: Form<Node>, node: Node, type: GraphQLInputType, path: Path, position: Position): unknown {
  const named = getNamedType(type);
  if (!(named instanceof GraphQLInputObjectType) || inputMeaning(named) === undefined) return form.read(node, type, path);
  const kind = form.kindOf(node);
  if (kind === "null" || kind === "variable") return form.read(node, type, path);
  if (isNonNullType(type)) return readWritten(form, node, type.ofType, path, position);
  if (!isListType(type)) return readObject(form, node, kind, named, path, position);
  if (kind === "list") return form.items(node).map((item, index) => readWritten(form, item, type.ofType, stepTo(path, index), position));
  const changes = position === "nested" && kind === "object" ? changesFor(form, node, named) : undefined;
  if (changes !== undefined) return readObject(form, node, kind, changes, path, position);
  // GraphQL takes one item for a list of one.
  return [readWritten(form, node, type.ofType, path, position)];
}

/** The type of the detailed object, if it is one: its keys are `create`, `update`, `delete`, and no fields of the items. */
export function changesFor<Node>(form: Form<Node>, node: Node, type: GraphQLInputObjectType): GraphQLInputObjectType | undefined {
  const names = form.fields(node).map(([name]) => name);
  return isDetailed(names, type) ? inputMeaning(type)?.changes() : undefined;
}

function isDetailed(names: readonly string[], type: GraphQLInputObjectType): boolean {
  const fields = type.getFields();
  return (
    names.length > 0 && names.every((name) => (name === "create" || name === "update" || name === "delete") && !Object.hasOwn(fields, name))
  );
}

function readObject<Node>(
  form: Form<Node>,
  node: Node,
  kind: NodeKind,
  type: GraphQLInputObjectType,
  path: Path,
  position: Position,
): unknown {
  const meaning = inputMeaning(type);
  invariant(meaning !== undefined, `input "${type.name}" is written`);
  const facts = meaning.facts();
  // What is done to a list has no key of its own.
  const keyName = meaning.kind === "changes" ? null : meaning.key;
  if (kind === "key" && position === "nested" && keyName !== null) return form.key(node);
  if (kind !== "object") return form.read(node, facts.partial(), path);
  if (path !== undefined && path.depth > maxDepth)
    return form.refuse(node, `Expected at most ${maxDepth} steps into one value, found more.`, path);
  const given = form.fields(node);
  const hasKey = given.some(([name, value]) => name === keyName && form.kindOf(value) !== "null");
  const isComplete = hasKey || facts.required.every((required) => given.some(([name]) => name === required));
  const isKnown = (name: string): boolean => Object.hasOwn(facts.fields, name);
  // graphql-js prints the whole object for each of its faults.
  if (!isComplete) form.read(form.excerpt(node, isKnown), facts.whole(), path);
  else if (!given.every(([name]) => isKnown(name))) form.read(form.excerpt(node, isKnown), facts.partial(), path);

  const values: Record<string, unknown> = {};
  for (const [name, value] of given) {
    const field = Object.hasOwn(facts.fields, name) ? facts.fields[name] : undefined;
    if (field === undefined) continue;
    const inner: Path = stepTo(path, name);
    const innerKind = facts.pairs.has(name) ? form.kindOf(value) : undefined;
    if (innerKind === "object") values[name] = form.untyped(value);
    else if (innerKind === "key") values[name] = form.key(value);
    else values[name] = readWritten(form, value, field.type, inner, "nested");
  }
  return values;
}
