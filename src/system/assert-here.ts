import { invalidPayload } from "../errors.ts";
import type { Model } from "../model/model.ts";

/** A collection whose table is in another schema than Directus's tables is served, and changed where it is defined. */
export function assertHere({ collections }: Model, schema: string, collection: string): void {
  const known = collections.get(collection);
  if (known === undefined || known.schema === schema) return;
  throw invalidPayload("collection", `"${collection}" is in the schema "${known.schema}", and what is changed is in "${schema}".`);
}
