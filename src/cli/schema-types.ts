import { type GraphQLSchema, isScalarType, isSpecifiedScalarType } from "graphql";
import type { Terminal } from "./verb.ts";
import { readSchema } from "./schema-print.ts";
import { withCompiled } from "./with-database.ts";

/** TypeScript types of a scalar, as texts: what a client may send, and what it is answered. */
export interface ScalarTypes {
  readonly input: string;
  readonly output: string;
}

/** `relata schema types > scalars.ts`: what codegen's `scalars` takes. */
export async function schemaTypes(terminal: Terminal): Promise<number> {
  return withCompiled(terminal, async (compiled) => {
    const scalars = listScalarTypes([
      await readSchema(compiled, { options: { endpoint: "items" } }),
      await readSchema(compiled, { options: { endpoint: "system" } }),
    ]);
    terminal.print(terminal.options["format"] === "json" ? JSON.stringify(Object.fromEntries(scalars), null, 2) : formatTypes(scalars));
    return 0;
  });
}

/** The types of every scalar in the schemas that is not GraphQL's own, by their names. */
export function listScalarTypes(schemas: readonly GraphQLSchema[]): ReadonlyMap<string, ScalarTypes> {
  const names = schemas.flatMap((schema) =>
    Object.values(schema.getTypeMap()).flatMap((type) => (isScalarType(type) && !isSpecifiedScalarType(type) ? type.name : [])),
  );
  return new Map([...new Set(names)].toSorted().map((name) => [name, known[name] ?? opaque]));
}

const text: ScalarTypes = { input: "string", output: "string" };
const opaque: ScalarTypes = { input: "unknown", output: "unknown" };

const known: Readonly<Record<string, ScalarTypes>> = {
  Date: text,
  Hash: text,
  JSON: opaque,
  GraphQLBigInt: { input: "string | number", output: "string" },
  GraphQLStringOrFloat: { input: "string | number", output: "string | number" },
  GraphQLJsonFilter: { input: "Record<string, unknown>", output: "never" },
  Void: { input: "null", output: "null" },
};

function formatTypes(scalars: ReadonlyMap<string, ScalarTypes>): string {
  const entries = [...scalars];
  return [
    "/** The scalars of the schema, for the `scalars` of graphql-codegen: the types that a client may send, and is answered. */",
    "export const scalars = {",
    ...entries.map(([name, { input, output }]) => `  ${name}: { input: ${JSON.stringify(input)}, output: ${JSON.stringify(output)} },`),
    "} as const;",
    "",
    "/** What each of them is in an answer, for gql.tada and the like. */",
    "export interface Scalars {",
    ...entries.map(([name, { output }]) => `  ${name}: ${output};`),
    "}",
  ].join("\n");
}
