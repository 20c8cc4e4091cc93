/**
 * Relational metadata as it is stored: the rows of `directus_collections`, `directus_fields` and
 * `directus_relations`, parsed and checked for form, not yet for meaning. Every source yields this one form.
 */
import type { Diagnostic } from "../errors.ts";

export interface Metadata {
  /** Where it came from, for messages: `directus tables`, `snapshot.yaml`, `catalog`. */
  readonly source: string;
  /** `directus`: O2M aliases stay lists over unique columns. `inferred`: a unique foreign key makes a single object. */
  readonly origin: "directus" | "inferred";
  readonly collections: readonly CollectionMetadata[];
  readonly fields: readonly FieldMetadata[];
  readonly relations: readonly RelationMetadata[];
  /** What the source itself could not use as it stood; the model's own come after these. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface CollectionMetadata {
  readonly collection: string;
  readonly note: string | null;
  readonly singleton: boolean;
  readonly sortField: string | null;
  /** One of Directus's own `directus_*` tables. Only the fields that metadata names are served, other columns stay hidden. */
  readonly isSystem: boolean;
  /** A folder has no table and no type. A source that cannot tell says true; a collection with a table never is one. */
  readonly isFolder: boolean;
  // Checked, and kept for the system endpoint.
  readonly hidden: boolean;
  readonly displayTemplate: string | null;
  readonly archiveField: string | null;
  readonly archiveValue: string | null;
  readonly versioning: boolean;
}

export interface FieldMetadata {
  readonly collection: string;
  readonly field: string;
  /** `m2o`, `o2m`, `uuid`, `cast-json`, `date-created`, ... */
  readonly special: readonly string[];
  readonly note: string | null;
  readonly searchable: boolean;
  readonly options: unknown;
  /** A filter rule that a written item must satisfy, or null. */
  readonly validation: unknown;
  readonly validationMessage: string | null;
  // Checked, and kept for the system endpoint.
  readonly required: boolean;
  readonly readonly: boolean;
  readonly hidden: boolean;
  readonly sort: number | null;
}

export interface RelationMetadata {
  readonly manyCollection: string;
  readonly manyField: string;
  /** Null for a many-to-any relation. */
  readonly oneCollection: string | null;
  readonly oneField: string | null;
  readonly oneCollectionField: string | null;
  readonly oneAllowedCollections: readonly string[] | null;
  readonly junctionField: string | null;
  readonly sortField: string | null;
  readonly oneDeselectAction: "nullify" | "delete";
}
