import type { CatalogTable } from "../database/catalog.ts";
import type { Diagnostic } from "../errors.ts";

/** A foreign key over one column, from a table to a table that are both served. */
export interface InferredLink {
  readonly many: CatalogTable;
  readonly column: string;
  readonly one: CatalogTable;
  /** At most one item per target. */
  readonly unique: boolean;
  /** The other foreign key, when `many` is a junction. */
  readonly junctionField: string | null;
}

/**
 * A name for the other side of each foreign key, deterministic in the order of the catalog:
 *
 * - `orders.customer_id` shows as `customers.orders`: the many table's name;
 * - several foreign keys between two tables show as `customers.orders_by_billing_id` and so on;
 * - a table that refers to itself by `parent` or `parent_id` shows `children`, else `employees_by_manager_id`.
 *
 * A name that the target has already, as a column or from an earlier key, gives way to the longer form, then to a
 * number, and that is reported.
 */
export function nameAliases(
  links: readonly InferredLink[],
  isHidden: (link: InferredLink) => boolean,
  diagnostics: Diagnostic[],
): ReadonlyMap<InferredLink, string> {
  const shown = links.filter((link) => !isHidden(link));
  const counts = new Map<string, number>();
  for (const link of shown) counts.set(pairOf(link), (counts.get(pairOf(link)) ?? 0) + 1);
  const taken = new Map<string, Set<string>>();
  const aliases = new Map<InferredLink, string>();
  for (const link of shown) {
    const names = taken.get(link.one.name) ?? new Set(link.one.columns.map((column) => column.name));
    taken.set(link.one.name, names);
    const wanted = wantedName(link, counts.get(pairOf(link)) ?? 1);
    const name = freeName(link, wanted, names);
    names.add(name);
    aliases.set(link, name);
    if (name !== wanted) diagnostics.push(collision(link, wanted, name));
  }
  return aliases;
}

function wantedName(link: InferredLink, linksOfPair: number): string {
  if (link.many === link.one && /^parent(_|$)/i.test(link.column)) return "children";
  return link.many === link.one || linksOfPair > 1 ? longName(link) : link.many.name;
}

function longName(link: InferredLink): string {
  return `${link.many.name}_by_${link.column}`;
}

function freeName(link: InferredLink, wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const long = longName(link);
  if (!taken.has(long)) return long;
  let number = 2;
  while (taken.has(`${long}_${number}`)) number += 1;
  return `${long}_${number}`;
}

function pairOf({ many, one }: InferredLink): string {
  return JSON.stringify([many.name, one.name]);
}

function collision(link: InferredLink, wanted: string, name: string): Diagnostic {
  const coordinate = `${link.many.name}.${link.column}`;
  const message = `Relation "${coordinate}": "${link.one.name}" has a field "${wanted}" already, so the other side is called "${name}".`;
  return { severity: "warning", coordinate, message };
}
