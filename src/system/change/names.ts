/** Names that are given: of collections, of fields, and of what the database has beside them. */
import { createHash } from "node:crypto";
import { RequestError, invalidPayload } from "../../errors.ts";
import { isSystemTable } from "../../metadata/system-collections.ts";

/** In bytes: PostgreSQL cuts what is longer. */
const longestName = 63;

export function assertNewCollection(collection: string, path: string): void {
  if (isSystemTable(collection)) throw invalidPayload(path, `names that begin with "directus_" are Directus's own, got "${collection}".`);
  assertNewName(collection, path);
}

/** One that both the database and GraphQL can have. */
export function assertNewName(name: string, path: string): void {
  if (name === "") throw invalidPayload(path, "expected a name, got nothing.");
  if (Buffer.byteLength(name) > longestName)
    throw new RequestError("VALUE_TOO_LONG", `${path}: a name has ${longestName} bytes at most, got "${name}".`, { path });
  if (/^(?!__)[A-Za-z_]\w*$/.test(name)) return;
  throw invalidPayload(path, `expected a name of letters, digits and "_", which begins with no digit and no "__", got "${name}".`);
}

/** `articles_author_foreign`: of a constraint or an index. One that would be cut ends in what tells it from others. */
export function nameFor(table: string, columns: readonly string[], suffix: string): string {
  const name = [table, ...columns, suffix].join("_");
  if (Buffer.byteLength(name) <= longestName) return name;
  const mark = createHash("sha256").update(name).digest("hex").slice(0, 8);
  // What it begins with need not be whole.
  const start = Buffer.from(name)
    .subarray(0, longestName - suffix.length - mark.length - 2)
    .toString("latin1")
    .replaceAll(/\W/g, "");
  return `${start}_${mark}_${suffix}`;
}
