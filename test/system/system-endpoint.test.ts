/** `/graphql/system`: Directus's own collections, whoever asks, and the server, on the address that Directus has for them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";

let testDatabase: TestDatabase;
let gateway: Gateway;
let url: string;

const staff = "00000000-0000-4000-8000-0000000000b1";

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  const config = configOf({ DATABASE_URL: testDatabase.url, PORT: "0" });
  const database = await openDatabase(config);
  await database.run({
    sql: `insert into directus_permissions (collection, action, permissions, fields, policy) values
      ('directus_users', 'read', '{"id":{"_eq":"$CURRENT_USER"}}', 'id,first_name,role,contacts', '${staff}'),
      ('directus_roles', 'read', null, 'id,name,users', '${staff}'), ('contacts', 'read', null, '*', '${staff}'),
      ('directus_presets', 'read', '{"user":{"_eq":"$CURRENT_USER"}}', '*', '${staff}'),
      ('directus_presets', 'update', '{"user":{"_eq":"$CURRENT_USER"}}', 'search', '${staff}'),
      ('directus_presets', 'delete', '{"user":{"_eq":"$CURRENT_USER"}}', '*', '${staff}');
      insert into directus_permissions (collection, action, presets, fields, policy) values
      ('directus_presets', 'create', '{"user":"$CURRENT_USER"}', 'collection,search', '${staff}')`,
    parameters: [],
  });
  await database.close();
  gateway = await createGateway(config, createLogBook().log);
  url = await gateway.listen();
});

afterAll(async () => {
  await gateway.close();
  await testDatabase.drop();
});

/** Another gateway, and more permissions of the policy of staff. */
async function withPermissions(rows: string): Promise<{ readonly ask: typeof ask; readonly close: () => Promise<void> }> {
  const other = await createTestDatabase("tenants");
  const config = configOf({ DATABASE_URL: other.url, PORT: "0" });
  const database = await openDatabase(config);
  const sql = `insert into directus_permissions (collection, action, permissions, fields, policy) values ${rows.replaceAll("$", staff)}`;
  await database.run({ sql, parameters: [] });
  await database.close();
  const granted = await createGateway(config, createLogBook().log);
  return {
    async ask(query, token) {
      const headers = { "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
      const request = new Request("http://localhost/graphql/system", { method: "POST", headers, body: JSON.stringify({ query }) });
      const answered: unknown = await (await granted.fetch(request)).json();
      return answered;
    },
    async close() {
      await granted.close();
      await other.drop();
    },
  };
}

/** By both ways into the server. */
async function ask(query: string, token?: string, path = "/graphql/system"): Promise<unknown> {
  const headers = { "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const init = { method: "POST", headers, body: JSON.stringify({ query }) };
  const plain = await (await fetch(`${url}${path}`, init)).json();
  const byYoga = await (await gateway.fetch(new Request(`http://localhost${path}?by=yoga`, init))).json();
  // Each answer has an identifier of its own.
  const strip = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer).replace(/"requestId":"[^"]*"/g, '"requestId":""'));
  expect(strip(byYoga)).toEqual(strip(plain));
  return plain;
}

const invalid = { errors: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] };
const forbidden = { errors: [{ extensions: { code: "FORBIDDEN" } }] };

describe("collections", () => {
  test.each<readonly [what: string, token: string, query: string, data: unknown]>([
    [
      "lists, nested and filtered",
      "dan",
      `{ users(filter: { role: { name: { _eq: "Client" } } }, sort: ["first_name"]) { first_name role { name parent { name } } contacts { organization { name } } } }`,
      {
        users: [
          {
            first_name: "Ada",
            role: { name: "Client", parent: { name: "Staff" } },
            contacts: [{ organization: { name: "Acme" } }, { organization: { name: "Core" } }],
          },
          { first_name: "Bob", role: { name: "Client", parent: { name: "Staff" } }, contacts: [{ organization: { name: "Bolt" } }] },
        ],
      },
    ],
    [
      "secrets, masked",
      "dan",
      `{ users_by_id(id: "00000000-0000-4000-8000-000000000001") { token } }`,
      { users_by_id: { token: "**********" } },
    ],
    ["aggregates", "dan", "{ roles_aggregated { countAll } }", { roles_aggregated: [{ countAll: 3 }] }],
    [
      "access and policies",
      "dan",
      `{ access(filter: { user: { id: { _null: true } } }, sort: ["id"], limit: 1) { policy { name } role { name } } }`,
      { access: [{ policy: { name: "Staff" }, role: { name: "Staff" } }] },
    ],
    [
      "within the reach of the role",
      "ada",
      "{ users { first_name } roles { name } }",
      { users: [{ first_name: "Ada" }], roles: [{}, {}, {}] },
    ],
  ])("%s", async (_what, token, query, data) => {
    expect(await ask(query, token)).toMatchObject({ data });
  });

  test("are not there for whoever may not read them, and those of users are at /graphql", async () => {
    for (const [query, token] of [
      ["{ users { first_name } }", undefined],
      ["{ policies { name } }", "ada"],
      ["{ users { email } }", "ada"],
      ["{ organizations { name } }", "dan"],
    ] as const)
      expect(await ask(query, token)).toMatchObject(invalid);
    expect(await ask("{ users { first_name } }", "dan", "/graphql")).toMatchObject(invalid);
  });

  test("keep what the role may not see as if it did not exist", async () => {
    expect(await ask(`{ users_by_id(id: "00000000-0000-4000-8000-000000000002") { first_name } }`, "ada")).toMatchObject({
      data: { users_by_id: null },
      ...forbidden,
    });
  });
});

