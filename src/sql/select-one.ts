import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";

/** Asks nothing but whether the database answers. */
export const selectOne: Statement = compileSql(sql`select 1`);
