/** Whether files fit the schema: a printed schema, or operations of clients. */
import { styleText } from "node:util";
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, Source, isExecutableDefinitionNode, parse, validate } from "graphql";
import type { Diagnostic } from "../errors.ts";
import { printSDL } from "../schema/print-schema.ts";
import { documentRules } from "../schema/wire/document-rules.ts";
import { formatDiagnostic } from "./failure.ts";
import { readGivenFile } from "./schema-model.ts";
import { readSchema } from "./schema-print.ts";
import type { Terminal } from "./verb.ts";
import { withCompiled } from "./with-database.ts";

interface Fault {
  readonly file: string;
  /** As editors understand it: `queries/a.graphql:3:5`. */
  readonly place: string;
  readonly message: string;
}

/** `relata schema check schema.graphql queries/*.graphql` */
export async function schemaCheck(terminal: Terminal): Promise<number> {
  const { words, print, options } = terminal;
  const texts = await Promise.all(words.map(async (file) => ({ file, text: await readGivenFile(file) })));
  return withCompiled(terminal, async (compiled) => {
    if (texts.length === 0) return reportMetadata(compiled.diagnostics, terminal);
    const faults = findFaults(texts, await readSchema(compiled, terminal));
    if (options["json"] === true) print(JSON.stringify(faults, null, 2));
    else for (const { place, message } of faults) print(`${styleText("red", "error")}  ${styleText("bold", place)}  ${message}`);
    if (options["json"] !== true && faults.length === 0)
      print(`${texts.length} ${texts.length === 1 ? "file fits" : "files fit"} the schema.`);
    return faults.length > 0 ? 1 : 0;
  });
}

function reportMetadata(diagnostics: readonly Diagnostic[], { print, options }: Terminal): number {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (options["json"] === true) print(JSON.stringify(errors, null, 2));
  else {
    for (const error of errors) print(formatDiagnostic(error));
    if (errors.length === 0) print("All of the metadata comes to the schema.");
  }
  return errors.length > 0 ? 1 : 0;
}

/** Operations of all files are one document, as a fragment may stand in a file of its own. */
function findFaults(texts: readonly { readonly file: string; readonly text: string }[], schema: GraphQLSchema): readonly Fault[] {
  const faults: Fault[] = [];
  const definitions = texts.flatMap(({ file, text }): DocumentNode["definitions"] => {
    try {
      const document = parse(new Source(text, file));
      if (document.definitions.every(isExecutableDefinitionNode)) return document.definitions;
      if (text.trim() !== printSDL(schema).trim())
        faults.push({
          file,
          place: file,
          message: "The schema is another one now; `relata schema diff` says how, `relata schema print` prints it.",
        });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      faults.push(faultOf(error));
    }
    return [];
  });
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  const invalid = definitions.length === 0 ? [] : validate(schema, document, documentRules);
  return [...faults, ...invalid.map(faultOf)];
}

function faultOf({ message, source, locations }: GraphQLError): Fault {
  const [at] = locations ?? [];
  const file = source?.name ?? "";
  return { file, place: at === undefined ? file : `${file}:${at.line}:${at.column}`, message };
}
