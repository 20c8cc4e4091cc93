/** What is wrong with a database, its metadata and rights as they are served, and how to mend it. */
import { styleText } from "node:util";
import type { Config } from "../config/config.ts";
import { type Diagnostic, MetadataError } from "../errors.ts";
import { type Compiled, compileRightsOf } from "../gateway/compile.ts";
import { explainEmptiness } from "../gateway/emptiness.ts";
import { listAnyCandidates } from "../metadata/any-candidates.ts";
import { formatDiagnostic } from "./failure.ts";
import { listMissingIndexes } from "./missing-indexes.ts";
import { readKeysOfModel } from "./read-keys.ts";
import type { Terminal } from "./verb.ts";
import { withCompiled } from "./with-database.ts";

interface Finding {
  /** `error`: something is left out; `warning`: it is served, but not as stated; `hint`: it could be better. */
  readonly severity: Diagnostic["severity"] | "hint";
  readonly coordinate: string;
  readonly message: string;
  /** What mends it. */
  readonly sql?: string;
}

/** Every diagnostic of metadata, model, schema and rights, missing indexes, and one line that sums them up. */
export async function doctor(terminal: Terminal): Promise<number> {
  const { config, print, options } = terminal;
  return withCompiled(terminal, async (compiled) => {
    const { engine, metadata } = compiled;
    const emptiness = explainEmptiness(compiled.catalog, config);
    const findings: readonly Finding[] = [
      ...(emptiness === null ? [] : [emptiness]),
      ...compiled.diagnostics,
      ...(await findFaultsOfRights(config, compiled)),
      ...listPossibleRelations(compiled),
      ...listMissingIndexes(engine.model, await readKeysOfModel(engine.database, engine.model)).map((missing) => ({
        severity: "hint" as const,
        ...missing,
      })),
    ];
    const collections = engine.model.collections.size;
    if (options["json"] === true) print(JSON.stringify({ source: metadata.source, collections, findings }, null, 2));
    else for (const line of formatFindings(findings, `Read ${collections} collections from ${metadata.source}`)) print(line);
    return (options["strict"] === true ? findings.length : countOf(findings, "error")) > 0 ? 1 : 0;
  });
}

/** Where nobody says who may do what, that is a finding too. */
async function findFaultsOfRights(config: Config, compiled: Compiled): Promise<readonly Diagnostic[]> {
  try {
    return (await compileRightsOf(compiled, config)).diagnostics;
  } catch (error) {
    if (error instanceof MetadataError) return error.diagnostics;
    throw error;
  }
}

/** What inference leaves to people, as far as nobody has said it. */
function listPossibleRelations({ catalog, metadata, engine }: Compiled): readonly Finding[] {
  if (metadata.origin !== "inferred") return [];
  return listAnyCandidates(catalog).flatMap(({ collection, field, collectionField }): readonly Finding[] => {
    const column = engine.model.collections.get(collection)?.fields.get(field);
    if (column === undefined || column.relation !== null) return [];
    const coordinate = `${collection}.${field}`;
    const row = `relations: [{ collection: ${collection}, field: ${field}, collection_field: ${collectionField}, allowed: [...] }]`;
    const message = `Field "${coordinate}": with "${collectionField}" it looks like a many-to-any, which no foreign key shows; an overlay can say it: ${row}.`;
    return [{ severity: "hint", coordinate, message }];
  });
}

function formatFindings(findings: readonly Finding[], what: string): readonly string[] {
  const counts = (["error", "warning", "hint"] as const).map((severity) => {
    const count = countOf(findings, severity);
    return `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return [
    ...findings.flatMap((finding) => [
      formatDiagnostic(finding),
      ...(finding.sql === undefined ? [] : [`         ${styleText("dim", finding.sql)}`]),
    ]),
    ...(findings.length > 0 ? [""] : []),
    `${what}: ${counts.join(", ")}.`,
  ];
}

function countOf(findings: readonly Finding[], severity: Finding["severity"]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
