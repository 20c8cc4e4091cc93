/**
 * Who may do what: an administrator, and a role that may read some fields of the rows that a rule lets through. The
 * rules let through what the workloads read, so that both get the same answers.
 */

export const adminToken = "admin-token-of-the-benchmark";
export const limitedToken = "limited-token-of-the-benchmark";

export interface Permission {
  readonly collection: string;
  readonly action: "create" | "read";
  readonly fields: readonly string[];
  readonly rule: Rule;
}

type Rule = Readonly<Record<string, unknown>>;

/** Rules by a column, and by a column of what the item hangs on. A relation is there for whoever may see both of its ends. */
export const limitedPermissions: readonly Permission[] = [
  read("authors", "id name articles", { id: { _gt: 0 } }),
  read("categories", "id name parent articles", { id: { _gt: 0 } }),
  read("articles", "id title body status published_at views author category tags comments", {
    status: { _in: ["published", "draft", "archived"] },
  }),
  read("tags", "id name articles", { id: { _gt: 0 } }),
  read("articles_tags", "id articles_id tags_id sort", { articles_id: { views: { _gte: 0 } } }),
  read("comments", "id article author_name body created_at", { article: { views: { _gte: 0 } } }),
  read("pages", "id title slug sections", { slug: { _nnull: true } }),
  read("page_sections", "id pages_id collection item sort", { pages_id: { slug: { _nnull: true } } }),
  read("headings", "id text level", { level: { _gt: 0 } }),
  read("paragraphs", "id content", { id: { _gt: 0 } }),
  read("images", "id url alt", { id: { _gt: 0 } }),
  read("sensors", "id name readings", { id: { _gt: 0 } }),
  read("readings", "id sensor taken_at value", { value: { _gte: 0 } }),
  read("assets", "id title type filename width height", { width: { _gt: 0 } }),
  read("seo", "id title meta_description canonical_url no_index og_image", { title: { _nnull: true } }),
  read("site_pages", "id permalink title status seo blocks", { status: { _in: ["published", "draft"] } }),
  read("page_blocks", "id pages_id collection item sort hide_block", { pages_id: { status: { _in: ["published", "draft"] } } }),
  read("button_groups", "id alignment buttons", { alignment: { _nnull: true } }),
  read("buttons", "id button_group sort label type variant page external_url", { type: { _in: ["page", "external"] } }),
  read("testimonials", "id title company content image", { title: { _nnull: true } }),
  read("block_hero", "id title headline content image image_position button_group", { title: { _nnull: true } }),
  read("block_richtext", "id title headline content alignment", { title: { _nnull: true } }),
  read("block_faqs", "id title headline faqs", { title: { _nnull: true } }),
  read("block_quote", "id title subtitle content", { title: { _nnull: true } }),
  read("block_cta", "id title headline content button_group", { title: { _nnull: true } }),
  read("block_steps", "id title headline show_numbers steps", { title: { _nnull: true } }),
  read("block_step_items", "id block_steps sort title content image", { title: { _nnull: true } }),
  read("block_gallery", "id title headline items", { title: { _nnull: true } }),
  read("block_gallery_assets", "id block_gallery asset sort", { sort: { _gt: 0 } }),
  read("block_testimonials", "id title headline items", { title: { _nnull: true } }),
  read("block_testimonial_items", "id block_testimonials testimonial sort", { sort: { _gt: 0 } }),
  read("navigation", "id title items", { status: { _eq: "published" } }),
  read("navigation_items", "id navigation parent page sort title type url icon children", { navigation: { status: { _eq: "published" } } }),
  read("globals", "id title description tagline url email social_links theme", {}),
  create("authors", "id name email articles"),
  create("articles", "title body status views author tags comments"),
  create("tags", "id name articles"),
  create("articles_tags", "articles_id tags_id sort"),
  create("comments", "article author_name body"),
];

/** The file of policies that Relata reads where Directus's own tables are not. */
export function composePolicyFile(): string {
  return JSON.stringify({
    policies: [
      { name: "everything", admin_access: true },
      { name: "limited", permissions: limitedPermissions.map(({ rule, ...rest }) => ({ ...rest, permissions: rule })) },
    ],
    tokens: { [adminToken]: { policies: ["everything"] }, [limitedToken]: { policies: ["limited"] } },
  });
}

function read(collection: string, fields: string, rule: Rule): Permission {
  return { collection, action: "read", fields: fields.split(" "), rule };
}

function create(collection: string, fields: string): Permission {
  return { collection, action: "create", fields: fields.split(" "), rule: {} };
}
