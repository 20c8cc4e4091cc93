/** Makes a database describe itself: Directus's tables, an administrator who may do everything, and a policy of the public's that allows nothing. */
import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Database, Statement } from "../database/database.ts";
import { hashSecret } from "../resolve/write/hash-secret.ts";
import { findTable, insertRow, searchIn } from "../sql/system-rules.ts";

export interface Administrator {
  readonly email: string;
  /** Null: one is drawn. */
  readonly password: string | null;
}

/** What there is to log in with; null where the tables are there already, and nothing was done. */
export type Initialized = { readonly email: string; readonly password: string } | null;

export async function initialize(database: Database, schema: string, administrator: Administrator): Promise<Initialized> {
  const password = administrator.password ?? randomBytes(12).toString("base64url");
  const hash = await hashSecret(password);
  const tables = await readFile(new URL("directus-tables.sql", import.meta.url), "utf8");
  return database.transaction(async (connection) => {
    const [there] = await connection.run(findTable(schema, "directus_collections"));
    if (there !== undefined) return null;
    await connection.run(searchIn(schema));
    for (const sql of splitStatements(tables)) await connection.run({ sql, parameters: [] });
    for (const statement of listRows(schema, administrator.email.toLowerCase(), hash)) await connection.run(statement);
    return { email: administrator.email, password };
  });
}

/** None of them has a semicolon within. */
function splitStatements(text: string): readonly string[] {
  return text
    .replaceAll(/^--.*$/gm, "")
    .split(";")
    .filter((statement) => statement.trim() !== "");
}

function listRows(schema: string, email: string, password: string): readonly Statement[] {
  const [role, policy, everybody, user] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const insert = (table: string, row: Readonly<Record<string, string | null>>): Statement => insertRow(schema, `directus_${table}`, row);
  return [
    insert("roles", { id: role, name: "Administrator", icon: "verified", description: "May do everything." }),
    insert("policies", { id: policy, name: "Administrator", icon: "verified", admin_access: "true", app_access: "true" }),
    insert("policies", { id: everybody, name: "$t:public_label", icon: "public" }),
    insert("access", { id: randomUUID(), role, policy }),
    insert("access", { id: randomUUID(), policy: everybody }),
    insert("users", { id: user, email, password, role, first_name: "Admin", last_name: "User" }),
    insert("settings", { project_name: "Relata" }),
  ];
}
