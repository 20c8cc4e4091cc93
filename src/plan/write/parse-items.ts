/**
 * A mutation's `data` becomes a tree of items to write. In: what the client states, by the Model's names, as objects,
 * keys, lists that state the whole set or changes to one, and typed members of a many-to-any. Out: the items with the
 * texts of their columns. Every fault of the input is collected, each with its path.
 */
import { failedValidation, invalidPayload, invalidValue } from "../../errors.ts";
import type { FieldInput, ItemInput, RootInput } from "../../input/item-input.ts";
import { collectionOf, columnFieldOf } from "../../model/look-up.ts";
import type { Collection } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import type { Steps } from "../../shared/steps.ts";
import { columnText } from "../../value/column-text.ts";
import { type ItemWrite, dropMirrors } from "./item-tree.ts";
import { reportMissingFields } from "./missing-fields.ts";
import { anyInputOf, anyOfCollectionField, parseAny } from "./parse-any.ts";
import type { AnyInput } from "./parse-any.ts";
import { readKeyOrNull } from "./parse-key.ts";
import { parseList } from "./parse-list.ts";
import { EnoughProblems, collect, createItem, keyPlace, report, unknownMember } from "./parse-state.ts";
import type { FieldInputPlace, ItemPlace, ParseContext, ParseState } from "./parse-state.ts";
import { validateStated } from "./validate-rows.ts";

/** One item of the input. */
export interface RootItem {
  readonly input: RootInput;
  readonly path: string;
  readonly intent: "create" | "update";
  /** The key of the item to update, whatever the data says; absent: the data has to tell it. */
  readonly key?: string;
}

/** The items of one input; throws all of its faults together. */
export function* parseItems(context: ParseContext, collection: Collection, roots: readonly RootItem[]): Steps<readonly ItemWrite[]> {
  const state: ParseState = { ...context, problems: [], targets: new WeakMap(), inputs: new Map(), parseItem };
  try {
    const items: ItemWrite[] = [];
    for (const { input, key = null, ...root } of roots) {
      items.push(parseRoot({ state, collection, key, listed: null, ...root }, input));
      yield;
    }
    if (state.problems.length === 0) return items;
    // What could be read may be wrong as well: all of it is told at once.
    collect(state, () => validateStated(context, items).forEach((problem) => report(state, problem)));
    reportMissingFields(state, items);
  } catch (error) {
    if (!(error instanceof EnoughProblems)) throw error;
    throw failedValidation(state.problems, { counted: false });
  }
  throw failedValidation(state.problems);
}

function parseRoot(place: ItemPlace, input: RootInput): ItemWrite {
  const { state, collection, path } = place;
  switch (input.kind) {
    case "key":
      report(state, invalidValue(path, "an object", input.key, { collection: collection.name }));
      return createItem(place);
    case "changes": {
      const stated = (["create", "update", "delete"] as const).filter((part) => input[part].length > 0);
      for (const name of stated) report(state, unknownMember(`${path}.${name}`, collection, { kind: "unknown", name, known: [] }));
      return createItem(place);
    }
    case "item": {
      if (place.intent === "create") return parseItem(place, input);
      const key = place.key ?? readKeyOrNull(place, input);
      if (key !== null) return parseItem({ ...place, key }, input);
      report(state, invalidPayload(path, "expected the key of the item to update.", keyPlace(collection)));
      return createItem(place);
    }
  }
}

function parseItem(place: ItemPlace, input: ItemInput): ItemWrite {
  const { state, path } = place;
  const key = place.key ?? readKeyOrNull(place, input);
  const item = createItem({ ...place, key, intent: place.intent === "save" && key === null ? "create" : place.intent });
  state.inputs.set(item, input);
  const gathered: Gathered = { anys: new Map(), lists: new Set() };
  for (const field of input.fields)
    collect(state, () => parseField({ state, item, input: field, path: `${path}.${field.name}` }, gathered));
  for (const any of gathered.anys.values()) collect(state, () => item.toAny.push(parseAny(state, any)));
  dropMirrors(item);
  return item;
}

/** What several fields of one object state together. */
interface Gathered {
  readonly anys: Map<string, AnyInput>;
  /** Those that have been stated, as a whole or by changes. */
  readonly lists: Set<string>;
}

function parseField(place: FieldInputPlace, { anys, lists }: Gathered): void {
  const { item, input, path } = place;
  switch (input.kind) {
    case "unknown":
      throw unknownMember(path, item.collection, input);
    case "value":
      return parseValue({ ...place, input }, anys);
    case "toOne":
      return parseToOne({ ...place, input });
    case "list":
      claimList({ ...place, input }, lists);
      item.toMany.push(parseList({ ...place, input }));
      return;
    case "pair":
      anyInputOf(place, input.field, anys).item = { input: input.item, path };
      return;
    case "member":
      anyInputOf(place, input.field, anys).members.push({ collection: input.collection, input: input.item, path });
  }
}

type PlaceOf<Kind extends FieldInput["kind"]> = FieldInputPlace<Extract<FieldInput, { kind: Kind }>>;

function parseValue(place: PlaceOf<"value">, anys: Gathered["anys"]): void {
  const { item, input, path } = place;
  const { collection } = item;
  // Read already: it says which item this is.
  if (input.field === collection.primaryKey?.name) return;
  const field = columnFieldOf(collection, input.field);
  if (field.relation?.kind === "a2o") {
    anyInputOf(place, field.name, anys).item = { input: { kind: "key", key: input.value }, path };
    return;
  }
  const text = columnText(field, input.value, path);
  const any = anyOfCollectionField(collection, field.name);
  if (any === null) item.values.set(field.name, text);
  else anyInputOf(place, any.field, anys).collection = text;
}

function parseToOne({ state, item, input, path }: PlaceOf<"toOne">): void {
  const field = columnFieldOf(item.collection, input.field);
  invariant(field.relation?.kind === "m2o", `field "${field.name}" is a many-to-one`);
  const collection = collectionOf(state.model, field.relation.target);
  const known = state.targets.get(input.item);
  const target = known ?? parseItem({ state, collection, path, intent: "save", key: null, listed: null }, input.item);
  state.targets.set(input.item, target);
  item.toOne.push({ field, target });
}

function claimList({ item: { collection }, input: { field }, path }: PlaceOf<"list">, lists: Gathered["lists"]): void {
  const place = { collection: collection.name, field };
  if (lists.has(field)) throw invalidPayload(path, `expected either the whole list or its changes, got both for "${field}".`, place);
  lists.add(field);
}
