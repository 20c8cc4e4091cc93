/**
 * A many-to-any is stated by up to four keys of one object: `collection`, `item`, and a typed member such as
 * `item__headings`. They are gathered first, and only together do they say what is meant.
 */
import type { GraphQLInputObjectType } from "graphql";
import { invalidPayload, invalidValue } from "../../errors.ts";
import type { AnyToOne, Collection } from "../../model/model.ts";
import { writeMeaning } from "../../schema/names/meaning.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { isObject, objectType } from "./input-data.ts";

/** What an input says of one many-to-any: its two columns, and its typed members. */
export interface AnyInput {
  readonly relation: AnyToOne;
  readonly path: string;
  /** The input that the pair is part of. */
  readonly type: GraphQLInputObjectType;
  item?: { readonly value: unknown; readonly path: string };
  collection?: string | null;
  readonly members: {
    readonly collection: string;
    readonly value: unknown;
    readonly type: GraphQLInputObjectType | null;
    readonly path: string;
  }[];
}

interface Gathering {
  readonly anys: Map<string, AnyInput>;
  readonly type: GraphQLInputObjectType;
  readonly at: string;
}

/** What has been gathered of the relation so far. */
export function anyInputOf({ anys, type, at }: Gathering, relation: AnyToOne): AnyInput {
  const known = anys.get(relation.field);
  if (known !== undefined) return known;
  const created: AnyInput = { relation, path: at, type, members: [] };
  anys.set(relation.field, created);
  return created;
}

/** The many-to-any whose collection column this field is. */
export function anyOfCollectionField(collection: Collection, name: string): AnyToOne | null {
  for (const { relation } of collection.fields.values()) {
    if (relation?.kind === "a2o" && relation.collectionField === name) return relation;
  }
  return null;
}

/** An item of a named member, as an object or a key; or one or both columns of the pair. Undefined is unstated. */
export type StatedAny =
  | {
      readonly kind: "member";
      readonly member: string;
      readonly value: unknown;
      readonly type: GraphQLInputObjectType | null;
      readonly path: string;
    }
  | {
      readonly kind: "pair";
      readonly member: string | null | undefined;
      readonly item: string | null | undefined;
      readonly path: string;
    };

/** `allowed`: those of the relation's collections that the role may know of. */
export function resolveAny(any: AnyInput, allowed: readonly string[]): StatedAny {
  const { relation } = any;
  const members = any.members.filter(({ value }) => value !== null && value !== undefined);
  const [member, second] = members;
  if (any.collection !== undefined && any.collection !== null) assertAllowed(any, allowed, any.collection);
  if (member === undefined) return resolvePair(any);
  if (second !== undefined) throw invalidPayload(second.path, `expected one member of "${relation.field}", got two.`, relation);
  if (any.item !== undefined && any.item.value !== null)
    throw invalidPayload(member.path, `expected either "${relation.field}" or a typed member, got both.`, relation);
  if (any.collection !== undefined && any.collection !== null && any.collection !== member.collection) {
    throw invalidPayload(
      member.path,
      `expected a member of "${any.collection}", as "${relation.collectionField}" says, got one of "${member.collection}".`,
      relation,
    );
  }
  const { collection, value, type, path } = member;
  return { kind: "member", member: collection, value, type, path };
}

function assertAllowed({ relation, path }: AnyInput, allowed: readonly string[], member: string): void {
  if (allowed.includes(member)) return;
  const list = allowed.map((name) => `"${name}"`).join(", ");
  const sentence = `expected one of the allowed collections ${list}, got "${member}".${didYouMean(member, allowed)}`;
  throw invalidPayload(path, sentence, { collection: relation.collection, field: relation.collectionField });
}

/** `collection` and `item`, which is a key or, on the wire, an object. */
function resolvePair(any: AnyInput): StatedAny {
  const { relation, collection: member } = any;
  const path = any.item?.path ?? any.path;
  const value = any.item?.value;
  if (isObject(value)) {
    if (member === undefined || member === null)
      throw invalidPayload(path, `expected "${relation.collectionField}" beside the item.`, relation);
    return { kind: "member", member, value, type: inputOfMember(any, member, path), path };
  }
  if (value !== undefined && value !== null && typeof value !== "string" && typeof value !== "number")
    throw invalidValue(path, "the key of an item", value, relation);
  return { kind: "pair", member, item: value === undefined || value === null ? value : String(value), path };
}

/** The input of the typed member beside the untyped pair. There is none where its items may not be written. */
function inputOfMember({ type, relation }: AnyInput, member: string, path: string): GraphQLInputObjectType {
  const field = Object.values(type.getFields()).find((candidate) => {
    const meaning = writeMeaning(candidate);
    return meaning?.kind === "member" && meaning.field === relation.field && meaning.collection === member;
  });
  const found = field === undefined ? null : objectType(field.type);
  if (found === null) throw invalidPayload(path, `expected the key of an item of "${member}", got an object.`, relation);
  return found;
}
