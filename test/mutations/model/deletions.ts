/** What becomes of the rows that refer to rows which are deleted, by the rules of the foreign keys. */
import { findTarget } from "./role.ts";
import { Refusal, nameOf } from "./tables.ts";
import type { Link, Row, World } from "./tables.ts";

/** What the database does on its own. */
export interface Cascade {
  /** Rows that go along with others, by their names. */
  readonly deleted: ReadonlySet<string>;
  /** Links that a deletion empties: `bees 1 mother`. */
  readonly emptied: ReadonlySet<string>;
  /** Links that follow what they refer to. */
  readonly followed: ReadonlySet<string>;
}

export interface Deleting {
  readonly world: World;
  /** With all that is written. */
  readonly after: Map<string, Map<string, Row>>;
  /** What the input speaks of has to be there in the end. */
  readonly named: ReadonlySet<string>;
  /** Rows that go, and whose keys new ones have taken. */
  readonly replaced: ReadonlyMap<string, Row>;
  /** Whether the input writes the link of a row. */
  readonly isWritten: (table: string, key: string, field: string) => boolean;
}

interface Place {
  readonly table: string;
  readonly key: string;
}

export function deleteRows(deleting: Deleting, places: readonly Place[]): Omit<Cascade, "followed"> {
  const { after } = deleting;
  const deleted = new Set<string>();
  const emptied = new Set<string>();
  const gone: { readonly table: string; readonly row: Row }[] = [];
  const take = ({ table, key }: Place): void => {
    const replaced = deleting.replaced.get(nameOf(table, key));
    const row = replaced ?? after.get(table)?.get(key);
    if (row === undefined) return;
    if (replaced === undefined) after.get(table)?.delete(key);
    gone.push({ table, row });
  };
  places.forEach(take);
  for (let index = 0; index < gone.length; index++) {
    const { table, row } = gone[index] ?? { table: "", row: {} };
    for (const { place, field, action, value, column } of findReferring(deleting, table, row)) {
      const name = nameOf(place.table, place.key);
      if (deleting.isWritten(place.table, place.key, field)) {
        // Another item may have taken the value.
        if (findTarget(after, table, column, value) !== null) continue;
        throw new Refusal("a link to an item that is deleted");
      }
      if (action === "cascade") {
        if (deleting.named.has(name)) throw new Refusal("an item that goes with another one");
        deleted.add(name);
        take(place);
      } else if (action === "set null") {
        const held = after.get(place.table)?.get(place.key);
        after.get(place.table)?.set(place.key, { ...held, [field]: null });
        emptied.add(`${name} ${field}`);
      }
    }
  }
  return { deleted, emptied };
}

interface Referring {
  readonly place: Place;
  readonly field: string;
  readonly action: Link["onDelete"];
  /** What it holds, and of which column. */
  readonly value: string;
  readonly column: string;
}

function findReferring({ world, after }: Deleting, target: string, row: Row): readonly Referring[] {
  return [...world.values()].flatMap(({ name, columns }) =>
    Object.entries(columns).flatMap(([field, { link }]) => {
      const value = link?.target === target ? (row[link.field] ?? null) : null;
      if (link === null || value === null) return [];
      const rows = [...(after.get(name) ?? [])].filter(([, one]) => one[field] === value);
      return rows.map(([key]) => ({ place: { table: name, key }, field, action: link.onDelete, value, column: link.field }));
    }),
  );
}
