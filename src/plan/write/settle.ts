/**
 * What the input comes to. In: the items that it names, what exists of them and of their lists, and the keys that were drawn.
 * Out: the rows, linked to each other; what is deleted; and the links of which is yet to be seen whether they lead anywhere.
 */
import type { Model } from "../../model/model.ts";
import type { Steps } from "../../shared/steps.ts";
import { findDeselected, settleDepartures } from "./deselect-rows.ts";
import type { Deletion } from "./deselect-rows.ts";
import type { ItemWrite } from "./item-tree.ts";
import { takeLinkedKeys } from "./key-sources.ts";
import { linkRows } from "./link-rows.ts";
import type { LinkCheck } from "./link-rows.ts";
import type { NamedItems } from "./name-items.ts";
import { draftRows, finishRows } from "./row-draft.ts";
import type { WriteRow } from "./rows.ts";
import type { Survey } from "./survey.ts";

export interface Settled {
  /** Those that the input names, and then those that only leave a list. */
  readonly rows: readonly WriteRow[];
  readonly deletions: readonly Deletion[];
  readonly checks: readonly LinkCheck[];
}

export function* settle(model: Model, named: NamedItems, survey: Survey, drawnKeys: ReadonlyMap<ItemWrite, string>): Steps<Settled> {
  const drafts = draftRows(named, drawnKeys);
  yield;
  takeLinkedKeys(named, drafts);
  yield;
  const checks = linkRows(model, named, drafts);
  yield;
  const { leaving, deletions } = settleDepartures(model, drafts, findDeselected(model, named, survey));
  yield;
  return { rows: [...finishRows(drafts), ...leaving], deletions, checks };
}
