import { admin } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import { prepareOperation } from "../operation/prepare-operation.ts";
import { runOperation } from "../operation/run-operation.ts";
import { nobody } from "../request/current-user.ts";
import { invariant } from "../shared/invariant.ts";

/** What the system endpoint answers an administrator: for what is told to others as well, whatever they may read. */
export async function askAsAdmin(
  engine: Engine,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const prepared = prepareOperation(await engine.schemaOf(admin, "system"), query, null);
  invariant(prepared.kind === "prepared", "a query of our own fits the schema");
  const asker = { user: nobody, access: admin, now: new Date() };
  const answered = await runOperation(engine, prepared, { asker, variables, form: "objects" });
  invariant(answered.kind === "executed", "objects are asked for");
  const [error] = answered.result.errors ?? [];
  if (error !== undefined) throw error.originalError ?? error;
  return answered.result.data ?? {};
}
