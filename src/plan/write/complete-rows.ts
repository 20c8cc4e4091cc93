/**
 * What is filled in beside what the input states: values that policies preset, who and when. In: the rows as they are settled.
 * Out: the rows as they are to be written.
 */
import { actionAccess } from "../../access/access.ts";
import type { Access } from "../../access/access.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import type { Asker } from "../../request/asker.ts";
import { resolveDynamicValue } from "../../request/dynamic-value.ts";
import { memoize } from "../../shared/memoize.ts";
import { columnText } from "../../value/column-text.ts";
import { isKeyText, keyTypeOf } from "../../value/key-text.ts";
import { types } from "../../value/types.ts";
import { textCell, withCells } from "./rows.ts";
import type { Cell, RowId, WriteRow } from "./rows.ts";

/**
 * Who wrote an item, and when, is an administrator's to say, or a preset's; what others say of it is passed over. Items that
 * the input does not name are nobody's to forge.
 */
export function dropForged(access: Access, rows: readonly WriteRow[]): readonly WriteRow[] {
  if (access.kind === "admin") return rows;
  return rows.map((row) => {
    const kept = [...row.cells].filter(([name]) => !isForgeable(row.collection, name));
    return row.leaves || kept.length === row.cells.size ? row : withCells(row, new Map(kept));
  });
}

function isForgeable({ fields }: Collection, name: string): boolean {
  const field = fields.get(name);
  return field?.kind === "column" && field.special.some((special) => forgeable.has(special));
}

const forgeable: ReadonlySet<string> = new Set(
  ["date", "user", "role"].flatMap((what) => ["created", "updated"].map((event) => `${what}-${event}`)),
);

/** The input's own values win over presets, and these over `date-created` and the like of new rows, `date-updated` of those that change. */
export function completeRows(context: Asker, rows: readonly WriteRow[], touched: ReadonlySet<RowId>): readonly WriteRow[] {
  const filled = { created: new Map<Collection, readonly FilledField[]>(), updated: new Map<Collection, readonly FilledField[]>() };
  const fieldsOf = (collection: Collection, event: "created" | "updated"): readonly FilledField[] => {
    const fields = filled[event].get(collection) ?? filledFields(context, collection, event);
    filled[event].set(collection, fields);
    return fields;
  };
  return lowerCells(rows).map((row) => {
    const isWritten = row.isNew || row.cells.size > 0;
    if (!isWritten && !touched.has(row.id)) return row;
    const preset = isWritten ? presetFields(context, row.collection, row.isNew ? "create" : "update", row.path) : [];
    const fields = [...fieldsOf(row.collection, row.isNew ? "created" : "updated"), ...preset];
    if (fields.length === 0) return row;
    const cells = fields.flatMap(({ field, text }): readonly (readonly [string, Cell])[] =>
      row.cells.has(field.name) ? [] : [[field.name, textCell(text())]],
    );
    return withCells(row, new Map([...cells, ...row.cells]));
  });
}

/** Texts that are stored in small letters, by which equal ones are found equal. */
function lowerCells(rows: readonly WriteRow[]): readonly WriteRow[] {
  const lowered = memoize((collection: Collection): readonly string[] =>
    [...collection.fields.values()].flatMap((field) =>
      field.kind === "column" && field.special.includes("lower-case") ? [field.name] : [],
    ),
  );
  return rows.map((row) => {
    const names = lowered(row.collection);
    if (names.length === 0) return row;
    const cells = new Map(row.cells);
    for (const name of names) {
      const cell = cells.get(name);
      if (cell?.kind === "text" && cell.text !== null) cells.set(name, textCell(cell.text.toLowerCase()));
    }
    return withCells(row, cells);
  });
}

function presetFields(context: Asker, collection: Collection, action: "create" | "update", path: string): readonly FilledField[] {
  const allowed = actionAccess(context.access, collection.name, action);
  return Object.entries(allowed.kind === "some" ? allowed.presets : {}).flatMap(([name, preset]): readonly FilledField[] => {
    const field = collection.fields.get(name);
    if (field?.kind !== "column" || name === collection.primaryKey?.name) return [];
    const value = (): unknown => (typeof preset === "string" ? resolveDynamicValue(context, preset) : preset);
    return [{ field, text: () => columnText(field, value(), `${path}.${name}`) }];
  });
}

/** What a new item is given of fields that it does not state, by their names. */
export function fillCreated(context: Asker, collection: Collection): ReadonlyMap<string, FilledField> {
  const fields = [...filledFields(context, collection, "created"), ...presetFields(context, collection, "create", "data")];
  return new Map(fields.map((filled) => [filled.field.name, filled]));
}

/** Whether an update fills in anything of an item of the collection. */
export function isFilledOnUpdate(circumstances: Pick<Asker, "user" | "now">, collection: Collection): boolean {
  return filledFields(circumstances, collection, "updated").length > 0;
}

export interface FilledField {
  readonly field: ColumnField;
  /** Of one item. */
  readonly text: () => string | null;
}

function filledFields(
  { user, now }: Pick<Asker, "user" | "now">,
  collection: Collection,
  event: "created" | "updated",
): readonly FilledField[] {
  return [...collection.fields.values()].flatMap((field): readonly FilledField[] => {
    if (field.kind === "alias" || field.name === collection.primaryKey?.name) return [];
    // What the database's role may not state, the database fills.
    if (!(event === "created" ? field.mayInsert : field.mayUpdate)) return [];
    if (field.special.includes(`date-${event}`)) return [{ field, text: () => types[field.type].moment(now.toISOString()) }];
    if (field.special.includes(`user-${event}`)) return [{ field, text: () => keyOrNull(field, user.id) }];
    if (field.special.includes(`role-${event}`)) return [{ field, text: () => keyOrNull(field, user.role) }];
    if (event === "created" && field.special.includes("uuid")) return [{ field, text: () => crypto.randomUUID() }];
    return [];
  });
}

/** Nobody, where the key can be no value of the column: a token's user may be called "ada", and the column hold uuids. */
function keyOrNull(field: ColumnField, key: string | null | undefined): string | null {
  return key !== null && key !== undefined && isKeyText(key, keyTypeOf(field)) ? key : null;
}
