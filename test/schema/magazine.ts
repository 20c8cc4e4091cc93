import type { Model } from "../../src/model/model.ts";
import { anyToOne, column, key, manyToOne, modelOf, oneToAny, oneToMany } from "./model-of.ts";

/** Every kind of relation and of field, in few collections. */
export function magazine(): Model {
  return modelOf({
    articles: {
      note: "What readers come for.",
      fields: [
        key(),
        column("title", "string", { nullable: false, note: "Shown in lists." }),
        column("status", "string", { nullable: false, default: "'draft'::character varying" }),
        column("is_public", "boolean", { nullable: false, default: "false" }),
        column("code", "uuid"),
        column("views", "bigInteger"),
        column("rating", "decimal"),
        column("day", "date"),
        column("opens", "time"),
        column("published_at", "timestamp"),
        column("settings", "json", { nullable: false }),
        column("labels", "csv"),
        column("secret", "hash", { nullable: false, masked: true }),
        column("codes", "array"),
        column("area", "geometry"),
        column("mood", "unknown"),
        manyToOne("author", "authors"),
        oneToMany("sections", "sections", "article"),
        oneToAny("comments", "comments"),
      ],
    },
    authors: {
      fields: [key(), column("name", "string", { nullable: false }), oneToMany("profile", "profiles", "author", true)],
    },
    profiles: {
      fields: [column("id", "uuid", { nullable: false }), manyToOne("author", "authors"), manyToOne("avatar", "directus_files")],
    },
    sections: {
      fields: [key(), manyToOne("article", "articles"), anyToOne("item", ["headings", "paragraphs"]), column("collection", "string")],
    },
    headings: { fields: [key(), column("text", "text", { nullable: false })] },
    paragraphs: { fields: [key(), column("body", "text")] },
    comments: { fields: [key(), anyToOne("item", ["articles"]), column("collection", "string"), column("text", "text")] },
    globals: { singleton: true, fields: [key(), column("title", "string", { nullable: false }), oneToMany("pages", "articles", "id")] },
    top_articles: { kind: "view", key: null, fields: [column("title", "string"), column("views", "integer")] },
    directus_files: { fields: [column("id", "uuid", { nullable: false }), column("tags", "json")] },
    directus_roles: { fields: [column("id", "uuid", { nullable: false })] },
  });
}
