/** The policies of a Directus database, from its own tables: four statements, however many there are. */
import { sql } from "kysely";
import type { Catalog } from "../database/catalog.ts";
import { compileSql } from "../database/compile-sql.ts";
import type { Connection } from "../database/database.ts";
import type { Diagnostic } from "../errors.ts";
import { invariant } from "../shared/invariant.ts";
import { type FormObject, at, isObject, parseName, parseText } from "./form.ts";
import { isOtherAction, parsePermission, parsePolicy } from "./permission-rows.ts";
import type { Grant, Permission, Policies, Policy, Role } from "./policies.ts";

/** Of Directus 11 and later; before, permissions belonged to roles. */
const tables = {
  access: "directus_access",
  policies: "directus_policies",
  permissions: "directus_permissions",
  roles: "directus_roles",
} as const;

export const policyTables: readonly string[] = Object.values(tables);

/** Whether the database says who may do what. */
export function hasPolicyTables(catalog: Catalog): boolean {
  const names = new Set(catalog.tables.map((table) => table.name));
  return [...policyTables, "directus_users"].every((table) => names.has(table));
}

export async function readPolicies(connection: Connection, schema: string): Promise<Policies> {
  const [access, policyRows, permissionRows, roleRows] = await Promise.all([
    // Of what is granted to the same holder, what is sorted later is merged later.
    readRows(connection, schema, tables.access, ["sort", "id"]),
    readRows(connection, schema, tables.policies, ["id"]),
    readRows(connection, schema, tables.permissions, ["id"]),
    readRows(connection, schema, tables.roles, ["id"]),
  ]);
  const faults: Diagnostic[] = [];
  const permissions = groupPermissions(permissionRows, faults);
  return {
    origin: "directus",
    policies: new Map(
      policyRows.flatMap((row, index): (readonly [string, Policy])[] => {
        const place = { coordinate: `${tables.policies}[${index}]`, faults };
        const key = parseName(row, "id", place);
        const policy = key === undefined ? undefined : parsePolicy(row, key, place);
        return policy === undefined ? [] : [[policy.key, { ...policy, permissions: permissions.get(policy.key) ?? [] }]];
      }),
    ),
    roles: new Map(
      roleRows.flatMap((row, index): (readonly [string, Role])[] => {
        const place = { coordinate: `${tables.roles}[${index}]`, faults };
        const key = parseName(row, "id", place);
        if (key === undefined) return [];
        return [[key, { key, name: parseText(row, "name", place) ?? key, parent: parseText(row, "parent", place) ?? null }]];
      }),
    ),
    grants: access.flatMap((row, index): readonly Grant[] => {
      const place = { coordinate: `${tables.access}[${index}]`, faults };
      const policy = parseName(row, "policy", place);
      if (policy === undefined) return [];
      return [{ policy, role: parseText(row, "role", place) ?? null, user: parseText(row, "user", place) ?? null }];
    }),
    tokens: new Map(),
    diagnostics: faults,
  };
}

function groupPermissions(rows: readonly FormObject[], faults: Diagnostic[]): ReadonlyMap<string, readonly Permission[]> {
  const groups = new Map<string, Permission[]>();
  for (const row of rows) {
    if (isOtherAction(row)) continue;
    const place = { coordinate: tables.permissions, faults };
    const placeOfRow = at(place, typeof row["id"] === "number" ? row["id"] : 0);
    const policy = parseName(row, "policy", placeOfRow);
    const permission = parsePermission(row, placeOfRow);
    if (policy === undefined || permission === undefined) continue;
    const group = groups.get(policy);
    if (group === undefined) groups.set(policy, [permission]);
    else group.push(permission);
  }
  return groups;
}

/** `select to_json(t)::text from "public"."directus_access" as t order by "sort", "id"` */
async function readRows(connection: Connection, schema: string, table: string, order: readonly string[]): Promise<readonly FormObject[]> {
  const terms = sql.join(order.map((column) => sql.ref(column)));
  const rows = await connection.run(compileSql(sql`select to_json(t)::text from ${sql.id(schema, table)} as t order by ${terms}`));
  return rows.map(([text]) => {
    const row: unknown = JSON.parse(text ?? "null");
    invariant(isObject(row), `a row of "${table}" as JSON is an object`);
    return row;
  });
}
