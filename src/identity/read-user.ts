import type { Database, Row, Statement } from "../database/database.ts";
import { toRequestError } from "../database/sql-error.ts";
import type { Model } from "../model/model.ts";
import { selectUserByExternalIdentifier, selectUserByKey, selectUserByToken, selectUserOfSession } from "../sql/select-user.ts";

/** What a credential says of a user. */
export type UserReference =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "session"; readonly key: string; readonly session: string }
  /** As an identity provider names the user. */
  | { readonly kind: "external"; readonly identifier: string };

export interface StoredUser {
  readonly id: string;
  readonly role: string | null;
}

/** The active user that is meant; null when there is none, and in a database without users. One statement. */
export async function readUser(database: Database, model: Model, reference: UserReference): Promise<StoredUser | null> {
  const users = model.collections.get("directus_users");
  // PostgreSQL has no NUL in its text, so nothing that is stored has one either.
  if (users === undefined || Object.values(reference).some((text: string) => text.includes("\0"))) return null;
  const statement = selectUser(users, reference);
  if (statement === null) return null;
  const [row, another] = await runOrRefuse(database, statement);
  const [id, role] = row ?? [];
  // Whoever could be two users is neither.
  return another !== undefined || id === undefined || id === null ? null : { id, role: role ?? null };
}

function selectUser(users: Parameters<typeof selectUserByKey>[0], reference: UserReference): Statement | null {
  switch (reference.kind) {
    case "token":
      return selectUserByToken(users, reference.token);
    case "key":
      return isUuid(reference.key) ? selectUserByKey(users, reference.key) : null;
    case "session":
      return isUuid(reference.key) ? selectUserOfSession(users, reference.key, reference.session) : null;
    case "external":
      return selectUserByExternalIdentifier(users, reference.identifier, isUuid(reference.identifier));
  }
}

function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

async function runOrRefuse(database: Database, statement: Statement): Promise<readonly Row[]> {
  try {
    return await database.run(statement);
  } catch (error) {
    throw toRequestError(error) ?? error;
  }
}
