/**
 * Writes a tree of items on one connection. In: what the input says. Out: what was done. In between, nothing is written
 * before all is known and judged:
 *
 * 1. survey: what exists of it, and of its lists, is locked and read; meanwhile, new keys are drawn
 * 2. settle: one row for each item, linked, with a key; who leaves which list, and who is deleted for it
 * 3. ask: whether the role may do that, and whether what is linked is there
 * 4. complete: presets, who and when
 * 5. judge: missing values, rules of fields, of permissions, links to nothing
 * 6. plan: secrets are hashed; the statements in their order, neighbours joined
 * 7. perform: the statements; of the last one it can often be told beforehand what it will have written
 * 8. confirm: what could only be asked of what is stored
 */
import { RequestError, failedValidation, unknownItemAt } from "../../errors.ts";
import { completeRows, dropForged } from "../../plan/write/complete-rows.ts";
import { listCreatedQuestions } from "../../plan/write/created-questions.ts";
import type { Deletion } from "../../plan/write/deselect-rows.ts";
import { foretellKeys, isWholeAtLast } from "../../plan/write/foretell.ts";
import { listItems } from "../../plan/write/item-tree.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { joinSteps, keepApart } from "../../plan/write/join-steps.ts";
import type { JoinedPlan } from "../../plan/write/join-steps.ts";
import { judgeRows } from "../../plan/write/judge-rows.ts";
import { hasChangesToGoing, leaveGoing } from "../../plan/write/stale-links.ts";
import { findBrokenLinks, groupChecks, storeLinks } from "../../plan/write/link-rows.ts";
import { isKnown, nameItems } from "../../plan/write/name-items.ts";
import type { NamedItems } from "../../plan/write/name-items.ts";
import type { WriteRow } from "../../plan/write/rows.ts";
import { settle } from "../../plan/write/settle.ts";
import { planLocks } from "../../plan/write/survey.ts";
import type { Survey } from "../../plan/write/survey.ts";
import { validateRows } from "../../plan/write/validate-rows.ts";
import { type WriteOutcome, withNamed } from "../../plan/write/write-outcome.ts";
import { planWrites } from "../../plan/write/write-plan.ts";
import { finishInTurns, giveWay } from "../../shared/turns.ts";
import { assertMayHaveCreated, assertMayWrite } from "./assert-may-write.ts";
import { assertOpenRulesHold } from "./assert-open-rules.ts";
import { drawAllKeys } from "./draw-keys.ts";
import { hashSecrets } from "./hash-secrets.ts";
import type { Hashes } from "./hash-secrets.ts";
import { perform } from "./perform.ts";
import type { Performed } from "./perform.ts";
import { readLinkTargets } from "./read-link-targets.ts";
import { ChangedInVainError } from "./repeat-on-conflict.ts";
import { selectTouched } from "./select-touched.ts";
import { readSurvey } from "./read-survey.ts";
import type { WriteContext } from "./write-context.ts";

export interface WriteOptions {
  /** Roots that do not exist are left out. */
  readonly skipUnknown: boolean;
  /** Of secrets that the input states, as far as they could be made ahead. */
  readonly hashes: Hashes;
  /** Called when the last statement that writes is asked for, where the keys of the roots can be told before it is answered. */
  readonly onForetold: (foretold: Foretold) => void;
}

export interface Foretold {
  /** Of the roots, in their order. */
  readonly keys: readonly string[];
  /** Whether all is written and held to all rules, if only the statement does not fail. */
  readonly isWhole: boolean;
}

export interface Written {
  /** Of the roots, in their order. */
  readonly keys: readonly string[];
  readonly outcome: WriteOutcome;
}

