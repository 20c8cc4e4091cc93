/**
 * What new items lack. In: the items of an input of which something cannot be read, so that it comes to no statement.
 * Each field is reported that nothing gives a value to, neither the input, nor a list, the role or the database.
 */
import { actionAccess, mayUseField } from "../../access/access.ts";
import { failedRule } from "../../errors.ts";
import type { ItemInput } from "../../input/item-input.ts";
import type { Collection } from "../../model/model.ts";
import { mustBeStated } from "../../model/writable.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { listItems } from "./item-tree.ts";
import type { ItemWrite } from "./item-tree.ts";
import { report } from "./parse-state.ts";
import type { ParseState } from "./parse-state.ts";

export function reportMissingFields(state: ParseState, roots: readonly ItemWrite[]): void {
  const { inputs } = state;
  const items = listItems(roots);
  const linked = findLinks(items);
  // Places that name one item by its key state it together.
  for (const same of Map.groupBy(items, identityOf).values()) {
    const created = same.find((item) => item.isNew && inputs.has(item));
    if (created === undefined) continue;
    const { collection, path } = created;
    const stated = new Set(same.flatMap((item) => [...statedFields(collection, inputs.get(item)), ...(linked.get(item) ?? [])]));
    for (const field of missingFields(state, collection, stated))
      report(state, failedRule(`${path}.${field}`, "expected a value, got none.", { collection: collection.name, field }));
  }
}

function identityOf(item: ItemWrite): unknown {
  return item.key === null ? item : JSON.stringify([item.collection.name, canonicalKey(item.collection, item.key)]);
}

/** The fields by which lists refer to their parents. */
function findLinks(items: readonly ItemWrite[]): ReadonlyMap<ItemWrite, readonly string[]> {
  return new Map(
    items.flatMap(({ toMany }) =>
      toMany.flatMap(({ relation, items: members }) => {
        const links = relation.kind === "o2a" ? [relation.targetField, relation.collectionField] : [relation.targetField];
        return members.map((member) => [member, links] as const);
      }),
    ),
  );
}

/** What can be read and what cannot; of the two columns of a pair, one stands for both. */
function statedFields(collection: Collection, input: ItemInput | undefined): readonly string[] {
  const stated = new Set(input?.fields.flatMap((field) => (field.kind === "unknown" ? [] : [field.field])));
  for (const { relation } of collection.fields.values()) {
    const pair = relation?.kind === "a2o" ? [relation.field, relation.collectionField] : [];
    if (pair.some((name) => stated.has(name))) pair.forEach((name) => stated.add(name));
  }
  return [...stated];
}

/** Of those that the role may state: of others it is told nothing. */
function missingFields({ access }: ParseState, collection: Collection, stated: ReadonlySet<string>): readonly string[] {
  const allowed = actionAccess(access, collection.name, "create");
  return [...collection.fields.values()].flatMap((field) => {
    const { name } = field;
    if (field.kind === "alias" || name === collection.primaryKey?.name || stated.has(name) || !mustBeStated(field)) return [];
    if (allowed.kind === "some" && Object.hasOwn(allowed.presets, name)) return [];
    return mayUseField(access, collection.name, "create", name) ? [name] : [];
  });
}
