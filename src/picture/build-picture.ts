import type { AnyToOne, Collection, Field, ManyToOne, Model } from "../model/model.ts";
import { type Junction, findJunctions } from "./find-junctions.ts";
import type { Link, LinkEnd, Picture, PictureCollection, PictureField } from "./picture.ts";

export function buildPicture(model: Model): Picture {
  const junctions = findJunctions(model);
  const links = [...model.collections.values()].flatMap((collection) => buildLinks(model, collection, junctions.get(collection.name)));
  const linkOf = indexLinks(links, junctions);
  return {
    collections: [...model.collections.values()].map((collection) => buildCollection(collection, junctions.has(collection.name), linkOf)),
    links,
  };
}

/** Those whose columns stand in the collection, where they lead to something; of a junction, the one that it is there for, and who made its items. */
function buildLinks(model: Model, collection: Collection, junction: Junction | undefined): readonly Link[] {
  const hops = [...collection.fields.values()].flatMap(({ relation }) =>
    relation?.kind === "m2o" || relation?.kind === "a2o" ? [relation] : [],
  );
  const own = hops.filter((hop) => hop !== junction?.near && hop !== junction?.far).map((hop) => buildLink(model, hop));
  const links = junction === undefined ? own : [linkThrough(model, junction), ...own];
  return links.filter(({ to }) => to.length > 0);
}

function buildLink(model: Model, hop: ManyToOne | AnyToOne): Link {
  const kind = hop.kind === "m2o" && hop.unique ? "o2o" : hop.kind;
  return { kind, from: { collection: hop.collection, field: hop.field }, to: listEnds(model, hop), through: null };
}

function linkThrough(model: Model, { collection, near, far }: Junction): Link {
  return {
    kind: far.kind === "a2o" ? "m2a" : "m2m",
    from: { collection: near.target, field: inverseOf(model, near) },
    to: listEnds(model, far),
    through: collection,
  };
}

function listEnds(model: Model, hop: ManyToOne | AnyToOne): readonly LinkEnd[] {
  if (hop.kind === "m2o") return [{ collection: hop.target, field: inverseOf(model, hop) }];
  return hop.allowed.map((member) => ({ collection: member, field: findAnyInverse(model, hop, member) }));
}

/** The list on the other side, where whoever looks may see it. */
function inverseOf(model: Model, { target, inverse }: ManyToOne): string | null {
  return inverse !== null && model.collections.get(target)?.fields.has(inverse) === true ? inverse : null;
}

function findAnyInverse(model: Model, hop: AnyToOne, member: string): string | null {
  const fields = [...(model.collections.get(member)?.fields.values() ?? [])];
  const inverse = fields.find(
    ({ relation }) => relation?.kind === "o2a" && relation.target === hop.collection && relation.targetField === hop.field,
  );
  return inverse?.name ?? null;
}

type LinkOf = (collection: string, field: string) => number | null;

/** By each field that shows a side of it; the hops of a junction show its link, too. */
function indexLinks(links: readonly Link[], junctions: ReadonlyMap<string, Junction>): LinkOf {
  const positions = new Map<string, number>();
  for (const [position, { from, to, through }] of links.entries()) {
    const junction = through === null ? undefined : junctions.get(through);
    const hops = junction === undefined ? [] : [junction.near, junction.far].map(({ collection, field }) => ({ collection, field }));
    for (const { collection, field } of [from, ...to, ...hops]) if (field !== null) positions.set(`${collection}.${field}`, position);
  }
  return (collection, field) => positions.get(`${collection}.${field}`) ?? null;
}

function buildCollection(collection: Collection, isJunction: boolean, linkOf: LinkOf): PictureCollection {
  const { name, note, kind, singleton, isSystem, primaryKey } = collection;
  return {
    name,
    note,
    isView: kind === "view",
    isSingleton: singleton,
    isSystem,
    isJunction,
    fields: [...collection.fields.values()].map((field) => buildField(field, field.name === primaryKey?.name, linkOf)),
  };
}

function buildField(field: Field, isKey: boolean, linkOf: LinkOf): PictureField {
  const { name, note } = field;
  const link = linkOf(field.collection, name);
  return field.kind === "column"
    ? { name, type: field.type, note, isKey, isNullable: field.nullable, isUnique: field.unique, link }
    : { name, type: null, note, isKey, isNullable: false, isUnique: false, link };
}
