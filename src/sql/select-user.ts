import { type RawBuilder, sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { Collection } from "../model/model.ts";

/** `select u."id", u."role" from "public"."directus_users" as u where u."token" = $1 and u."status" = 'active'` */
export function selectUserByToken(users: Collection, token: string): Statement {
  return selectActiveUser(users, sql`u."token" = ${token}`);
}

export function selectUserByKey(users: Collection, key: string): Statement {
  return selectActiveUser(users, sql`u."id" = ${key}::uuid`);
}

/** By the name that an identity provider knows the user by, or by the key where the name could be one. */
export function selectUserByExternalIdentifier(users: Collection, identifier: string, mayBeKey: boolean): Statement {
  const isNamed = sql`u."external_identifier" = ${identifier}`;
  return selectActiveUser(users, mayBeKey ? sql`(${isNamed} or u."id" = ${identifier}::uuid)` : isNamed);
}

/** `... and exists (select from "public"."directus_sessions" as s where s."token" = $2 and s."user" = u."id" and s."expires" > now())` */
export function selectUserOfSession(users: Collection, key: string, session: string): Statement {
  const sessions = sql.id(users.schema, "directus_sessions");
  const hasSession = sql`exists (select from ${sessions} as s where s."token" = ${session} and s."user" = u."id" and s."expires" > now())`;
  return selectActiveUser(users, sql`u."id" = ${key}::uuid and ${hasSession}`);
}

function selectActiveUser(users: Collection, condition: RawBuilder<unknown>): Statement {
  const table = sql.id(users.schema, users.table);
  const query = sql`select u."id", u."role" from ${table} as u where ${condition} and u."status" = 'active'`;
  return { ...compileSql(query), prepared: true };
}
