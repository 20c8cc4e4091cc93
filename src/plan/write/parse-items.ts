/**
 * A mutation's `data` becomes a tree of items to write. It is read in every form that is accepted: objects, bare keys,
 * lists that state the whole set, `{ create, update, delete }`, and typed members of a many-to-any. Every fault of the
 * input is collected, each with its path.
 */
import type { GraphQLInputObjectType } from "graphql";
import { mayAct } from "../../access/access.ts";
import type { Access } from "../../access/access.ts";
import { RequestError, failedValidation, invalidPayload, invalidValue } from "../../errors.ts";
import type { FieldPlace } from "../../errors.ts";
import { collectionOf, fieldOf } from "../../model/look-up.ts";
import type { AliasField, Collection, ColumnField, Model, OneToAny, OneToMany } from "../../model/model.ts";
import { inputMeaning, writeMeaning } from "../../schema/names/meaning.ts";
import type { SchemaNames } from "../../schema/names/names.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { invariant } from "../../shared/invariant.ts";
import { columnText } from "../../value/column-text.ts";
import type { JudgeContext } from "../filter/judge.ts";
import { anyInputOf, anyOfCollectionField, resolveAny } from "./any-input.ts";
import type { AnyInput } from "./any-input.ts";
import { isObject, listOf, objectType } from "./input-data.ts";
import type { Data } from "./input-data.ts";
import type { AnyWrite, ItemWrite, ToManyWrite } from "./item-tree.ts";
import { validateStated } from "./validate-rows.ts";

export interface ParseContext extends JudgeContext {
  readonly access: Access;
  readonly model: Model;
  readonly names: SchemaNames;
}

/** One item of the input. */
export interface ItemInput {
  readonly data: unknown;
  readonly type: GraphQLInputObjectType;
  readonly path: string;
  readonly intent: "create" | "update";
  /** The key of the item to update, whatever the data says; absent: the data has to tell it. */
  readonly key?: string;
}

/** The items of one input; throws all of its faults together. */
export function parseItems(context: ParseContext, collection: Collection, inputs: readonly ItemInput[]): readonly ItemWrite[] {
  const state: ParseState = { ...context, problems: [], targets: new WeakMap() };
  const items = inputs.map(({ data, type, path, intent, key }) => {
    const item = createItem(collection, { path, intent, key: key ?? null, place: null });
    if (!isObject(data)) {
      state.problems.push(invalidValue(path, "an object", data, { collection: collection.name }));
      return item;
    }
    const isUnknown = intent === "update" && key === undefined && readKeyOrNull(state, collection, data, path) === null;
    if (isUnknown) state.problems.push(invalidPayload(path, "expected the key of the item to update.", keyPlace(collection)));
    return isUnknown ? item : parseItem(state, collection, data, type, { path, intent, ...(key === undefined ? {} : { key }) });
  });
  if (state.problems.length === 0) return items;
  // What could be read may be wrong as well: all of it is told at once.
  collect(state, () => state.problems.push(...validateStated(context, items)));
  throw failedValidation(state.problems);
}

interface ParseState extends ParseContext {
  readonly problems: RequestError[];
  /** One input object states one item, also where several items are given it. */
  readonly targets: WeakMap<object, ItemWrite>;
}

function createItem(collection: Collection, stated: Pick<ItemWrite, "path" | "intent" | "key" | "place">): ItemWrite {
  return { collection, ...stated, isNew: stated.intent === "create", values: new Map(), toOne: [], toAny: [], toMany: [] };
}

function parseItem(
  state: ParseState,
  collection: Collection,
  data: Data,
  type: GraphQLInputObjectType,
  options: Pick<ItemWrite, "path" | "intent"> & { readonly place?: ItemWrite["place"]; readonly key?: string },
): ItemWrite {
  const { path, place = null } = options;
  const stated = options.key ?? readKeyOrNull(state, collection, data, path);
  const intent = options.intent === "save" && stated === null ? "create" : options.intent;
  const item = createItem(collection, { path, intent, key: stated, place });
  const anys = new Map<string, AnyInput>();
  const lists = new Set<string>();
  for (const [name, value] of Object.entries(data)) {
    const at = `${path}.${name}`;
    collect(state, () => parseField(state, item, { type, name, value, at, anys, lists }));
  }
  for (const any of anys.values()) collect(state, () => item.toAny.push(parseAny(state, any)));
  return item;
}

/** Goes on after a fault of the input, so that all of them are told at once. */
function collect(state: ParseState, parse: () => void): void {
  try {
    parse();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    state.problems.push(error);
  }
}

/** As `readKey`, but what is wrong with the key is a problem of the input among others. */
function readKeyOrNull(state: ParseState, collection: Collection, data: Data, path: string): string | null {
  let key: string | null = null;
  collect(state, () => (key = readKey(state, collection, data, path)));
  return key;
}

function keyPlace({ name, primaryKey }: Collection): FieldPlace {
  return { collection: name, ...(primaryKey === null ? {} : { field: primaryKey.name }) };
}

