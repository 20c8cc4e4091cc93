/** Statements on Directus's users and sessions: for logging in and out. `users` is the collection `directus_users`. */
import { type RawBuilder, sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { Collection } from "../model/model.ts";

/** id, role, password, secret of one-time codes, e-mail: of an active user who logs in here */
export function selectUserByEmail(users: Collection, email: string): Statement {
  return selectLogin(users, sql`lower(u."email") = ${email.toLowerCase()}`);
}

/** A row, where somebody has it, in whatever letters. */
export function findEmail(users: Collection, email: string): Statement {
  return compileSql(sql`select from ${sql.id(users.schema, users.table)} as u where lower(u."email") = ${email.toLowerCase()} limit 1`);
}

export function selectLoginByKey(users: Collection, key: string): Statement {
  return selectLogin(users, sql`u."id" = ${key}::uuid`);
}

function selectLogin(users: Collection, condition: RawBuilder<unknown>): Statement {
  return compileSql(sql`select u."id", u."role", u."password", u."tfa_secret", u."email" from ${sql.id(users.schema, users.table)} as u
    where ${condition} and u."status" = 'active' and u."provider" = 'default'`);
}

/** Whether a policy of the user's, of the role's, or of a role above it gives them all rights, and the app. */
export function selectAccessFlags(users: Collection, user: string, role: string | null): Statement {
  const table = (name: string): RawBuilder<unknown> => sql.id(users.schema, name);
  return compileSql(sql`with recursive roles as (
      select r."id", r."parent" from ${table("directus_roles")} as r where r."id" = ${role}::uuid
      union select r."id", r."parent" from ${table("directus_roles")} as r join roles as below on below."parent" = r."id")
    select coalesce(bool_or(p."admin_access"), false)::text, coalesce(bool_or(p."app_access"), false)::text
    from ${table("directus_access")} as a join ${table("directus_policies")} as p on p."id" = a."policy"
    where a."user" = ${user}::uuid or a."role" in (select "id" from roles)`);
}

export interface NewSession {
  readonly token: string;
  readonly user: string;
  /** In seconds from now. */
  readonly lifetime: number;
  readonly address: string | null;
  readonly agent: string | null;
  readonly origin: string | null;
}

/** Those of the user that are over go. */
export function openSession(users: Collection, session: NewSession): readonly Statement[] {
  const sessions = sql.id(users.schema, "directus_sessions");
  const { token, user, lifetime, address, agent, origin } = session;
  return [
    compileSql(sql`delete from ${sessions} where "user" = ${user}::uuid and "expires" < now()`),
    compileSql(sql`insert into ${sessions} ("token", "user", "expires", "ip", "user_agent", "origin")
      values (${token}, ${user}::uuid, ${expires(lifetime)}, ${address}, ${agent}, ${origin})`),
    compileSql(sql`update ${sql.id(users.schema, users.table)} set "last_access" = now() where "id" = ${user}::uuid`),
  ];
}

function expires(lifetime: number): RawBuilder<unknown> {
  return sql`now() + make_interval(secs => ${String(lifetime)}::double precision)`;
}

/** user, role, the session that follows: of one that is not over, of an active user; locked until the transaction ends */
export function lockSession(users: Collection, token: string): Statement {
  return compileSql(sql`select u."id", u."role", s."next_token" from ${sql.id(users.schema, "directus_sessions")} as s
    join ${sql.id(users.schema, users.table)} as u on u."id" = s."user"
    where s."token" = ${token} and s."expires" > now() and s."share" is null and u."status" = 'active' for update of s`);
}

/** The token of a session is good once. */
export function replaceToken(users: Collection, token: string, next: string, lifetime: number): Statement {
  return compileSql(sql`update ${sql.id(users.schema, "directus_sessions")} set "token" = ${next}, "expires" = ${expires(lifetime)}
    where "token" = ${token}`);
}

/** For some seconds more it is good for requests that are on their way. */
export function passOnSession(users: Collection, token: string, next: string, grace: number): Statement {
  return compileSql(sql`update ${sql.id(users.schema, "directus_sessions")} set "next_token" = ${next}, "expires" = ${expires(grace)}
    where "token" = ${token}`);
}

/** The user, where there was such a session. */
export function closeSession(users: Collection, token: string): Statement {
  return compileSql(sql`delete from ${sql.id(users.schema, "directus_sessions")} where "token" = ${token} returning "user"`);
}

export function setOneTimeSecret(users: Collection, user: string, secret: string | null): Statement {
  return compileSql(sql`update ${sql.id(users.schema, users.table)} set "tfa_secret" = ${secret} where "id" = ${user}::uuid`);
}
