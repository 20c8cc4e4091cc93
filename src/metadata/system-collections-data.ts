/**
 * What is known of Directus's own collections, from what a Directus shows of them. Types, nullability and keys come
 * from the catalog; here stands what it cannot say. A column that a version of Directus lacks is left out.
 *
 * A field is its name, with its specials after colons: `password:hash:conceal`. `conceal` masks the value. `cast-hash`,
 * a word of our own, prints a field as a hash whose text Directus compares with what is sent, and so stores as it is; `lower-case`,
 * another one, stores a text in small letters.
 */
export interface SystemCollection {
  readonly collection: string;
  readonly singleton?: boolean;
  readonly sortField?: string;
  /** Fields with a column. */
  readonly columns: string;
  /** Fields without one, in the order in which they are shown, after those that a user added. */
  readonly aliases?: string;
}

export interface SystemRelation {
  /** `directus_users.role` */
  readonly many: string;
  readonly one: string;
  /** The alias on the other side. */
  readonly alias?: string;
  readonly junctionField?: string;
  readonly sortField?: string;
}

export const systemCollections: readonly SystemCollection[] = [
  { collection: "directus_access", sortField: "sort", columns: "id:uuid role user policy sort" },
  {
    collection: "directus_activity",
    columns: "id action user:user-created timestamp:date-created ip user_agent collection item origin comment",
    aliases: "revisions:o2m",
  },
  {
    collection: "directus_comments",
    columns:
      "id:uuid collection item comment date_created:date-created date_updated:date-updated user_created:user-created user_updated:user-updated",
  },
  {
    collection: "directus_dashboards",
    columns: "id:uuid name icon note date_created:date-created user_created:user-created color",
    aliases: "panels:o2m",
  },
  {
    collection: "directus_deployment_projects",
    columns: "id:uuid deployment external_id name date_created:date-created user_created:user-created url framework deployable",
    aliases: "runs:o2m",
  },
  {
    collection: "directus_deployment_runs",
    columns: "id:uuid project external_id target date_created:date-created user_created:user-created status url started_at completed_at",
  },
  {
    collection: "directus_deployments",
    columns:
      "id:uuid provider credentials:conceal options:cast-json date_created:date-created user_created:user-created webhook_ids:cast-json webhook_secret:conceal last_synced_at",
    aliases: "projects:o2m",
  },
  {
    collection: "directus_files",
    columns:
      "id:uuid storage filename_disk filename_download title type folder uploaded_by:user-created created_on:date-created uploaded_on modified_by:user-updated modified_on:date-updated charset filesize width height duration embed description location tags:cast-json metadata:cast-json focal_point_x focal_point_y tus_id tus_data:cast-json",
  },
  {
    collection: "directus_flows",
    columns:
      "id:uuid name icon color description status trigger accountability options:cast-json operation date_created:date-created user_created:user-created",
    aliases: "operations:o2m",
  },
  { collection: "directus_folders", columns: "id:uuid name parent" },
  { collection: "directus_notifications", columns: "id timestamp:date-created status recipient sender subject message collection item" },
  {
    collection: "directus_operations",
    columns:
      "id:uuid name key type position_x position_y options:cast-json resolve reject flow date_created:date-created user_created:user-created",
  },
  {
    collection: "directus_panels",
    columns:
      "id:uuid dashboard name icon color show_header note type position_x position_y width height options:cast-json date_created:date-created user_created:user-created",
  },
  {
    collection: "directus_permissions",
    columns: "id role collection action permissions:cast-json validation:cast-json presets:cast-json fields:cast-csv policy",
  },
  {
    collection: "directus_policies",
    columns: "id:uuid name icon description ip_access:cast-csv enforce_tfa admin_access app_access",
    aliases: "permissions:o2m users:o2m roles:o2m",
  },
  {
    collection: "directus_presets",
    columns:
      "id bookmark user role collection search layout layout_query:cast-json layout_options:cast-json refresh_interval filter:cast-json icon color",
  },
  { collection: "directus_revisions", columns: "id activity collection item data:cast-json delta:cast-json parent version" },
  {
    collection: "directus_roles",
    columns: "id:uuid name icon description ip_access:cast-csv enforce_tfa admin_access app_access parent",
    aliases: "children:o2m policies:o2m users:o2m",
  },
  {
    collection: "directus_settings",
    singleton: true,
    columns:
      "id project_name project_url project_color project_logo public_foreground public_background public_note auth_login_attempts auth_password_policy storage_asset_transform storage_asset_presets:cast-json custom_css storage_default_folder basemaps:cast-json mapbox_key module_bar:cast-json project_descriptor default_language custom_aspect_ratios:cast-json public_favicon default_appearance default_theme_light theme_light_overrides:cast-json default_theme_dark theme_dark_overrides:cast-json report_error_url report_bug_url report_feature_url public_registration public_registration_verify_email public_registration_role public_registration_email_filter:cast-json visual_editor_urls:cast-json project_id mcp_enabled mcp_allow_deletes mcp_prompts_collection mcp_system_prompt_enabled mcp_system_prompt project_owner project_usage org_name product_updates project_status ai_openai_api_key:conceal ai_anthropic_api_key:conceal ai_system_prompt ai_google_api_key:conceal ai_openai_compatible_api_key:conceal ai_openai_compatible_base_url ai_openai_compatible_name ai_openai_compatible_models:cast-json ai_openai_compatible_headers:cast-json ai_openai_allowed_models:cast-json ai_anthropic_allowed_models:cast-json ai_google_allowed_models:cast-json collaborative_editing_enabled",
  },
  {
    collection: "directus_shares",
    columns:
      "id:uuid name collection item role password:hash:conceal user_created:user-created date_created:date-created date_start date_end times_used max_uses",
  },
  { collection: "directus_translations", columns: "id:uuid language key value" },
  {
    collection: "directus_users",
    columns:
      "id:uuid first_name last_name email:lower-case password:hash:conceal location title description tags:cast-json avatar language tfa_secret:cast-hash:conceal status role token:cast-hash:conceal last_access last_page provider external_identifier auth_data:cast-json:conceal email_notifications appearance theme_dark theme_light theme_light_overrides:cast-json theme_dark_overrides:cast-json text_direction",
    aliases: "policies:o2m",
  },
  {
    collection: "directus_versions",
    columns:
      "id:uuid key name collection item hash date_created:date-created date_updated:date-updated user_created:user-created user_updated:user-updated delta:cast-json",
  },
];

