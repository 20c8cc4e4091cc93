import { GraphQLID, GraphQLInputObjectType, GraphQLList, GraphQLNonNull } from "graphql";
import type { GraphQLInputFieldConfig, GraphQLInputType } from "graphql";
import { actionAccess, mayAct, mayUseField } from "../access/access.ts";
import { collectionOf, fieldOf } from "../model/look-up.ts";
import type { AliasField, AnyToOne, Collection, ColumnField, Model } from "../model/model.ts";
import { hasInput, isRequired, isWritable, mayBeStated } from "../model/writable.ts";
import { invariant } from "../shared/invariant.ts";
import { memoize } from "../shared/memoize.ts";
import { extensionsOf } from "./names/meaning.ts";
import type { InputFacts, InputMeaning, WriteMeaning } from "./names/meaning.ts";
import type { SchemaContext } from "./schema-context.ts";
import { valueTypeOf } from "./value-types.ts";
import { findInputFacts } from "./wire/input-facts.ts";

/**
 * What a client writes of a collection's items. Every relation that leads to a collection takes the same inputs, so
 * that there are three per collection, however many the relations and however deep the nesting.
 */
export interface WrittenInputs {
  /** `create_articles_input` */
  create(collection: string): GraphQLInputObjectType;
  /** `update_articles_input` */
  update(collection: string): GraphQLInputObjectType;
  /** `articles_changes`: what is to be done to a list of articles, item by item. */
  changes(collection: string): GraphQLInputObjectType;
}

/** What there is, and what of it may be written by either verb. */
export interface WritableModels extends Readonly<Record<Verb, Model>> {
  readonly whole: Model;
}

type Verb = "create" | "update";
type Keys = Record<string, GraphQLInputFieldConfig>;

interface Parts {
  readonly context: SchemaContext;
  readonly models: WritableModels;
  readonly inputs: WrittenInputs;
}

export function createWrittenInputs(context: SchemaContext, models: WritableModels): WrittenInputs {
  const { names } = context;
  const inputs: WrittenInputs = {
    create: memoize((name) => input(name, "create", () => itemKeys(parts, "create", name))),
    update: memoize((name) => input(name, "update", () => itemKeys(parts, "update", name))),
    changes: memoize((name) => input(name, "changes", () => changesKeys(parts, name))),
  };
  const parts: Parts = { context, models, inputs };
  const input = (name: string, kind: InputMeaning["kind"], fields: () => Keys): GraphQLInputObjectType => {
    const { primaryKey } = collectionOf(models.whole, name);
    invariant(primaryKey !== null, `collection "${name}" is written, so it has a key`);
    const key = names.fieldName(name, primaryKey.name);
    const facts = memoize<void, InputFacts>(() => findInputFacts(type));
    const meaning: InputMeaning = { kind, collection: name, key, changes: () => inputs.changes(name), facts };
    const type = new GraphQLInputObjectType({ name: names.typeName(name, kind), fields, extensions: extensionsOf(meaning) });
    return type;
  };
  return inputs;
}

function itemKeys(parts: Parts, verb: Verb, name: string): Keys {
  const collection = collectionOf(parts.models.whole, name);
  const usable = collectionOf(parts.models[verb], name);
  const keys: Keys = {};
  for (const field of collection.fields.values()) {
    const used = usable.fields.get(field.name);
    if (field.kind === "alias") Object.assign(keys, aliasKeys(parts, verb, field, used !== undefined));
    else if (used?.kind === "column") Object.assign(keys, columnKeys(parts, verb, collection, used));
  }
  return keys;
}

