/**
 * How instances tell each other what has been done to items: notices of PostgreSQL, which arrive once they are committed, in the
 * order of the commits. A notice is JSON and shorter than 8,000 bytes; what is longer goes in several.
 */
import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { Collection } from "../model/model.ts";
import type { EventName, ItemEvent } from "../plan/write/item-event.ts";

export const eventsChannel = "relata_events";

/** In bytes, and a little less than PostgreSQL takes. */
export const longestNotice = 7_900;

/** Told when the transaction is committed. */
export function tellEvents(events: readonly ItemEvent[]): Statement {
  return tellTexts(writeNotices(events));
}

export function tellTexts(texts: readonly string[]): Statement {
  return compileSql(
    sql`select pg_notify(${eventsChannel}, n.text) from unnest(${texts}::text[]) with ordinality as n(text, place) order by n.place`,
  );
}

/**
 * `["articles","update",[["1",null],["2",null]],7]`: what was done to items of one collection. The number is drawn, as
 * PostgreSQL tells equal notices of a transaction once.
 */
type Notice = readonly [
  collection: string,
  event: EventName,
  items: readonly (readonly [key: string, was: string | null])[],
  number: number,
];

export function writeNotices(events: readonly ItemEvent[]): readonly string[] {
  const texts: string[] = [];
  let open: { readonly head: string; readonly items: string[]; length: number } | null = null;
  for (const { collection, event, key, was } of events) {
    const head = `${JSON.stringify(collection)},${JSON.stringify(event)}`;
    // What it was may be too long to tell; that it is gone is not.
    const item = [JSON.stringify([key, was]), JSON.stringify([key, null])].find((text) => sizeOf(head) + sizeOf(text) < longestNotice - 40);
    if (item === undefined) continue;
    if (open === null || open.head !== head || open.length + sizeOf(item) + 1 > longestNotice) {
      if (open !== null) texts.push(closeNotice(open));
      open = { head, items: [], length: sizeOf(head) + 30 };
    }
    open.items.push(item);
    open.length += sizeOf(item) + 1;
  }
  if (open !== null) texts.push(closeNotice(open));
  return texts;
}

function closeNotice({ head, items }: { readonly head: string; readonly items: readonly string[] }): string {
  return `[${head},[${items.join(",")}],${Math.random()}]`;
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

/** Null for a notice of another form. */
export function readNotice(text: string): readonly ItemEvent[] | null {
  const [collection, event, items] = parseNotice(text) ?? [];
  if (typeof collection !== "string" || !isEvent(event) || !Array.isArray(items)) return null;
  return items.map(([key, was]) => ({ collection, event, key: String(key), was: typeof was === "string" ? was : null }));
}

function isEvent(event: unknown): event is EventName {
  return event === "create" || event === "update" || event === "delete";
}

/** Whoever may use the database may tell anything: only its form is believed. */
function parseNotice(text: string): Notice | null {
  try {
    const notice: unknown = JSON.parse(text);
    // Each part is looked at.
    return Array.isArray(notice) && isListOfPairs(notice[2]) ? (notice as unknown as Notice) : null;
  } catch {
    return null;
  }
}

function isListOfPairs(items: unknown): boolean {
  return Array.isArray(items) && items.every((item) => Array.isArray(item) && typeof item[0] === "string");
}

/**
 * What an item is that goes, for `returning`: its short values by their columns. Secrets are left out.
 *
 *     (select json_object_agg(e.key, e.value)::text from json_each(row_to_json(t)) as e where length(e.value::text) <= 200)
 */
export function snapshotOf({ fields }: Collection): ReturnType<typeof sql> {
  const secret = [...fields.values()].flatMap((field) =>
    field.kind === "column" && (field.masked || field.special.includes("hash")) ? [field.column] : [],
  );
  const shown = secret.length === 0 ? sql`` : sql` and e.key not in (${sql.join(secret.map((column) => sql.lit(column)))})`;
  return sql`(select json_object_agg(e.key, e.value)::text from json_each(row_to_json(t)) as e where length(e.value::text) <= ${sql.lit(longestValue)}${shown})`;
}

/** In characters of JSON. */
export const longestValue = 200;