describe("records that nothing else follows from", () => {
  const write = async (query: string, token: string): Promise<unknown> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const answered: unknown = await (
      await fetch(`${url}/graphql/system`, { method: "POST", headers, body: JSON.stringify({ query }) })
    ).json();
    return answered;
  };

  test("are written by administrators, nested as well", async () => {
    expect(
      await write(`mutation { create_folders_item(data: { name: "inner", parent: { name: "outer" } }) { name parent { name } } }`, "dan"),
    ).toEqual({
      data: { create_folders_item: { name: "inner", parent: { name: "outer" } } },
    });
    expect(await ask(`{ folders(filter: { parent: { id: { _nnull: true } } }) { name parent { name } } }`, "dan")).toEqual({
      data: { folders: [{ name: "inner", parent: { name: "outer" } }] },
    });
  });

  test("are written by a role within its rights", async () => {
    const created = await write(`mutation { create_presets_item(data: { collection: "notes", search: "of acme" }) { id search } }`, "ada");
    expect(created).toEqual({ data: { create_presets_item: { id: "1", search: "of acme" } } });
    expect(await write(`mutation { create_presets_item(data: { bookmark: "mine" }) { id } }`, "ada")).toMatchObject(invalid);
    expect(await write(`mutation { update_presets_item(id: 1, data: { search: "theirs" }) { id } }`, "bob")).toMatchObject(forbidden);
    expect(await write(`mutation { delete_presets_item(id: 1) { id } }`, "bob")).toMatchObject(forbidden);
    expect(await write(`mutation { update_presets_item(id: 1, data: { search: "mine" }) { search } }`, "ada")).toEqual({
      data: { update_presets_item: { search: "mine" } },
    });
    expect(await ask("{ presets { user { id } search } }", "dan")).toEqual({
      data: { presets: [{ user: { id: "00000000-0000-4000-8000-000000000001" }, search: "mine" }] },
    });
    expect(await write(`mutation { delete_presets_item(id: 1) { id } }`, "ada")).toEqual({ data: { delete_presets_item: { id: "1" } } });
  });

  test("of users and rights are written by whoever may, and nobody else", async () => {
    const { data } = (await ask(`{ __schema { mutationType { fields { name } } } }`, "ada")) as {
      data: { __schema: { mutationType: { fields: readonly { name: string }[] } } };
    };
    const names = data.__schema.mutationType.fields.map(({ name }) => name);
    expect(names.filter((name) => /^(?:create|update|delete)_/.test(name) && !name.includes("_presets_"))).toEqual([]);
    const grant = `mutation { create_permissions_item(data: { collection: "notes", action: "read", fields: ["*"], policy: { id: "${staff}" } }) { id } }`;
    expect(await write(grant, "ada")).toMatchObject(invalid);
  });
});

