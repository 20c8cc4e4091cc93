/** Policies for a random schema: some rows, some fields, presets and validations, for each action on each table. */
import type { Access } from "../../../src/access/access.ts";
import { admin } from "../../../src/access/access.ts";
import type { Policy } from "../../../src/metadata/policies.ts";
import type { Model } from "../../../src/model/model.ts";
import { accessOf } from "../../access/access-of.ts";
import { createRole } from "../model/role.ts";
import type { Action, Permission, Role, Rule } from "../model/role.ts";
import { fullSight, createSight } from "../model/sight.ts";
import type { Sight } from "../model/sight.ts";
import type { Table, World } from "../model/tables.ts";
import type { Choices } from "./choices.ts";

/** Who asks, as the engine, the model and the inputs know them. */
export interface Asker {
  readonly name: string;
  readonly access: Access;
  /** Null: an administrator. */
  readonly role: Role | null;
  readonly sight: Sight;
  readonly mayCall: (action: Action, table: string) => boolean;
}

export const administrator: Asker = { name: "administrator", access: admin, role: null, sight: fullSight, mayCall: () => true };

export function createAsker(choices: Choices, world: World, model: Model): Asker {
  const policies = Array.from({ length: 1 + choices.below(2) }, (_, index) => createPolicy(choices, world, index));
  const permissions = policies.flat();
  const role = createRole(world, permissions);
  const access = accessOf(model, policies.map(storePolicy));
  return { name: JSON.stringify(permissions), access, role, sight: createSight(world, role), mayCall: role.mayAct };
}

/** As Directus stores it. */
function storePolicy(permissions: readonly Permission[], index: number): Policy {
  const name = `policy ${index}`;
  const stored = permissions.map(({ table, ...permission }) => ({ ...permission, collection: table }));
  return { key: name, name, adminAccess: false, ipAccess: [], permissions: stored };
}

/** The first policy allows something almost everywhere, another one more here and there. */
function createPolicy(choices: Choices, world: World, index: number): readonly Permission[] {
  const shares: Readonly<Record<Action, number>> =
    index === 0 ? { read: 97, create: 85, update: 90, delete: 75 } : { read: 40, create: 30, update: 40, delete: 30 };
  return [...world.values()].flatMap((table) =>
    (["read", "create", "update", "delete"] as const)
      .filter((action) => choices.percent(shares[action]))
      .map((action) => createPermission({ choices, world, table, action })),
  );
}

interface PermissionPlace {
  readonly choices: Choices;
  readonly world: World;
  readonly table: Table;
  readonly action: Action;
}

function createPermission(place: PermissionPlace): Permission {
  const { choices, table, action } = place;
  const isWritten = action === "create" || action === "update";
  const names = [...Object.keys(table.columns), ...Object.keys(table.lists)].filter((name) => name !== "tag");
  const hidden = choices.percent(30) ? choices.some(names, 25) : [];
  return {
    table: table.name,
    action,
    rule: choices.percent(action === "create" ? 20 : 35) ? createRule(place) : null,
    fields: hidden.length === 0 ? ["*"] : ["id", "tag", ...names.filter((name) => !hidden.includes(name))],
    presets: isWritten && "word" in table.columns && choices.percent(20) ? { word: "b" } : {},
    validation: isWritten && choices.percent(25) ? createValidation(place) : null,
  };
}

/** By a column of its own, or by one of what it refers to or is referred to by. */
function createRule(place: PermissionPlace): Rule | null {
  const { choices, world, table } = place;
  const near = Object.entries(table.columns).flatMap(([name, { link }]) => (link === null ? [] : [[name, link.target] as const]));
  const lists = Object.entries(table.lists).map(([name, { target }]) => [name, target] as const);
  if (near.length > 0 && choices.percent(35)) {
    const [name, target] = choices.pick(near);
    const rule = ownRule(choices, world.get(target));
    return rule === null ? { [name]: { _nnull: true } } : { [name]: rule };
  }
  if (lists.length > 0 && choices.percent(15)) {
    const [name, target] = choices.pick(lists);
    const rule = ownRule(choices, world.get(target));
    if (rule !== null) return { [name]: { _some: rule } };
  }
  return ownRule(choices, table);
}

function ownRule(choices: Choices, table: Table | undefined): Rule | null {
  const { word, size, rank } = table?.columns ?? {};
  const rules: readonly Rule[] = [
    ...(word === undefined ? [] : [{ word: { _in: ["a", "b", "d"] } }, { word: { _neq: "c" } }]),
    ...(size === undefined ? [] : [{ size: { _lte: 5 } }]),
    ...(rank === undefined ? [] : [{ rank: { _nnull: true } }]),
  ];
  return rules.length === 0 ? null : choices.pick(rules);
}

function createValidation({ choices, table }: PermissionPlace): Rule | null {
  const { word, size } = table.columns;
  const rules: readonly Rule[] = [
    ...(word === undefined ? [] : [{ word: { _neq: "c" } }]),
    ...(size === undefined ? [] : [{ size: { _lte: 8 } }]),
  ];
  return rules.length === 0 ? null : choices.pick(rules);
}
