import { GraphQLBoolean, GraphQLObjectType } from "graphql";
import { mayAct } from "../access/access.ts";
import type { Access } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import type { RequestContext } from "../resolve/request-context.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import { askAsAdmin } from "./ask-as-admin.ts";

const flags = ["enforce_tfa", "app_access", "admin_access"] as const;

const globals = new GraphQLObjectType({
  name: "policy_me_globals_type",
  fields: Object.fromEntries(flags.map((flag) => [flag, { type: GraphQLBoolean }])),
});

/** `policies_me_globals`: what any of the policies of whoever asks says, for whoever may read policies and who has them. */
export function policyFields(engine: Engine, access: Access): FixedFields {
  const isThere = ["directus_policies", "directus_access"].every(
    (name) => engine.model.collections.has(name) && mayAct(access, name, "read"),
  );
  if (!isThere) return {};
  return {
    policies_me_globals: {
      type: globals,
      // Whoever executes an operation hands in a request's context.
      resolve: (_source, _arguments, context) => readGlobals(engine, (context as RequestContext).user.policies),
    },
  };
}

async function readGlobals(engine: Engine, keys: readonly string[]): Promise<Readonly<Record<string, boolean>>> {
  const query = `query ($keys: [ID]) { policies(filter: { id: { _in: $keys } }, limit: -1) { ${flags.join(" ")} } }`;
  const { policies } = await askAsAdmin(engine, query, { keys });
  const found: readonly unknown[] = Array.isArray(policies) ? policies : [];
  const holds = (flag: string): boolean => found.some((one) => typeof one === "object" && one !== null && Reflect.get(one, flag) === true);
  return Object.fromEntries(flags.map((flag) => [flag, holds(flag)]));
}
