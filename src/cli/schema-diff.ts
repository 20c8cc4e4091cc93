/** What is different: of the GraphQL schema for clients, or of the model, as SQL. */
import { styleText } from "node:util";
import {
  BreakingChangeType,
  DangerousChangeType,
  GraphQLError,
  type GraphQLSchema,
  type SchemaChange,
  Source,
  buildSchema,
  findSchemaChanges,
} from "graphql";
import { ConfigError } from "../config/config.ts";
import { printSDL } from "../schema/print-schema.ts";
import { changeModel, readGivenFile } from "./schema-model.ts";
import { readSchema } from "./schema-print.ts";
import { type Terminal, textOption } from "./verb.ts";
import { withCompiled } from "./with-database.ts";

type Kind = "breaking" | "dangerous" | "safe";

interface ToldChange {
  readonly kind: Kind;
  /** As graphql-js calls it: `FIELD_REMOVED`. */
  readonly type: string;
  readonly description: string;
}

/** From what it was, in a file or another database, to what it is. */
export async function schemaDiff(terminal: Terminal): Promise<number> {
  const { words, print, options } = terminal;
  const [file] = words;
  const from = textOption(terminal, "from");
  if ((file === undefined) === (from === undefined)) throw new ConfigError(["schema diff: expected a file, or --from with an address."]);
  if (file !== undefined && /\.(?:ya?ml|json)$/i.test(file)) return changeModel(terminal, file, "diff");
  const before = file === undefined ? await readOther(terminal, from ?? "") : parseSchema(await readGivenFile(file), file);
  return withCompiled(terminal, async (compiled) => {
    const changes = listChanges(before, await readSchema(compiled, terminal));
    if (options["json"] === true) print(JSON.stringify(changes, null, 2));
    else for (const line of formatChanges(changes)) print(line);
    const worst = kinds.slice(0, kinds.findIndex((kind) => kind === options["failOn"]) + 1);
    return changes.some(({ kind }) => worst.includes(kind)) ? 1 : 0;
  });
}

/** The worst first. */
const kinds: readonly Kind[] = ["breaking", "dangerous", "safe"];

/** The schema of another database, with the same settings otherwise. */
function readOther(terminal: Terminal, url: string): Promise<GraphQLSchema> {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    throw new ConfigError(["--from: expected an address such as postgres://user:password@host:5432/database."]);
  const parts = { DB_HOST: undefined, DB_PORT: undefined, DB_DATABASE: undefined, DB_USER: undefined, DB_PASSWORD: undefined };
  return withCompiled({ config: { ...terminal.config, ...parts, DATABASE_URL: url } }, async (compiled) =>
    parseSchema(printSDL(await readSchema(compiled, terminal)), "--from"),
  );
}

function parseSchema(text: string, name: string): GraphQLSchema {
  try {
    return buildSchema(new Source(text, name), { assumeValidSDL: false });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [at] = error.locations ?? [];
    throw new ConfigError([`File "${name}"${at === undefined ? "" : `, line ${at.line}`}: expected a GraphQL schema (${error.message}).`]);
  }
}

function listChanges(before: GraphQLSchema, served: GraphQLSchema): readonly ToldChange[] {
  // As a file has it, so that both sides have lost the same.
  const after = parseSchema(printSDL(served), "the schema");
  const changes = findSchemaChanges(before, after).map((change) => ({
    kind: kindOf(change),
    type: change.type,
    description: change.description,
  }));
  return changes.toSorted(
    (left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind) || compare(left.description, right.description),
  );
}

function kindOf({ type }: SchemaChange): Kind {
  if (type in BreakingChangeType) return "breaking";
  return type in DangerousChangeType ? "dangerous" : "safe";
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

const colors = { breaking: "red", dangerous: "yellow", safe: "green" } as const;

function formatChanges(changes: readonly ToldChange[]): readonly string[] {
  if (changes.length === 0) return ["Nothing differs for clients."];
  const counts = kinds.map((kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`);
  return [
    ...changes.map(({ kind, description }) => `${styleText(colors[kind], kind.padEnd(9))}  ${description}`),
    "",
    `${changes.length} ${changes.length === 1 ? "change" : "changes"}: ${counts.join(", ")}.`,
  ];
}
