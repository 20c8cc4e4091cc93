/**
 * Writes a tree of items on one connection. In: what the input says. Out: what was done. In between, nothing is written
 * before all is known and judged:
 *
 * 1. survey: what exists of it is locked and read
 * 2. settle: one row for each item, linked, with a key; who leaves which list
 * 3. ask: whether the role may do that
 * 4. complete: presets, who and when, hashes
 * 5. judge: missing values, rules of fields, of permissions, links to nothing
 * 6. perform: the statements, in their order
 * 7. confirm: what could only be asked of what is stored
 */
import { failedValidation, unknownItemAt } from "../../errors.ts";
import { applyPresets } from "../../plan/write/apply-presets.ts";
import { settleDepartures } from "../../plan/write/deselect-rows.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { judgeRows } from "../../plan/write/judge-rows.ts";
import { findBrokenLinks, groupChecks, linkRows, settleLinks } from "../../plan/write/link-rows.ts";
import { buildRows } from "../../plan/write/rows.ts";
import type { WriteRow, WriteRows } from "../../plan/write/rows.ts";
import { listStatedFields } from "../../plan/write/stated-fields.ts";
import type { Survey } from "../../plan/write/survey.ts";
import { validateRows } from "../../plan/write/validate-rows.ts";
import type { WriteOutcome } from "../../plan/write/write-outcome.ts";
import { planWrites } from "../../plan/write/write-plan.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { giveWay } from "../read/turns.ts";
import { assertMayHaveCreated, assertMayWrite } from "./assert-may-write.ts";
import { assertOpenRulesHold } from "./assert-open-rules.ts";
import { readDeselected } from "./deselect.ts";
import { drawAllKeys } from "./draw-keys.ts";
import { dropForged, fillSpecials } from "./fill-specials.ts";
import { hashSecrets } from "./hash-secrets.ts";
import type { Hashes } from "./hash-secrets.ts";
import { perform } from "./perform.ts";
import { readLinkTargets } from "./read-link-targets.ts";
import { readSurvey } from "./survey.ts";

export interface WriteOptions {
  /** Roots that do not exist are left out. */
  readonly skipUnknown: boolean;
  /** Of secrets that the input states, as far as they could be made ahead. */
  readonly hashes: Hashes;
}

export interface Written {
  /** Of the roots, in their order. */
  readonly keys: readonly string[];
  readonly outcome: WriteOutcome;
}

export async function runWrite(context: QuestionContext, roots: readonly ItemWrite[], options: WriteOptions): Promise<Written> {
  const survey = await readSurvey(context, roots);
  const known = selectKnownRoots(context, roots, survey, options);
  const writes = buildRows(known, survey);
  assertKnown(writes.rows);
  await giveWay();

  const deselected = await readDeselected(context, writes);
  await giveWay();
  await drawAllKeys(context.connection, writes);
  await giveWay();
  const checks = linkRows(context.model, writes);
  const departures = settleDepartures(context.model, writes, deselected);
  const rows = [...departures.rows, ...writes.rows];
  await giveWay();

  const stated = listStatedFields(rows, writes);
  await assertMayWrite(context, rows, stated, departures.deletions);
  const targets = await readLinkTargets(context, groupChecks(context.model, checks));

  settleLinks(checks, targets);
  await complete(context, rows, writes);
  await giveWay();
  const ofFields = validateRows(context, rows);
  const ofPolicies = judgeRows(context, rows, stated);
  const problems = [...findBrokenLinks(context.model, writes, checks, targets), ...ofFields.problems, ...ofPolicies.problems];
  if (problems.length > 0) throw failedValidation(problems);
  await giveWay();
  await hashSecrets(rows, options.hashes);

  const outcome = await perform(context.connection, planWrites(context.model, rows, departures.deletions));
  await assertMayHaveCreated(context, rows, stated);
  await assertOpenRulesHold(context, [...ofFields.open, ...ofPolicies.open]);
  return { keys: known.map((item) => writes.rowOf(item).key ?? ""), outcome };
}

/**
 * What hangs on a root that does not exist is not written either. To a limited role, one that is skipped would say that it
 * does not exist, and another that it may not be changed.
 */
function selectKnownRoots(
  { access }: QuestionContext,
  roots: readonly ItemWrite[],
  survey: Survey,
  { skipUnknown }: WriteOptions,
): readonly ItemWrite[] {
  if (!skipUnknown || access.kind !== "admin") return roots;
  const { rowOf } = buildRows(roots, survey);
  return roots.filter((item) => isKnown(rowOf(item)));
}

function assertKnown(rows: readonly WriteRow[]): void {
  for (const row of rows) if (!isKnown(row)) throw unknownItemAt(row.path, row.collection.name);
}

function isKnown(row: WriteRow): boolean {
  return row.isNew || row.stored !== null;
}

/** Items that the input does not name are nobody's to forge. */
async function complete(context: QuestionContext, rows: readonly WriteRow[], writes: WriteRows): Promise<void> {
  dropForged(context, writes.rows);
  applyPresets(context, rows);
  await fillSpecials(context, rows, writes);
}
