/** The roles of the leak matrix, as the policies that make them: each hides in a way of its own. */
import type { Permission, PermissionAction, Policy, StoredRule } from "../../src/metadata/policies.ts";

export interface MatrixRole {
  readonly name: string;
  readonly policies: readonly Policy[];
}

/** Whom `$CURRENT_USER` means. */
export const currentUser = "aaaaaaaa-0000-4000-8000-000000000001";

/** What `$CURRENT_ROLE` means, and the only one of `$CURRENT_ROLES`. */
export const currentRole = "aaaaaaaa-0000-4000-8000-0000000000a2";

export function withCurrentUser(value: unknown): unknown {
  if (value === "$CURRENT_ROLE") return currentRole;
  if (value === "$CURRENT_ROLES") return [currentRole];
  return value === "$CURRENT_USER" ? currentUser : value;
}

/** `read`, `create`, ... of a collection: which rows, and which fields. */
type Grant = readonly [rule: StoredRule | null, fields?: readonly string[], more?: Pick<Partial<Permission>, "presets" | "validation">];
type Grants = Readonly<Partial<Record<PermissionAction, Grant>>>;

function policy(name: string, collections: Readonly<Record<string, Grants>>): Policy {
  const permissions = Object.entries(collections).flatMap(([collection, grants]) =>
    Object.entries(grants).map(([action, [rule, fields = ["*"], more = {}]]): Permission => {
      // The keys of `Grants`.
      const named = action as PermissionAction;
      return { collection, action: named, rule, fields, presets: more.presets ?? {}, validation: more.validation ?? null };
    }),
  );
  return { key: name, name, adminAccess: false, ipAccess: [], permissions };
}

export function role(name: string, ...policies: readonly Readonly<Record<string, Grants>>[]): MatrixRole {
  return { name, policies: policies.map((collections, index) => policy(`${name} ${index}`, collections)) };
}

/** What the rule allows, by every action. */
export function all(rule: StoredRule | null, fields: readonly string[] = ["*"]): Grants {
  return { create: [rule, fields], read: [rule, fields], update: [rule, fields], delete: [rule] };
}

export function reading(rule: StoredRule | null, fields?: readonly string[]): Grants {
  return { read: fields === undefined ? [rule] : [rule, fields] };
}

const published = { status: { _eq: "published" } };
const european = { region: { _eq: "eu" } };
const ofArticle = (rule: StoredRule): StoredRule => ({ articles_id: rule });

/** All rows and fields but those of the vault. */
const open: Readonly<Record<string, Grants>> = {
  ...Object.fromEntries(
    ["authors", "profiles", "articles", "comments", "tags", "articles_tags", "headings", "paragraphs", "sections", "mentions", "site"].map(
      (name) => [name, reading(null)],
    ),
  ),
  directus_versions: reading(null),
};