export async function runWrite(context: WriteContext, roots: readonly ItemWrite[], options: WriteOptions): Promise<Written> {
  const { model, access, connection } = context;
  const items = listItems(roots);
  const locks = await finishInTurns(planLocks(model, items));
  const surveying = readSurvey(context, items, locks);
  // Whoever has no key is new, whatever is there of the others: unless it hangs on one that is to be there.
  const drawing = options.skipUnknown ? null : drawAllKeys(connection, items);
  // Of two that fail, the survey's error is told.
  drawing?.catch(() => {});
  const survey = await surveying;
  await giveWay();
  const known = selectKnownRoots(context, roots, survey, options);
  const named = nameItems(known, survey.items);
  assertKnown(named);
  await giveWay();

  const keys = await (drawing ?? drawAllKeys(connection, named.items));
  await giveWay();
  const settled = await finishInTurns(settle(model, named, survey, keys));
  await giveWay();

  await assertMayWrite(context, settled.rows, settled.deletions);
  const targets = await readLinkTargets(context, groupChecks(model, settled.checks));

  const own = dropForged(access, storeLinks(settled.rows, settled.checks, targets));
  await giveWay();
  const rows = completeRows(context, own, await selectTouched(context, own));
  await giveWay();
  const ofFields = validateRows(context, rows);
  await giveWay();
  const ofPolicies = judgeRows(context, rows);
  const problems = [...findBrokenLinks(model, rows, settled.checks, targets), ...ofFields.problems, ...ofPolicies.problems];
  if (problems.length > 0) throw failedValidation(problems);
  await giveWay();

  const open = [...ofFields.open, ...ofPolicies.open];
  const hashed = await hashSecrets(rows, options.hashes);
  const rowsOfRoots = (some: readonly WriteRow[]): readonly WriteRow[] => known.flatMap((item) => some[named.rowOf(item).id] ?? []);
  // Where something is asked afterwards, how much was read must not tell what is there.
  const isAsked = open.length > 0 || listCreatedQuestions(context.access, hashed).length > 0;
  const foretell = (plan: JoinedPlan): void => {
    const foretold = foretellKeys(rowsOfRoots(hashed));
    if (foretold !== null && !isAsked) options.onForetold({ keys: foretold, isWhole: isWholeAtLast(plan) });
  };
  const written = await performWrites(context, hashed, settled.deletions, foretell);
  await assertMayHaveCreated(context, written.rows);
  await assertOpenRulesHold(context, written.rows, open);
  const outcome = context.audience.isThere() ? withNamed(written.outcome, written.rows) : written.outcome;
  return { keys: rowsOfRoots(written.rows).map(({ key }) => key ?? ""), outcome };
}

/** Items that are changed and then deleted need not be: where it fails that they are, it may succeed that they are not. */
async function performWrites(
  context: WriteContext,
  rows: readonly WriteRow[],
  deletions: readonly Deletion[],
  onLast: (plan: JoinedPlan) => void,
): Promise<Performed> {
  const { model } = context;
  const left = context.changesGoing ? rows : leaveGoing(model, rows, deletions);
  try {
    const steps = await finishInTurns(planWrites(model, left, deletions));
    const plan = context.mayJoin ? joinSteps(steps) : keepApart(steps);
    await giveWay();
    return await perform(context, plan, () => onLast(plan));
  } catch (error) {
    const mayBeInVain = context.changesGoing && error instanceof RequestError && error.code !== "SERVICE_UNAVAILABLE";
    if (!mayBeInVain || !hasChangesToGoing(model, rows, deletions)) throw error;
    const at = error.path === undefined ? {} : { path: error.path };
    throw new ChangedInVainError(error.code, error.message, { ...at, details: error.details, cause: error });
  }
}

/**
 * What hangs on a root that does not exist is not written either. To a limited role, one that is skipped would say that it
 * does not exist, and another that it may not be changed.
 */
function selectKnownRoots(
  { access }: WriteContext,
  roots: readonly ItemWrite[],
  survey: Survey,
  { skipUnknown }: WriteOptions,
): readonly ItemWrite[] {
  if (!skipUnknown || access.kind !== "admin") return roots;
  const { rowOf } = nameItems(roots, survey.items);
  return roots.filter((item) => isKnown(rowOf(item)));
}

function assertKnown({ rows }: NamedItems): void {
  for (const row of rows) if (!isKnown(row)) throw unknownItemAt(row.path, row.collection.name);
}
