/**
 * What follows in Directus's own tables from what is written in them, in the same transaction: whoever gets a new password logs in
 * again, and a role takes its rights along when it goes.
 */
import type { Connection } from "../../database/database.ts";
import { RequestError, invalidPayload } from "../../errors.ts";
import type { Collection, Model } from "../../model/model.ts";
import { decidesWhoAsks } from "../../plan/write/changed-users.ts";
import { listItems } from "../../plan/write/item-tree.ts";
import type { MutationPlan } from "../../plan/write/plan-mutation.ts";
import type { WriteOutcome } from "../../plan/write/write-outcome.ts";
import {
  deleteAccessOf,
  deletePermissionsOf,
  deleteSessionsOf,
  findDoubleEmail,
  findDoubleTranslations,
  findTable,
  readVersionFacts,
  suspendUsersOf,
  tellChange,
} from "../../sql/system-rules.ts";

/** Whether something may follow: then the transaction is not over with the last statement that writes. */
export function hasConsequences(plan: MutationPlan): boolean {
  if (plan.kind === "delete") return following.has(plan.collection.name);
  // What is nested in it is parsed when its key is known.
  if (plan.kind === "singleton") return [...plan.collection.fields.values()].some(({ relation }) => relation !== null);
  return listItems(plan.items).some(
    // A list takes away what it does not name.
    ({ collection, toMany }) => following.has(collection.name) || toMany.some(({ relation }) => following.has(relation.target)),
  );
}

const following: ReadonlySet<string> = new Set(
  ["users", "roles", "policies", "permissions", "access", "translations", "versions"].map((name) => `directus_${name}`),
);

/** What says who may do what. */
const ofRights: ReadonlySet<string> = new Set(["roles", "policies", "permissions", "access"].map((name) => `directus_${name}`));

/** Before items of the collection are deleted. */
export async function prepareDeletion(connection: Connection, { name, schema }: Collection, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  switch (name) {
    case "directus_users":
      await endSessions(connection, schema, keys);
      await connection.run(deleteAccessOf(schema, "user", keys));
      return;
    case "directus_roles":
      await connection.run(suspendUsersOf(schema, keys));
      await connection.run(deleteAccessOf(schema, "role", keys));
      return;
    case "directus_policies":
      await connection.run(deleteAccessOf(schema, "policy", keys));
      await connection.run(deletePermissionsOf(schema, keys));
  }
}

/** Throws what Directus refuses: in words that hold nothing of what is stored, which whoever writes need not be one to read. */
export async function followWrites(connection: Connection, model: Model, outcome: WriteOutcome): Promise<void> {
  const { created, updated } = outcome;
  const schemaOf = (name: string): string | undefined => model.collections.get(name)?.schema;
  const written = [...created, ...updated];
  const keysOf = (name: string, items: typeof written): readonly string[] =>
    items.flatMap(({ collection, key }) => (collection === name ? [key] : []));
  const users = keysOf(
    "directus_users",
    updated.filter(({ fields }) => fields.includes("password")),
  );
  if (users.length > 0) await endSessions(connection, schemaOf("directus_users") ?? "", users);
  const addressed = keysOf(
    "directus_users",
    written.filter(({ fields }) => fields.includes("email")),
  );
  if (addressed.length > 0) await assertOwnAddress(connection, schemaOf("directus_users") ?? "", addressed);
  const translations = keysOf("directus_translations", written);
  if (translations.length > 0) await assertTranslatedOnce(connection, schemaOf("directus_translations") ?? "", translations);
  const versions = keysOf("directus_versions", written);
  if (versions.length > 0) await assertVersions(connection, schemaOf("directus_versions") ?? "", versions);
  await tellOthers(connection, outcome);
}

/** Other instances serve what was written at once, too. */
async function tellOthers(connection: Connection, outcome: WriteOutcome): Promise<void> {
  const { created, updated, unlinked, deleted } = outcome;
  const touched = [...created, ...updated, ...unlinked, ...deleted].map(({ collection }) => collection);
  if (touched.some((collection) => ofRights.has(collection))) await connection.run(tellChange("model"));
  if (decidesWhoAsks(outcome)) await connection.run(tellChange("users"));
}

async function endSessions(connection: Connection, schema: string, users: readonly string[]): Promise<void> {
  const [there] = await connection.run(findTable(schema, "directus_sessions"));
  if (there !== undefined) await connection.run(deleteSessionsOf(schema, users));
}

/** Unique addresses are told apart by their letters, and those that were stored elsewhere may have capital ones. */
async function assertOwnAddress(connection: Connection, schema: string, keys: readonly string[]): Promise<void> {
  const [taken] = await connection.run(findDoubleEmail(schema, keys));
  if (taken === undefined) return;
  const details = { collection: "directus_users", field: "email" };
  throw new RequestError("RECORD_NOT_UNIQUE", `Field "directus_users.email": another user has the address "${taken[0] ?? ""}".`, {
    details,
  });
}

async function assertTranslatedOnce(connection: Connection, schema: string, keys: readonly string[]): Promise<void> {
  const [twice] = await connection.run(findDoubleTranslations(schema, keys));
  if (twice !== undefined) throw invalidPayload("data", "the key is translated to that language already.");
}

async function assertVersions(connection: Connection, schema: string, keys: readonly string[]): Promise<void> {
  for (const [isMain, isVersioned, isTaken] of await connection.run(readVersionFacts(schema, keys))) {
    if (isMain === "true") throw invalidPayload("data.key", `"main" is the item itself, not a version of it.`);
    if (isVersioned !== "true") throw unprocessable(`The collection has no versions: its "versioning" is off.`);
    if (isTaken === "true") throw unprocessable("The item has a version of that key already.");
  }
}

function unprocessable(sentence: string): RequestError {
  return new RequestError("UNPROCESSABLE_CONTENT", sentence);
}
