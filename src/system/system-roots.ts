import type { Access } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import type { SystemNeeds } from "./system-needs.ts";
import type { FixedRoots } from "../schema/schema-context.ts";
import { authMutations } from "./auth-mutations.ts";
import { modelFields } from "./model-fields.ts";
import { modelMutations } from "./model-mutations.ts";
import { policyFields } from "./policy-fields.ts";
import { snapshotRoots } from "./snapshot-fields.ts";
import { utilityMutations } from "./utility-mutations.ts";
import { serverFields } from "./server-fields.ts";

/** What may be asked of the system endpoint that is no collection's. */
export function systemRoots(engine: Engine, access: Access, needs: SystemNeeds): FixedRoots {
  const { schema } = needs;
  const snapshots = snapshotRoots(engine, access, schema);
  return {
    query: {
      ...snapshots.query,
      ...serverFields(engine, access, needs.sockets),
      ...modelFields(engine, access, schema),
      ...policyFields(engine, access, schema),
    },
    mutation: {
      ...snapshots.mutation,
      ...authMutations(needs),
      ...utilityMutations(engine, access),
      ...modelMutations(engine, access, schema),
    },
  };
}
