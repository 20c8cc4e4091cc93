import type { Connection, Row } from "../../database/database.ts";
import type { Collection, Model } from "../../model/model.ts";
import { planQuestion } from "../../plan/read/plan-question.ts";
import type { Question } from "../../plan/read/plan-question.ts";
import type { Scope } from "../../plan/statement/scope.ts";
import type { Asker } from "../../request/asker.ts";
import { compileRead } from "../../sql/compile-read.ts";
import { withKeys } from "../../sql/compiled-read.ts";

/** Who asks, and on which connection. */
export interface QuestionContext extends Asker {
  readonly model: Model;
  readonly connection: Connection;
}

/** The items with these keys of which the question's condition holds: an ordinal, the key and the columns. */
export async function askOfKeys(
  context: Pick<QuestionContext, "model" | "connection">,
  collection: Collection,
  keys: readonly string[],
  ask: (scope: Scope) => Question,
): Promise<readonly Row[]> {
  return context.connection.run(withKeys(compileRead(planQuestion(context.model, collection, "keys", ask)).read, keys));
}

/** The first item of which the question's condition holds: its key and the columns. */
export async function askOfFirst(
  context: Pick<QuestionContext, "model" | "connection">,
  collection: Collection,
  ask: (scope: Scope) => Question,
): Promise<Row | undefined> {
  const [row] = await context.connection.run(compileRead(planQuestion(context.model, collection, "first", ask)).read.statement);
  return row;
}
