/** The roles of the leak matrix over Directus's own collections: what they see there is mostly what is theirs. */
import { appPermissions } from "../../src/access/app-access.ts";
import type { Permission, StoredRule } from "../../src/metadata/policies.ts";
import { type MatrixRole, all, reading, role } from "./roles.ts";

const mine = (field: string): StoredRule => ({ [field]: { _eq: "$CURRENT_USER" } });
const colleagues = { role: { _eq: "$CURRENT_ROLE" } };
const active = { status: { _eq: "active" } };
const firstPolicy = { _eq: "aaaaaaaa-0000-4000-8000-0000000000b1" };

/** All but what is hushed. */
const noteFields = ["id", "text", "status", "owner", "file", "sort"];

/** What may be told of the model, to whoever may read these tables, is told by fields of the endpoint's own. */
const theModel = { directus_collections: reading(null), directus_fields: reading(null), directus_relations: reading(null) };

/** What `app_access` allows, as far as the fixture has the tables. */
const ofTheApp: readonly Permission[] = appPermissions.filter(({ collection }) => collection !== "directus_shares");

export const systemRoles: readonly MatrixRole[] = [
  role("own rows", {
    directus_users: { ...reading(mine("id")), update: [mine("id"), ["first_name", "last_name", "title", "password", "notes"]] },
    directus_presets: all(mine("user")),
    directus_notifications: { ...reading(mine("recipient")), update: [mine("recipient"), ["status"]] },
    directus_files: { ...all(mine("uploaded_by")), create: [null] },
    directus_comments: { ...all(mine("user_created")), create: [null, ["comment", "collection", "item"]] },
    directus_dashboards: all(mine("user_created")),
    directus_panels: all({ dashboard: mine("user_created") }),
    notes: all(mine("owner"), noteFields),
  }),
  role("colleagues by a list of fields", {
    ...theModel,
    directus_users: reading(colleagues, ["id", "first_name", "role", "notes"]),
    directus_roles: reading({ id: { _in: "$CURRENT_ROLES" } }, ["id", "name", "users", "children"]),
    directus_files: reading({ type: { _eq: "image/png" } }, ["id", "title", "folder"]),
    directus_folders: reading(null, ["id"]),
    directus_translations: { ...reading({ language: { _eq: "de-DE" } }, ["id", "language", "value"]), update: [null, ["language"]] },
    notes: { ...reading({ owner: colleagues }, noteFields), update: [null, ["text", "sort"]] },
  }),
  role(
    "fields of some rows",
    {
      ...theModel,
      directus_users: { read: [null, ["id", "status", "role"]] },
      directus_roles: { read: [null, ["id"]] },
      directus_files: { read: [null, ["id", "type", "uploaded_by"]] },
      notes: { read: [null, ["id", "status", "owner", "file"]], update: [null, ["text"]] },
    },
    {
      directus_users: { read: [active, ["*"]], update: [active, ["title", "role"]] },
      directus_files: { read: [{ uploaded_by: active }, ["*"]], update: [{ uploaded_by: active }, ["title", "folder"]] },
      notes: {
        read: [{ status: { _eq: "published" } }, noteFields],
        update: [{ status: { _eq: "published" } }, ["text", "owner", "file", "sort"]],
      },
    },
  ),
  role("notes alone", { ...theModel, notes: all(null, noteFields) }),
  role("people by their notes", {
    directus_users: reading({ notes: { _some: { status: { _eq: "published" } } } }, ["id", "first_name", "email", "avatar"]),
    directus_files: reading(mine("uploaded_by")),
    notes: reading({ status: { _eq: "published" } }, noteFields),
  }),
  role("rights", {
    directus_policies: reading({ id: firstPolicy }),
    directus_access: reading({ policy: { id: firstPolicy } }),
    directus_permissions: reading({ policy: { id: firstPolicy } }),
    directus_roles: reading(null, ["id", "policies"]),
    directus_settings: reading(null, ["id", "project_name"]),
    directus_activity: reading(mine("user"), ["id", "action", "user"]),
  }),
  // What goes along with a user, a role or a policy is not all within reach.
  role("rights to give and to take", {
    directus_users: all(colleagues),
    directus_roles: all({ name: { _starts_with: "SECRET-roles-2" } }),
    directus_policies: all({ id: firstPolicy }),
    directus_access: {
      ...reading({ policy: { id: firstPolicy } }),
      create: [{ policy: firstPolicy }],
      update: [{ policy: firstPolicy }, ["sort"]],
    },
    directus_permissions: all({ policy: { id: firstPolicy } }),
    directus_folders: all({ parent: { _null: true } }),
    directus_files: { delete: [{ type: { _eq: "text/plain" } }] },
    notes: { delete: [{ status: { _eq: "draft" } }] },
  }),
  role("what was", {
    directus_revisions: reading(null),
    directus_activity: reading(null, ["id", "action", "revisions"]),
    directus_settings: { ...reading(null, ["id", "project_name"]), update: [null, ["project_url"]] },
    notes: { ...reading({ status: { _eq: "published" } }, noteFields), update: [mine("owner"), ["text", "status"]] },
  }),
  role("writing only", {
    directus_users: { create: [null], update: [colleagues], delete: [colleagues] },
    directus_files: { create: [null], update: [{ type: { _eq: "image/png" } }] },
    directus_folders: { create: [null], delete: [null] },
    notes: { create: [null, noteFields], update: [{ status: { _eq: "draft" } }, noteFields] },
  }),
  { name: "what the app asks for", policies: [{ key: "app", name: "app", adminAccess: false, ipAccess: [], permissions: ofTheApp }] },
];

/** Those that come to Directus's collections from notes, at the endpoint of items. */
export const rolesWithNotes: readonly MatrixRole[] = systemRoles.filter(({ name }) =>
  ["own rows", "fields of some rows", "notes alone", "people by their notes"].includes(name),
);
