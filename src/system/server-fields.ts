/** The fields of the system endpoint that speak of the server: `server_ping`, `server_info` and the like. */
import { GraphQLBoolean, GraphQLEnumType, GraphQLInt, GraphQLObjectType, GraphQLString } from "graphql";
import { RequestError } from "../errors.ts";
import type { Engine } from "../operation/engine.ts";
import { printSDL } from "../schema/print-schema.ts";
import { GraphQLJSON } from "../schema/scalars.ts";
import type { SystemNeeds } from "./system-needs.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import type { Access } from "../access/access.ts";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { askAsAdmin } from "./ask-engine.ts";

export function serverFields(engine: Engine, access: Access, sockets: SystemNeeds["sockets"]): FixedFields {
  const isAnonymous = access.kind === "limited" && access.isAnonymous;
  return {
    server_ping: { type: GraphQLString, resolve: () => "pong" },
    server_health: { type: GraphQLJSON, resolve: () => ({ status: "ok" }) },
    server_info: { type: isAnonymous ? publicInfo : serverInfo, resolve: () => describeServer(engine, sockets) },
    server_specs_graphql: {
      type: GraphQLString,
      args: { scope: { type: sdlScope } },
      resolve: async (_source, { scope }: { scope?: Endpoint | null }) => printSchemaFor(engine, access, scope ?? "items"),
    },
    server_specs_oas: {
      type: GraphQLJSON,
      resolve() {
        throw new RequestError("ROUTE_NOT_FOUND", "server_specs_oas: the REST interface that it describes stays with Directus.");
      },
    },
  };
}

async function printSchemaFor(engine: Engine, access: Access, endpoint: Endpoint): Promise<string> {
  if (!engine.settings.introspection) throw new RequestError("FORBIDDEN", "The schema is not shown: GRAPHQL_INTROSPECTION is off.");
  return printSDL((await engine.schemaOf(access, endpoint)).schema);
}

const sdlScope = new GraphQLEnumType({ name: "graphql_sdl_scope", values: { items: {}, system: {} } });

const projectFields = {
  project_name: GraphQLString,
  project_descriptor: GraphQLString,
  project_logo: GraphQLString,
  project_color: GraphQLString,
  default_language: GraphQLString,
  public_foreground: GraphQLString,
  public_background: GraphQLString,
  public_note: GraphQLString,
  custom_css: GraphQLString,
  public_registration: GraphQLBoolean,
  public_registration_verify_email: GraphQLBoolean,
};

const websocketWays: ReadonlyMap<string, GraphQLEnumType> = new Map(
  ["rest", "graphql"].map((way) => [
    way,
    new GraphQLEnumType({ name: `server_info_websocket_${way}_authentication`, values: { public: {}, handshake: {}, strict: {} } }),
  ]),
);

const websocket = new GraphQLObjectType({
  name: "server_info_websocket",
  fields: {
    ...Object.fromEntries(
      [...websocketWays].map(([way, authentication]) => [
        way,
        {
          type: new GraphQLObjectType({
            name: `server_info_websocket_${way}`,
            fields: { authentication: { type: authentication }, path: { type: GraphQLString } },
          }),
        },
      ]),
    ),
    heartbeat: { type: GraphQLInt },
  },
});

const project = {
  type: new GraphQLObjectType({
    name: "server_info_project",
    fields: Object.fromEntries(Object.entries(projectFields).map(([name, type]) => [name, { type }])),
  }),
};

/** What a page to log in shows; how the server is set up is for those who have done so. */
const publicInfo = new GraphQLObjectType({ name: "server_info", fields: { project } });

const serverInfo = new GraphQLObjectType({
  name: "server_info",
  fields: {
    project,
    rateLimit: { type: GraphQLBoolean },
    rateLimitGlobal: { type: GraphQLBoolean },
    websocket: { type: websocket },
    queryLimit: {
      type: new GraphQLObjectType({
        name: "server_info_query_limit",
        fields: { default: { type: GraphQLInt }, max: { type: GraphQLInt } },
      }),
    },
  },
});

function describeServer(engine: Engine, sockets: SystemNeeds["sockets"]): Readonly<Record<string, unknown>> {
  const { queryLimitDefault, queryLimitMax } = engine.settings;
  return {
    project: () => readProject(engine),
    rateLimit: false,
    rateLimitGlobal: false,
    websocket:
      sockets === null
        ? null
        : { rest: null, graphql: { authentication: sockets.authentication, path: "/graphql" }, heartbeat: sockets.heartbeat },
    queryLimit: { default: queryLimitDefault, max: queryLimitMax },
  };
}

/** Null in a database without Directus's settings. Versions of Directus have more of them, or fewer. */
async function readProject(engine: Engine): Promise<unknown> {
  const settings = engine.model.collections.get("directus_settings");
  if (settings === undefined) return null;
  const asked = Object.keys(projectFields).flatMap((name) => {
    const field = settings.fields.get(name);
    return field === undefined ? [] : [field.relation === null ? name : `${name} { id }`];
  });
  const { settings: found } = await askAsAdmin(engine, `{ settings { ${asked.join(" ")} } }`);
  if (typeof found !== "object" || found === null) return null;
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, keyOf(value)]));
}

/** Of a file, which is told by its key. */
function keyOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "id" in value ? value.id : value;
}
