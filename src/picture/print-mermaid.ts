/** A picture as an entity relationship diagram of Mermaid: plain text that Markdown pages show as a drawing. */
import type { Link, Picture } from "./picture.ts";
import { isUnion } from "./scene.ts";

/**
 * Without Directus's own collections:
 *
 *     erDiagram
 *       "articles" }o--|| "authors" : "author"
 *       "articles" }o--o{ "tags" : "tags, through articles_tags"
 *       "pages" }o..o| "section_texts" : "sections, any of 4"
 */
export function printMermaid({ collections, links }: Picture): string {
  const shown = collections.filter(({ isSystem, isJunction }) => !isSystem && !isJunction);
  const names = new Set(shown.map(({ name }) => name));
  const relations = links
    .filter(({ from }) => names.has(from.collection))
    .flatMap((link) => link.to.filter(({ collection }) => names.has(collection)).map(({ collection }) => printRelation(link, collection)));
  return ["erDiagram", ...shown.map(({ name }) => `  ${quote(name)}`), ...relations, ""].join("\n");
}

function printRelation(link: Link, target: string): string {
  const { from, through } = link;
  const label = [
    from.field ?? through ?? "",
    ...(isUnion(link) ? [`any of ${link.to.length}`] : []),
    ...(through === null ? [] : [`through ${through}`]),
  ].join(", ");
  return `  ${quote(from.collection)} ${crowsFeet[link.kind]} ${quote(target)} : ${quote(label)}`;
}

/** Unions are dotted. */
const crowsFeet: Readonly<Record<Link["kind"], string>> = {
  m2o: "}o--o|",
  o2o: "|o--o|",
  m2m: "}o--o{",
  a2o: "}o..o|",
  m2a: "}o..o|",
};

/** Mermaid knows no escape for a quotation mark in a name. */
function quote(text: string): string {
  return `"${text.replaceAll('"', "'")}"`;
}
