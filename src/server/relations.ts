/** The page that shows the model, and what it shows: of the model that whoever asks may read, with a query for each collection. */
import { readFile } from "node:fs/promises";
import type { GraphQLSchema } from "graphql";
import type { Access } from "../access/access.ts";
import { restrictModel } from "../access/restrict-model.ts";
import type { Engine } from "../operation/engine.ts";
import { buildPicture } from "../picture/build-picture.ts";
import type { ServedPicture } from "../picture/picture.ts";
import { rootMeaning } from "../schema/names/meaning.ts";
import { moduleEnding } from "./assets.ts";
import { composeCollectionQuery } from "./example-query.ts";
import { type Page, pageHeaders } from "./page.ts";

/** It shows no data by itself: it asks with the token that it is given. */
export async function renderRelationsPage(): Promise<Page> {
  const html = await readFile(new URL("../browser/relations.html", import.meta.url), "utf8");
  return { status: 200, html: html.replaceAll('.ts"', `${moduleEnding}"`), headers: pageHeaders() };
}

export async function describeRelations(engine: Engine, access: Access): Promise<ServedPicture> {
  const { schema } = await engine.schemaOf(access);
  return { ...buildPicture(restrictModel(engine.model, access, "read")), queries: composeQueries(schema) };
}

function composeQueries(schema: GraphQLSchema): Readonly<Record<string, string>> {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  return Object.fromEntries(
    roots.flatMap((root) => {
      const meaning = rootMeaning(root);
      return meaning?.kind === "list" || meaning?.kind === "singleton" ? [[meaning.collection, composeCollectionQuery(schema, root)]] : [];
    }),
  );
}
