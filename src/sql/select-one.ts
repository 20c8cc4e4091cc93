import { sql } from "kysely";
import type { Statement } from "../database/database.ts";
import { compileSql } from "../database/compile-sql.ts";

/** Asks nothing but whether the database answers. */
export const selectOne: Statement = compileSql(sql`select 1`);