/** The key that an object carries; null without one. */
function readKey(state: ParseState, collection: Collection, data: Data, path: string): string | null {
  const { primaryKey } = collection;
  if (primaryKey === null) return null;
  const name = state.names.fieldName(collection.name, primaryKey.name);
  const value = data[name];
  if (value === undefined || value === null || value === "") return null;
  const at = `${path}.${name}`;
  if (!isObject(value) || primaryKey.relation?.kind !== "m2o") return columnText(primaryKey, value, at);
  // A key that is a link as well is that of the item it links to.
  const target = collectionOf(state.model, primaryKey.relation.target);
  return primaryKey.relation.targetField === target.primaryKey?.name ? readKey(state, target, value, at) : null;
}

/** Where the key of a list's items is their link to the parent, a parent that exists says which item its one can only be. */
function sharedKey(state: ParseState, relation: OneToMany | OneToAny, parent: ItemWrite): string | null {
  const target = collectionOf(state.model, relation.target);
  const isShared = relation.targetField === target.primaryKey?.name && relation.keyField === parent.collection.primaryKey?.name;
  return isShared ? parent.key : null;
}

interface FieldInput {
  readonly type: GraphQLInputObjectType;
  readonly name: string;
  readonly value: unknown;
  readonly at: string;
  readonly anys: Map<string, AnyInput>;
  readonly lists: Set<string>;
}

function parseField(state: ParseState, item: ItemWrite, input: FieldInput): void {
  const { type, name, value, at } = input;
  const { collection } = item;
  const inputField = type.getFields()[name];
  const meaning = inputField === undefined ? undefined : writeMeaning(inputField);
  if (inputField === undefined || meaning === undefined) {
    const sentence = `field "${name}" does not exist in "${collection.name}".${didYouMean(name, Object.keys(type.getFields()))}`;
    throw invalidPayload(at, sentence, { collection: collection.name, field: name });
  }
  const field = fieldOf(collection, meaning.field);
  const target = objectType(inputField.type);
  switch (meaning.kind) {
    case "member":
      invariant(field.relation?.kind === "a2o", `field "${field.name}" is a many-to-any`);
      anyInputOf(input, field.relation).members.push({ collection: meaning.collection, value, type: target, path: at });
      return;
    case "changes":
      invariant(field.kind === "alias", `field "${field.name}" is a list`);
      if (value === null || value === undefined) return;
      claimList(input, field, at);
      item.toMany.push(parseChanges(state, field.relation, value, target, at));
      return;
    case "field":
      break;
  }
  if (field.kind === "alias") {
    claimList(input, field, at);
    item.toMany.push(parseToMany(state, field.relation, value, target, { path: at, key: sharedKey(state, field.relation, item) }));
    return;
  }
  // Read already: it says which item this is.
  if (field.name === collection.primaryKey?.name && !(isObject(value) && field.relation?.kind === "m2o")) return;
  if (field.relation?.kind === "a2o") {
    const any = anyInputOf(input, field.relation);
    any.item = { value, path: at };
    return;
  }
  if (field.relation?.kind === "m2o" && target !== null) {
    parseToOne(state, item, field, value, target, at);
    return;
  }
  const any = anyOfCollectionField(collection, field.name);
  if (any !== null) anyInputOf(input, any).collection = value === null ? null : columnText(field, value, at);
  else item.values.set(field.name, columnText(field, value, at));
}

function claimList(input: FieldInput, { collection, name: field }: AliasField, at: string): void {
  const place = { collection, field };
  if (input.lists.has(field)) throw invalidPayload(at, `expected either the whole list or its changes, got both for "${field}".`, place);
  input.lists.add(field);
}

/** An object, a bare key, or null. */
function parseToOne(
  state: ParseState,
  item: ItemWrite,
  field: ColumnField,
  value: unknown,
  type: GraphQLInputObjectType,
  at: string,
): void {
  invariant(field.relation?.kind === "m2o", `field "${field.name}" is a many-to-one`);
  if (!isObject(value)) {
    item.values.set(field.name, columnText(field, value, at));
    return;
  }
  const known = state.targets.get(value);
  const target = known ?? parseItem(state, collectionOf(state.model, field.relation.target), value, type, { path: at, intent: "save" });
  state.targets.set(value, target);
  item.toOne.push({ field, target });
}

/** The basic form states the whole set; an object of `create`, `update` and `delete` is the detailed form. */
function parseToMany(
  state: ParseState,
  relation: OneToMany | OneToAny,
  value: unknown,
  type: GraphQLInputObjectType | null,
  { path: at, key }: { readonly path: string; readonly key: string | null },
): ToManyWrite {
  invariant(type !== null, `list "${at}" has an input type`);
  if (isObject(value) && isDetailed(value, type)) return parseChanges(state, relation, value, inputMeaning(type)?.changes() ?? null, at);
  const inputs: readonly unknown[] = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (relation.single && inputs.length > 1) throw invalidValue(at, "one item at most", value, relation);
  const list = Symbol(at);
  const items: ItemWrite[] = [];
  for (const [index, input] of inputs.entries()) {
    const path = Array.isArray(value) ? `${at}[${index}]` : at;
    collect(state, () => items.push(parseMember(state, relation, input, type, { path, key, place: { list, index } })));
  }
  return { kind: "set", relation, items, deleted: [], path: at };
}

