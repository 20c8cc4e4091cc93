import type { GraphQLSchema } from "graphql";
import { admin } from "../access/access.ts";
import type { Compiled } from "../gateway/compile.ts";
import { printSDL } from "../schema/print-schema.ts";
import type { Terminal } from "./verb.ts";
import { withCompiled } from "./with-database.ts";

/** `relata schema print > schema.graphql` */
export async function schemaPrint(terminal: Terminal): Promise<number> {
  return withCompiled(terminal, async (compiled) => {
    terminal.print(printSDL(await readSchema(compiled, terminal)).trimEnd());
    return 0;
  });
}

/** The administrator's schema of the endpoint that `--endpoint` names. */
export async function readSchema({ engine }: Compiled, { options }: Pick<Terminal, "options">): Promise<GraphQLSchema> {
  return (await engine.schemaOf(admin, options["endpoint"] === "system" ? "system" : "items")).schema;
}