/** `title: String`, `author: create_authors_input`, `item: String` with `item__headings: create_headings_input`. */
function columnKeys(parts: Parts, verb: Verb, collection: Collection, field: ColumnField): Keys {
  if (!mayBeStated(collection, field)) return {};
  const { context, models, inputs } = parts;
  const { relation, note } = field;
  const target = relation?.kind === "m2o" && hasInput(models[verb], relation.target) ? relation.target : undefined;
  const type = target === undefined ? valueTypeOf(field, field.name === collection.primaryKey?.name) : inputs[verb](target);
  const members = relation?.kind === "a2o" ? memberKeys(parts, verb, collection, relation) : {};
  const name = context.names.fieldName(collection.name, field.name);
  const meaning: WriteMeaning =
    relation?.kind === "a2o" && Object.keys(members).length > 0
      ? { kind: "pair", field: field.name, collectionField: relation.collectionField }
      : { kind: target === undefined ? "column" : "toOne", field: field.name };
  return {
    [name]: {
      description: note,
      type: verb === "create" && mustBeGiven(parts, collection, field) ? new GraphQLNonNull(type) : type,
      extensions: extensionsOf(meaning),
    },
    ...members,
  };
}

/** What nothing else gives to a new item: neither the database nor a preset of the role. */
function mustBeGiven({ context, models }: Parts, collection: Collection, { name }: ColumnField): boolean {
  const field = fieldOf(collectionOf(models.whole, collection.name), name);
  const allowed = actionAccess(context.access, collection.name, "create");
  const isPreset = allowed.kind === "some" && Object.hasOwn(allowed.presets, name);
  return field.kind === "column" && isRequired(collection, field) && !isPreset;
}

function memberKeys({ context, models, inputs }: Parts, verb: Verb, collection: Collection, { field, allowed }: AnyToOne): Keys {
  const keys: Keys = {};
  for (const member of allowed) {
    if (!hasInput(models[verb], member)) continue;
    const meaning: WriteMeaning = { kind: "member", field, collection: member };
    keys[context.names.memberName(collection.name, field, member)] = { type: inputs[verb](member), extensions: extensionsOf(meaning) };
  }
  return keys;
}

/**
 * `tags: [create_articles_tags_input]` with `tags_changes: articles_tags_changes`, or one object. The items of a list
 * that states the whole are written by the same verb as the item itself; changes have parts of their own for each.
 */
function aliasKeys(parts: Parts, verb: Verb, field: AliasField, isUsable: boolean): Keys {
  const { context, models, inputs } = parts;
  const { collection, name, note, relation } = field;
  const keys: Keys = {};
  if (isUsable && hasInput(models[verb], relation.target)) {
    const item = inputs[verb](relation.target);
    const type = relation.single ? item : new GraphQLList(item);
    keys[context.names.fieldName(collection, name)] = { description: note, type, extensions: extensionsOf({ kind: "list", field: name }) };
  }
  if (!relation.single && mayUseField(context.access, collection, verb, name) && hasChanges(parts, field)) {
    const type = inputs.changes(relation.target);
    keys[context.names.changesName(collection, name)] = { type, extensions: extensionsOf({ kind: "changes", field: name }) };
  }
  return keys;
}

/** Whether items of the list may be linked, by either verb, or deleted where that is what becomes of those taken out. */
function hasChanges({ context, models }: Parts, { relation }: AliasField): boolean {
  if (!isWritable(collectionOf(models.whole, relation.target))) return false;
  const links = relation.kind === "o2m" ? [relation.targetField] : [relation.targetField, relation.collectionField];
  const canLink = (model: Model): boolean => {
    const fields = hasInput(model, relation.target) ? collectionOf(model, relation.target).fields : null;
    return fields !== null && links.every((link) => fields.has(link));
  };
  return (
    canLink(models.create) ||
    canLink(models.update) ||
    (relation.deselectAction === "delete" && mayAct(context.access, relation.target, "delete"))
  );
}

/** `{ create: [...], update: [...], delete: [keys] }` */
function changesKeys({ context, models, inputs }: Parts, collection: string): Keys {
  const verbs = (["create", "update"] as const).filter((verb) => hasInput(models[verb], collection));
  // Items that are taken out of a list are deleted, or their link is: which of both is said by the list.
  const canTakeOut = mayAct(context.access, collection, "delete") || verbs.includes("update");
  return {
    ...Object.fromEntries(verbs.map((verb) => [verb, { type: listOf(inputs[verb](collection)) }])),
    ...(canTakeOut ? { delete: { type: listOf(GraphQLID) } } : {}),
  };
}

function listOf(type: GraphQLInputObjectType | typeof GraphQLID): GraphQLInputType {
  return new GraphQLList(new GraphQLNonNull(type));
}
