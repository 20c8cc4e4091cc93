/** From a number, some tables that refer to each other: every kind of key, of column, of constraint and of relation has its turn. */
import type { Timing } from "../model/tables.ts";
import { createChoices } from "./choices.ts";
import type { Choices } from "./choices.ts";
import { keyKinds } from "./table-spec.ts";
import type { AnySpec, ColumnKind, ColumnSpec, KeyKind, LinkSpec, SchemaSpec, TableSpec } from "./table-spec.ts";

const names = ["ants", "bees", "cats", "dogs", "elks", "foxes", "goats"];

export function createSchema(seed: number): SchemaSpec {
  const choices = createChoices(seed);
  const count = 4 + choices.below(4);
  const keys = choices.shuffle(keyKinds);
  const chosen = names.slice(0, count);
  const referable = new Set(choices.some(chosen, 40));
  const withPair = choices.percent(75) ? chosen[1 + choices.below(count - 1)] : undefined;
  const junction = count > 4 && choices.percent(60) ? chosen[count - 1] : undefined;
  const tables: TableSpec[] = [];
  for (const [index, name] of chosen.entries()) {
    const key: KeyKind = keys[index] ?? "serial";
    tables.push(
      createTable({
        choices,
        name,
        key,
        earlier: tables,
        hasCode: referable.has(name),
        isJunction: name === junction,
        any: name === withPair ? createAny(choices, chosen, name) : null,
      }),
    );
  }
  return {
    name: `random_${seed}`,
    tables: [...tables.slice(0, -1), ...tables.slice(-1)].map((table, index) => (index === 0 ? withLater(choices, table, tables) : table)),
  };
}

interface TablePlan {
  readonly choices: Choices;
  readonly name: string;
  readonly key: KeyKind;
  readonly earlier: readonly TableSpec[];
  /** A unique column that others may refer to. */
  readonly hasCode: boolean;
  readonly isJunction: boolean;
  readonly any: AnySpec | null;
}

function createTable(plan: TablePlan): TableSpec {
  const { choices, name, key, any, hasCode, isJunction } = plan;
  const links = isJunction ? junctionLinks(plan) : createLinks(plan);
  const hasWord = choices.percent(60);
  const hasPosition = links.length > 0 && choices.percent(50);
  const hasUnique = !hasCode && choices.percent(50);
  const columns: readonly ColumnSpec[] = [
    plain("tag", "text"),
    ...(hasWord ? [plain("word", choices.pick(["text", "short"]), choices.percent(60), choices.percent(50) ? "d" : null)] : []),
    ...(hasWord && choices.percent(40) ? [plain("shadow", "shadow")] : []),
    ...(choices.percent(40)
      ? [plain("size", choices.pick(["integer", "small"]), choices.percent(60), choices.percent(50) ? "5" : null)]
      : []),
    ...(hasCode ? [plain("code", choices.pick(["text", "lower"]), choices.percent(50))] : []),
    ...(hasUnique ? [plain("rank", "integer", choices.percent(50))] : []),
    ...links,
    ...(hasPosition ? [plain("position", "integer", choices.percent(40))] : []),
    ...(any === null ? [] : [plain("item", "item"), plain("collection", "collection")]),
    ...(["date-created", "date-updated", "user-updated", "uuid"] as const)
      .filter(() => choices.percent(20))
      .map((special) => plain(special.replace("-", "_"), special)),
  ];
  const [parent] = links;
  const others = isJunction ? links.map((link) => link.name) : [];
  const uniques = [
    ...(hasCode ? [{ columns: ["code"], timing: "immediate" as const }] : []),
    ...(hasUnique ? [{ columns: ["rank"], timing: pickTiming(choices) }] : []),
    ...(hasPosition && parent !== undefined ? [{ columns: [parent.name, "position"], timing: pickTiming(choices) }] : []),
    ...(isJunction && others.length === 2 && choices.percent(50) ? [{ columns: others, timing: pickTiming(choices) }] : []),
    ...links.filter(({ link }) => link?.single === true).map((link) => ({ columns: [link.name], timing: pickTiming(choices) })),
  ];
  const audit = choices.percent(40) ? choices.pick(["row", "statement"] as const) : null;
  const linkOrTag = parent?.nullable === true && choices.percent(15) ? parent.name : null;
  return { name, key, columns, uniques, any, linkOrTag, audit, singleton: plan.earlier.length === 2 && choices.percent(40) };
}

function plain(name: string, kind: ColumnKind, nullable = true, value: string | null = null): ColumnSpec {
  return { name, kind, nullable, default: value, link: null };
}

function pickTiming(choices: Choices): Timing {
  return choices.pick(["immediate", "immediate", "deferrable", "deferred"]);
}

function createLinks(plan: TablePlan): readonly ColumnSpec[] {
  const { choices, name, earlier } = plan;
  const targets = choices.shuffle(earlier).slice(0, 1 + choices.below(2));
  const links = targets.map((target, index) => createLink(plan, target, index));
  return choices.percent(earlier.length === 0 ? 80 : 30)
    ? [...links, linkColumn(plan, { name: "parent", target: name, field: "id", nullable: true, single: false })]
    : links;
}

function junctionLinks(plan: TablePlan): readonly ColumnSpec[] {
  return plan.choices
    .shuffle(plan.earlier.filter(({ singleton }) => !singleton))
    .slice(0, 2)
    .map((target, index) => createLink(plan, target, index));
}

function createLink(plan: TablePlan, target: TableSpec, index: number): ColumnSpec {
  const { choices, isJunction } = plan;
  const code = target.columns.find(({ name }) => name === "code");
  const field = code !== undefined && choices.percent(60) ? "code" : "id";
  return linkColumn(plan, {
    name: `${target.name}_${index}`,
    target: target.name,
    field,
    nullable: target.singleton || choices.percent(60),
    single: !isJunction && choices.percent(20),
  });
}

interface LinkPlan {
  readonly name: string;
  readonly target: string;
  readonly field: string;
  readonly nullable: boolean;
  readonly single: boolean;
}

function linkColumn(
  { choices, name: table }: Pick<TablePlan, "choices" | "name">,
  { name, target, field, nullable, single }: LinkPlan,
): ColumnSpec {
  const link: LinkSpec = {
    target,
    field,
    onDelete: choices.pick(nullable ? ["cascade", "set null", "no action", "restrict"] : ["cascade", "no action", "restrict"]),
    onUpdate: choices.pick(["cascade", "no action"]),
    timing: pickTiming(choices),
    inverse: `${table}_by_${name}`,
    action: choices.percent(50) ? "delete" : "nullify",
    single,
  };
  return { name, kind: "link", nullable, default: null, link };
}

function createAny(choices: Choices, all: readonly string[], name: string): AnySpec {
  const members = choices.shuffle(all).slice(0, 2 + choices.below(2));
  return {
    members,
    lists: members.filter(() => choices.percent(70)).map((member) => (member === name ? member : member)),
    action: choices.percent(40) ? "delete" : "nullify",
  };
}

/** The first table may refer to one that comes later, so that two tables refer to each other. */
function withLater(choices: Choices, table: TableSpec, tables: readonly TableSpec[]): TableSpec {
  const later = tables[1 + choices.below(tables.length - 1)];
  if (later === undefined || !choices.percent(40)) return table;
  const link = linkColumn({ choices, name: table.name }, { name: "later", target: later.name, field: "id", nullable: true, single: false });
  return { ...table, columns: [...table.columns, link] };
}
