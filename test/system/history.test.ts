/** `HISTORY=true`: who wrote what is noted as Directus notes it, with what was left of it, and an item goes back to a revision. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import type { Database } from "../../src/database/database.ts";
import { initialize } from "../../src/system/initialize.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";

let testDatabase: TestDatabase;
let database: Database;
let gateway: Gateway;
let ada: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase("empty");
  const config = configOf({ DATABASE_URL: testDatabase.url, SECRET: "a secret of ours", HISTORY: "true" });
  database = await openDatabase(config);
  await initialize(database, "public", { email: "ada@example.com", password: "correct horse" });
  await run(`create table notes (id serial primary key, title text, size bigint, price numeric(20, 4), password text, date_updated timestamptz);
    create table lines (id serial primary key, note integer references notes, text text);
    create table silent (id serial primary key, text text);
    create table brief (id serial primary key, text text);
    insert into directus_collections (collection, accountability) values ('notes', 'all'), ('lines', 'all'), ('silent', null), ('brief', 'activity');
    insert into directus_fields (collection, field, special) values ('notes', 'lines', 'o2m'), ('notes', 'password', 'hash,conceal'), ('notes', 'date_updated', 'date-updated');
    insert into directus_relations (many_collection, many_field, one_collection, one_field) values ('lines', 'note', 'notes', 'lines');
    update directus_users set token = 'ada';
    insert into directus_users (id, first_name, token, status) values ('00000000-0000-4000-8000-00000000000e', 'Eve', 'eve', 'active');
    insert into directus_policies (id, name) values ('00000000-0000-4000-8000-0000000000b1', 'Readers');
    insert into directus_access (id, "user", policy) values (gen_random_uuid(), '00000000-0000-4000-8000-00000000000e', '00000000-0000-4000-8000-0000000000b1');
    insert into directus_permissions (collection, action, fields, policy) values
      ('notes', 'read', '*', '00000000-0000-4000-8000-0000000000b1'), ('notes', 'update', 'size', '00000000-0000-4000-8000-0000000000b1')`);
  const [row] = await run("select id from directus_users where token = 'ada'");
  ada = row?.[0] ?? "";
  gateway = await createGateway(config, createLogBook().log);
});

afterAll(async () => {
  await gateway.close();
  await database.close();
  await testDatabase.drop();
});

function run(sql: string): Promise<readonly (readonly (string | null)[])[]> {
  return database.run({ sql, parameters: [] });
}

async function ask(path: string, query: string, token = "ada"): Promise<unknown> {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${token}`,
    "user-agent": "tests",
    origin: "https://a.example",
  };
  const response = await gateway.fetch(
    new Request(`http://localhost${path}`, { method: "POST", headers, body: JSON.stringify({ query }) }),
  );
  const answer: unknown = await response.json();
  return answer;
}

/** What was noted since the last look: action, collection and item; and of revisions, what was left and what was written. */
async function noted(): Promise<{ readonly activity: readonly string[]; readonly revisions: readonly unknown[] }> {
  const activity = await run("select action || ' ' || collection || ' ' || item from directus_activity order by id");
  const revisions = await run("select data::text, delta::text from directus_revisions order by id");
  await run("truncate directus_activity, directus_revisions restart identity");
  const parse = (text: string | null): unknown => JSON.parse(text ?? "null");
  return {
    activity: activity.map(([line]) => line ?? ""),
    revisions: revisions.map(([data = null, delta = null]) => ({ data: parse(data), delta: parse(delta) })),
  };
}

const denied = { errors: [{ extensions: { code: "FORBIDDEN" } }] };

test("each item that is written is noted, with who wrote it, nested ones and all", async () => {
  const written = await ask(
    "/graphql",
    `mutation { create_notes_item(data: { title: "A", size: 9007199254740993, password: "p", lines: [{ text: "one" }, { text: "two" }] }) { id } }`,
  );
  expect(written).toEqual({ data: { create_notes_item: { id: "1" } } });
  const who = await run(`select distinct "user", user_agent, origin from directus_activity`);
  expect(who).toEqual([[ada, "tests", "https://a.example"]]);
  const { activity, revisions } = await noted();
  expect(activity.toSorted()).toEqual(["create lines 1", "create lines 2", "create notes 1"]);
  // Numbers that a reader of JSON would round are texts; secrets are nowhere.
  const note = { id: 1, title: "A", size: "9007199254740993", price: null, date_updated: null };
  expect(revisions).toContainEqual({ data: note, delta: { title: "A", size: "9007199254740993" } });
  expect(revisions).toContainEqual({ data: { id: 2, note: 1, text: "two" }, delta: { note: 1, text: "two" } });
});

