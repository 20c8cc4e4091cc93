import { collectionOf } from "../../model/look-up.ts";
import { planDelta } from "../../plan/read/version.ts";
import type { Delta, VersionRequest } from "../../plan/read/version.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { compileRead } from "../../sql/compile-read.ts";
import { isKeyText, keyTypeOf } from "../../value/key-text.ts";
import type { QuestionContext } from "./ask-question.ts";
import type { Loader } from "./loader.ts";
import { selectShownFields } from "./select-shown-fields.ts";

/**
 * What a version says of an item, as far as it may be read; null where there is no such version. Its values are cast
 * before rows are looked at: of an item or a field that is hidden, not even their faults may show.
 */
export async function readVersion(context: PlanContext & QuestionContext, loader: Loader, request: VersionRequest): Promise<Delta | null> {
  const collection = collectionOf(context.model, request.collection);
  const { item } = request;
  if (item !== null && (collection.primaryKey === null || !isKeyText(item, keyTypeOf(collection.primaryKey)))) return null;
  const shown = await selectShownFields(context, collection, item);
  const delta = shown === null ? null : await loadDelta(context, loader, request);
  return delta === null ? null : Object.fromEntries(Object.entries(delta).filter(([name]) => shown?.has(name)));
}

/** An unknown version reads as the item itself. */
async function loadDelta(context: PlanContext, loader: Loader, request: VersionRequest): Promise<Delta | null> {
  const [row] = await loader.loadRoot(compileRead(planDelta(context, request)).read);
  const delta: unknown = JSON.parse(row?.[0] ?? "null");
  // A json object; what Directus stores as a delta is one.
  return typeof delta === "object" && !Array.isArray(delta) ? (delta as Delta | null) : null;
}
