import { GraphQLBoolean, GraphQLObjectType, GraphQLScalarType } from "graphql";
import { mayAct } from "../access/access.ts";
import type { Access, Action, SomeAccess } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import type { RequestContext } from "../resolve/request-context.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import { askAsAdmin } from "./ask-engine.ts";
import { describeCollections } from "./describe-structure.ts";
import { readStructure } from "./read-structure.ts";

const flags = ["enforce_tfa", "app_access", "admin_access"] as const;

const globals = new GraphQLObjectType({
  name: "policy_me_globals_type",
  fields: Object.fromEntries(flags.map((flag) => [flag, { type: GraphQLBoolean }])),
});

/** What the policies of whoever asks allow, for whoever may read policies and who has them. */
export function policyFields(engine: Engine, access: Access, schema: string | null): FixedFields {
  const isThere = ["directus_policies", "directus_access"].every(
    (name) => engine.model.collections.has(name) && mayAct(access, name, "read"),
  );
  if (!isThere) return {};
  return {
    permissions_me: { type: permissions, resolve: () => describePermissions(engine, access, schema ?? "") },
    policies_me_globals: {
      type: globals,
      // Whoever executes an operation hands in a request's context.
      resolve: (_source, _arguments, context) => readGlobals(engine, (context as RequestContext).user.policies),
    },
  };
}

const permissions = new GraphQLScalarType({ name: "permissions_me_type" });

const actions = ["create", "read", "update", "delete"] as const;

/** By collection and action: `full`, `partial` where a rule bounds the items, `none`; and the fields. */
async function describePermissions(engine: Engine, access: Access, schema: string): Promise<Readonly<Record<string, unknown>>> {
  const { database, model } = engine;
  const everything = { access: "full", fields: ["*"] };
  if (access.kind === "admin") {
    const tables = describeCollections(await readStructure(database, schema), model).filter((one) => one.schema !== null);
    const all = Object.fromEntries([...actions, "share"].map((action) => [action, everything]));
    return Object.fromEntries(tables.map(({ collection }) => [collection, all]));
  }
  return Object.fromEntries(
    [...access.collections].map(([collection, allowed]) => [
      collection,
      Object.fromEntries(actions.map((action) => [action, describeAction(action, allowed[action])])),
    ]),
  );
}

/** An item goes as a whole, so that who may delete it need not know what its fields are. */
function describeAction(action: Action, allowed: SomeAccess | undefined): Readonly<Record<string, unknown>> {
  if (allowed === undefined) return { access: "none" };
  const { rule, fields, presets } = allowed;
  const preset = Object.keys(presets).length === 0 ? {} : { presets };
  return { access: rule === null ? "full" : "partial", fields: action === "delete" ? ["*"] : [...fields.keys()], ...preset };
}

async function readGlobals(engine: Engine, keys: readonly string[]): Promise<Readonly<Record<string, boolean>>> {
  const query = `query ($keys: [ID]) { policies(filter: { id: { _in: $keys } }, limit: -1) { ${flags.join(" ")} } }`;
  const { policies } = await askAsAdmin(engine, query, { keys });
  const found: readonly unknown[] = Array.isArray(policies) ? policies : [];
  const holds = (flag: string): boolean => found.some((one) => typeof one === "object" && one !== null && Reflect.get(one, flag) === true);
  return Object.fromEntries(flags.map((flag) => [flag, holds(flag)]));
}
