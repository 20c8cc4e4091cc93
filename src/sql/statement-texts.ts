import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import { createRecentMap } from "../shared/recent-map.ts";
import type { RecentMap } from "../shared/recent-map.ts";
import type { Sql } from "./expression.ts";

/** The texts of statements, by their shape: what they depend on beside the model, whose names and types are in them. */
export type StatementTexts = RecentMap<string, string>;

/** For one model; of a thousand shapes, unless it is said otherwise. */
export function createStatementTexts(capacity = 1_000): StatementTexts {
  return createRecentMap(capacity);
}

/** A statement whose text is compiled once for each shape. The parameters are those of the piece of SQL, in its order. */
export function compileOnce(
  texts: StatementTexts,
  shape: readonly unknown[],
  parameters: Statement["parameters"],
  write: () => Sql,
): Statement {
  const name = JSON.stringify(shape);
  const text = texts.get(name) ?? compileSql(write()).sql;
  texts.set(name, text);
  return { sql: text, parameters, prepared: true };
}
