/** The roles of the leak matrix over Directus's own collections: what they see there is mostly what is theirs. */
import { appPermissions } from "../../src/access/app-access.ts";
import type { Permission } from "../../src/metadata/policies.ts";
import { type MatrixRole, all, reading, role } from "./roles.ts";

const mine = (field: string): Permission["rule"] => ({ [field]: { _eq: "$CURRENT_USER" } });
const colleagues = { role: { _eq: "$CURRENT_ROLE" } };
const active = { status: { _eq: "active" } };

/** The tables that the model is stored in are told as fixed fields. */
const modelTables: ReadonlySet<string> = new Set(["directus_collections", "directus_fields", "directus_relations", "directus_shares"]);

export const systemRoles: readonly MatrixRole[] = [
  role("own rows", {
    directus_users: { ...reading(mine("id")), update: [mine("id"), ["first_name", "last_name", "title", "notes"]] },
    directus_presets: all(mine("user")),
    directus_notifications: { ...reading(mine("recipient")), update: [mine("recipient"), ["status"]] },
    directus_files: { ...all(mine("uploaded_by")), create: [null] },
    directus_comments: { ...all(mine("user_created")), create: [null, ["comment", "collection", "item"]] },
    notes: all(mine("owner")),
  }),
  role("colleagues by a list of fields", {
    directus_users: reading(colleagues, ["id", "first_name", "role", "notes"]),
    directus_roles: reading({ id: { _in: "$CURRENT_ROLES" } }, ["id", "name", "users", "children"]),
    directus_files: reading({ type: { _eq: "image/png" } }, ["id", "title", "folder"]),
    directus_folders: reading(null, ["id"]),
    directus_translations: reading({ language: { _eq: "de-DE" } }),
    notes: reading({ owner: colleagues }),
  }),
  role(
    "fields of some rows",
    {
      directus_users: { read: [null, ["id", "status", "role"]] },
      directus_roles: { read: [null, ["id"]] },
      directus_files: { read: [null, ["id", "type", "uploaded_by"]] },
      notes: { read: [null, ["id", "status", "owner", "file"]] },
    },
    {
      directus_users: { read: [active, ["*"]], update: [active, ["title", "role"]] },
      directus_files: { read: [{ uploaded_by: active }, ["*"]], update: [{ uploaded_by: active }, ["title", "folder"]] },
      notes: { read: [{ status: { _eq: "published" } }, ["*"]], update: [{ status: { _eq: "published" } }, ["*"]] },
    },
  ),
  role("notes alone", { notes: all(null) }),
  role("rights", {
    directus_policies: reading({ id: { _eq: "aaaaaaaa-0000-4000-8000-0000000000b1" } }),
    directus_access: reading({ policy: { id: { _eq: "aaaaaaaa-0000-4000-8000-0000000000b1" } } }),
    directus_permissions: reading({ policy: { id: { _eq: "aaaaaaaa-0000-4000-8000-0000000000b1" } } }),
    directus_roles: reading(null, ["id", "policies"]),
    directus_settings: reading(null, ["id", "project_name"]),
    directus_activity: reading(mine("user"), ["id", "action", "user"]),
  }),
  role("writing only", {
    directus_users: { create: [null], update: [colleagues], delete: [colleagues] },
    directus_files: { create: [null], update: [{ type: { _eq: "image/png" } }] },
    directus_folders: { create: [null], delete: [null] },
    notes: { create: [null], update: [{ status: { _eq: "draft" } }] },
  }),
  {
    name: "what the app asks for",
    policies: [
      {
        key: "app",
        name: "app",
        adminAccess: false,
        ipAccess: [],
        permissions: appPermissions.filter(({ collection }) => !modelTables.has(collection)),
      },
    ],
  },
];
