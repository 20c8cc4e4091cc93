import { readReport } from "../../database/error-report.ts";
import { toRequestError } from "../../database/sql-error.ts";
import type { RowBatch } from "../../plan/write/row-groups.ts";
import { UnclearError } from "./repeat-on-conflict.ts";
import { toWriteError } from "./write-error.ts";

/**
 * An error of a statement that writes several groups, as that of the one that caused it: the one whose table PostgreSQL
 * names. Where it names none, as of a value that a type does not take, or one that several groups write, it is not to be
 * guessed: that is an `UnclearError`.
 */
export function toJoinedError(error: unknown, batches: readonly RowBatch[]): unknown {
  const [first, ...others] = batches;
  const known = toRequestError(error);
  if (first === undefined || known === undefined) return error;
  if (others.length === 0 || known.code === "SERVICE_UNAVAILABLE") return toWriteError(error, first);
  const { schema, table } = readReport(error);
  const [culprit, another] = batches.filter(({ collection }) => collection.table === table && collection.schema === schema);
  if (culprit !== undefined && another === undefined) return toWriteError(error, culprit);
  return new UnclearError(known.code, known.message, { details: known.details, cause: error });
}