export const matrixRoles: readonly MatrixRole[] = [
  role("rows by a column", {
    authors: all(european),
    profiles: all({ level: { _eq: 1 } }),
    articles: all(published),
    comments: all({ status: { _in: ["approved"] } }),
    tags: all({ kind: { _neq: "closed" } }),
    articles_tags: all(null),
    headings: all({ shown: { _eq: true } }),
    paragraphs: all(published),
    sections: all({ sort: { _lte: 2 } }),
    mentions: all({ status: { _starts_with: "pub" } }),
    site: all(null),
    directus_versions: reading({ key: { _neq: "broken" } }),
  }),
  role("rows through a many-to-one", {
    authors: all(european),
    profiles: all({ author: european }),
    articles: all({ author: european }),
    comments: all({ article: { author: european } }),
    tags: all(null),
    articles_tags: all(ofArticle({ author: european })),
    headings: all({ level: { _eq: 1 } }),
    paragraphs: all({ status: { _eq: "draft" } }),
    sections: all({ _and: [ofArticle({ author: european }), { "item:headings": { level: { _eq: 1 } } }] }),
    mentions: all({ "item:articles": { author: european } }),
    site: all({ home: { author: european } }),
  }),
  role("rows through a list", {
    authors: all({ articles: { _some: published } }),
    profiles: all({ author: { articles: { _some: published } } }),
    articles: all(published),
    comments: all({ article: published }),
    tags: all({ articles: { _some: { articles_id: published } } }),
    articles_tags: all({ articles_id: published }),
    headings: all({ sections: { _some: { articles_id: published } } }),
    paragraphs: all({ sections: { _some: { articles_id: published } } }),
    sections: all(ofArticle(published)),
    mentions: all({ "item:articles": published }),
    site: all(null),
  }),
  role("own rows", {
    authors: reading({ _or: [european, { id: { _eq: 3 } }] }),
    articles: {
      create: [null, ["*"], { presets: { owner: "$CURRENT_USER", status: "draft" } }],
      read: [{ owner: { _eq: "$CURRENT_USER" } }],
      update: [{ owner: { _eq: "$CURRENT_USER" } }],
      delete: [{ owner: { _eq: "$CURRENT_USER" } }],
    },
    comments: all({ article: { owner: { _eq: "$CURRENT_USER" } } }),
    tags: reading(null),
    articles_tags: all({ articles_id: { owner: { _eq: "$CURRENT_USER" } } }),
    sections: all({ articles_id: { owner: { _eq: "$CURRENT_USER" } } }),
    headings: reading(null),
    paragraphs: reading(published),
  }),
  role("a list of fields", {
    authors: reading(null, ["id", "name", "articles", "profile", "pupils", "mentions"]),
    profiles: reading(null, ["id", "level"]),
    articles: {
      ...reading(null, ["id", "title", "author", "comments", "tags", "sections", "children", "mentions"]),
      update: [null, ["title", "comments"]],
    },
    comments: { ...reading(null, ["id", "text", "status"]), update: [null, ["text", "status"]] },
    tags: reading(null, ["code", "kind", "articles"]),
    articles_tags: reading(null, ["id", "tags_code", "note"]),
    headings: reading(null, ["id", "level", "sections"]),
    paragraphs: reading(null, ["id", "status"]),
    sections: reading(null, ["id", "articles_id", "item", "collection"]),
    mentions: reading(null, ["id", "collection", "quote"]),
    site: { ...reading(null, ["id", "motto"]), update: [null, ["motto"]] },
    directus_versions: reading(null, ["id", "key", "collection", "item"]),
  }),
  role(
    "fields of some rows",
    {
      authors: { read: [null, ["id", "region", "name", "articles"]], update: [null, ["name"]] },
      profiles: { read: [null, ["id", "level"]] },
      articles: { read: [null, ["id", "status", "owner", "title"]], update: [null, ["title"]] },
      comments: { read: [null, ["id", "status"]], update: [null, ["status"]] },
      tags: { read: [null, ["code", "kind"]] },
      articles_tags: { read: [null, ["id", "articles_id"]] },
      headings: { read: [null, ["id", "level", "shown"]] },
      paragraphs: { read: [null, ["id", "status"]] },
      sections: { read: [null, ["id", "sort", "collection"]] },
      mentions: { read: [null, ["id", "status", "collection"]] },
      site: { read: [null, ["id"]] },
      directus_versions: { read: [null, ["id", "key"]] },
    },
    {
      authors: { read: [european, ["*"]], update: [european, ["salary", "mentor", "pupils"]] },
      profiles: { read: [{ level: { _eq: 1 } }, ["*"]] },
      articles: {
        read: [published, ["*"]],
        update: [published, ["body", "views", "author", "comments"], { validation: { title: { _nempty: true } } }],
      },
      comments: { read: [{ status: { _eq: "approved" } }, ["*"]], update: [{ status: { _eq: "approved" } }, ["text", "article"]] },
      tags: { read: [{ kind: { _eq: "open" } }, ["*"]] },
      articles_tags: { read: [{ articles_id: published }, ["*"]] },
      headings: { read: [{ shown: { _eq: true } }, ["*"]] },
      paragraphs: { read: [published, ["*"]] },
      sections: { read: [{ sort: { _eq: 1 } }, ["*"]] },
      mentions: { read: [{ status: { _eq: "public" } }, ["*"]] },
      site: { read: [{ id: { _gt: 5 } }, ["*"]] },
      directus_versions: { read: [{ item: { _in: ["1", "4", "7"] } }, ["*"]] },
    },
  ),
  role("hidden collections", {
    articles: all(null),
    comments: all(null),
    articles_tags: all(null),
    paragraphs: all(null),
    sections: all(null),
    mentions: all(null),
    site: all(null),
    directus_versions: reading(null),
  }),
  role("reading only", {
    ...open,
    authors: reading(european),
    articles: reading({ _and: [published, { views: { _nnull: true } }] }),
    comments: reading({ article: published }),
    tags: reading({ _not: { kind: { _eq: "closed" } } }),
    paragraphs: reading(published),
    headings: reading({ "count(sections)": { _gt: 0 } }),
  }),
  role("writing only", {
    authors: { create: [null], update: [european], delete: [european] },
    articles: { create: [null], update: [published], delete: [published] },
    comments: { create: [null], update: [{ status: { _eq: "approved" } }], delete: [{ status: { _eq: "approved" } }] },
    sections: { create: [null], update: [{ sort: { _lte: 2 } }] },
    headings: { create: [null], update: [{ shown: { _eq: true } }] },
    site: { update: [null] },
  }),
  role("presets and validation", {
    ...open,
    authors: {
      create: [european, ["name", "salary", "articles"], { presets: { region: "eu" } }],
      read: [european],
      update: [european, ["*"], { presets: { salary: 7 }, validation: { name: { _starts_with: "A" } } }],
      delete: [{ id: { _eq: 5 } }],
    },
    articles: {
      create: [
        { status: { _eq: "draft" } },
        ["*"],
        { presets: { owner: "$CURRENT_USER", views: 1 }, validation: { title: { _nempty: true } } },
      ],
      read: [{ _or: [published, { owner: { _eq: "$CURRENT_USER" } }] }],
      update: [
        { owner: { _eq: "$CURRENT_USER" } },
        ["title", "status", "owner", "author", "comments", "tags", "sections", "children"],
        { validation: { status: { _in: ["draft", "published"] } } },
      ],
    },
    comments: {
      create: [{ status: { _eq: "waiting" } }, ["text", "article", "score"], { presets: { status: "waiting" } }],
      read: [{ status: { _eq: "approved" } }],
      update: [{ status: { _eq: "approved" } }, ["text", "article", "status"]],
    },
    articles_tags: { create: [null], read: [null], update: [null] },
    sections: { create: [null], read: [null], update: [null], delete: [null] },
    headings: { create: [null], read: [{ shown: { _eq: true } }], update: [{ level: { _eq: 1 } }, ["text", "level", "sections"]] },
    paragraphs: { read: [published] },
  }),
  role("reading more than writing", {
    ...open,
    articles: {
      read: [published],
      // What makes an item one that may be read is not among the fields.
      update: [
        { owner: { _eq: "$CURRENT_USER" } },
        ["title", "slug", "body", "author", "parent", "children", "comments", "tags", "sections", "mentions"],
      ],
      delete: [{ id: { _eq: 8 } }],
    },
    authors: { read: [european], update: [{ id: { _in: [1, 3] } }, ["name", "mentor", "articles", "pupils", "profile"]] },
    profiles: { read: [null], update: [{ level: { _eq: 2 } }] },
    comments: { read: [{ status: { _eq: "approved" } }], update: [{ score: { _nnull: true } }, ["text"]], delete: [null] },
    tags: { read: [{ kind: { _eq: "open" } }], update: [null, ["label", "rank", "articles"]] },
  }),
  role(
    "lists of some rows",
    {
      articles: {
        read: [{ status: { _eq: "draft" } }],
        update: [{ status: { _eq: "draft" } }, ["parent", "children", "comments", "tags", "sections", "mentions"]],
      },
      comments: all(null),
      articles_tags: all(null),
      sections: all(null),
      mentions: all(null),
      tags: reading(null),
      headings: reading(null),
    },
    { articles: { update: [null, ["body"]] } },
  ),
  role(
    "a field that moves items",
    { articles: { read: [null], update: [{ status: { _eq: "draft" } }, ["status"]] } },
    { articles: { update: [null, ["body"]] } },
  ),
];

/** Sees all: the plain rule that others are held against. */
export const administrator: MatrixRole = {
  name: "administrator",
  policies: [{ key: "admin", name: "admin", adminAccess: true, ipAccess: [], permissions: [] }],
};