export const systemRelations: readonly SystemRelation[] = [
  { many: "directus_access.role", one: "directus_roles", alias: "policies", junctionField: "policy", sortField: "sort" },
  { many: "directus_access.user", one: "directus_users", alias: "policies", junctionField: "policy", sortField: "sort" },
  // One column with two aliases: each is meant to lead on to another side of the junction.
  { many: "directus_access.policy", one: "directus_policies", alias: "users", junctionField: "user" },
  { many: "directus_access.policy", one: "directus_policies", alias: "roles", junctionField: "role" },
  { many: "directus_activity.user", one: "directus_users" },
  { many: "directus_comments.user_created", one: "directus_users" },
  { many: "directus_comments.user_updated", one: "directus_users" },
  { many: "directus_dashboards.user_created", one: "directus_users" },
  { many: "directus_deployment_projects.deployment", one: "directus_deployments", alias: "projects" },
  { many: "directus_deployment_projects.user_created", one: "directus_users" },
  { many: "directus_deployment_runs.project", one: "directus_deployment_projects", alias: "runs" },
  { many: "directus_deployment_runs.user_created", one: "directus_users" },
  { many: "directus_deployments.user_created", one: "directus_users" },
  { many: "directus_files.folder", one: "directus_folders" },
  { many: "directus_files.uploaded_by", one: "directus_users" },
  { many: "directus_files.modified_by", one: "directus_users" },
  { many: "directus_flows.operation", one: "directus_operations" },
  { many: "directus_flows.user_created", one: "directus_users" },
  { many: "directus_folders.parent", one: "directus_folders" },
  { many: "directus_notifications.recipient", one: "directus_users" },
  { many: "directus_notifications.sender", one: "directus_users" },
  { many: "directus_operations.resolve", one: "directus_operations" },
  { many: "directus_operations.reject", one: "directus_operations" },
  { many: "directus_operations.flow", one: "directus_flows", alias: "operations" },
  { many: "directus_operations.user_created", one: "directus_users" },
  { many: "directus_panels.dashboard", one: "directus_dashboards", alias: "panels" },
  { many: "directus_panels.user_created", one: "directus_users" },
  { many: "directus_permissions.role", one: "directus_roles" },
  { many: "directus_permissions.policy", one: "directus_policies", alias: "permissions" },
  { many: "directus_presets.user", one: "directus_users" },
  { many: "directus_presets.role", one: "directus_roles" },
  { many: "directus_revisions.activity", one: "directus_activity", alias: "revisions" },
  { many: "directus_revisions.parent", one: "directus_revisions" },
  { many: "directus_revisions.version", one: "directus_versions" },
  { many: "directus_roles.parent", one: "directus_roles", alias: "children" },
  { many: "directus_settings.project_logo", one: "directus_files" },
  { many: "directus_settings.public_foreground", one: "directus_files" },
  { many: "directus_settings.public_background", one: "directus_files" },
  { many: "directus_settings.public_favicon", one: "directus_files" },
  { many: "directus_settings.storage_default_folder", one: "directus_folders" },
  { many: "directus_settings.public_registration_role", one: "directus_roles" },
  { many: "directus_shares.role", one: "directus_roles" },
  { many: "directus_shares.user_created", one: "directus_users" },
  { many: "directus_users.avatar", one: "directus_files" },
  { many: "directus_users.role", one: "directus_roles", alias: "users" },
  { many: "directus_versions.user_created", one: "directus_users" },
  { many: "directus_versions.user_updated", one: "directus_users" },
];

/** Those whose target is told, and not served: the tables that the model is stored in. */
export const modelRelations: readonly SystemRelation[] = [
  { many: "directus_collections.group", one: "directus_collections" },
  { many: "directus_comments.collection", one: "directus_collections" },
  { many: "directus_fields.collection", one: "directus_collections" },
  { many: "directus_fields.group", one: "directus_fields" },
  { many: "directus_shares.collection", one: "directus_collections" },
];
