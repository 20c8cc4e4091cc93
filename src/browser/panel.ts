/** What there is to say of one collection: its note, each of its fields, and a query to begin with. */
import { describeTarget, kindNames } from "../picture/describe-link.ts";
import type { Link, PictureCollection, PictureField, ServedPicture } from "../picture/picture.ts";
import { isUnion } from "../picture/scene.ts";
import { element } from "./dom.ts";

export function fillPanel(panel: HTMLElement, picture: ServedPicture, collection: PictureCollection, pointedField: string | null): void {
  const { name, note, fields } = collection;
  const query = picture.queries[name];
  panel.replaceChildren(
    element("a", { class: "back", href: "#", title: "Escape" }, "← All collections"),
    element("h1", {}, name),
    element("p", { class: "soft" }, describeCollection(picture, collection)),
    ...(note === null ? [] : [element("p", {}, note)]),
    ...(query === undefined
      ? []
      : [element("a", { class: "open", href: `/graphql?query=${encodeURIComponent(query)}` }, "Open a query in GraphiQL")]),
    element("h2", {}, `${fields.length} fields`),
    element("dl", {}, ...fields.flatMap((field) => describeField(picture, collection, field, field.name === pointedField))),
  );
  panel.querySelector("dt.pointed")?.scrollIntoView({ block: "nearest" });
}

function describeCollection({ links }: ServedPicture, { name, isView, isSingleton, isSystem, isJunction }: PictureCollection): string {
  const through = links.find((link) => link.through === name);
  const words = [
    isJunction && through !== undefined
      ? `Junction of ${through.from.collection} and ${describeMembers(through)}`
      : isView
        ? "View"
        : "Collection",
    ...(isSingleton ? ["one item"] : []),
    ...(isSystem ? ["Directus’s own"] : []),
  ];
  return words.join(" · ");
}

function describeMembers({ to }: Link): string {
  return to.map(({ collection }) => collection).join(", ");
}

function describeField(
  picture: ServedPicture,
  { name }: PictureCollection,
  field: PictureField,
  isPointed: boolean,
): readonly HTMLElement[] {
  const link = field.link === null ? undefined : picture.links[field.link];
  const type = link === undefined ? field.type : describeTarget(link, name, field.name) || field.type;
  const facts = [
    ...(field.isKey ? ["key"] : []),
    ...(field.isUnique && !field.isKey ? ["unique"] : []),
    ...(field.isNullable ? ["may be empty"] : []),
  ].join(", ");
  const about = [
    ...(link === undefined ? [] : [describeRelation(link, name, field)]),
    ...(facts === "" ? [] : [element("div", {}, facts)]),
    ...(field.note === null ? [] : [element("div", {}, field.note)]),
  ];
  return [
    element("dt", isPointed ? { class: "pointed" } : {}, element("span", {}, field.name), element("span", {}, type ?? "")),
    ...(about.length === 0 ? [] : [element("dd", {}, ...about)]),
  ];
}

function describeRelation(link: Link, collection: string, { name, type }: PictureField): HTMLElement {
  const { kind, from, to, through } = link;
  const isFrom = from.collection === collection && from.field === name;
  const ends = through === collection ? [from, ...to] : isFrom ? to : [from];
  const words = isFrom || kind !== "m2o" ? kindNames[kind] : "one-to-many";
  return element(
    "div",
    { class: "relations" },
    element("span", { class: `kind ${kind}` }, words),
    ...(isUnion(link) && isFrom ? [": any of "] : [": "]),
    ...ends.flatMap(({ collection: end }, index) => [...(index === 0 ? [] : [", "]), linkTo(end)]),
    ...(through === null || through === collection ? [] : [", through ", linkTo(through)]),
    ...(type === null ? [] : [` (${type})`]),
  );
}

function linkTo(collection: string): HTMLElement {
  return element("a", { href: `#${encodeURIComponent(collection)}` }, collection);
}
