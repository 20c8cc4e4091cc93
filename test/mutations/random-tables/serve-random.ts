/** An engine over the tables of a random schema. */
import type { Access } from "../../../src/access/access.ts";
import { readCatalog } from "../../../src/database/catalog.ts";
import type { Database } from "../../../src/database/database.ts";
import { readMetadata } from "../../../src/metadata/read-metadata.ts";
import type { Model } from "../../../src/model/model.ts";
import { compileModel } from "../../../src/operation/compile-model.ts";
import { createEngine } from "../../../src/operation/engine.ts";
import { prepareOperation } from "../../../src/operation/prepare-operation.ts";
import { runOperation } from "../../../src/operation/run-operation.ts";
import type { WriteOutcome } from "../../../src/plan/write/write-outcome.ts";
import { nobody } from "../../../src/request/current-user.ts";
import { generousSettings } from "../../harness/engine-settings.ts";
import type { World } from "../model/tables.ts";
import type { GraphQLRequest } from "./calls.ts";
import type { Choices } from "./choices.ts";
import { buildWorld, printOverlay } from "./print-schema.ts";
import { createTables } from "./stored-tables.ts";
import type { StoredTables } from "./stored-tables.ts";
import type { SchemaSpec } from "./table-spec.ts";

export interface RandomServer extends StoredTables {
  readonly spec: SchemaSpec;
  readonly world: World;
  readonly model: Model;
  run(request: GraphQLRequest, access: Access): Promise<Answer>;
}

export interface Answer {
  /** Code and message of each. */
  readonly errors: readonly string[];
  readonly told: readonly WriteOutcome[];
}

/** Who asks. */
export const user = "ada";

const now = new Date("2024-06-01T12:00:00Z");

export async function serveRandom(database: Database, choices: Choices, spec: SchemaSpec): Promise<RandomServer> {
  const stored = await createTables(database, choices, spec);
  const catalog = await readCatalog(database, [spec.name]);
  const overlay = { text: printOverlay(spec), fileName: "overlay.json" };
  const metadata = await readMetadata({ connection: database, catalog, source: "infer", schema: spec.name, overlay });
  const { model, diagnostics } = compileModel(metadata, catalog);
  const told: WriteOutcome[] = [];
  const engine = await createEngine({ database, model, settings: generousSettings, onWritten: (outcome) => told.push(outcome) });
  const faults = [...diagnostics, ...engine.diagnostics];
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join("\n"));
  return {
    ...stored,
    spec,
    world: buildWorld(spec),
    model,
    async run({ document, variables }, access) {
      told.length = 0;
      const prepared = prepareOperation(await engine.schemaOf(access), document, null);
      if (prepared.kind !== "prepared") return { errors: ["no such operation"], told: [] };
      const asker = { user: { ...nobody, id: user }, access, now };
      const result = await runOperation(engine, prepared, { asker, variables, form: "text" });
      return { errors: describeErrors(result), told: [...told] };
    },
  };
}

function describeErrors(result: Awaited<ReturnType<typeof runOperation>>): readonly string[] {
  const describe = ({ message, extensions }: { readonly message: string; readonly extensions?: unknown }): string =>
    `${JSON.stringify(extensions)} ${message}`;
  switch (result.kind) {
    case "executed":
      return (result.result.errors ?? []).map(({ message, originalError }) => `${codeOf(originalError)}: ${message}`);
    case "written":
      return [];
    case "invalid document":
    case "invalid request":
      return result.errors.map(describe);
    case "refused":
      return [`${result.error.code}: ${result.error.message}`];
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
}
