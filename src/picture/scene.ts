/**
 * What of a picture is drawn at once. In: the picture, and what one wants to see of it. Out: cards, and the lines
 * between them; a union is a small card of its own, from which a line leads to each member.
 */
import type { Link, LinkEnd, Picture, PictureCollection, PictureField } from "./picture.ts";

export interface View {
  /** A collection, with those it is linked to; null: all. */
  readonly focus: string | null;
  /** Directus's own collections as well. In focus, one that is asked for is there anyway. */
  readonly showsSystem: boolean;
  /** How much of each collection; in focus, all fields of that one, and of its neighbours what links them. */
  readonly detail: Detail;
}

/** `names` alone, also the fields that make `relations`, or all `fields`. */
export type Detail = "names" | "relations" | "fields";

/** Of so many collections at most, so much is shown to begin with. */
const mostWithFields = 10;
const mostWithRelations = 30;

export function chooseDetail({ collections }: Picture): Detail {
  const count = collections.filter(({ isSystem, isJunction }) => !isSystem && !isJunction).length;
  if (count <= mostWithFields) return "fields";
  return count <= mostWithRelations ? "relations" : "names";
}

export interface Scene {
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

export type Card = CollectionCard | UnionCard;

export interface CollectionCard {
  readonly kind: "collection";
  /** The name of the collection. */
  readonly id: string;
  readonly collection: PictureCollection;
  readonly isFocus: boolean;
  /** Drawn by its name alone, as all are. */
  readonly isLone: boolean;
  readonly rows: readonly CardRow[];
  /** How many fields there are besides the rows. */
  readonly more: number;
}

export interface CardRow {
  readonly field: PictureField;
  readonly link: Link | null;
}

export interface UnionCard {
  readonly kind: "union";
  readonly id: string;
  readonly link: Link;
  readonly isLone: boolean;
}

export interface Line {
  readonly id: string;
  readonly link: Link;
  /** The position of its link in the picture. */
  readonly position: number;
  readonly from: Tip;
  readonly to: Tip;
}

/** Where a line ends. */
export interface Tip {
  /** The id of a card. */
  readonly card: string;
  /** A row of the card; null: the card as a whole. */
  readonly field: string | null;
  /** `many` is a crow's foot, `one` a bar, `plain` nothing. */
  readonly mark: "many" | "one" | "plain";
}

/** The most rows of a card that is not in focus. */
const mostRows = 14;

export function chooseScene(picture: Picture, view: View): Scene {
  const shown = chooseCollections(picture, view);
  const links = picture.links.flatMap((link, position) => cutLink(link, position, shown, view.focus));
  const lines = links.flatMap(buildLines);
  const ends = new Set(lines.flatMap(({ from, to }) => [from, to].map(({ card, field }) => `${card}.${field}`)));
  return {
    cards: [
      ...shown.values().map((collection) => buildCard(collection, picture, view, ends)),
      ...links.filter(({ link }) => isUnion(link)).map(({ link, position }) => buildUnion(link, position, view)),
    ],
    lines,
  };
}

function chooseCollections(picture: Picture, { focus, showsSystem }: View): ReadonlyMap<string, PictureCollection> {
  const near = focus === null ? null : findNeighbours(picture, focus);
  const chosen = picture.collections.filter(({ name, isSystem, isJunction }) => {
    if (name === focus) return true;
    if (isJunction || (isSystem && !showsSystem && focus === null)) return false;
    return near === null || (near.has(name) && (!isSystem || showsSystem || near.get(name) === "own"));
  });
  return new Map(chosen.map((collection) => [collection.name, collection]));
}

/** Those that a collection is linked to: by a field of its `own`, or by one of `theirs` alone. */
function findNeighbours({ links }: Picture, name: string): ReadonlyMap<string, "own" | "theirs"> {
  const found = new Map<string, "own" | "theirs">();
  for (const { from, to, through } of links) {
    const ends = [from, ...to];
    const mine = ends.filter(({ collection }) => collection === name);
    if (mine.length === 0 && through !== name) continue;
    // Of a union, a member has the one that refers for its neighbour, and not the other members.
    const others = mine.includes(from) || through === name ? ends : [from];
    const side = mine.some(({ field }) => field !== null) ? "own" : "theirs";
    for (const { collection } of others) if (found.get(collection) !== "own") found.set(collection, side);
  }
  return found;
}

interface ShownLink {
  readonly link: Link;
  readonly position: number;
  /** Those of its ends that are shown. */
  readonly to: readonly LinkEnd[];
}

/** A link as far as both of its sides are shown; in focus, those of the collection in focus alone. */
function cutLink(link: Link, position: number, shown: ReadonlyMap<string, PictureCollection>, focus: string | null): readonly ShownLink[] {
  const { from, to, through } = link;
  const isNear = focus === null || through === focus || [from, ...to].some(({ collection }) => collection === focus);
  if (!isNear || !shown.has(from.collection)) return [];
  const isOfMember = focus !== null && from.collection !== focus && through !== focus;
  const ends = to.filter(({ collection }) => shown.has(collection) && (!isOfMember || collection === focus));
  return ends.length === 0 ? [] : [{ link, position, to: ends }];
}

function buildLines({ link, position, to }: ShownLink): readonly Line[] {
  const { kind, from } = link;
  const start = { card: from.collection, field: from.field };
  if (!isUnion(link))
    return to.map(({ collection, field }) => ({
      id: `${position}`,
      link,
      position,
      from: { ...start, mark: kind === "o2o" ? "one" : "many" },
      to: { card: collection, field, mark: kind === "m2m" ? "many" : "one" },
    }));
  const union = { card: unionId(position), field: null, mark: "plain" as const };
  const branches = to.map(({ collection, field }, index) => ({
    id: `${position}-${index}`,
    link,
    position,
    from: union,
    to: { card: collection, field, mark: "one" as const },
  }));
  return [{ id: `${position}`, link, position, from: { ...start, mark: "many" }, to: union }, ...branches];
}

export function isUnion({ kind }: Link): boolean {
  return kind === "a2o" || kind === "m2a";
}

function unionId(position: number): string {
  return `union ${position}`;
}

function buildUnion(link: Link, position: number, view: View): UnionCard {
  return { kind: "union", id: unionId(position), link, isLone: isLone(view) };
}

function isLone({ focus, detail }: View): boolean {
  return focus === null && detail === "names";
}

function buildCard(collection: PictureCollection, { links }: Picture, view: View, ends: ReadonlySet<string>): CollectionCard {
  const rows = chooseRows(collection, view, ends);
  return {
    kind: "collection",
    id: collection.name,
    collection,
    isFocus: collection.name === view.focus,
    isLone: isLone(view),
    rows: rows.map((field) => ({ field, link: field.link === null ? null : (links[field.link] ?? null) })),
    more: collection.fields.length - rows.length,
  };
}

/** What a line leads to; of the rest, where all are asked for, as many as there is room for. */
function chooseRows({ name, fields }: PictureCollection, view: View, ends: ReadonlySet<string>): readonly PictureField[] {
  if (name === view.focus) return fields;
  if (isLone(view)) return [];
  const isEnd = (field: PictureField): boolean => ends.has(`${name}.${field.name}`);
  const others = fields.filter((field) => !isEnd(field));
  const spare = view.focus === null && view.detail === "fields" ? Math.max(0, mostRows - (fields.length - others.length)) : 0;
  const kept = new Set(others.slice(0, spare));
  return fields.filter((field) => isEnd(field) || kept.has(field));
}
