import type { ReadNode } from "../../plan/statement/read-plan.ts";
import { compileNode } from "../../sql/compile-plan.ts";
import { finishObjects } from "./finish-objects.ts";
import type { Item } from "./finish-objects.ts";
import { loadForest } from "./load.ts";
import type { Loader } from "./loader.ts";

/** The finished items of one plan that is not kept: all of a statement's, or those of a key. Throws what a statement met. */
export async function loadItems(node: ReadNode, key: string | null, loader: Loader): Promise<readonly Item[]> {
  const [loaded] = await loadForest([{ node: compileNode(node), key, values: [] }], loader);
  if (loaded === undefined || loaded instanceof Error) throw loaded ?? new Error("A tree was asked for.");
  return finishObjects(loaded);
}
