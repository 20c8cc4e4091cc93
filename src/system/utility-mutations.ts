/** `utils_*`, and registering. */
import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLNonNull, GraphQLString } from "graphql";
import type { GraphQLFieldConfig } from "graphql";
import { randomBytes } from "node:crypto";
import { type Access, actionAccess, fieldAccess, mayAct } from "../access/access.ts";
import { RequestError, invalidPayload, unknownItem } from "../errors.ts";
import { gate } from "../identity/attempts.ts";
import { ownCost, verifySecret } from "../identity/verify-secret.ts";
import type { Engine } from "../operation/engine.ts";
import { describeOutcome } from "../plan/write/write-outcome.ts";
import type { RequestContext } from "../resolve/request-context.ts";
import { tellWritten } from "../resolve/write/tell-written.ts";
import { noteWritten } from "../resolve/write/note-history.ts";
import { hashSecret } from "../resolve/write/hash-secret.ts";
import { GraphQLVoid } from "../schema/scalars.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import { findEmail } from "../sql/sessions.ts";
import { moveItem } from "../sql/move-item.ts";
import { readKeyText } from "../value/key-text.ts";
import { askAsAdmin } from "./ask-engine.ts";
import { revertItem } from "./revert-item.ts";
import { needsMail, notInTransaction, placeOf } from "./auth-mutations.ts";

export function utilityMutations(engine: Engine, access: Access): FixedFields {
  const name = { type: new GraphQLNonNull(GraphQLString) };
  const id = { type: new GraphQLNonNull(GraphQLID) };
  return {
    utils_random_string: {
      type: GraphQLString,
      args: { length: { type: GraphQLInt } },
      resolve: (_source, { length }: { readonly length?: number | null }) => drawText(length ?? 32),
    },
    utils_hash_generate: {
      type: GraphQLString,
      args: { string: name },
      resolve(_source, { string }: { readonly string: string }, context) {
        assertKnown(access, context as RequestContext);
        return gate(() => hashSecret(string));
      },
    },
    utils_hash_verify: {
      type: GraphQLBoolean,
      args: { string: name, hash: name },
      resolve(_source, { string, hash }: { readonly string: string; readonly hash: string }, context) {
        assertKnown(access, context as RequestContext);
        return gate(() => verifySecret(string, hash, ownCost));
      },
    },
    utils_sort: {
      type: GraphQLBoolean,
      args: { collection: name, item: id, to: id },
      resolve: (_source, given: SortArguments, context) => sortItem(engine, access, given, context as RequestContext),
    },
    utils_revert: {
      type: GraphQLBoolean,
      args: { revision: id },
      resolve: (_source, { revision }: { readonly revision: string }, context) => revertItem(engine, revision, context as RequestContext),
    },
    utils_cache_clear: {
      type: GraphQLVoid,
      resolve(_source, _arguments, context) {
        if (access.kind !== "admin") throw new RequestError("FORBIDDEN", "utils_cache_clear: administrators alone may ask for it.");
        // As whoever has changed the model: what is served is compared with what there is.
        const { onWritten } = context as RequestContext;
        onWritten(describeOutcome([{ kind: "updated", collection: "directus_collections", key: "", fields: [] }]));
        return null;
      },
    },
    users_register: registerField(engine),
    ...(mayAct(access, "directus_users", "create") ? { users_invite: inviteField } : {}),
  };
}

const inviteField: GraphQLFieldConfig<unknown, unknown> = {
  type: GraphQLBoolean,
  args: {
    email: { type: new GraphQLNonNull(GraphQLString) },
    role: { type: new GraphQLNonNull(GraphQLString) },
    invite_url: { type: GraphQLString },
  },
  resolve() {
    throw needsMail("users_invite");
  },
};

/** It takes a thread for a while: strangers could keep others from logging in. */
function assertKnown(access: Access, { user }: RequestContext): void {
  if (access.kind === "admin" || user.id !== null) return;
  throw new RequestError("FORBIDDEN", "Secrets are looked at for users who have logged in.");
}

function drawText(length: number): string {
  if (length < 1 || length > 500) throw invalidPayload("length", `expected a number from 1 to 500, got ${length}.`);
  return randomBytes(length).toString("base64url").slice(0, length);
}

interface SortArguments {
  readonly collection: string;
  readonly item: string;
  readonly to: string;
}

