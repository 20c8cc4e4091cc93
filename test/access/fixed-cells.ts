/** The ways into the system endpoint that are no collection's: its fixed fields, each with the arguments that may tell something. */
import { type GraphQLField, GraphQLObjectType, type GraphQLSchema, getNamedType } from "graphql";
import { mutationMeaning, rootMeaning } from "../../src/schema/names/meaning.ts";
import { selectAll } from "./read-cells.ts";
import { rowsOf } from "./rule-model.ts";
import type { Dataset } from "./rule-model.ts";

/** Root fields with their arguments and selections. What the server is set up for, and shows to whoever asks, is left out. */
export function fixedReads(schema: GraphQLSchema): readonly string[] {
  const names = ["notes", "hush_vault", "missing"];
  const fields = ["owner", "hush_sort"];
  const tried: Readonly<Record<string, readonly string[]>> = {
    name: names.map((name) => JSON.stringify(name)),
    collection: names.map((name) => JSON.stringify(name)),
    field: fields.map((name) => JSON.stringify(name)),
    scope: ["items", "system"],
  };
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter((root) => rootMeaning(root) === undefined && root.name !== "server_info")
    .flatMap((root) => {
      const type = getNamedType(root.type);
      const selection = type instanceof GraphQLObjectType ? ` ${selectAll(type, 2)}` : "";
      return argumentsOf(root, tried).map((text) => `${root.name}${text}${selection}`);
    });
}

/** Of those that write, the ones that speak of items: sorting, and going back to a revision. */
export function fixedWrites(schema: GraphQLSchema, data: Dataset): readonly string[] {
  const tried: Readonly<Record<string, readonly string[]>> = {
    collection: ["notes", "hush_vault", "directus_access", "missing"].map((name) => JSON.stringify(name)),
    item: [`"1"`, `"2"`, `"99"`],
    to: [`"3"`, `"99"`],
    revision: [...rowsOf(data, "directus_revisions").map(({ id }) => id), 99].map((key) => JSON.stringify(String(key))),
  };
  return Object.values(schema.getMutationType()?.getFields() ?? {})
    .filter((root) => mutationMeaning(root) === undefined && ["utils_sort", "utils_revert"].includes(root.name))
    .flatMap((root) => argumentsOf(root, tried).map((text) => `${root.name}${text}`));
}

/** `(collection: "notes", field: "id")` and so on: every value of each argument with every one of the others. */
function argumentsOf(
  { name, args }: GraphQLField<unknown, unknown>,
  tried: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const combined = args.reduce<readonly (readonly string[])[]>(
    (given, argument) => {
      const values = tried[argument.name];
      if (values === undefined) throw new Error(`Nothing is tried for the argument "${argument.name}" of "${name}".`);
      return given.flatMap((some) => values.map((value) => [...some, `${argument.name}: ${value}`]));
    },
    [[]],
  );
  return combined.map((given) => (given.length === 0 ? "" : `(${given.join(", ")})`));
}
