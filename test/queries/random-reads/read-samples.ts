/** Values that a database holds, so that filters, keys and searches made at random find something. */
import { GraphQLObjectType, getNamedType, isLeafType } from "graphql";
import type { GraphQLField } from "graphql";
import { outputMeaning, rootMeaning } from "../../../src/schema/names/meaning.ts";
import type { ServedFixture } from "../../harness/serve-fixture.ts";

export interface Samples {
  /** As answers show them, without nulls. */
  readonly of: (collection: string, field: string) => readonly unknown[];
  /** All texts, to search for. */
  readonly texts: readonly string[];
  /** Keys of versions. */
  readonly versions: readonly string[];
}

export async function readSamples(served: ServedFixture): Promise<Samples> {
  const roots = Object.values(served.schema.getQueryType()?.getFields() ?? {});
  const known = new Map<string, readonly unknown[]>();
  for (const root of roots) {
    const meaning = rootMeaning(root);
    if (meaning?.kind !== "list") continue;
    const columns = columnsOf(root);
    if (columns.length === 0) continue;
    const { data } = await served.run(`{ rows: ${root.name}(limit: 8) { ${columns.map(({ name }) => name).join(" ")} } }`);
    // A list of objects by the query.
    const rows = (data?.["rows"] ?? []) as readonly Readonly<Record<string, unknown>>[];
    for (const { name, field } of columns) {
      const values = rows.map((row) => row[name]).filter((value) => value !== null);
      known.set(`${meaning.collection}.${field}`, values);
    }
  }
  const texts = [...known.values()].flat().filter((value) => typeof value === "string");
  return { of: (collection, field) => known.get(`${collection}.${field}`) ?? [], texts, versions: await readVersions(served) };
}

/** By GraphQL's name and the Model's. */
function columnsOf(root: GraphQLField<unknown, unknown>): readonly { readonly name: string; readonly field: string }[] {
  const type = getNamedType(root.type);
  if (!(type instanceof GraphQLObjectType)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const meaning = outputMeaning(field);
    return meaning?.kind === "column" && isLeafType(getNamedType(field.type)) ? [{ name: field.name, field: meaning.field }] : [];
  });
}

async function readVersions({ database }: ServedFixture): Promise<readonly string[]> {
  const [found] = await database.run({ sql: "select to_regclass('directus_versions') is not null", parameters: [] });
  if (found?.[0] !== "t") return [];
  return (await database.run({ sql: "select distinct key from directus_versions order by key", parameters: [] })).map(([key]) => key ?? "");
}
