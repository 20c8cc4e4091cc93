/**
 * What a policy with `app_access` allows besides its own permissions: what Directus's app asks for to show itself to a user. In
 * Directus's words, as permissions are stored.
 */
import type { Permission } from "../metadata/policies.ts";

const mine = (field: string): Permission["rule"] => ({ [field]: { _eq: "$CURRENT_USER" } });

function permission(collection: string, action: Permission["action"], fields: string, given: Partial<Permission> = {}): Permission {
  return { collection: `directus_${collection}`, action, rule: null, fields: fields.split(" "), presets: {}, validation: null, ...given };
}

/** A preset of the user's, of a role of the user's, or of everybody's. */
const presetsInReach: Permission["rule"] = {
  _or: [
    mine("user"),
    { _and: [{ user: { _null: true } }, { role: { _eq: "$CURRENT_ROLE" } }] },
    { _and: [{ user: { _null: true } }, { role: { _null: true } }] },
  ],
};

export const appPermissions: readonly Permission[] = [
  permission("collections", "read", "*"),
  permission("fields", "read", "*"),
  permission("relations", "read", "*"),
  permission("activity", "read", "*", { rule: mine("user") }),
  permission("comments", "read", "*", { rule: mine("user_created") }),
  permission("comments", "create", "comment collection item"),
  permission("comments", "update", "comment", { rule: mine("user_created") }),
  permission("comments", "delete", "*", { rule: mine("user_created") }),
  permission("notifications", "read", "*", { rule: mine("recipient") }),
  permission("notifications", "update", "status", { rule: mine("recipient") }),
  permission("notifications", "delete", "*", { rule: mine("recipient") }),
  permission("presets", "read", "*", { rule: presetsInReach }),
  permission("presets", "create", "*", { presets: { user: "$CURRENT_USER" }, validation: mine("user") }),
  permission("presets", "update", "*", { rule: mine("user"), validation: mine("user") }),
  permission("presets", "delete", "*", { rule: mine("user") }),
  permission("roles", "read", "id name icon description parent children users", { rule: { id: { _in: "$CURRENT_ROLES" } } }),
  permission("settings", "read", "*"),
  permission("shares", "read", "*", { rule: { _or: [{ role: { _eq: "$CURRENT_ROLE" } }, { role: { _null: true } }] } }),
  permission("translations", "read", "*"),
  permission("users", "read", userFields(), { rule: mine("id") }),
];

function userFields(): string {
  const names = "id first_name last_name email password location title description tags avatar language status role tfa_secret";
  const looks = "appearance theme_dark theme_light theme_light_overrides theme_dark_overrides text_direction";
  return `${names} ${looks} last_page email_notifications`;
}
