/**
 * The whole program before its first request, as a list of phases: begin reading here. In: a database and the
 * configuration. Out: what is served, swapped whole when anything is read again, so that a request sees either the old
 * or the new.
 */
import type { ParsedPolicies } from "../access/parse-policies.ts";
import type { Config } from "../config/config.ts";
import { type Catalog, readCatalog } from "../database/catalog.ts";
import type { Database } from "../database/database.ts";
import type { Diagnostic } from "../errors.ts";
import { createRealm } from "../identity/authentication.ts";
import { compileRights } from "../identity/compile-rights.ts";
import type { Login } from "../identity/login.ts";
import { createRights } from "../identity/rights.ts";
import type { Metadata } from "../metadata/metadata.ts";
import { type ReadMetadataOptions, readMetadata } from "../metadata/read-metadata.ts";
import { hasDirectusTables } from "../metadata/system-collections.ts";
import { compileModel } from "../operation/compile-model.ts";
import { type Engine, createEngine } from "../operation/engine.ts";
import type { Audience, OnWritten } from "../resolve/request-context.ts";
import type { Ready } from "../server/served.ts";
import { systemRoots } from "../system/system-roots.ts";
import { engineSettingsOf } from "./engine-settings.ts";
import { isDemo } from "./open-database.ts";
import { readRights } from "./read-rights.ts";
import { readSettingFile } from "./setting-file.ts";

/** What the phases make of a database, and what they could not use. */
export interface Compiled {
  readonly catalog: Catalog;
  /** Where Directus's own tables are. */
  readonly directusSchema: string;
  readonly metadata: Metadata;
  readonly engine: Engine;
  readonly diagnostics: readonly Diagnostic[];
}

export async function compileDatabase(database: Database, config: Config, serving: ServingParts = nothing): Promise<Compiled> {
  // The files that the configuration names: first, so that a wrong path is told at once, database or not.
  const files = await readMetadataFiles(config);

  // What there is: tables and views, their columns, their keys.
  const catalog = await readCatalog(database, config.DB_SEARCH_PATH);
  const directusTable = catalog.tables.find((table) => table.name === "directus_collections");
  const directusSchema = directusTable?.schema ?? config.DB_SEARCH_PATH[0] ?? "public";

  // What is stored about it: in Directus's own tables, in a file, or nowhere; then it is inferred from the keys.
  const metadata = await readMetadata({ connection: database, catalog, schema: directusSchema, ...files });

  // What it means: collections, fields, and relations that know both of their sides.
  const { model, diagnostics } = compileModel(metadata, catalog);

  // GraphQL over it: names, types and resolvers, for everything now and for each role when its first user asks.
  const modelSchema = hasDirectusTables(catalog) ? directusSchema : null;
  const { WEBSOCKETS_GRAPHQL_AUTH: authentication, WEBSOCKETS_HEARTBEAT_PERIOD: heartbeat } = config;
  const sockets = config.WEBSOCKETS_ENABLED && config.EVENTS !== "off" ? { authentication, heartbeat } : null;
  const engine = await createEngine({
    database,
    model,
    settings: engineSettingsOf(config),
    onWritten: serving.onWritten,
    ...(serving.audience === undefined ? {} : { audience: serving.audience }),
    systemRoots: (served, access) => systemRoots(served, access, { schema: modelSchema, login: serving.login, sockets }),
  });

  const warnings = config.HISTORY ? reportMissingHistory(catalog) : [];
  return { catalog, directusSchema, metadata, engine, diagnostics: [...diagnostics, ...engine.diagnostics, ...warnings] };
}

function reportMissingHistory(catalog: Catalog): readonly Diagnostic[] {
  const missing = ["directus_activity", "directus_revisions"].find((name) => !catalog.tables.some((table) => table.name === name));
  if (missing === undefined) return [];
  const message = `Table "${missing}": it does not exist, so HISTORY has nowhere to note who wrote what.`;
  return [{ severity: "error", coordinate: missing, message }];
}

/** What of a gateway outlives what it is compiled from. */
export interface ServingParts {
  /** Told what each mutation has written. */
  readonly onWritten: OnWritten;
  /** Nobody unless it is said. */
  readonly audience?: Audience;
  /** Null where tokens cannot be signed. */
  readonly login: Login | null;
}

const nothing: ServingParts = { onWritten: () => undefined, login: null };

/** Who may do what, and which rights cannot be understood. */
export interface CompiledRights {
  /** Null: everyone may do everything. */
  readonly policies: ParsedPolicies | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A phase of its own, since rights change more often than the database's structure: the model and its schemas stay. */
export async function compileRightsOf(compiled: Compiled, config: Config): Promise<CompiledRights> {
  const { database, model } = compiled.engine;

  // What is stored: in Directus's own tables, or in a file.
  const stored = await readRights({ config, isDemo: isDemo(config), connection: database, ...compiled });

  // What it means: each rule a filter over the model.
  return stored === null ? { policies: null, diagnostics: [] } : compileRights(model, stored);
}

/** What a request is answered with: the engine, and what tells who asks. */
export function createReady(engine: Engine, policies: ParsedPolicies | null): Ready {
  const { database, model } = engine;
  const rights = policies === null ? null : createRights(policies, engine);
  return { kind: "ready", engine, realm: createRealm({ database, model, rights }) };
}

async function readMetadataFiles({ METADATA, OVERLAY }: Config): Promise<Pick<ReadMetadataOptions, "source" | "overlay">> {
  const isWord = METADATA === "auto" || METADATA === "directus" || METADATA === "infer";
  return {
    source: isWord ? METADATA : await readSettingFile("METADATA", METADATA),
    ...(OVERLAY === undefined ? {} : { overlay: await readSettingFile("OVERLAY", OVERLAY) }),
  };
}
