/** How large a card is, in pixels: its letters are of one width, so that nothing needs to be measured. */
import { describeTarget } from "./describe-link.ts";
import type { Link, PictureField } from "./picture.ts";
import type { Card, CollectionCard } from "./scene.ts";

export const headHeight = 34;
export const rowHeight = 22;
export const padding = 12;
/** Left of the name of a field, for its sign. */
export const signWidth = 18;
/** Below the last row. */
const foot = 6;
/**
 * Of a letter of a monospaced font: of the name of a collection in 13 pixels, of one that stands alone in 16, of a union
 * beside such a one in 14, of all else in 12.
 */
const nameLetter = 7.9;
const loneLetter = 9.7;
const loneUnionLetter = 8.5;
const letter = 7.3;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function sizeOf(card: Card): Size {
  if (card.kind === "collection") return sizeOfCollection(card);
  return { width: Math.ceil(unionLabel(card.link).length * (card.isLone ? loneUnionLetter : letter) + 28), height: card.isLone ? 28 : 26 };
}

function sizeOfCollection(card: CollectionCard): Size {
  const { collection, rows, isLone } = card;
  const widths = rows.map(({ field, link }) => signWidth + (field.name.length + 3 + rowLabel(card, field, link).length) * letter);
  const name = collection.name.length * (isLone ? loneLetter : nameLetter);
  const width = Math.max(40, name, ...widths) + 2 * padding;
  const lines = rows.length + (tellsMore(card) ? 1 : 0);
  return { width: Math.ceil(width), height: headHeight + (lines === 0 ? 0 : lines * rowHeight + foot) };
}

/** Whether a last line tells of further fields. */
export function tellsMore({ rows, more }: CollectionCard): boolean {
  return rows.length > 0 && more > 0;
}

/** From the top of the card. */
export function middleOfRow(index: number): number {
  return headHeight + index * rowHeight + rowHeight / 2;
}

export function unionLabel({ from, to }: Link): string {
  return `${from.field ?? "item"}: any of ${to.length}`;
}

/** What stands right of a field: its type, or where it leads. */
export function rowLabel({ collection }: CollectionCard, field: PictureField, link: Link | null): string {
  return link === null ? (field.type ?? "") : describeTarget(link, collection.name, field.name);
}
