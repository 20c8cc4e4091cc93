/**
 * A many-to-any is stated by up to four keys of one object: `collection`, `item`, and a typed member such as
 * `item__headings`. They are gathered first, and only together do they say what is meant.
 */
import { mayAct } from "../../access/access.ts";
import { invalidPayload, invalidValue } from "../../errors.ts";
import type { MemberInput, PairInput } from "../../input/item-input.ts";
import { collectionOf, columnFieldOf } from "../../model/look-up.ts";
import type { AnyToOne, Collection } from "../../model/model.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { invariant } from "../../shared/invariant.ts";
import { columnText } from "../../value/column-text.ts";
import type { AnyWrite } from "./item-tree.ts";
import type { FieldInputPlace, ParseState } from "./parse-state.ts";

/** What an input says of one many-to-any: its two columns, and its typed members. */
export interface AnyInput {
  readonly relation: AnyToOne;
  readonly path: string;
  item?: { readonly input: PairInput["item"]; readonly path: string };
  collection?: string | null;
  readonly members: StatedMember[];
}

interface StatedMember {
  readonly collection: string;
  readonly input: MemberInput;
  readonly path: string;
}

/** What has been gathered of the relation so far. */
export function anyInputOf({ item, path }: FieldInputPlace, field: string, anys: Map<string, AnyInput>): AnyInput {
  const known = anys.get(field);
  if (known !== undefined) return known;
  const { relation } = columnFieldOf(item.collection, field);
  invariant(relation?.kind === "a2o", `field "${field}" is a many-to-any`);
  const created: AnyInput = { relation, path, members: [] };
  anys.set(field, created);
  return created;
}

/** The many-to-any whose collection column this field is. */
export function anyOfCollectionField(collection: Collection, name: string): AnyToOne | null {
  for (const { relation } of collection.fields.values()) {
    if (relation?.kind === "a2o" && relation.collectionField === name) return relation;
  }
  return null;
}

/** A typed member, or the two columns as they are stated. */
export function parseAny(state: ParseState, any: AnyInput): AnyWrite {
  const { relation, collection } = any;
  if (collection !== undefined && collection !== null) assertAllowed(state, any, collection);
  const [member, second] = any.members.filter(({ input }) => !isNothing(input));
  if (member === undefined) return parsePair(state, any);
  if (second !== undefined) throw invalidPayload(second.path, `expected one member of "${relation.field}", got two.`, relation);
  assertNothingElse(any, member);
  return parseMember(state, any, member);
}

function isNothing(input: PairInput["item"]): boolean {
  return input.kind === "key" && (input.key === null || input.key === undefined);
}

/** Of the relation's collections, those count that the role may know of. */
function assertAllowed({ access }: ParseState, { relation, path }: AnyInput, member: string): void {
  const allowed = relation.allowed.filter((name) => mayAct(access, name, "read") || mayAct(access, name, "create"));
  if (allowed.includes(member)) return;
  const list = allowed.map((name) => `"${name}"`).join(", ");
  const sentence = `expected one of the allowed collections ${list}, got "${member}".${didYouMean(member, allowed)}`;
  throw invalidPayload(path, sentence, { collection: relation.collection, field: relation.collectionField });
}

/** Beside a typed member stands at most the name of its collection. */
function assertNothingElse({ relation, item, collection }: AnyInput, member: StatedMember): void {
  if (item !== undefined && !isNothing(item.input))
    throw invalidPayload(member.path, `expected either "${relation.field}" or a typed member, got both.`, relation);
  if (collection === undefined || collection === null || collection === member.collection) return;
  const sentence = `expected a member of "${collection}", as "${relation.collectionField}" says, got one of "${member.collection}".`;
  throw invalidPayload(member.path, sentence, relation);
}

/** An item of the collection that is said, or its key. */
function parseMember(state: ParseState, { relation }: AnyInput, { collection: member, input, path }: StatedMember): AnyWrite {
  const collection = collectionOf(state.model, member);
  switch (input.kind) {
    case "key":
      invariant(collection.primaryKey !== null, `member "${member}" has a key`);
      return { kind: "link", relation, item: columnText(collection.primaryKey, input.key, path), member, path };
    case "item": {
      const target = state.parseItem({ state, collection, path, intent: "save", key: null, listed: null }, input);
      return { kind: "item", relation, target, path };
    }
  }
}

/** `collection` and `item`, which is a key or an object. */
function parsePair(state: ParseState, any: AnyInput): AnyWrite {
  const { relation, collection: member } = any;
  const { input, path } = any.item ?? { input: { kind: "key", key: undefined }, path: any.path };
  switch (input.kind) {
    case "key":
      return { kind: "link", relation, item: keyOfPair(any, input.key, path), member, path };
    case "item":
    case "untold":
      if (member === undefined || member === null)
        throw invalidPayload(path, `expected "${relation.collectionField}" beside the item.`, relation);
      if (input.kind === "untold") throw invalidPayload(path, `expected the key of an item of "${member}", got an object.`, relation);
      return parseMember(state, any, { collection: member, input, path });
  }
}

/** Undefined is unstated. */
function keyOfPair({ relation }: AnyInput, key: unknown, path: string): string | null | undefined {
  if (key === undefined || key === null) return key;
  if (typeof key !== "string" && typeof key !== "number") throw invalidValue(path, "the key of an item", key, relation);
  return String(key);
}
