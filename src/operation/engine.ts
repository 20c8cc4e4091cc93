/**
 * GraphQL over one database, without HTTP: operations in, results out.
 *
 *     const engine = createEngine({ database, model, settings });
 *     const prepared = prepareOperation(engine.schemaOf(asker.access), "{ articles { title } }", null);
 *     if (prepared.kind === "prepared") await runOperation(engine, prepared, { asker, variables: {} });
 */
import { type Access, admin } from "../access/access.ts";
import type { Database } from "../database/database.ts";
import type { Diagnostic } from "../errors.ts";
import type { Model } from "../model/model.ts";
import { attachResolvers } from "../resolve/attach-resolvers.ts";
import type { OnWritten } from "../resolve/request-context.ts";
import { type BuiltSchema, buildSchema } from "../schema/build-schema.ts";
import type { SchemaNames } from "../schema/names/names.ts";
import { createRecentMap } from "../shared/recent-map.ts";
import { type StatementTexts, createStatementTexts } from "../sql/statement-texts.ts";
import type { EngineSettings } from "./engine-settings.ts";
import { type ServedSchema, createServedSchema } from "./served-schema.ts";

export interface Engine {
  readonly database: Database;
  readonly model: Model;
  readonly names: SchemaNames;
  readonly settings: EngineSettings;
  readonly onWritten: OnWritten;
  /** Warnings of GraphQL names that differ from those expected, such as `articles_filter_2` where a table took `articles_filter`. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of the statements that write. */
  readonly texts: StatementTexts;
  /** The schema of someone with that access; one object for all who may do the same. */
  readonly schemaOf: (access: Access) => ServedSchema;
}

export interface EngineNeeds {
  readonly database: Database;
  readonly model: Model;
  readonly settings: EngineSettings;
  /** Told what each mutation field has written, in the order of the fields, after COMMIT. */
  readonly onWritten?: OnWritten;
}

/** How many schemas of limited roles are kept beside the administrator's; there is one for each combination of policies. */
const capacity = 100;

export function createEngine({ database, model, settings, onWritten = tellNobody }: EngineNeeds): Engine {
  const build = (access: Access): { readonly built: BuiltSchema; readonly served: ServedSchema } => {
    const built = buildSchema(model, { nullability: settings.nullability, access });
    attachResolvers(built.schema);
    if (built.mutationSchema !== null) attachResolvers(built.mutationSchema);
    return { built, served: createServedSchema(built, settings) };
  };
  const whole = build(admin);
  // Schemas belong to what an access allows, not to a user; the one that was not used for the longest time gives way.
  const limited = createRecentMap<string, ServedSchema>(capacity);
  return {
    database,
    model,
    settings,
    onWritten,
    names: whole.built.names,
    diagnostics: whole.built.diagnostics,
    texts: createStatementTexts(),
    schemaOf(access) {
      if (access.kind === "admin") return whole.served;
      const known = limited.get(access.name);
      if (known !== undefined) return known;
      const { served } = build(access);
      limited.set(access.name, served);
      return served;
    },
  };
}

function tellNobody(): void {
  // Nobody has asked.
}
