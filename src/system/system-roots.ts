import type { Access } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import type { FixedRoots } from "../schema/schema-context.ts";
import { modelFields } from "./model-fields.ts";
import { modelMutations } from "./model-mutations.ts";
import { policyFields } from "./policy-fields.ts";
import { serverFields } from "./server-fields.ts";

/** What may be asked of the system endpoint that is no collection's. `schema` is where Directus's tables are; null without any. */
export function systemRoots(engine: Engine, access: Access, schema: string | null): FixedRoots {
  return {
    query: { ...serverFields(engine, access), ...modelFields(engine, access, schema), ...policyFields(engine, access, schema) },
    mutation: modelMutations(engine, access, schema),
  };
}
