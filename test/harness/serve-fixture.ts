import { execute, getOperationAST, parse, validate } from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from "graphql";
import { admin } from "../../src/access/access.ts";
import type { Access } from "../../src/access/access.ts";
import { readCatalog } from "../../src/database/catalog.ts";
import type { Database, Statement } from "../../src/database/database.ts";
import type { Diagnostic } from "../../src/errors.ts";
import { readMetadata } from "../../src/metadata/read-metadata.ts";
import { buildModel } from "../../src/model/build-model.ts";
import type { Model } from "../../src/model/model.ts";
import { attachResolvers } from "../../src/resolve/attach-resolvers.ts";
import type { RequestContext, RequestSettings } from "../../src/resolve/request-context.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import type { BuiltSchema } from "../../src/schema/build-schema.ts";
import { documentRules } from "../../src/schema/wire/document-rules.ts";
import { openTestDatabase } from "./open-database.ts";
import { recordStatements } from "./record-statements.ts";

export interface ServedFixture {
  readonly model: Model;
  /** Beside what is served, for a look at what it did. */
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly diagnostics: readonly Diagnostic[];
  /** The schema of what an access may see and do; built once for each. */
  schemaFor(access: Access): BuiltSchema;
  /** Executes an operation as one request, and tells the statements that it ran. */
  run(
    document: string | DocumentNode,
    variables?: Readonly<Record<string, unknown>>,
    context?: Partial<RequestContext>,
  ): Promise<RunResult>;
  close(): Promise<void>;
}

export interface RunResult extends ExecutionResult {
  readonly statements: readonly Statement[];
}

const settings: RequestSettings = { queryLimitDefault: 100, queryLimitMax: -1, maxRelationalDepth: 10, maxBatchMutation: Infinity };

/** The phases of the gateway over a fixture, without HTTP. */
export async function serveFixture(
  kind: Database["kind"],
  fixture: string,
  options: { readonly overlay?: { readonly text: string; readonly fileName: string }; readonly context?: Partial<RequestContext> } = {},
): Promise<ServedFixture> {
  const opened = await openTestDatabase(kind, fixture);
  const catalog = await readCatalog(opened, ["public"]);
  const metadata = await readMetadata({
    connection: opened,
    catalog,
    source: "auto",
    schema: "public",
    ...(options.overlay === undefined ? {} : { overlay: options.overlay }),
  });
  const { model, diagnostics } = buildModel(metadata, catalog);
  const schemas = new Map<Access, BuiltSchema>();
  const schemaFor = (access: Access): BuiltSchema => {
    const known = schemas.get(access);
    if (known !== undefined) return known;
    const built = buildSchema(model, { nullability: "strict", access });
    attachResolvers(built.schema, { model, names: built.names });
    if (built.mutationSchema !== null) attachResolvers(built.mutationSchema, { model, names: built.names });
    schemas.set(access, built);
    return built;
  };
  const whole = schemaFor(admin);
  const validated = new WeakMap<BuiltSchema, WeakMap<DocumentNode, readonly GraphQLError[]>>();
  return {
    model,
    database: opened,
    schema: whole.schema,
    diagnostics: [...diagnostics, ...whole.diagnostics],
    schemaFor,
    async run(document, variables, context) {
      const { database, statements } = recordStatements(opened);
      const contextValue: RequestContext = {
        database,
        user: null,
        access: admin,
        settings,
        now: new Date("2024-06-01T12:00:00Z"),
        transaction: null,
        signal: undefined,
        ...options.context,
        ...context,
      };
      const built = schemaFor(contextValue.access);
      const parsed = typeof document === "string" ? parse(document) : document;
      // A document that is run over and over is validated once, as in the server.
      const known = validated.get(built) ?? new WeakMap<DocumentNode, readonly GraphQLError[]>();
      validated.set(built, known);
      const errors = known.get(parsed) ?? validate(built.schema, parsed, documentRules);
      known.set(parsed, errors);
      if (errors.length > 0) return { errors, statements };
      const isMutation = getOperationAST(parsed)?.operation === "mutation";
      const result = await execute({
        schema: isMutation ? (built.mutationSchema ?? built.schema) : built.schema,
        document: parsed,
        contextValue,
        ...(variables === undefined ? {} : { variableValues: variables }),
      });
      return { ...result, statements };
    },
    close: () => opened.close(),
  };
}
