/** `o2a`: the other side of an `a2o`, which only an alias field with that special declares. */
import type { FieldMetadata, Metadata, RelationMetadata } from "../metadata/metadata.ts";
import type { CollectionDraft } from "./drafts.ts";
import { type RelationPass, addAliasLink, columnLinkOf, isFreeAlias } from "./links.ts";
import type { AnyToOne } from "./model.ts";
import { type Report, reportError, suggest } from "./report.ts";

/** Adds them all; `o2a` fields that cannot be used are reported. */
export function addOneToAny(pass: RelationPass, metadata: Metadata): void {
  const rows = new Map<string, RelationMetadata>();
  for (const row of metadata.relations) {
    if (row.oneCollection === null) rows.set(`${row.manyCollection}.${row.manyField}`, row);
  }
  for (const draft of pass.drafts.values()) {
    for (const field of draft.aliasRows.values()) {
      if (field.special.includes("o2a")) addField(pass, draft, field, rows);
    }
  }
}

function addField(pass: RelationPass, draft: CollectionDraft, field: FieldMetadata, rows: ReadonlyMap<string, RelationMetadata>): void {
  const coordinate = `${field.collection}.${field.field}`;
  const name = relationNameOf(field.options);
  if (name === undefined) {
    const sentence = 'found no relation in its options, expected one as in { "relation": "page_blocks.item" }.';
    reportError(pass.report, "Field", coordinate, sentence);
    return;
  }
  const row = rows.get(name);
  const link = row === undefined ? undefined : columnLinkOf(pass.links, row.manyCollection, row.manyField);
  if (row === undefined || link?.kind !== "a2o") {
    const suggestion = suggest(pass.report, name, rows.keys(), "any relation");
    reportError(pass.report, "Field", coordinate, `"${name}" is no usable relation to any of several collections.${suggestion}`);
    return;
  }
  if (!isAllowed(pass.report, coordinate, draft, link)) return;
  if (!isFreeAlias(pass, name, draft.name, field.field) || draft.primaryKey === null) return;
  const columns = pass.drafts.get(link.collection)?.columns;
  addAliasLink(pass.links, {
    kind: "o2a",
    collection: draft.name,
    field: field.field,
    keyField: draft.primaryKey.name,
    target: link.collection,
    targetField: link.field,
    collectionField: link.collectionField,
    junctionField: existing(row.junctionField),
    sortField: existing(row.sortField),
    deselectAction: row.oneDeselectAction,
    single: field.special.includes("o2o"),
  });

  /** What does not exist was reported with the `a2o`. */
  function existing(column: string | null): string | null {
    return column !== null && columns?.has(column) === true ? column : null;
  }
}

function relationNameOf(options: unknown): string | undefined {
  if (typeof options !== "object" || options === null || !("relation" in options)) return undefined;
  return typeof options.relation === "string" ? options.relation : undefined;
}

function isAllowed(report: Report, coordinate: string, draft: CollectionDraft, link: AnyToOne): boolean {
  if (link.allowed.includes(draft.name)) return true;
  const sentence = `"${draft.name}" is not among the allowed collections of "${link.collection}.${link.field}".`;
  reportError(report, "Field", coordinate, sentence);
  return false;
}
