import { admin } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import { prepareOperation } from "../operation/prepare-operation.ts";
import { runOperation } from "../operation/run-operation.ts";
import type { Asker } from "../request/asker.ts";
import { type Client, anyClient } from "../request/client.ts";
import { nobody } from "../request/current-user.ts";
import { RequestError } from "../errors.ts";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { invariant } from "../shared/invariant.ts";

type Variables = Readonly<Record<string, unknown>>;

/** What the system endpoint answers an administrator: for what is told to others as well, whatever they may read. */
export function askAsAdmin(engine: Engine, query: string, variables: Variables = {}): Promise<Variables> {
  return askEngine(engine, { user: nobody, access: admin, now: new Date(), client: anyClient }, "system", query, variables);
}

/** What an endpoint answers somebody; the first error is thrown. */
export async function askEngine(
  engine: Engine,
  { user, access, now, client }: Asker & { readonly client: Client },
  endpoint: Endpoint,
  query: string,
  variables: Variables,
): Promise<Variables> {
  const prepared = prepareOperation(await engine.schemaOf(access, endpoint), query, null);
  if (prepared.kind !== "prepared") throw tooNarrow(prepared.errors[0]);
  const answered = await runOperation(engine, prepared, { asker: { user, access, now }, variables, form: "objects", client });
  if (answered.kind === "refused") throw tooNarrow(answered.error);
  if (answered.kind === "invalid request") throw answered.errors[0] ?? tooNarrow(answered);
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
