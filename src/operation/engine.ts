/**
 * GraphQL over one database, without HTTP: operations in, results out.
 *
 *     const engine = await createEngine({ database, model, settings });
 *     const prepared = prepareOperation(await engine.schemaOf(asker.access), "{ articles { title } }", null);
 *     if (prepared.kind === "prepared") await runOperation(engine, prepared, { asker, variables: {} });
 */
import { type Access, admin } from "../access/access.ts";
import type { Database } from "../database/database.ts";
import type { Diagnostic } from "../errors.ts";
import type { Model } from "../model/model.ts";
import { attachResolvers } from "../resolve/attach-resolvers.ts";
import { finishInTurns } from "../shared/turns.ts";
import type { Audience, OnWritten } from "../resolve/request-context.ts";
import { buildSchemaInSteps } from "../schema/build-schema.ts";
import type { SchemaOptions } from "../schema/build-schema.ts";
import { type SchemaNames, buildNames } from "../schema/names/names.ts";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import type { FixedRoots } from "../schema/schema-context.ts";
import { memoize } from "../shared/memoize.ts";
import { createRecentMap } from "../shared/recent-map.ts";
import type { Steps } from "../shared/steps.ts";
import { type StatementTexts, createStatementTexts } from "../sql/statement-texts.ts";
import type { EngineSettings } from "./engine-settings.ts";
import { type ServedSchema, createServedSchema } from "./served-schema.ts";

export interface Engine {
  readonly database: Database;
  readonly model: Model;
  readonly names: SchemaNames;
  readonly settings: EngineSettings;
  readonly onWritten: OnWritten;
  readonly audience: Audience;
  /** Warnings of GraphQL names that differ from those expected, such as `articles_filter_2` where a table took `articles_filter`. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of the statements that write. */
  readonly texts: StatementTexts;
  /**
   * The schema of someone with that access, of `/graphql` unless it is said; one object for all who may do the same, built
   * when the first of them asks.
   */
  readonly schemaOf: (access: Access, endpoint?: Endpoint) => Promise<ServedSchema>;
}

export interface EngineNeeds {
  readonly database: Database;
  readonly model: Model;
  readonly settings: EngineSettings;
  /** Told what each mutation field has written, in the order of the fields, after COMMIT. */
  readonly onWritten?: OnWritten;
  /** Nobody unless it is said. */
  readonly audience?: Audience;
  /** What an access may ask of the system endpoint that is no collection's. */
  readonly systemRoots?: (engine: Engine, access: Access) => FixedRoots;
}

/** How many schemas of limited roles are kept beside the administrator's; there is one for each combination of policies. */
const capacity = 100;

/** Schemas are built in turns: one of a thousand collections takes most of a second, and others are served meanwhile. */
export async function createEngine(needs: EngineNeeds): Promise<Engine> {
  const { database, model, settings, onWritten = tellNobody, audience = nobodyHears } = needs;
  const { names, diagnostics } = buildNames(model);
  const namesAt = { items: () => names, system: memoize<void, SchemaNames>(() => buildNames(model, "system").names) };
  const build = (access: Access, endpoint: Endpoint): Promise<ServedSchema> => {
    const fixed = endpoint === "system" ? needs.systemRoots?.(engine, access) : undefined;
    const options = { nullability: settings.nullability, access, endpoint, ...(fixed === undefined ? {} : { fixed }) };
    return finishInTurns(buildServed({ model, names: namesAt[endpoint](), settings }, options));
  };
  const whole = memoize((endpoint: Endpoint) => build(admin, endpoint));
  // Schemas belong to what an access allows, not to a user; the one that was not used for the longest time gives way.
  const limited = createRecentMap<string, Promise<ServedSchema>>(capacity);
  const engine: Engine = {
    database,
    model,
    settings,
    onWritten,
    audience,
    names,
    diagnostics,
    texts: createStatementTexts(),
    schemaOf(access, endpoint = "items") {
      if (access.kind === "admin") return whole(endpoint);
      const name = `${endpoint} ${access.name}`;
      const schema = limited.get(name) ?? build(access, endpoint);
      limited.set(name, schema);
      return schema;
    },
  };
  await whole("items");
  return engine;
}

function* buildServed(
  { model, names, settings }: Pick<Engine, "model" | "names" | "settings">,
  options: SchemaOptions,
): Steps<ServedSchema> {
  const built = yield* buildSchemaInSteps(model, names, options);
  yield* attachResolvers(built.schema);
  if (built.mutationSchema !== null) yield* attachResolvers(built.mutationSchema);
  return createServedSchema(built, settings);
}

/** Where nobody listens. */
export const nobodyHears: Audience = { isTransactional: true, isThere: () => false, hears: () => false };

function tellNobody(): void {
  // Nobody has asked.
}
