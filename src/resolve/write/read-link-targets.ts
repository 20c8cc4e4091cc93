import type { Collection } from "../../model/model.ts";
import type { FoundLinks } from "../../plan/write/link-rows.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { readStoredKeys } from "./read-stored-keys.ts";
import { selectReachable } from "./rights-questions.ts";

/** The keys of the items that may be linked, as they are asked for, each with the key as it is stored. */
export async function readLinkTargets(context: QuestionContext, wanted: ReadonlyMap<Collection, readonly string[]>): Promise<FoundLinks> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const [collection, keys] of wanted) {
    if (context.access.kind === "admin") found.set(collection.name, await readStoredKeys(context.connection, collection, keys));
    // What may be read exists.
    else found.set(collection.name, await selectReachable(context, collection, "read", keys));
  }
  return found;
}
