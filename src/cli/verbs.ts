/** Every verb of the command line. What does it is in a file of its name. */
import { Argument, Option } from "commander";
import { type SettingGroup, everySetting } from "./setting-options.ts";
import type { Verb } from "./verb.ts";

/** Of words that stand before others: `schema print`. */
export const groupSummaries: Readonly<Record<string, string>> = {
  schema: "the GraphQL schema, and the model as a file",
  triggers: "triggers that tell of changes of the model and of rights at once, whoever makes them",
};

const reading: readonly SettingGroup[] = ["database", "model"];
const json = new Option("--json", "print JSON");
const endpoint = new Option("--endpoint <name>", "of which endpoint").choices(["items", "system"]).default("items");

/** In the order of the help. */
export const verbs: readonly Verb[] = [
  {
    name: "serve",
    summary: "serve the database, or without one the demo",
    settings: everySetting,
    examples: [
      ["relata serve", "the demo, at http://127.0.0.1:4000/graphql"],
      ["relata serve --database-url postgres://user:password@host/database --access open", "a database of yours, to try it"],
      ["relata serve --workers 4 --host 0.0.0.0 --port 80", "with four processes, for other machines"],
    ],
    load: async () => (await import("./serve.ts")).serve,
  },
  {
    name: "dev",
    summary: "serve while you change things, and say what is wrong with them",
    description:
      "Serves as `serve` does, for this machine. Looks four times a second for changes of the database and of the files that METADATA, OVERLAY and PERMISSIONS name, and tells what cannot be used of them each time; waits for a better one where a file cannot be used at all.",
    options: [new Option("--open", "open GraphiQL in the browser")],
    settings: everySetting,
    examples: [
      ["relata dev --open", "the demo, in the browser"],
      ["relata dev --overlay overlay.yaml --permissions permissions.yaml", "and edit both"],
    ],
    load: async () => (await import("./dev.ts")).dev,
  },
  {
    name: "doctor",
    summary: "say what is wrong with metadata, rights and indexes, and how to mend it",
    description:
      "Tells what of the metadata and of the rights cannot be used, foreign keys and many-to-any pairs without an index with the SQL that adds it, and what the database's role may not read. Ends with 1 where there is an error; with --strict also where there is a warning or a hint.",
    options: [json, new Option("--strict", "end with 1 for whatever is found")],
    settings: [...reading, "rights"],
    examples: [
      ["relata doctor", "everything"],
      ["relata doctor --json | jq -r '.findings[].sql // empty' | psql", "add the indexes that are missing"],
    ],
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "relations",
    summary: "list the relations: their kinds, both of their sides, and what a deletion does",
    options: [
      json,
      new Option("--mermaid", "print them as Mermaid text, for Markdown").conflicts(["json", "svg"]),
      new Option("--svg", "print them as a picture").conflicts("json"),
    ],
    settings: reading,
    examples: [
      ["relata relations", "as a table"],
      ["relata relations --svg > relations.svg", "the picture that /relations shows"],
      ["relata relations --json | jq '.[] | select(.kind == \"m2a\")'", "the many-to-any ones"],
    ],
    load: async () => (await import("./relations.ts")).relations,
  },
  {
    name: "explain",
    summary: "show how an operation is answered: its plan, and its statements with their parameters",
    description:
      "Without --analyze nothing runs: keys of nested statements are those that their parents will find. With it, the operation runs in a transaction that is rolled back, and each statement by EXPLAIN ANALYZE as well, so that PostgreSQL tells its own times. A mutation can be explained with --analyze alone, as its statements depend on what is stored; what is rolled back does not take back numbers drawn from sequences, nor what triggers do outside of the database.",
    arguments: [new Argument("<file>", "file with the operation; - reads the standard input")],
    options: [
      new Option("--analyze", "run it, take it back, and show PostgreSQL's times"),
      new Option("--variables <json>", "its variables, as a JSON object"),
      new Option("--operation <name>", "which one, of several in the file"),
      new Option("--token <token>", "as whom; an administrator by default"),
      new Option("--public", "as whoever brings no token").conflicts("token"),
      endpoint,
      json,
    ],
    settings: [...reading, "rights"],
    examples: [
      ["relata explain query.graphql --variables '{\"id\": 7}'", "the plan"],
      ["echo '{ articles { title } }' | relata explain - --analyze", "with times"],
    ],
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "infer",
    summary: "write what is inferred of the database as an overlay to edit",
    options: [new Option("-o, --output <path>", "file to write, which must not be there yet"), new Option("--force", "write over it")],
    settings: ["database"],
    examples: [["relata infer -o overlay.yaml && relata dev --overlay overlay.yaml", "edit, and see what comes of it"]],
    load: async () => (await import("./infer.ts")).infer,
  },
  {
    name: "init",
    summary: "make a folder to start in: a compose file, .env, an overlay, permissions, and codegen's configuration",
    arguments: [new Argument("[folder]", "where; this folder by default")],
    settings: [],
    examples: [["relata init shop && cd shop && docker compose up -d && relata dev --open", "PostgreSQL, and GraphiQL over it"]],
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "bootstrap",
    summary: "make Directus's tables in a database that has none, and an administrator",
    settings: ["database", "change"],
    examples: [["relata bootstrap --admin-email you@example.com", "tells the password"]],
    load: async () => (await import("./bootstrap.ts")).bootstrap,
  },
  {
    name: "schema print",
    summary: "print the GraphQL schema",
    options: [endpoint],
    settings: reading,
    examples: [["relata schema > schema.graphql", "the same: print is what is meant without another word"]],
    load: async () => (await import("./schema-print.ts")).schemaPrint,
  },
  {
    name: "schema check",
    summary: "say whether files fit the schema",
    description:
      "A file with a schema must be the one that is printed; a file with operations must be valid for it. Without files: whether all of the metadata comes to the schema. Ends with 1 where that is not so.",
    arguments: [new Argument("[files...]", "files with a schema or operations")],
    options: [endpoint, json],
    settings: reading,
    examples: [
      ["relata schema check schema.graphql", "is the file in the repository the present one?"],
      ["relata schema check queries/*.graphql", "can these be answered?"],
    ],
    load: async () => (await import("./schema-check.ts")).schemaCheck,
  },
  {
    name: "schema diff",
    summary: "say how the schema differs from that of a file, or the model from that of a snapshot",
    description:
      "Of a file with a GraphQL schema (.graphql, .gql): what has changed since, each change breaking, dangerous or safe for clients. Ends with 1 where one is breaking, or as --fail-on says. Of a snapshot of the model (.yaml, .json): what `schema apply` would do, as SQL.",
    arguments: [new Argument("[file]", "a schema or a snapshot")],
    options: [
      new Option("--from <url>", "in the place of a file: the GraphQL schema of another database").conflicts("file"),
      new Option("--fail-on <kind>", "end with 1 for changes of this kind, and of worse ones")
        .choices(["breaking", "dangerous", "safe", "never"])
        .default("breaking"),
      endpoint,
      json,
    ],
    settings: [...reading, "change"],
    examples: [
      ["relata schema diff schema.graphql", "for continuous integration"],
      ["relata schema diff --from postgres://user@production/shop", "what the next deployment changes for clients"],
      ["relata schema diff model.yaml", "what an apply would do, as SQL"],
    ],
    load: async () => (await import("./schema-diff.ts")).schemaDiff,
  },
  {
    name: "schema types",
    summary: "print the TypeScript types of the scalars, for codegen",
    options: [new Option("--format <format>", "how").choices(["ts", "json"]).default("ts")],
    settings: reading,
    examples: [["relata schema types > scalars.ts", 'then, in codegen.ts: import { scalars } from "./scalars.ts"']],
    load: async () => (await import("./schema-types.ts")).schemaTypes,
  },
  {
    name: "schema snapshot",
    summary: "print the model in the form of Directus's snapshots",
    settings: ["database"],
    examples: [["relata schema snapshot > model.yaml", "collections, fields and relations"]],
    load: async () => (await import("./schema-model.ts")).schemaSnapshot,
  },
  {
    name: "schema apply",
    summary: "make the model that of a snapshot, in one transaction",
    arguments: [new Argument("<file>", "the snapshot")],
    settings: ["database", "change"],
    examples: [
      ["relata schema apply model.yaml", "refuses to drop columns and tables"],
      ["relata schema apply model.yaml --allow-destructive", "unless it is told to"],
    ],
    load: async () => (await import("./schema-model.ts")).schemaApply,
  },
  {
    name: "triggers install",
    summary: "install them",
    settings: ["database"],
    load: async () => (await import("./triggers.ts")).triggersInstall,
  },
  {
    name: "triggers remove",
    summary: "remove them",
    settings: ["database"],
    load: async () => (await import("./triggers.ts")).triggersRemove,
  },
  {
    name: "version",
    summary: "print the version",
    settings: [],
    load: async () => (await import("./version.ts")).version,
  },
];
