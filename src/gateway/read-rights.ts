/** Where the rights come from: the configuration decides, then what the database has. */
import type { Config } from "../config/config.ts";
import { isLoopback } from "../config/host-name.ts";
import type { Catalog } from "../database/catalog.ts";
import type { Connection } from "../database/database.ts";
import { MetadataError } from "../errors.ts";
import { assertReadable } from "../metadata/assert-readable.ts";
import type { Policies } from "../metadata/policies.ts";
import { parsePolicyFile } from "../metadata/policy-file.ts";
import { hasPolicyTables, policyTables, readPolicies } from "../metadata/read-policies.ts";
import { readSettingFile } from "./setting-file.ts";

export interface RightsSource {
  readonly config: Config;
  readonly isDemo: boolean;
  readonly connection: Connection;
  readonly catalog: Catalog;
  /** Where Directus's own tables are. */
  readonly directusSchema: string;
}

/** Null: everyone may do everything. Throws where nobody said who may do what. */
export async function readRights({ config, isDemo, connection, catalog, directusSchema }: RightsSource): Promise<Policies | null> {
  if (config.ACCESS !== undefined) return null;
  if (config.PERMISSIONS !== undefined) {
    const { text, fileName } = await readSettingFile("PERMISSIONS", config.PERMISSIONS);
    return parsePolicyFile(text, fileName);
  }
  assertReadable(catalog, policyTables, ["directus_users"]);
  if (hasPolicyTables(catalog)) return readPolicies(connection, directusSchema);
  if (isDemo) return null;
  throw unsaid(
    "ACCESS",
    "this database does not say who may do what (it has no directus_policies). Set PERMISSIONS to a file that does, or ACCESS to open: then everyone on this machine may do everything.",
  );
}

/** The demo says of nobody what they may do. Asserted before it is loaded, which takes a while. */
export function assertDemoIsLocal({ ACCESS, PERMISSIONS, HOST }: Config): void {
  if (ACCESS !== undefined || PERMISSIONS !== undefined || isLoopback(HOST)) return;
  throw unsaid(
    "HOST",
    `the demo lets everyone do everything, so it listens on this machine alone, got "${HOST}". ACCESS=open-to-all serves it to others.`,
  );
}

function unsaid(setting: string, sentence: string): MetadataError {
  return new MetadataError([{ severity: "error", coordinate: setting, message: `${setting}: ${sentence}` }]);
}