describe("whoever asks", () => {
  test("is told who that is, again and again", async () => {
    for (const [token, first_name] of [
      ["ada", "Ada"],
      ["bob", "Bob"],
      ["ada", "Ada"],
    ] as const)
      expect(await ask("{ users_me { first_name role { name } contacts { id } } }", token)).toMatchObject({
        data: { users_me: { first_name, role: { name: "Client" } } },
      });
    expect(await ask("{ me: users_me { first_name } }", "dan")).toMatchObject({ data: { me: { first_name: "Dan" } } });
  });

  test("has roles, one's own and those above", async () => {
    const { data } = (await ask("{ roles_me { name } }", "ada")) as { data: { roles_me: readonly unknown[] } };
    expect(data.roles_me).toHaveLength(2);
    expect(data.roles_me).toEqual(expect.arrayContaining([{ name: "Client" }, { name: "Staff" }]));
  });

  test("has policies, all of which count", async () => {
    expect(await ask("{ policies_me_globals { enforce_tfa app_access admin_access } }", "dan")).toEqual({
      data: { policies_me_globals: { enforce_tfa: false, app_access: false, admin_access: true } },
    });
    expect(await ask("{ policies_me_globals { admin_access } }", "ada")).toMatchObject(invalid);
    const full = { access: "full", fields: ["*"] };
    expect(await ask("{ permissions_me }", "dan")).toMatchObject({
      data: {
        permissions_me: { notes: { create: full, read: full, update: full, delete: full, share: full }, directus_users: { read: full } },
      },
    });
  });

  test("may be told of the rights themselves without being an administrator", async () => {
    expect(await ask("{ permissions_me policies_me_globals { app_access admin_access } }", "bob")).toMatchObject(invalid);
    const granted = await withPermissions("('directus_policies', 'read', null, 'id', '$'), ('directus_access', 'read', null, 'id', '$')");
    expect(await granted.ask("{ permissions_me policies_me_globals { app_access admin_access } }", "bob")).toMatchObject({
      data: {
        permissions_me: {
          notes: { create: { access: "none" }, read: { access: "partial", fields: ["id", "organization", "text"] } },
          organizations: { read: { access: "full", fields: ["id", "name"] } },
        },
        policies_me_globals: { app_access: false, admin_access: false },
      },
    });
    await granted.close();
  });

  test("may be nobody", async () => {
    for (const query of ["{ users_me { id } }", "{ roles_me { id } }"]) expect(await ask(query)).toMatchObject(invalid);
  });
});

describe("GraphiQL", () => {
  test.each([
    ["dan", "collections {"],
    [undefined, "server_ping"],
  ])("opens, asked by %s, with a query that shows what there is", async (token, shown) => {
    const address = `http://localhost/graphql/system${token === undefined ? "" : `?access_token=${token}`}`;
    const page = await (await gateway.fetch(new Request(address, { headers: { accept: "text/html" } }))).text();
    expect(page).toContain(shown);
  });
});

describe("the server", () => {
  test("answers everybody", async () => {
    for (const token of [undefined, "ada", "dan"])
      expect(await ask("{ server_ping server_info { project { project_name } } server_health __typename }", token)).toEqual({
        data: { server_ping: "pong", server_info: { project: null }, server_health: { status: "ok" }, __typename: "Query" },
      });
    expect(await ask("{ server_ping }", "eve")).toMatchObject({ errors: [{ extensions: { code: "INVALID_CREDENTIALS" } }] });
  });

  test("tells how it is set up to whoever says who asks", async () => {
    const query =
      "{ server_info { queryLimit { default max } rateLimit websocket { heartbeat graphql { authentication path } rest { path } } } }";
    const websocket = { heartbeat: 30, graphql: { authentication: "handshake", path: "/graphql" }, rest: null };
    for (const token of ["ada", "dan"])
      expect(await ask(query, token)).toEqual({
        data: { server_info: { queryLimit: { default: 100, max: -1 }, rateLimit: false, websocket } },
      });
    expect(await ask("{ server_info { queryLimit { max } } }")).toMatchObject({ errors: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] });
  });

  test("prints the schema of either endpoint as whoever asks sees it", async () => {
    const print = async (scope: string, token: string): Promise<unknown> => ask(`{ server_specs_graphql(scope: ${scope}) }`, token);
    expect(await print("items", "dan")).toMatchObject({
      data: { server_specs_graphql: expect.stringContaining("secret: String") as unknown },
    });
    expect(await print("items", "ada")).not.toMatchObject({
      data: { server_specs_graphql: expect.stringContaining("secret: String") as unknown },
    });
    const download = await gateway.fetch(new Request("http://localhost/server/specs/graphql/system?access_token=dan"));
    expect(download.headers.get("content-disposition")).toContain("system.graphql");
    expect(await print("system", "dan")).toEqual({ data: { server_specs_graphql: await download.text() } });
  });

  test("says what stays with Directus", async () => {
    expect(await ask("{ server_specs_oas }")).toMatchObject({
      errors: [{ message: expect.stringContaining("stays with Directus") as unknown, extensions: { code: "ROUTE_NOT_FOUND" } }],
    });
  });
});

