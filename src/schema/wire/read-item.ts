/** An item with all that is below it: what `read-input.ts` leads to, and what leads back to itself. */
import { isListType } from "graphql";
import type { GraphQLInputType } from "graphql";
import type { ChangesInput, FieldInput, ItemInput, ListInput, MemberInput, PairInput, UnknownInput } from "../../input/item-input.ts";
import { invariant } from "../../shared/invariant.ts";
import { writeMeaning } from "../names/meaning.ts";
import type { InputFacts, InputMeaning } from "../names/meaning.ts";
import { assertNames } from "./assert-names.ts";
import { isDetailed } from "./detailed.ts";
import { meaningOf } from "./input-facts.ts";
import { stepTo } from "./input-form.ts";
import type { InputPlace } from "./input-form.ts";
import { findMember } from "./pair-member.ts";
import type { FieldPlace } from "./pair-member.ts";
import { untypedForm } from "./untyped-form.ts";

/** An item where one of several may stand, or its key. */
export function readMember<Node>(place: InputPlace<Node>, node: Node, type: GraphQLInputType): MemberInput {
  const { form, path } = place;
  switch (form.kindOf(node)) {
    case "null":
    case "variable":
      form.read(node, type, path);
      return { kind: "key", key: null };
    case "key":
      return { kind: "key", key: form.key(node) };
    case "object":
      return readItem(place, node, meaningOf(type));
    case "list":
    case "other":
      form.read(node, meaningOf(type).facts().partial(), path);
      return { kind: "key", key: form.untyped(node) };
  }
}

/** Far beyond what anybody nests, and far from the end of the stack. */
const maxDepth = 500;

export function readItem<Node>(place: InputPlace<Node>, node: Node, meaning: InputMeaning): ItemInput {
  if (place.path !== undefined && place.path.depth > maxDepth) {
    place.form.refuse(node, `Expected at most ${maxDepth} steps into one value, found more.`, place.path);
    return { kind: "item", fields: [] };
  }
  const { form, path } = place;
  const given = form.fields(node);
  assertNames({ form, path, node, meaning, given });
  const facts = meaning.facts();
  const fields: FieldInput[] = [];
  for (const [name, value] of given) {
    const input = Object.hasOwn(facts.fields, name) ? facts.fields[name] : undefined;
    const at = stepTo(place, name).path;
    const field = input === undefined ? unknownInput(name, facts) : readField({ form, path: at, node: value, input, given, facts });
    if (field !== null) fields.push(field);
  }
  return { kind: "item", fields };
}

/** Null for changes that are null. */
function readField<Node>(place: FieldPlace<Node>): FieldInput | null {
  const { form, path, node, input } = place;
  const { name, type } = input;
  const meaning = writeMeaning(input);
  invariant(meaning !== undefined, `input field "${name}" has a meaning`);
  const { field } = meaning;
  switch (meaning.kind) {
    case "column":
      return { kind: "value", name, field, value: form.read(node, type, path) };
    case "toOne": {
      const item = readMember(place, node, type);
      return item.kind === "key" ? { kind: "value", name, field, value: item.key } : { kind: "toOne", name, field, item };
    }
    case "list":
      return { kind: "list", name, field, list: readList(place, node, type) };
    case "changes": {
      const list = readChangesOrNull(place, node, type);
      return list === null ? null : { kind: "list", name, field, list };
    }
    case "pair":
      return { kind: "pair", name, field, item: readPair(place, field) };
    case "member":
      return { kind: "member", name, field, collection: meaning.collection, item: readMember(place, node, type) };
  }
}

/** Of an object nothing has been held to a type yet, so the form in which it was written does not matter any more. */
function readPair<Node>(place: FieldPlace<Node>, field: string): PairInput["item"] {
  const { form, path, node, input } = place;
  const kind = form.kindOf(node);
  if (kind === "key") return { kind: "key", key: form.key(node) };
  if (kind !== "object") return { kind: "key", key: form.read(node, input.type, path) };
  const member = findMember(place, field);
  if (member === undefined) return { kind: "untold" };
  const untyped = untypedForm((message, at) => form.refuse(node, message, at));
  return readItem({ form: untyped, path }, form.untyped(node), member);
}

/** All of a list, or changes to it. */
function readList<Node>(place: InputPlace<Node>, node: Node, type: GraphQLInputType): ListInput {
  const meaning = meaningOf(type);
  if (isListType(type) && isDetailed(place, node, meaning)) return readChanges(place, node, meaningOf(meaning.changes()));
  return { kind: "set", items: readMembers(place, node, type) };
}

/** The items of a list; the one item of a one-to-one stands where a list would. */
function readMembers<Node>(place: InputPlace<Node>, node: Node, type: GraphQLInputType): readonly MemberInput[] {
  const { form, path } = place;
  const kind = form.kindOf(node);
  if (kind === "null" || kind === "variable") {
    form.read(node, type, path);
    return [];
  }
  if (!isListType(type)) return [readMember(place, node, type)];
  // GraphQL takes one item for a list of one.
  if (kind !== "list") return [readMember(place, node, type.ofType)];
  return form.items(node).map((item, index) => readMember(stepTo(place, index), item, type.ofType));
}

/** Null for changes that are null. */
function readChangesOrNull<Node>(place: InputPlace<Node>, node: Node, type: GraphQLInputType): ListInput | null {
  const { form, path } = place;
  switch (form.kindOf(node)) {
    case "null":
    case "variable":
      form.read(node, type, path);
      return null;
    case "object":
      return readChanges(place, node, meaningOf(type));
    case "key":
    case "list":
    case "other":
      form.read(node, meaningOf(type).facts().partial(), path);
      return { kind: "other", value: form.untyped(node) };
  }
}

export function readChanges<Node>(place: InputPlace<Node>, node: Node, meaning: InputMeaning): ChangesInput {
  const given = place.form.fields(node);
  assertNames({ ...place, node, meaning, given });
  const facts = meaning.facts();
  const members = new Map<string, readonly MemberInput[]>();
  let keys: readonly unknown[] = [];
  for (const [name, part] of given) {
    const at = stepTo(place, name);
    const type = Object.hasOwn(facts.fields, name) ? facts.fields[name]?.type : undefined;
    if (type === undefined) continue;
    if (name === "delete") keys = listOf(at.form.read(part, type, at.path));
    else members.set(name, readMembers(at, part, type));
  }
  const unknown = given.flatMap(([name]) => (Object.hasOwn(facts.fields, name) ? [] : [unknownInput(name, facts)]));
  return { kind: "changes", create: members.get("create") ?? [], update: members.get("update") ?? [], delete: keys, unknown };
}

function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function unknownInput(name: string, { names }: InputFacts): UnknownInput {
  return { kind: "unknown", name, known: names };
}
