import type { Catalog } from "../database/catalog.ts";
import { type Diagnostic, MetadataError } from "../errors.ts";

/**
 * Throws where the database's role may not read tables that say what is served, or to whom: what it does not see must
 * not count as if it were not there. Of tables in `parts` some columns may be hidden.
 */
export function assertReadable(catalog: Catalog, whole: readonly string[], parts: readonly string[] = []): void {
  const hidden = new Set(catalog.hiddenTables.map(({ name }) => name));
  const inPart = new Set(catalog.tables.flatMap(({ name, hiddenColumns }) => (hiddenColumns.length > 0 ? [name] : [])));
  const diagnostics = [
    ...[...whole, ...parts].filter((name) => hidden.has(name)).map((name) => unreadable(name, "may not read it")),
    ...whole.filter((name) => inPart.has(name)).map((name) => unreadable(name, "may read some of its columns only")),
  ];
  if (diagnostics.length > 0) throw new MetadataError(diagnostics);
}

function unreadable(table: string, found: string): Diagnostic {
  return { severity: "error", coordinate: table, message: `Table "${table}": the database's role ${found}, expected SELECT on it.` };
}
