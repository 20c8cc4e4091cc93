import type { Config } from "../config/config.ts";
import { type Diagnostic, MetadataError } from "../errors.ts";
import { type Compiled, compileDatabase, compileRightsOf } from "../gateway/compile.ts";
import { openDatabase } from "../gateway/open-database.ts";
import type { Command } from "./command.ts";

/** Every diagnostic of metadata, model and schema, and one line that sums them up. */
export const doctor: Command = {
  summary: "say what of the metadata and rights cannot be used, and why",
  async run({ config, print }) {
    const database = await openDatabase(config);
    try {
      const compiled = await compileDatabase(database, config);
      const { metadata, engine } = compiled;
      const diagnostics = [...compiled.diagnostics, ...(await findFaultsOfRights(config, compiled))];
      for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic));
      const errors = countOf(diagnostics, "error");
      const findings = `${countOf(diagnostics, "error")} errors, ${countOf(diagnostics, "warning")} warnings`;
      print(`${diagnostics.length > 0 ? "\n" : ""}Read ${engine.model.collections.size} collections from ${metadata.source}: ${findings}.`);
      return errors > 0 ? 1 : 0;
    } finally {
      await database.close();
    }
  },
};

/** Where nobody says who may do what, that is a finding too. */
async function findFaultsOfRights(config: Config, compiled: Compiled): Promise<readonly Diagnostic[]> {
  try {
    return (await compileRightsOf(compiled, config)).diagnostics;
  } catch (error) {
    if (error instanceof MetadataError) return error.diagnostics;
    throw error;
  }
}

export function formatDiagnostic({ severity, message }: Diagnostic): string {
  return `${severity.padEnd(7)}  ${message}`;
}

function countOf(diagnostics: readonly Diagnostic[], severity: Diagnostic["severity"]): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}
