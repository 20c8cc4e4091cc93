import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildSchema as parseSchema } from "graphql";
import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import type { Access } from "../../src/access/access.ts";
import { readCatalog } from "../../src/database/catalog.ts";
import { readMetadata } from "../../src/metadata/read-metadata.ts";
import { readPolicies } from "../../src/metadata/read-policies.ts";
import { compileModel } from "../../src/operation/compile-model.ts";
import { createEngine } from "../../src/operation/engine.ts";
import { systemRoots } from "../../src/system/system-roots.ts";
import { accessOf } from "../access/access-of.ts";
import { generousSettings } from "../harness/engine-settings.ts";
import { hasOracle, oracleFolder } from "../harness/fixture.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { compareSurface } from "./compare-surface.ts";
import type { Difference } from "./compare-surface.ts";
import { isSafeNull, isTypedJson } from "./explained.ts";
import { validateTrustedSchema } from "./validate-schema.ts";

/** Those of `sdl/system.<role>.graphql`, each with its one policy; null for the administrator of `sdl/system.graphql`. */
const policiesOf = {
  "": null,
  ".limited": "00000000-0000-4000-8000-000000000102",
  ".editor": "00000000-0000-4000-8000-000000000101",
  ".public": "abf8a154-5b1c-4a46-ac9c-7300570f4f17",
} as const;

test.skipIf(!hasOracle)("what Directus offers for reading on its system endpoint is here, by role", async () => {
  const database = await openTestDatabase("postgres", "agencyos");
  const catalog = await readCatalog(database, ["public"]);
  const metadata = await readMetadata({ connection: database, catalog, source: "auto", schema: "public" });
  const { model } = compileModel(metadata, catalog);
  const { policies } = await readPolicies(database, "public");
  await database.close();
  const accesses = Object.entries(policiesOf).map(([role, key]): readonly [string, Access] => {
    const policy = key === null ? undefined : policies.get(key);
    return [role, key === null ? admin : accessOf(model, policy === undefined ? [] : [policy])];
  });
  for (const nullability of ["directus", "strict"] as const) {
    const engine = await createEngine({
      database,
      model,
      settings: { ...generousSettings, nullability },
      systemRoots: (served, access) => systemRoots(served, access, { schema: "public", login: null, sockets: null }),
    });
    for (const [role, access] of accesses) {
      const directus = parseSchema(await readFile(join(oracleFolder, `sdl/system${role}.graphql`), "utf8"));
      const { schema } = await engine.schemaOf(access, "system");
      expect(validateTrustedSchema(schema)).toEqual([]);
      for (const surface of ["read", "write"] as const) {
        const { total, differences, allowed } = compareSurface(directus, schema, {
          surface,
          ignoreNullability: false,
          allow: (difference, actual) =>
            isTypedJson(difference, actual) ||
            isSafeNull(model, nullability, difference) ||
            isMeant(difference) ||
            staysWithDirectus(difference),
        });
        process.stdout.write(
          `Directus's system surface${role}, to ${surface}, nullability "${nullability}": ${total - differences.length} of ${total} coordinates, ${allowed.length} of them as explained.\n`,
        );
        expect(differences).toEqual([]);
      }
    }
  }
});

/** Flows and what belongs to them, shares, deployments, extensions, bytes of files; and a list of fields that is one, not a field. */
function staysWithDirectus({ coordinate }: Difference): boolean {
  const names = "deployments|deployment_projects|deployment_runs|extensions|flows|operations|shares";
  if (coordinate === "Mutation.update_fields_items") return true;
  // Without one, the database refuses it there, too.
  if (coordinate === "create_directus_notifications_input.recipient") return true;
  return new RegExp(
    `^Mutation\\.(?:import_file|(?:create|update|delete)_(?:${names})_(?:item|items|batch))\\b|^(?:create|update)_directus_(?:${names})_input`,
  ).test(coordinate);
}

/** Directus's own fields have no row, and so no key; a list of which only one end may be seen is none; nothing counts. */
function isMeant({ coordinate }: Difference): boolean {
  if (coordinate === "directus_fields_meta.id") return true;
  return /^directus_roles(?:_filter|_quantifier_filter|_aggregated_count)?\.policies(?:_func)?$|^count_functions(?:\.count)?$/.test(
    coordinate,
  );
}
