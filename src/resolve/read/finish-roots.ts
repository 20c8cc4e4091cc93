import { unknownItem } from "../../errors.ts";
import { finishAggregate } from "./finish-aggregate.ts";
import { createItem, finishDefaults, finishObjects } from "./finish-objects.ts";
import type { Item } from "./finish-objects.ts";
import type { LoadedRoot } from "./load-roots.ts";

/** Finished objects, lists of them, nulls and errors, by response key, for graphql-js to complete. */
export async function finishRoots(roots: ReadonlyMap<string, LoadedRoot>): Promise<Item> {
  const answer = createItem();
  for (const [key, root] of roots) answer[key] = await finishRoot(root);
  return answer;
}

export async function finishRoot(root: LoadedRoot): Promise<unknown> {
  if (root.kind === "failed") return root.error;
  if (root.kind === "value") return root.value;
  if (root.kind === "groups") return finishAggregate(root.plan.plan, root.rows);
  const { plan, loaded } = root;
  const items = await finishObjects(loaded);
  switch (plan.kind) {
    case "list":
      return items;
    case "item":
      return items[0] ?? unknownItem(plan.node.layout.collection ?? "");
    case "singleton":
      return items[0] ?? finishDefaults(plan.defaults);
  }
}
