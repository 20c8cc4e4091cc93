import type { Access } from "../../access/access.ts";
import { stillReferenced } from "../../database/sql-sentences.ts";
import { RequestError } from "../../errors.ts";

/** An item is kept by those that refer to it, whoever may see them; of which collection they are is told to whoever may use it. */
export function hideReferrer(access: Access, error: unknown): unknown {
  if (access.kind === "admin" || !(error instanceof RequestError) || error.code !== "INVALID_FOREIGN_KEY") return error;
  const { collection } = error.details;
  if (typeof collection !== "string" || access.collections.has(collection)) return error;
  return stillReferenced(undefined, error, error.path);
}
