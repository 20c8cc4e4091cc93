/** The relations of the model as people speak of them: junctions are what a many-to-many or many-to-any leads through. */
import { styleText } from "node:util";
import type { Collection, ColumnField, Model, OneToMany } from "../model/model.ts";
import { formatTable } from "./format-table.ts";
import { type KeysOfCollection, readKeysOfModel } from "./read-keys.ts";
import { printPicture } from "./print-picture.ts";
import type { Terminal } from "./verb.ts";
import { withCompiled } from "./with-database.ts";

export interface ToldRelation {
  /** `a2o`: many-to-any without a junction, `m2a` through one. */
  readonly kind: "m2o" | "o2o" | "a2o" | "m2m" | "m2a";
  /** `articles.author` */
  readonly field: string;
  /** The collections that it leads to. */
  readonly targets: readonly string[];
  /** The fields that show the other side. */
  readonly inverses: readonly string[];
  /** The junction between. */
  readonly through: string | null;
  /** What the foreign key does when an item that it refers to is deleted, in SQL's words; null without such a key. */
  readonly onDelete: string | null;
}

/** `relata relations`, and as a picture: `relata relations --svg > relations.svg` */
export async function relations(terminal: Terminal): Promise<number> {
  return withCompiled(terminal, async ({ engine: { model, database } }) => {
    const form = (["mermaid", "svg"] as const).find((one) => terminal.options[one] === true);
    if (form !== undefined) {
      terminal.print(await printPicture(model, form));
      return 0;
    }
    const told = listRelations(model, await readKeysOfModel(database, model));
    terminal.print(terminal.options["json"] === true ? JSON.stringify(told, null, 2) : formatRelations(told));
    return 0;
  });
}

/** Those of collections that are not Directus's own, in the order of the model. */
export function listRelations(model: Model, keysOf: KeysOfCollection): readonly ToldRelation[] {
  const own = [...model.collections.values()].filter(({ isSystem }) => !isSystem);
  const told = own.flatMap((collection) =>
    [...collection.fields.values()].flatMap((field): readonly NamedRelation[] => {
      if (field.kind === "column") return field.relation === null ? [] : [tellColumn(model, collection, field, keysOf)];
      const through = field.relation.kind === "o2m" ? tellJunction(model, field.relation, keysOf) : null;
      return through === null ? [] : [through];
    }),
  );
  // A many-to-many has two sides, and is told of the first.
  const first = new Map(told.toReversed().map((one) => [one.name, one]));
  return told.filter((one) => first.get(one.name) === one).map(({ relation }) => relation);
}

/** The name is the same on both sides. */
interface NamedRelation {
  readonly name: string;
  readonly relation: ToldRelation;
}

function tellColumn(model: Model, collection: Collection, field: ColumnField, keysOf: KeysOfCollection): NamedRelation {
  const { relation } = field;
  const name = `${collection.name}.${field.name}`;
  const isAny = relation?.kind === "a2o";
  const inverse = relation?.kind === "m2o" && relation.inverse !== null ? [`${relation.target}.${relation.inverse}`] : [];
  const told: ToldRelation = {
    kind: isAny ? "a2o" : relation?.kind === "m2o" && relation.unique ? "o2o" : "m2o",
    field: name,
    targets: isAny ? relation.allowed : [relation?.target ?? ""],
    inverses: isAny ? listAnyInverses(model, collection.name, field.name) : inverse,
    through: null,
    onDelete: onDeleteOf(collection, field, keysOf),
  };
  return { name, relation: told };
}

/** Null for a list that leads to items themselves: it is the other side of a many-to-one. */
function tellJunction(model: Model, list: OneToMany, keysOf: KeysOfCollection): NamedRelation | null {
  const junction = model.collections.get(list.target);
  const first = junction?.fields.get(list.targetField);
  const second = list.junctionField === null ? undefined : junction?.fields.get(list.junctionField);
  if (junction === undefined || first?.kind !== "column" || second?.kind !== "column" || second.relation === null) return null;
  const { relation } = second;
  const onDelete = onDeleteOf(junction, first, keysOf);
  const field = `${list.collection}.${list.field}`;
  const through = junction.name;
  switch (relation.kind) {
    case "m2o": {
      const back = relation.inverse === null ? undefined : model.collections.get(relation.target)?.fields.get(relation.inverse);
      const leadsBack = back?.kind === "alias" && back.relation.junctionField === list.targetField;
      const inverses = leadsBack ? [`${relation.target}.${back.name}`] : [];
      const name = [through, ...[first.name, second.name].toSorted()].join(" ");
      return { name, relation: { kind: "m2m", field, targets: [relation.target], inverses, through, onDelete } };
    }
    case "a2o": {
      const inverses = listAnyInverses(model, junction.name, second.name);
      return { name: `${through} ${field}`, relation: { kind: "m2a", field, targets: relation.allowed, inverses, through, onDelete } };
    }
  }
}

function listAnyInverses(model: Model, collection: string, field: string): readonly string[] {
  const fields = [...model.collections.values()].flatMap(({ fields: own }) => [...own.values()]);
  return fields.flatMap(({ kind, collection: of, name, relation }) =>
    kind === "alias" && relation?.kind === "o2a" && relation.target === collection && relation.targetField === field ? `${of}.${name}` : [],
  );
}

function onDeleteOf(collection: Collection, { column }: ColumnField, keysOf: KeysOfCollection): string | null {
  const key = keysOf(collection).foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column);
  return key?.onDelete.toLowerCase() ?? null;
}

const colors = { m2o: "green", o2o: "green", m2m: "cyan", a2o: "magenta", m2a: "magenta" } as const;

function formatRelations(told: readonly ToldRelation[]): string {
  if (told.length === 0) return "There are no relations.";
  const rows = told.flatMap(({ kind, field, targets, inverses, through, onDelete }) => {
    const more = Array.from({ length: Math.max(targets.length, inverses.length, 1) - 1 }, (_, index) => index + 1);
    return [
      [styleText(colors[kind], kind), field, targets[0] ?? "", inverses[0] ?? "-", through ?? "-", onDelete ?? "-"],
      ...more.map((line) => ["", "", targets[line] ?? "", inverses[line] ?? ""]),
    ];
  });
  return formatTable(["KIND", "FIELD", "TARGET", "OTHER SIDE", "THROUGH", "ON DELETE"], rows);
}
