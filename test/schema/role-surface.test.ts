import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildSchema as parseSchema } from "graphql";
import type { GraphQLSchema } from "graphql";
import { expect, test } from "vitest";
import type { Access } from "../../src/access/access.ts";
import { readCatalog } from "../../src/database/catalog.ts";
import { readMetadata } from "../../src/metadata/read-metadata.ts";
import { readPolicies } from "../../src/metadata/read-policies.ts";
import { buildModel } from "../../src/model/build-model.ts";
import type { Model } from "../../src/model/model.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { accessOf } from "../access/access-of.ts";
import { hasOracle, oracleFolder } from "../harness/fixture.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { compareSurface } from "./compare-surface.ts";
import type { Difference } from "./compare-surface.ts";
import { isSafeNull, isTypedJson } from "./explained.ts";
import { validateTrustedSchema } from "./validate-schema.ts";

/** The recorded roles, each with its one policy. */
const roles = {
  limited: "00000000-0000-4000-8000-000000000102",
  editor: "00000000-0000-4000-8000-000000000101",
  public: "abf8a154-5b1c-4a46-ac9c-7300570f4f17",
} as const;

test.skipIf(!hasOracle)("what Directus offers to a role is here, and nothing else but what Relata adds", async () => {
  const { model, accesses } = await readAccesses();
  for (const [role, access] of accesses) {
    const directus = parseSchema(await readFile(join(oracleFolder, `sdl/items.${role}.graphql`), "utf8"));
    for (const nullability of ["directus", "strict"] as const) {
      const { schema } = buildSchema(model, { nullability, access });
      expect(validateTrustedSchema(schema)).toEqual([]);
      for (const surface of ["read", "write", "events"] as const) {
        const allow = (difference: Difference, actual: GraphQLSchema): boolean =>
          isTypedJson(difference, actual) || isSafeNull(model, nullability, difference) || isMeant(difference);
        const { total, differences, allowed } = compareSurface(directus, schema, { surface, ignoreNullability: false, allow });
        const added = compareSurface(schema, directus, { surface, ignoreNullability: true, allow: isAddition });
        process.stdout.write(
          `Directus's ${surface} surface for "${role}", nullability "${nullability}": ${total - differences.length} of ${total} ` +
            `coordinates, ${allowed.length} of them as explained; ${added.allowed.length} are added.\n`,
        );
        expect(differences).toEqual([]);
        expect(added.differences).toEqual([]);
      }
    }
  }
});

async function readAccesses(): Promise<{ readonly model: Model; readonly accesses: ReadonlyMap<string, Access> }> {
  const database = await openTestDatabase("postgres", "agencyos");
  try {
    const catalog = await readCatalog(database, ["public"]);
    const metadata = await readMetadata({ connection: database, catalog, source: "auto", schema: "public" });
    const { model } = buildModel(metadata, catalog);
    const { policies } = await readPolicies(database, "public");
    const accesses = Object.entries(roles).map(([role, key]): [string, Access] => {
      const policy = policies.get(key);
      return [role, accessOf(model, policy === undefined ? [] : [policy])];
    });
    return { model, accesses: new Map(accesses) };
  } finally {
    await database.close();
  }
}

function isMeant({ coordinate, expected, actual }: Difference): boolean {
  // A draft may lack anything, also where a role that may not change it sees it.
  if (coordinate.startsWith("version_") && expected === `${actual}!`) return true;
  return keptUnions.has(coordinate) || (actual === null && hiddenLists.test(coordinate));
}

/** Directus turns a union into its key where one of the members may not be read; here the others stay. */
const keptUnions: ReadonlySet<string> = new Set(["page_blocks.item", "page_blocks_filter.item", "page_blocks_quantifier_filter.item"]);

/** Lists whose other end may not be used: Directus prints a String, which nothing can be read from or written to. */
const hiddenLists = new RegExp(
  `^(${[
    "(directus_roles|directus_roles_filter|directus_roles_quantifier_filter)\\.policies(_func)?",
    "(conversations|version_conversations|conversations_filter)\\.messages(_func)?",
    "conversations_aggregated_count\\.messages",
    "(version_lab_nodes|update_lab_nodes_input)\\.items",
  ].join("|")})$`,
);

/** The other way round: `expected` is ours, and `actual` is Directus's. */
function isAddition({ coordinate, expected, actual }: Difference): boolean {
  if (actual !== null) return keptUnions.has(coordinate) || typedJson.test(expected) || actual === `${expected}!`;
  return additions.some((pattern) => pattern.test(coordinate));
}

const typedJson = /^(json_filter_operators|\w+_func!?)$/;

const additions: readonly RegExp[] = [
  /^\w+_filter\.(_not|_every)$/,
  /^page_blocks_item_union(\.block_(hero|richtext))?$/,
  /^page_blocks_(quantifier_)?filter\.item__block_(hero|richtext)$/,
  /^(create|update)_\w+_input\.(item__\w+|\w+_changes)$/,
  /^\w+_changes(\.(create|update|delete))?$/,
  // Directus 12's json.
  /^\w+_func(\.(count|json|json\(path:\)))?$/,
  /^(GraphQLJsonFilter|json_filter_operators(\.\w+)?)$/,
];
