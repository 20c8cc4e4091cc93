import { admin } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import { prepareOperation } from "../operation/prepare-operation.ts";
import { runOperation } from "../operation/run-operation.ts";
import { nobody } from "../request/current-user.ts";
import { RequestError } from "../errors.ts";
import { invariant } from "../shared/invariant.ts";

/** What the system endpoint answers an administrator: for what is told to others as well, whatever they may read. */
export async function askAsAdmin(
  engine: Engine,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const prepared = prepareOperation(await engine.schemaOf(admin, "system"), query, null);
  if (prepared.kind !== "prepared") throw tooNarrow(prepared.errors[0]);
  const asker = { user: nobody, access: admin, now: new Date() };
  const answered = await runOperation(engine, prepared, { asker, variables, form: "objects" });
  if (answered.kind === "refused") throw tooNarrow(answered.error);
  invariant(answered.kind === "executed", "objects are asked for");
  const [error] = answered.result.errors ?? [];
  if (error !== undefined) throw error.originalError ?? error;
  return answered.result.data ?? {};
}

/** A query of our own fits the schema, but perhaps not into what a request may be. */
function tooNarrow(cause: unknown): RequestError {
  const sentence = "The limits that are set for requests leave no room for what the server asks itself to answer this.";
  return new RequestError("INVALID_QUERY", sentence, { cause });
}
