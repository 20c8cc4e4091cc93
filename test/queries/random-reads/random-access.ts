/** Limited roles at random: rows by rules, lists of fields, and fields that are shown on some rows only. */
import type { Access } from "../../../src/access/access.ts";
import type { Permission, Policy, StoredRule } from "../../../src/metadata/policies.ts";
import { collectionOf } from "../../../src/model/look-up.ts";
import type { Collection, Model } from "../../../src/model/model.ts";
import { accessOf } from "../../access/access-of.ts";
import type { Choices } from "../../mutations/random-tables/choices.ts";
import type { Samples } from "./read-samples.ts";

interface World {
  readonly choices: Choices;
  readonly model: Model;
  readonly samples: Samples;
}

/** The first policy shows a part of the fields, the second all of them on some rows. */
export function createAccess(world: World): Access {
  const { choices, model } = world;
  const wide = [...model.collections.values()].flatMap((collection) => (choices.percent(92) ? createWide(world, collection) : []));
  const deep = [...model.collections.values()].flatMap((collection) =>
    choices.percent(50) ? [permission(collection, "read", createRule(world, collection, 1), ["*"])] : [],
  );
  return accessOf(model, [policy("wide", wide), policy("deep", deep)]);
}

function createWide(world: World, collection: Collection): readonly Permission[] {
  const { choices } = world;
  const read = permission(
    collection,
    "read",
    choices.percent(60) ? null : createRule(world, collection, 1),
    choices.percent(40) ? ["*"] : choices.some([...collection.fields.keys()], 75),
  );
  return choices.percent(30) ? [read, permission(collection, "update", null, choices.some([...collection.fields.keys()], 60))] : [read];
}

function policy(name: string, permissions: readonly Permission[]): Policy {
  return { key: name, name, adminAccess: false, ipAccess: [], permissions };
}

function permission({ name }: Collection, action: Permission["action"], rule: StoredRule | null, fields: readonly string[]): Permission {
  return { collection: name, action, rule, fields, presets: {}, validation: null };
}

/** `hops` relations lead on at most. */
function createRule(world: World, collection: Collection, hops: number): StoredRule {
  const { choices, model, samples } = world;
  const fields = [...collection.fields.values()];
  const columns = fields.filter((field) => field.kind === "column");
  const key = collection.primaryKey;
  const way = choices.below(4);
  if (way === 0 && key !== null) return { [key.name]: { _in: choices.some(samples.of(collection.name, key.name), 60) } };
  if (way === 1) return { [choices.pick(columns).name]: { [choices.pick(["_null", "_nnull"])]: true } };
  const toOne = columns.flatMap(({ name, relation }) => (relation?.kind === "m2o" ? [[name, relation.target] as const] : []));
  if (way === 2 && hops > 0 && toOne.length > 0) {
    const [name, target] = choices.pick(toOne);
    return { [name]: createRule(world, collectionOf(model, target), hops - 1) };
  }
  const texts = columns.filter(({ type, relation }) => relation === null && (type === "string" || type === "integer"));
  if (texts.length === 0) return { [choices.pick(columns).name]: { _nnull: true } };
  const { name } = choices.pick(texts);
  return { [name]: { _in: choices.some(samples.of(collection.name, name), 70) } };
}
