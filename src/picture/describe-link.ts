/** Links in words, seen from one of their fields. */
import type { Link, LinkEnd, LinkKind } from "./picture.ts";

export const kindNames: Readonly<Record<LinkKind, string>> = {
  m2o: "many-to-one",
  o2o: "one-to-one",
  m2m: "many-to-many",
  a2o: "any-to-one",
  m2a: "many-to-any",
};

/** Where a field leads, with brackets where there may be many: `authors`, `tags[]`, `any of 4`. */
export function describeTarget(link: Link, collection: string, field: string): string {
  const { kind, from, to, through } = link;
  const members = to.length === 1 && kind !== "a2o" && kind !== "m2a" ? (to[0]?.collection ?? "") : `any of ${to.length}`;
  if (from.collection === collection && from.field === field) return kind === "m2m" || kind === "m2a" ? `${members}[]` : members;
  if (through === collection) return "";
  return kind === "o2o" ? from.collection : `${from.collection}[]`;
}

/** `articles.tags → tags.articles (many-to-many, through articles_tags)` */
export function describeLink({ kind, from, to, through }: Link): string {
  const way = through === null ? "" : `, through ${through}`;
  return `${printEnd(from)} → ${to.map(printEnd).join(", ")} (${kindNames[kind]}${way})`;
}

function printEnd({ collection, field }: LinkEnd): string {
  return field === null ? collection : `${collection}.${field}`;
}
