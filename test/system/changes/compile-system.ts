import type { ExecutionResult } from "graphql";
import { admin } from "../../../src/access/access.ts";
import { readCatalog } from "../../../src/database/catalog.ts";
import type { Connection, Database } from "../../../src/database/database.ts";
import { readMetadata } from "../../../src/metadata/read-metadata.ts";
import { compileModel } from "../../../src/operation/compile-model.ts";
import { createEngine } from "../../../src/operation/engine.ts";
import { prepareOperation } from "../../../src/operation/prepare-operation.ts";
import { runOperation } from "../../../src/operation/run-operation.ts";
import { nobody } from "../../../src/request/current-user.ts";
import { systemRoots } from "../../../src/system/system-roots.ts";
import { generousSettings } from "../../harness/engine-settings.ts";

/** Asks the system endpoint as an administrator, within a transaction where one is given. */
export type AskSystem = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  transaction?: Connection,
) => Promise<ExecutionResult>;

/** Of a model as it is at the moment. */
export async function compileSystem(database: Database): Promise<AskSystem> {
  const catalog = await readCatalog(database, ["public"]);
  const metadata = await readMetadata({ connection: database, catalog, source: "auto", schema: "public" });
  const { model } = compileModel(metadata, catalog);
  const engine = await createEngine({
    database,
    model,
    settings: generousSettings,
    systemRoots: (served, access) => systemRoots(served, access, { schema: "public", login: null, sockets: null }),
  });
  const served = await engine.schemaOf(admin, "system");
  return async (query, variables = {}, transaction) => {
    const prepared = prepareOperation(served, query, null);
    if (prepared.kind !== "prepared") throw prepared.errors[0] ?? new Error("The document is not valid.");
    const asker = { user: nobody, access: admin, now: new Date("2024-06-01T12:00:00Z") };
    const within = transaction === undefined ? {} : { transaction };
    const result = await runOperation(engine, prepared, { asker, variables, form: "objects", ...within });
    if (result.kind === "refused") throw result.error;
    if (result.kind !== "executed") throw new Error("Objects are asked for.");
    return result.result;
  };
}