/** Puts an item in the place of another one: those in between move up or down, and all of them are numbered anew. */
async function sortItem(
  { model }: Engine,
  access: Access,
  { collection: name, item, to }: SortArguments,
  context: RequestContext,
): Promise<boolean> {
  const collection = model.collections.get(name);
  const allowed = actionAccess(access, name, "update");
  if (collection === undefined || allowed.kind === "none") throw unknownItem(name);
  const { sortField, primaryKey } = collection;
  if (sortField === null || primaryKey === null) throw invalidPayload("collection", `collection "${name}" has no field to sort by.`);
  // All items are numbered, so that whoever may change the field of only some of them may not.
  if (fieldAccess(allowed, sortField.name).kind !== "all" || (allowed.kind === "some" && allowed.rule !== null)) throw unknownItem(name);
  if (context.transaction !== null) throw notInTransaction();
  const keys = [item, to].map((key) => readKeyText(primaryKey, key));
  const [moved, place] = keys;
  if (moved === null || moved === undefined || place === null || place === undefined) throw unknownItem(name);
  const outcome = describeOutcome([{ kind: "updated", collection: name, key: moved, fields: [sortField.name] }]);
  await context.database.transaction(async (connection) => {
    const [row] = await connection.run(moveItem(collection, { key: primaryKey, sort: sortField }, moved, place));
    if (row?.[0] !== "true") throw unknownItem(name);
    if (context.history !== null) await noteWritten(connection, context.history, context.model, outcome);
    await tellWritten(connection, context.audience, outcome);
  });
  context.onWritten(outcome);
  return true;
}

interface RegisterArguments {
  readonly email: string;
  readonly password: string;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
}

function registerField(
  engine: Engine,
): GraphQLFieldConfig<unknown, unknown, RegisterArguments & { readonly verification_url?: string | null }> {
  const text = { type: GraphQLString };
  const name = { type: new GraphQLNonNull(GraphQLString) };
  return {
    type: GraphQLBoolean,
    args: { email: name, password: name, verification_url: text, first_name: text, last_name: text },
    resolve: (_source, given, context) => register(engine, given, context as RequestContext),
  };
}

async function register(engine: Engine, given: RegisterArguments, context: RequestContext): Promise<boolean> {
  const { database, users } = placeOf(context);
  const query =
    "{ settings { public_registration public_registration_verify_email public_registration_email_filter public_registration_role { id } } }";
  const hasSettings = [
    "public_registration",
    "public_registration_verify_email",
    "public_registration_email_filter",
    "public_registration_role",
  ].every((field) => engine.model.collections.get("directus_settings")?.fields.has(field));
  // Of a type that the query states.
  const { settings } = hasSettings ? ((await askAsAdmin(engine, query)) as { readonly settings: Registration | null }) : { settings: null };
  if (settings?.public_registration !== true)
    throw new RequestError("FORBIDDEN", "users_register: nobody may register: public_registration is off.");
  if (settings.public_registration_verify_email) throw needsMail("users_register: public_registration_verify_email is on, and");
  if (settings.public_registration_email_filter !== null)
    throw new RequestError(
      "ROUTE_NOT_FOUND",
      "users_register: public_registration_email_filter is set, and what it lets through stays with Directus.",
    );
  const data = {
    email: given.email,
    password: given.password,
    status: "active",
    ...(given.first_name === undefined ? {} : { first_name: given.first_name }),
    ...(given.last_name === undefined ? {} : { last_name: given.last_name }),
    ...(settings.public_registration_role === null ? {} : { role: settings.public_registration_role.id }),
  };
  // Whether somebody has the address is nobody's business.
  const [taken] = await database.run(findEmail(users, given.email));
  if (taken !== undefined) return true;
  try {
    await askAsAdmin(engine, "mutation ($data: create_directus_users_input!) { create_users_item(data: $data) { id } }", { data });
  } catch (error) {
    // Somebody was quicker.
    if (error instanceof RequestError && error.code === "RECORD_NOT_UNIQUE") return true;
    throw error;
  }
  return true;
}

interface Registration {
  readonly public_registration: boolean | null;
  readonly public_registration_verify_email: boolean | null;
  readonly public_registration_email_filter: unknown;
  readonly public_registration_role: { readonly id: string } | null;
}