describe("the model", () => {
  test("has collections, those without metadata and Directus's own among them", async () => {
    const { data } = (await ask("{ collections { collection schema { name } meta { singleton collapse } } }", "dan")) as {
      data: { collections: readonly { collection: string }[] };
    };
    expect(data.collections.map(({ collection }) => collection)).toEqual([
      "contacts",
      "notes",
      "organizations",
      ...[
        "access",
        "collections",
        "fields",
        "folders",
        "permissions",
        "policies",
        "presets",
        "relations",
        "roles",
        "sessions",
        "users",
      ].map((name) => `directus_${name}`),
    ]);
    expect(data.collections[0]).toEqual({
      collection: "contacts",
      schema: { name: "contacts" },
      meta: { singleton: false, collapse: "open" },
    });
  });

  test("is told to a role as far as it may read what it describes", async () => {
    const tables = ["collections", "fields", "relations"].map((name) => `('directus_${name}', 'read', null, '*', '$')`).join();
    const granted = await withPermissions(tables);
    const sees = await granted.ask(
      "{ collections { collection } fields { collection field } relations { collection field related_collection } }",
      "bob",
    );
    expect(sees).toEqual({
      data: {
        collections: ["notes", "organizations", "directus_collections", "directus_fields", "directus_relations"].map((collection) => ({
          collection,
        })),
        fields: expect.arrayContaining([
          { collection: "notes", field: "id" },
          { collection: "notes", field: "text" },
          { collection: "organizations", field: "name" },
        ]) as unknown,
        relations: [
          { collection: "notes", field: "organization", related_collection: "organizations" },
          { collection: "directus_fields", field: "collection", related_collection: "directus_collections" },
        ],
      },
    });
    const told = JSON.stringify(sees);
    for (const hidden of ["secret", "plan", "owner", "password", "contacts"]) expect(told).not.toContain(`"${hidden}"`);
    expect(await granted.ask(`{ fields_by_name(collection: "notes", field: "secret") { field } }`, "bob")).toMatchObject(forbidden);
    expect(await granted.ask(`{ collections_by_name(name: "contacts") { collection } }`, "bob")).toMatchObject(forbidden);
    expect(
      await granted.ask(`mutation { create_fields_item(collection: "notes", data: { field: "a", type: "string" }) { field } }`, "bob"),
    ).toMatchObject(invalid);
    await granted.close();
  });

  test("has fields, with what the database says of their columns", async () => {
    const facts =
      "field type meta { special required } schema { data_type default_value max_length is_nullable is_unique is_primary_key has_auto_increment foreign_key_table }";
    const column = {
      is_nullable: true,
      is_unique: false,
      is_primary_key: false,
      has_auto_increment: false,
      foreign_key_table: null,
      max_length: null,
    };
    const integer = { ...column, data_type: "integer", default_value: null };
    const text = { ...column, data_type: "character varying", default_value: null };
    const key = {
      ...integer,
      default_value: "nextval('organizations_id_seq'::regclass)",
      is_nullable: false,
      is_unique: true,
      is_primary_key: true,
      has_auto_increment: true,
    };
    const meta = { special: null, required: false };
    expect(await ask(`{ fields_in_collection(collection: "organizations") { ${facts} } }`, "dan")).toEqual({
      data: {
        fields_in_collection: [
          { field: "id", type: "integer", meta, schema: key },
          { field: "name", type: "string", meta, schema: { ...text, max_length: 100, is_nullable: false } },
          { field: "plan", type: "string", meta, schema: { ...text, max_length: 20, is_nullable: false, default_value: "free" } },
        ],
      },
    });
    expect(await ask(`{ fields_by_name(collection: "contacts", field: "organization") { ${facts} } }`, "dan")).toEqual({
      data: {
        fields_by_name: {
          field: "organization",
          type: "integer",
          meta: { ...meta, special: ["m2o"] },
          schema: { ...integer, foreign_key_table: "organizations" },
        },
      },
    });
    expect(await ask(`{ fields_by_name(collection: "directus_users", field: "contacts") { ${facts} } }`, "dan")).toEqual({
      data: { fields_by_name: { field: "contacts", type: "alias", meta: { ...meta, special: ["o2m"] }, schema: null } },
    });
    expect(await ask(`{ fields_in_collection(collection: "nothing") { field } }`, "dan")).toEqual({ data: { fields_in_collection: [] } });
  });

  test("has relations, with what the database does about them", async () => {
    const facts = "collection field related_collection schema { foreign_key_column on_delete } meta { one_field }";
    expect(await ask(`{ relations_in_collection(collection: "contacts") { ${facts} } }`, "dan")).toEqual({
      data: {
        relations_in_collection: [
          {
            collection: "contacts",
            field: "user",
            related_collection: "directus_users",
            schema: { foreign_key_column: "id", on_delete: "NO ACTION" },
            meta: { one_field: "contacts" },
          },
          {
            collection: "contacts",
            field: "organization",
            related_collection: "organizations",
            schema: { foreign_key_column: "id", on_delete: "NO ACTION" },
            meta: { one_field: null },
          },
        ],
      },
    });
    expect(await ask(`{ relations_by_name(collection: "directus_users", field: "role") { ${facts} } }`, "dan")).toMatchObject({
      data: { relations_by_name: { related_collection: "directus_roles", schema: { on_delete: "SET NULL" }, meta: null } },
    });
  });

  test("tells of nothing that is not there, and administrators alone", async () => {
    for (const query of [
      `{ collections_by_name(name: "nothing") { collection } }`,
      `{ fields_by_name(collection: "notes", field: "nothing") { field } }`,
      `{ relations_by_name(collection: "notes", field: "text") { field } }`,
    ]) {
      expect(await ask(query, "dan")).toMatchObject(forbidden);
      expect(await ask(query, "ada")).toMatchObject(invalid);
    }
  });
});

