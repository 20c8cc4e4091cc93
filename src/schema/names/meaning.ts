import type { FunctionName } from "../../value/functions.ts";
/**
 * What a generated name means. Every root field, object field, object type and input field that the schema builds
 * carries its meaning in `extensions`, so that no later phase takes a GraphQL name apart.
 */
import type { GraphQLField, GraphQLInputField, GraphQLInputObjectType, GraphQLInputType, GraphQLNamedType } from "graphql";

/** A field of `Query`. */
export interface RootMeaning {
  readonly kind:
    | "list"
    | "byId"
    | "byVersion"
    | "aggregated"
    | "singleton"
    /** The user who asks, and the roles of whoever asks. */
    | "currentUser"
    | "currentRoles";
  readonly collection: string;
}

/** A field of `Subscription`: what is done to items of the collection. */
export interface SubscriptionMeaning {
  readonly kind: "mutated";
  readonly collection: string;
}

/** A field of an object type. `field` is the Model's name. */
export type OutputMeaning =
  | { readonly kind: "column"; readonly field: string }
  /** An `m2o`, `o2m`, `a2o` or `o2a`, by the field's relation. */
  | { readonly kind: "relation"; readonly field: string }
  /** An `a2o` of which no member may be read: always null. */
  | { readonly kind: "hidden"; readonly field: string }
  /** `published_at_func { ... }` */
  | { readonly kind: "functions"; readonly field: string }
  | { readonly kind: "function"; readonly function: FunctionName }
  /** `group` of an aggregate. */
  | { readonly kind: "group" }
  | { readonly kind: "countAll" }
  /** `count { ... }`, `avg { ... }` */
  | { readonly kind: "aggregate"; readonly aggregate: AggregateName }
  /** A field under one of those. */
  | { readonly kind: "aggregated"; readonly field: string }
  /** Of what has been done to an item. */
  | { readonly kind: "event"; readonly part: "key" | "event" | "data" };

/** A key of a `<c>_filter` or `<c>_quantifier_filter`. Operators and `_func` members are what they are called. */
export type FilterMeaning =
  /** A column with operators, or a relation with a filter of its target. */
  | { readonly kind: "field"; readonly field: string }
  /** `published_at_func: { year: { ... } }` */
  | { readonly kind: "functions"; readonly field: string }
  /** `item__headings: { ... }` */
  | { readonly kind: "member"; readonly field: string; readonly collection: string }
  | { readonly kind: "logic"; readonly operator: "_and" | "_or" | "_not" }
  | { readonly kind: "quantifier"; readonly quantifier: "_some" | "_none" | "_every" };

/** A field of `Mutation`. */
export interface MutationMeaning {
  readonly kind:
    | "createItem"
    | "createItems"
    | "updateItem"
    | "updateItems"
    | "updateBatch"
    | "updateSingleton"
    /** The user who asks. */
    | "updateCurrentUser"
    | "deleteItem"
    | "deleteItems";
  readonly collection: string;
}

/** A key of a `create_<c>_input` or `update_<c>_input`. */
export type WriteMeaning =
  /** A column's value; of a foreign key whose items cannot be written here, the key. */
  | { readonly kind: "column"; readonly field: string }
  /** The item that a foreign key refers to. */
  | { readonly kind: "toOne"; readonly field: string }
  /** All of a list, or the one item of a one-to-one. */
  | { readonly kind: "list"; readonly field: string }
  /** `tags_changes: { create, update, delete }` */
  | { readonly kind: "changes"; readonly field: string }
  /** The item of a many-to-any, beside typed members of it. */
  | { readonly kind: "pair"; readonly field: string; readonly collectionField: string }
  /** `item__headings: { ... }` */
  | { readonly kind: "member"; readonly field: string; readonly collection: string };

/** An input that is written. */
export interface InputMeaning {
  readonly kind: "create" | "update" | "changes";
  readonly collection: string;
  /** GraphQL's name of the key's field in the inputs of the collection. */
  readonly key: string;
  /** The detailed form of a list of this collection's items. */
  readonly changes: () => GraphQLInputObjectType;
  readonly facts: () => InputFacts;
}

/** What is asked of every object that is written, found once for its input. */
export interface InputFacts {
  readonly fields: ReturnType<GraphQLInputObjectType["getFields"]>;
  /** Of all fields, and of those that are required. */
  readonly names: readonly string[];
  readonly required: readonly string[];
  /** What stands beside the item of a pair, by its field. */
  readonly pairs: ReadonlyMap<string, PairFacts>;
  /** Types of the same name that hold an object to its field names alone, with those that are required or without. */
  readonly whole: () => GraphQLInputType;
  readonly partial: () => GraphQLInputType;
}

export interface PairFacts {
  /** The key that says of which collection the item is; absent where the role may not state it. */
  readonly collectionName: string | undefined;
  /** What is written of the typed members, by their collections. */
  readonly members: ReadonlyMap<string, InputMeaning>;
}

export type AggregateName = "count" | "countDistinct" | "avg" | "sum" | "avgDistinct" | "sumDistinct" | "min" | "max";

/** An object type of a collection's items; `version` types show one version's delta over the item. */
export interface TypeMeaning {
  readonly kind: "item" | "version" | "aggregated" | "other";
  readonly collection: string;
}

const key: unique symbol = Symbol("relata");

type Meaning =
  | RootMeaning
  | SubscriptionMeaning
  | MutationMeaning
  | WriteMeaning
  | InputMeaning
  | OutputMeaning
  | FilterMeaning
  | TypeMeaning;

/** The `extensions` that carry a meaning. */
export function extensionsOf(meaning: Meaning): { readonly [key]: Meaning } {
  return { [key]: meaning };
}

export function rootMeaning(field: GraphQLField<unknown, unknown>): RootMeaning | undefined {
  // The only writers are the callers of `extensionsOf`: root fields get root meanings.
  return field.extensions[key] as RootMeaning | undefined;
}

export function outputMeaning(field: GraphQLField<unknown, unknown>): OutputMeaning | undefined {
  // As above: fields of object types get output meanings.
  return field.extensions[key] as OutputMeaning | undefined;
}

export function filterMeaning(field: GraphQLInputField): FilterMeaning | undefined {
  // As above: fields of filter inputs get filter meanings.
  return field.extensions[key] as FilterMeaning | undefined;
}

export function typeMeaning(type: GraphQLNamedType): TypeMeaning | undefined {
  // As above: object types get type meanings.
  return type.extensions[key] as TypeMeaning | undefined;
}

export function mutationMeaning(field: GraphQLField<unknown, unknown>): MutationMeaning | undefined {
  // As above: fields of `Mutation` get mutation meanings.
  return field.extensions[key] as MutationMeaning | undefined;
}

export function subscriptionMeaning(field: GraphQLField<unknown, unknown>): SubscriptionMeaning | undefined {
  // As above: fields of `Subscription` get subscription meanings.
  return field.extensions[key] as SubscriptionMeaning | undefined;
}

export function writeMeaning(field: GraphQLInputField): WriteMeaning | undefined {
  // As above: fields of inputs that are written get write meanings.
  return field.extensions[key] as WriteMeaning | undefined;
}

export function inputMeaning(type: GraphQLNamedType): InputMeaning | undefined {
  // As above: inputs that are written get input meanings; object types have theirs in the same place.
  const meaning = type.extensions[key] as InputMeaning | TypeMeaning | undefined;
  return meaning !== undefined && "changes" in meaning ? meaning : undefined;
}
