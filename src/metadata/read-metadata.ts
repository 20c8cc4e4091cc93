import type { Catalog } from "../database/catalog.ts";
import type { Connection } from "../database/database.ts";
import { MetadataError } from "../errors.ts";
import { assertReadable } from "./assert-readable.ts";
import { metadataTables, readDirectusTables } from "./directus-tables.ts";
import { inferMetadata } from "./inference.ts";
import type { Metadata } from "./metadata.ts";
import { applyOverlay, parseOverlay } from "./overlay.ts";
import { parseSnapshot } from "./snapshot-file.ts";
import { addSystemCollections, hasDirectusTables } from "./system-collections.ts";

export interface MetadataFile {
  /** The file's content: reading it is the caller's. */
  readonly text: string;
  readonly fileName: string;
}

/** `auto`: Directus's tables where the database has them, else inference. */
export type MetadataSource = "auto" | "directus" | "infer" | MetadataFile;

export interface ReadMetadataOptions {
  readonly connection: Connection;
  readonly catalog: Catalog;
  /** Where Directus's own tables are. */
  readonly schema: string;
  readonly source: MetadataSource;
  readonly overlay?: MetadataFile | undefined;
}

/** Every source into one form, with Directus's own collections where the database has them, then the overlay on top. */
export async function readMetadata(options: ReadMetadataOptions): Promise<Metadata> {
  const { catalog, overlay } = options;
  const stored = markFolders(await readSource(options), catalog);
  const metadata = hasDirectusTables(catalog) ? addSystemCollections(stored, catalog) : stored;
  return overlay === undefined ? metadata : applyOverlay(metadata, parseOverlay(overlay.text, overlay.fileName));
}

async function readSource({ connection, catalog, schema, source }: ReadMetadataOptions): Promise<Metadata> {
  if (source === "auto" || source === "directus") assertReadable(catalog, metadataTables);
  if (source === "infer" || (source === "auto" && !hasDirectusTables(catalog))) return inferMetadata(catalog);
  if (source === "auto" || source === "directus") {
    assertDirectusTables(catalog);
    return readDirectusTables(connection, schema);
  }
  return parseSnapshot(source.text, source.fileName);
}

function assertDirectusTables(catalog: Catalog): void {
  if (hasDirectusTables(catalog)) return;
  const message =
    'The metadata source is "directus", but the tables "directus_collections", "directus_fields" and "directus_relations" are not all in the served schemas.';
  throw new MetadataError([{ severity: "error", coordinate: "directus_collections", message }]);
}

/** Directus's tables do not say what is a folder: of what may be one, it is what has neither a table nor a single field. */
function markFolders(metadata: Metadata, catalog: Catalog): Metadata {
  const tables = new Set(catalog.tables.map((table) => table.name));
  const withFields = new Set(metadata.fields.map((field) => field.collection));
  return {
    ...metadata,
    collections: metadata.collections.map((row) => ({
      ...row,
      isFolder: row.isFolder && !tables.has(row.collection) && !withFields.has(row.collection),
    })),
  };
}