test("what has left a list is noted, and what is deleted has no revision", async () => {
  await ask("/graphql", "mutation { update_notes_item(id: 1, data: { lines: [{ id: 1 }] }) { id } }");
  const left = await noted();
  expect(left.activity).toContain("update lines 2");
  expect(left.revisions).toContainEqual({ data: { id: 2, note: null, text: "two" }, delta: { note: null } });
  await ask("/graphql", "mutation { delete_lines_items(ids: [1, 2]) { ids } }");
  expect(await noted()).toEqual({ activity: ["delete lines 1", "delete lines 2"], revisions: [] });
});

test("a mutation that fails notes nothing, nor does an operation of which one does", async () => {
  expect(await ask("/graphql", `mutation { update_notes_item(id: 9, data: { title: "B" }) { id } }`)).toMatchObject(denied);
  expect(await noted()).toEqual({ activity: [], revisions: [] });
});

test("collections say whether they are noted", async () => {
  await ask("/graphql", `mutation { create_silent_item(data: { text: "a" }) { id } create_brief_item(data: { text: "a" }) { id } }`);
  expect(await noted()).toEqual({ activity: ["create brief 1"], revisions: [] });
});

test("a change of the model is noted by its rows, and a login by its user", async () => {
  await ask(
    "/graphql/system",
    `mutation { create_fields_item(collection: "brief", data: { field: "more", type: "string", meta: { note: "N" } }) { field } }`,
  );
  const made = await noted();
  expect(made.activity).toEqual([expect.stringMatching(/^create directus_fields \d+$/)]);
  expect(made.revisions).toMatchObject([{ data: { collection: "brief", field: "more", note: "N" }, delta: { note: "N" } }]);
  const login = `mutation { auth_login(email: "ada@example.com", password: "correct horse") { refresh_token } }`;
  expect(await ask("/graphql/system", login)).toMatchObject({ data: { auth_login: {} } });
  expect(await noted()).toEqual({ activity: [`login directus_users ${ada}`], revisions: [] });
});

test("an item goes back to a revision, as whoever asks may write it", async () => {
  await ask("/graphql", `mutation { update_notes_item(id: 1, data: { title: "B", price: 12.5 }) { id } }`);
  await ask("/graphql", `mutation { update_notes_item(id: 1, data: { title: "C", size: 2, price: 99 }) { id } }`);
  const [first] = await run("select min(id)::text from directus_revisions");
  const revert = `mutation { utils_revert(revision: ${first?.[0] ?? ""}) }`;
  // Neither one who may not read revisions, nor one who may read but not write all of it.
  expect(await ask("/graphql/system", revert, "eve")).toMatchObject(denied);
  await run(
    "insert into directus_permissions (collection, action, fields, policy) values ('directus_revisions', 'read', '*', '00000000-0000-4000-8000-0000000000b1')",
  );
  await ask("/graphql/system", "mutation { utils_cache_clear }");
  expect(await ask("/graphql/system", revert, "eve")).toMatchObject(denied);
  expect(await ask("/graphql", "{ notes_by_id(id: 1) { title size price } }")).toEqual({
    data: { notes_by_id: { title: "C", size: "2", price: 99 } },
  });
  expect(await ask("/graphql/system", revert)).toEqual({ data: { utils_revert: true } });
  expect(await ask("/graphql", "{ notes_by_id(id: 1) { title size price } }")).toEqual({
    data: { notes_by_id: { title: "B", size: "9007199254740993", price: 12.5 } },
  });
  expect((await noted()).activity.at(-1)).toBe("update notes 1");
  expect(await ask("/graphql/system", "mutation { utils_revert(revision: 77) }")).toMatchObject(denied);
});