describe("what a request may be", () => {
  let closed: Gateway;
  beforeAll(async () => {
    const settings = {
      DATABASE_URL: testDatabase.url,
      GRAPHQL_INTROSPECTION: "false",
      GRAPHQL_QUERY_ALIAS_LIMIT: "10",
      GRAPHQL_QUERY_DEPTH_LIMIT: "12",
    };
    closed = await createGateway(configOf(settings), createLogBook().log);
  });
  afterAll(() => closed.close());

  const nest = (depth: number): string => (depth === 0 ? "name" : `parent { ${nest(depth - 1)} }`);
  test.each<readonly [what: string, query: string, code: string]>([
    ["no deeper than elsewhere", `{ roles { ${nest(13)} } }`, "GRAPHQL_VALIDATION"],
    ["not of more aliases", `{ ${Array.from({ length: 11 }, (_, index) => `a${index}: server_ping`).join(" ")} }`, "GRAPHQL_VALIDATION"],
    ["no introspection where that is off", "{ __schema { types { name } } }", "GRAPHQL_VALIDATION"],
    ["nor the schema as a text", "{ server_specs_graphql }", "FORBIDDEN"],
    ["no more than one operation without a name", "query A { server_ping } query B { server_ping }", "GRAPHQL_VALIDATION"],
  ])("is %s", async (_what, query, code) => {
    const headers = { "content-type": "application/json", authorization: "Bearer dan" };
    const request = new Request("http://localhost/graphql/system", { method: "POST", headers, body: JSON.stringify({ query }) });
    expect(await (await closed.fetch(request)).json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test("is told where it leaves no room for what the server asks itself", async () => {
    const settings = { DATABASE_URL: testDatabase.url, GRAPHQL_QUERY_CONDITION_LIMIT: "1" };
    const narrow = await createGateway(configOf(settings), createLogBook().log);
    const headers = { "content-type": "application/json", authorization: "Bearer dan" };
    const body = JSON.stringify({ query: "{ policies_me_globals { app_access } }" });
    const request = new Request("http://localhost/graphql/system", { method: "POST", headers, body });
    const answered: unknown = await (await narrow.fetch(request)).json();
    expect(answered).toMatchObject({ data: { policies_me_globals: null }, errors: [{ extensions: { code: "INVALID_QUERY" } }] });
    await narrow.close();
  });

  test("no file of a schema that is not shown, and no mutation by GET", async () => {
    expect((await closed.fetch(new Request("http://localhost/server/specs/graphql/system?access_token=dan"))).status).toBe(403);
    const query = encodeURIComponent(`mutation { create_folders_item(data: { name: "x" }) { id } }`);
    const answered = await closed.fetch(new Request(`http://localhost/graphql/system?access_token=dan&query=${query}`));
    expect([answered.status, await answered.json()]).toMatchObject([405, { errors: [{ extensions: { code: "METHOD_NOT_ALLOWED" } }] }]);
  });
});

test("the page asks the endpoint that it was opened at", async () => {
  for (const path of ["/graphql/system", "/graphql/system/"]) {
    const page = await gateway.fetch(new Request(`http://localhost${path}`, { headers: { accept: "text/html" } }));
    expect(await page.text()).toContain('"endpoint":"/graphql/system"');
  }
});
