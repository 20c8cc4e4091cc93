import { Document, isMap, isSeq } from "yaml";
import type { AnyCandidate } from "./any-candidates.ts";
import type { Metadata } from "./metadata.ts";

/**
 * What metadata says of collections and relations, as an overlay to edit: laid over the metadata that it is made of, it
 * changes nothing. What its source could not use, and pairs that look like a many-to-any, are comments.
 */
export function printOverlay({ source, collections, relations, diagnostics }: Metadata, candidates: readonly AnyCandidate[]): string {
  const document = new Document({
    collections: collections.map(({ collection, note, singleton }) => withoutDefaults({ collection, note, singleton })),
    relations: relations.map((row) =>
      withoutDefaults({
        collection: row.manyCollection,
        field: row.manyField,
        related_collection: row.oneCollection,
        one_field: row.oneField,
        junction_field: row.junctionField,
        sort_field: row.sortField,
        one_deselect_action: row.oneDeselectAction === "nullify" ? null : row.oneDeselectAction,
      }),
    ),
  });
  document.commentBefore = [
    ` From ${source}. OVERLAY=this-file lays it over what is inferred: what it states counts, and what it does not mention stays,`,
    " so that whatever you do not change may go. `one_field` is the name of the other side.",
    ...diagnostics.map(({ message }) => ` Not used: ${message}`),
  ].join("\n");
  for (const name of ["collections", "relations"]) {
    const rows: unknown = document.get(name);
    if (!isSeq(rows)) continue;
    for (const row of rows.items) if (isMap(row)) row.flow = true;
  }
  const text = document.toString({ lineWidth: 0 });
  return candidates.length === 0 ? text : `${text}${printCandidates(candidates)}`;
}

/** Lines that may become the last relations. */
function printCandidates(candidates: readonly AnyCandidate[]): string {
  const rows = candidates.map(
    ({ collection, field, collectionField }) =>
      `#  - { collection: ${collection}, field: ${field}, collection_field: ${collectionField}, allowed: [] }\n`,
  );
  return `#  These look like many-to-any relations, which no foreign key shows; name the collections that each may lead to:\n${rows.join("")}`;
}

function withoutDefaults(row: Readonly<Record<string, string | boolean | null>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== false));
}
