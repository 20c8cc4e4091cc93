import { nameOf } from "../../filter/facts.ts";
import { collectionOf } from "../../model/look-up.ts";
import type { ManyToOne } from "../../model/model.ts";
import type { ReadArguments } from "../../request/selection.ts";
import { planCondition } from "../filter/plan-condition.ts";
import type { Condition } from "../statement/read-plan.ts";
import { columnNamed, createScope, joinOn, joinToOne } from "../statement/scope.ts";
import type { AliasedCollection } from "../statement/scope.ts";
import type { PlanPlace } from "./plan-place.ts";

/** PostgreSQL stops looking for a good order of joins beyond so many (`join_collapse_limit`). */
const mostJoins = 8;

/** The related item joined for what is selected of it; null where it needs a statement of its own. */
export function joinForSelection(place: PlanPlace, relation: ManyToOne, given: ReadArguments): AliasedCollection | null {
  const { context, draft, at } = place;
  const { scope, selection } = draft;
  const isFull = selection.joins.length + (selection === scope ? 0 : scope.joins.length) >= mostJoins;
  const isFiltered = given.filter !== undefined || (given.search !== undefined && given.search !== "");
  if (!isFiltered) {
    const isKnown = selection.joined.has(`${at.alias}.${relation.field}`);
    return isFull && !isKnown ? null : joinToOne(selection, at, relation);
  }
  // Values of variables are told apart by where they come from, since in another request they differ.
  const filter = given.filter === undefined ? null : nameOf(given.filter);
  const key = `${at.alias}.${relation.field}(${JSON.stringify([filter, given.search])})`;
  const known = selection.joined.get(key);
  if (known !== undefined) return known;
  if (isFull) return null;
  const target = createScope(scope, collectionOf(context.model, relation.target), scope.createAlias);
  const condition = planCondition(context, target, given, place.path);
  if (target.joins.length > 0) return null;
  const link: Condition = {
    kind: "equal",
    left: columnNamed(at, relation.field),
    right: columnNamed(target.base, relation.targetField),
    cast: null,
  };
  const on = [link, condition, scope.sight.field(scope, at, relation.field)].filter((part) => part !== null);
  selection.joins.push(joinOn(target.base, on));
  selection.joined.set(key, target.base);
  draft.isFiltered = true;
  return target.base;
}
