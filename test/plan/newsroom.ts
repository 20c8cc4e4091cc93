/** A model for tables of plans, and what planning knows besides a selection. */
import { admin } from "../../src/access/access.ts";
import { buildModel } from "../../src/model/build-model.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import { createScope, fullSight } from "../../src/plan/statement/scope.ts";
import type { Scope } from "../../src/plan/statement/scope.ts";
import { nobody } from "../../src/request/current-user.ts";
import type { PlanContext } from "../../src/request/plan-context.ts";
import { buildNames } from "../../src/schema/names/names.ts";
import { catalogOf, metadataOf, relation } from "../model/notation.ts";

const catalog = catalogOf({
  authors: "id:int4! name:varchar token:varchar",
  articles: "id:int4! title:varchar status:varchar views:int4 day:date settings:jsonb spot:point author:int4>authors editor:int4>authors",
  comments: "id:int4! article:int4>articles answers:int4>comments text:varchar position:int4",
  sections: "id:int4! article:int4>articles collection:varchar item:varchar",
  headings: "id:int4! title:varchar",
  images: "id:uuid! caption:varchar",
  "@totals": "status:varchar views:int4 spot:point",
});

const metadata = metadataOf({
  fields: [
    { collection: "authors", field: "token", special: ["conceal"] },
    { collection: "headings", field: "sections", special: ["o2a"], options: { relation: "sections.item" } },
  ],
  relations: [
    relation("articles.author>authors.articles"),
    relation("articles.editor>authors"),
    relation("comments.article>articles.comments", { sortField: "position" }),
    relation("sections.article>articles.sections"),
    relation("sections.item", { oneCollectionField: "collection", oneAllowedCollections: ["headings", "images"] }),
  ],
});

const { model } = buildModel(metadata, catalog);

/** An administrator's, within the default limits. */
export const context: PlanContext = {
  model,
  names: buildNames(model).names,
  settings: { queryLimitDefault: 100, queryLimitMax: -1, maxRelationalDepth: 10, maxBatchMutation: Infinity, mostSteps: Infinity },
  user: nobody,
  access: admin,
  now: new Date("2024-02-29T10:20:30.400Z"),
};

export function scopeOf(collection: string): Scope {
  return createScope({ model, sight: fullSight }, collectionOf(model, collection));
}
