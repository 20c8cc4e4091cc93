import { GraphQLError, print } from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import { expect } from "vitest";
import { admin } from "../../src/access/access.ts";
import type { Access } from "../../src/access/access.ts";
import { readCatalog } from "../../src/database/catalog.ts";
import type { Connection, Database, Statement } from "../../src/database/database.ts";
import type { Diagnostic } from "../../src/errors.ts";
import { readMetadata } from "../../src/metadata/read-metadata.ts";
import { hasDirectusTables } from "../../src/metadata/system-collections.ts";
import type { Model } from "../../src/model/model.ts";
import { compileModel } from "../../src/operation/compile-model.ts";
import { type EngineNeeds, createEngine } from "../../src/operation/engine.ts";
import { listen } from "../../src/operation/listen.ts";
import type { OperationResult } from "../../src/operation/operation-result.ts";
import { prepareOperation } from "../../src/operation/prepare-operation.ts";
import { runOperation } from "../../src/operation/run-operation.ts";
import type { OperationRequest } from "../../src/operation/run-operation.ts";
import type { ServedSchema } from "../../src/operation/served-schema.ts";
import type { ItemEvent } from "../../src/plan/write/item-event.ts";
import type { Asker } from "../../src/request/asker.ts";
import { nobody } from "../../src/request/current-user.ts";
import type { Endpoint } from "../../src/schema/names/root-kinds.ts";
import type { OnWritten } from "../../src/resolve/request-context.ts";
import { systemRoots } from "../../src/system/system-roots.ts";
import { generousSettings } from "./engine-settings.ts";
import { openTestDatabase } from "./open-database.ts";
import { recordStatements } from "./record-statements.ts";

export interface ServedFixture {
  readonly model: Model;
  /** Beside what is served, for a look at what it did. */
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly diagnostics: readonly Diagnostic[];
  /** What an access may see and do. */
  schemaFor(access: Access): Promise<ServedSchema>;
  /** Executes an operation as one request, and tells the statements that it ran. */
  run(document: string | DocumentNode, variables?: Readonly<Record<string, unknown>>, as?: Circumstances): Promise<RunResult>;
  /** What is told of events by a subscription. */
  tell(subscription: string, events: readonly ItemEvent[], as?: Circumstances): Promise<readonly (ExecutionResult | null)[]>;
  close(): Promise<void>;
}

/** Who asks, an administrator unless it is said, and where. */
export interface Circumstances extends Partial<Asker> {
  readonly database?: Database;
  /** That the operation is a part of, or that all of its fields share. */
  readonly transaction?: Connection | "of the operation";
  /** Told what is written. */
  readonly onWritten?: OnWritten;
}

export interface RunResult extends ExecutionResult {
  readonly statements: readonly Statement[];
}

const now = new Date("2024-06-01T12:00:00Z");

/** The phases of the gateway over a fixture, without HTTP. */
export async function serveFixture(
  kind: Database["kind"],
  fixture: string,
  options: {
    readonly overlay?: { readonly text: string; readonly fileName: string };
    readonly as?: Circumstances;
    /** Where; at the items endpoint unless it is said. */
    readonly endpoint?: Endpoint;
    /** As which role of the database it is served. */
    readonly role?: string;
    /** What is done to the database before it is read. */
    readonly before?: string;
  } = {},
): Promise<ServedFixture> {
  const opened = await openTestDatabase(kind, fixture, { role: options.role });
  if (options.before !== undefined) await opened.run({ sql: options.before, parameters: [] });
  const catalog = await readCatalog(opened, ["public"]);
  const metadata = await readMetadata({
    connection: opened,
    catalog,
    source: "auto",
    schema: "public",
    ...(options.overlay === undefined ? {} : { overlay: options.overlay }),
  });
  const { model, diagnostics } = compileModel(metadata, catalog);
  const needs: EngineNeeds = {
    database: opened,
    model,
    settings: generousSettings,
    systemRoots: (served, access) =>
      systemRoots(served, access, { schema: hasDirectusTables(catalog) ? "public" : null, login: null, sockets: null }),
  };
  const engine = await createEngine(needs);
  // Another one, so that what it keeps of an operation is its own.
  const writing = await createEngine(needs);
  const assertSameText = async (result: ExecutionResult, source: string, request: OperationRequest): Promise<void> => {
    const prepared = prepareOperation(await writing.schemaOf(request.asker.access, options.endpoint), source, null);
    if (prepared.kind !== "prepared") return;
    const written = await runOperation(writing, prepared, { ...request, form: "text" });
    // Both finishers answer the same bytes; what has errors, graphql-js answers alone.
    if (written.kind === "written") expect(written.data.join("")).toBe(JSON.stringify(result.data));
    if (written.kind === "written") expect(result.errors).toBeUndefined();
  };
  return {
    model,
    database: opened,
    schema: (await engine.schemaOf(admin, options.endpoint)).schema,
    diagnostics: [...diagnostics, ...engine.diagnostics],
    schemaFor: (access) => engine.schemaOf(access, options.endpoint),
    async run(document, variables = {}, as = {}) {
      const {
        database: given,
        transaction,
        onWritten = engine.onWritten,
        ...asker
      } = { user: nobody, access: admin, now, ...options.as, ...as };
      const { database, statements } = recordStatements(given ?? opened);
      const source = typeof document === "string" ? document : print(document);
      const prepared = prepareOperation(await engine.schemaOf(asker.access, options.endpoint), source, null);
      if (prepared.kind !== "prepared") return { ...resultOf(prepared), statements };
      const isQuery = prepared.operation.operation === "query";
      // What a mutation answers can be asked for once; a query is asked in both forms.
      const form = isQuery ? ("objects" as const) : ("text" as const);
      const request = { asker, variables, form, ...(transaction === undefined ? {} : { transaction }) };
      const result = resultOf(await runOperation({ ...engine, database, onWritten }, prepared, request));
      if (given === undefined && isQuery) await assertSameText(result, source, request);
      return { ...result, statements };
    },
    async tell(subscription, events, { database, access = admin, user = nobody } = {}) {
      const prepared = prepareOperation(await engine.schemaOf(access, options.endpoint), subscription, null);
      if (prepared.kind !== "prepared") return [resultOf(prepared)];
      const listener = listen({ ...engine, database: database ?? opened }, prepared, { asker: { access, user }, variables: {} });
      return listener.kind === "listener" ? listener.read(events) : [resultOf(listener)];
    },
    close: () => opened.close(),
  };
}

function resultOf(result: OperationResult): ExecutionResult {
  switch (result.kind) {
    case "executed":
      return result.result;
    case "written":
      // The JSON of an object.
      return { data: JSON.parse(result.data.join("")) as NonNullable<ExecutionResult["data"]> };
    case "invalid document":
    case "invalid request":
      return { errors: result.errors };
    case "refused":
      return { errors: [new GraphQLError(result.error.message, { originalError: result.error })] };
  }
}
