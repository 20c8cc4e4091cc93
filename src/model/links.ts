/** What the relation passes write into: at most one relation per column, and the aliases of each collection. */
import type { CollectionDrafts } from "./drafts.ts";
import type { AnyToOne, ManyToOne, OneToAny, OneToMany } from "./model.ts";
import { type Report, explainAbsence, reportError, reportWarning, suggest } from "./report.ts";

export interface Links {
  /** By collection, then by the column's field. */
  readonly columns: Map<string, Map<string, ManyToOne | AnyToOne>>;
  /** By collection, then by alias. */
  readonly aliases: Map<string, Map<string, OneToMany | OneToAny>>;
}

export interface RelationPass {
  readonly drafts: CollectionDrafts;
  readonly links: Links;
  readonly report: Report;
}

export function columnLinkOf(links: Links, collection: string, field: string): ManyToOne | AnyToOne | undefined {
  return links.columns.get(collection)?.get(field);
}

export function aliasLinkOf(links: Links, collection: string, field: string): OneToMany | OneToAny | undefined {
  return links.aliases.get(collection)?.get(field);
}

export function addColumnLink(links: Links, relation: ManyToOne | AnyToOne): void {
  const fields = links.columns.get(relation.collection) ?? new Map<string, ManyToOne | AnyToOne>();
  links.columns.set(relation.collection, fields.set(relation.field, relation));
}

export function addAliasLink(links: Links, relation: OneToMany | OneToAny): void {
  const fields = links.aliases.get(relation.collection) ?? new Map<string, OneToMany | OneToAny>();
  links.aliases.set(relation.collection, fields.set(relation.field, relation));
}

/** A name of a column that a relation may do without: reported and taken as null when there is no such column. */
export function resolveOptionalColumn(
  pass: RelationPass,
  relation: { readonly coordinate: string; readonly collection: string },
  role: "junction field" | "sort field",
  name: string | null,
): string | null {
  if (name === null) return null;
  const columns = pass.drafts.get(relation.collection)?.columns;
  if (columns?.has(name) === true) return name;
  const suggestion = suggest(pass.report, name, columns?.keys() ?? [], `${relation.collection}.*`);
  const absence = explainAbsence(pass.report, `${relation.collection}.${name}`, `does not exist in "${relation.collection}".${suggestion}`);
  reportWarning(pass.report, "Relation", relation.coordinate, `${role} "${name}" ${absence}`);
  return null;
}

/** Whether an alias's name is free on its collection; a column or an earlier alias of that name is reported. */
export function isFreeAlias(pass: RelationPass, coordinate: string, collection: string, alias: string): boolean {
  const occupant = aliasLinkOf(pass.links, collection, alias);
  if (pass.drafts.get(collection)?.columns.has(alias) === true) {
    const sentence = `alias "${collection}.${alias}" has the name of a column, expected a free name; the other side is left out.`;
    reportError(pass.report, "Relation", coordinate, sentence);
    return false;
  }
  if (occupant === undefined) return true;
  const sentence = `alias "${collection}.${alias}" belongs to relation "${occupant.target}.${occupant.targetField}" already; the other side is left out.`;
  reportError(pass.report, "Relation", coordinate, sentence);
  return false;
}