function isDetailed(value: Data, type: GraphQLInputObjectType): boolean {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => detailedKeys.has(name) && !Object.hasOwn(type.getFields(), name));
}

const detailedKeys: ReadonlySet<string> = new Set(["create", "update", "delete"]);

function parseChanges(
  state: ParseState,
  relation: OneToMany | OneToAny,
  value: unknown,
  type: GraphQLInputObjectType | null,
  at: string,
): ToManyWrite {
  invariant(type !== null, `changes "${at}" have an input type`);
  if (!isObject(value)) throw invalidValue(at, "an object of create, update and delete", value, relation);
  const part = (name: string): GraphQLInputObjectType | null => {
    const field = type.getFields()[name];
    return field === undefined ? null : objectType(field.type);
  };
  return parseDetailed(state, relation, value, { create: part("create"), update: part("update") }, at);
}

/** A part that the asker may not use has no type, and then nothing came through for it. */
function parseDetailed(
  state: ParseState,
  relation: OneToMany | OneToAny,
  value: Data,
  types: { readonly create: GraphQLInputObjectType | null; readonly update: GraphQLInputObjectType | null },
  at: string,
): ToManyWrite {
  const unknown = Object.keys(value).find((name) => !detailedKeys.has(name));
  if (unknown !== undefined) throw invalidPayload(`${at}.${unknown}`, `expected one of "create", "update" and "delete".`, relation);
  const target = collectionOf(state.model, relation.target);
  const { primaryKey } = target;
  const list = Symbol(at);
  const items: ItemWrite[] = [];
  const deleted: { readonly key: string; readonly path: string }[] = [];
  /** Each fault is told, whichever part it is in. */
  const each = (name: "create" | "update" | "delete", parse: (input: unknown, path: string) => unknown): void => {
    for (const [index, input] of listOf(value[name]).entries()) collect(state, () => parse(input, `${at}.${name}[${index}]`));
  };
  const place = (): ItemWrite["place"] => ({ list, index: items.length });
  each("create", (input, path) => {
    invariant(types.create !== null, `part "${path}" has a type`);
    if (!isObject(input)) throw invalidValue(path, "an object", input, { collection: target.name });
    items.push(parseItem(state, target, input, types.create, { path, intent: "create", place: place() }));
  });
  each("update", (input, path) => {
    invariant(types.update !== null, `part "${path}" has a type`);
    if (!isObject(input)) return items.push(parseMember(state, relation, input, types.update, { path, key: null, place: place() }));
    if (readKey(state, target, input, path) === null)
      throw invalidPayload(path, "expected the key of the item to update.", keyPlace(target));
    return items.push(parseItem(state, target, input, types.update, { path, intent: "update", place: place() }));
  });
  each("delete", (input, path) => {
    const key = primaryKey === null ? null : columnText(primaryKey, input, path);
    if (key === null) throw invalidValue(path, "a key", input, keyPlace(target));
    deleted.push({ key, path });
  });
  return { kind: "changes", relation, items, deleted, path: at };
}

/** An item of a list: an object, or the bare key of one that exists. */
function parseMember(
  state: ParseState,
  relation: OneToMany | OneToAny,
  input: unknown,
  type: GraphQLInputObjectType,
  { path, place, key: shared }: Pick<ItemWrite, "path" | "place" | "key">,
): ItemWrite {
  const target = collectionOf(state.model, relation.target);
  if (isObject(input)) {
    const stated = shared === null ? null : (readKey(state, target, input, path) ?? shared);
    return parseItem(state, target, input, type, { path, intent: "save", place, ...(stated === null ? {} : { key: stated }) });
  }
  const key = target.primaryKey === null ? null : columnText(target.primaryKey, input, path);
  if (key === null) throw invalidValue(path, "an item or its key", input, keyPlace(target));
  return createItem(target, { path, intent: "update", key, place });
}

/** A typed member, or the two columns as they are stated. */
function parseAny(state: ParseState, input: AnyInput): AnyWrite {
  const { relation } = input;
  const known = relation.allowed.filter((name) => mayAct(state.access, name, "read") || mayAct(state.access, name, "create"));
  const stated = resolveAny(input, known);
  if (stated.kind === "pair") return { kind: "link", relation, item: stated.item, member: stated.member, path: stated.path };
  const { member, value, type, path } = stated;
  const target = collectionOf(state.model, member);
  if (!isObject(value)) {
    invariant(target.primaryKey !== null, `member "${member}" has a key`);
    return { kind: "link", relation, item: columnText(target.primaryKey, value, path), member, path };
  }
  invariant(type !== null, `member "${member}" has an input type`);
  return { kind: "item", relation, target: parseItem(state, target, value, type, { path, intent: "save" }), path };
}
