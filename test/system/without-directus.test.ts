/** An empty database and Relata alone: tables are made, somebody logs in, makes collections and relations, writes and reads. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { initialize } from "../../src/system/initialize.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";

let testDatabase: TestDatabase;
let database: Database;
let gateway: Gateway;
let first: Awaited<ReturnType<typeof initialize>>;
let second: typeof first;

beforeAll(async () => {
  testDatabase = await createTestDatabase("empty");
  const config = configOf({ DATABASE_URL: testDatabase.url, SECRET: "a secret of ours" });
  database = await openDatabase(config);
  first = await initialize(database, "public", { email: "Ada@Example.com", password: "correct horse" });
  second = await initialize(database, "public", { email: "ada@example.com", password: null });
  gateway = await createGateway(config, createLogBook().log);
});

afterAll(async () => {
  await gateway.close();
  await database.close();
  await testDatabase.drop();
});

interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly cookies: readonly string[];
  readonly status: number;
}

async function ask(path: string, query: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ query }) };
  const response = await gateway.fetch(new Request(`http://localhost${path}`, init));
  // The form of an answer.
  const { data = null, errors } = (await response.json()) as { data?: Answered["data"]; errors?: readonly object[] };
  if (errors !== undefined) return { data: { errors }, cookies: response.headers.getSetCookie(), status: response.status };
  return { data, cookies: response.headers.getSetCookie(), status: response.status };
}

/** A text in the answer, by its path: `create_users_item.id`, `policies.0.id`. */
function textAt({ data }: Answered, path: string): string {
  const found = path
    .split(".")
    .reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined), data);
  return typeof found === "string" ? found : "";
}

const bearer = (token: unknown): Readonly<Record<string, string>> => ({ authorization: `Bearer ${String(token)}` });

async function logIn(password: string): Promise<unknown> {
  const { data } = await ask(
    "/graphql/system",
    `mutation { auth_login(email: "ADA@example.com", password: "${password}") { access_token } }`,
  );
  const tokens = data?.["auth_login"];
  return typeof tokens === "object" && tokens !== null && "access_token" in tokens ? tokens.access_token : null;
}

test("the tables are made once", () => {
  expect(first).toEqual({ email: "Ada@Example.com", password: "correct horse" });
  expect(second).toBeNull();
});

test("whoever knows the password logs in, and nobody else", async () => {
  // Directus may have stored it in other letters than it is looked for.
  await database.run({ sql: "update directus_users set email = 'Ada@Example.com'", parameters: [] });
  expect(await logIn("correct horse")).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(await logIn("wrong")).toBeNull();
  const unknown = await ask("/graphql/system", `mutation { auth_login(email: "bob@example.com", password: "x") { access_token } }`);
  expect(unknown.data).toMatchObject({ errors: [{ extensions: { code: "INVALID_CREDENTIALS" } }] });
});

test("nobody gets the address of another, in whatever letters", async () => {
  const asAda = bearer(await logIn("correct horse"));
  const twin = await ask("/graphql/system", `mutation { create_users_item(data: { email: "ADA@example.com" }) { id } }`, asAda);
  expect(twin.data).toMatchObject({ errors: [{ extensions: { code: "RECORD_NOT_UNIQUE" } }] });
  await database.run({ sql: "update directus_users set email = lower(email)", parameters: [] });
});

test("two collections and a many-to-any between them are made, written and read with Relata alone", async () => {
  const asAda = bearer(await logIn("correct horse"));
  const made = await ask(
    "/graphql/system",
    `mutation {
      pages: create_collections_item(data: { collection: "pages", meta: {}, fields: [
        { field: "id", type: "integer", schema: { is_primary_key: true, has_auto_increment: true } }, { field: "title", type: "string" }] }) { collection }
      texts: create_collections_item(data: { collection: "texts", meta: {}, fields: [{ field: "id", type: "uuid", meta: { special: ["uuid"] }, schema: { is_primary_key: true } }, { field: "body", type: "text" }] }) { collection }
      blocks: create_relation(type: m2a, collection: "pages", field: "blocks", members: ["texts", "pages"], sort_field: "sort") { field }
    }`,
    asAda,
  );
  expect(made.data).toEqual({ pages: { collection: "pages" }, texts: { collection: "texts" }, blocks: { field: "blocks" } });
  const written = await ask(
    "/graphql",
    `mutation { create_pages_item(data: { title: "Home", blocks: [{ collection: "texts", item__texts: { body: "Hello." } }, { collection: "pages", item__pages: { title: "Other" } }] }) { id } }`,
    asAda,
  );
  expect(written.data).toEqual({ create_pages_item: { id: "1" } });
  const read = await ask(
    "/graphql",
    `{ pages_by_id(id: 1) { title blocks { item { ... on texts { body } ... on pages { title } } } } }`,
    asAda,
  );
  expect(read.data).toEqual({
    pages_by_id: {
      title: "Home",
      blocks: [{ item: { body: "Hello." } }, { item: { title: "Other" } }],
    },
  });
  const unseen = await ask("/graphql", "{ pages { title } }");
  expect(unseen.data).toMatchObject({ errors: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] });
});

test("several changes may be one, and are then made together or not at all", async () => {
  const asAda = { ...bearer(await logIn("correct horse")), "relata-transaction": "operation" };
  const add = (field: string): string => `create_fields_item(collection: "texts", data: { field: "${field}", type: "integer" }) { field }`;
  const failing = await ask("/graphql/system", `mutation { a: ${add("one")} b: ${add("body")} }`, asAda);
  expect(failing.data).toMatchObject({ errors: [{ extensions: { code: "INVALID_PAYLOAD" } }] });
  expect((await ask("/graphql", "{ texts { one } }", asAda)).data).toMatchObject({ errors: [{}] });
  expect((await ask("/graphql/system", `mutation { a: ${add("one")} b: ${add("two")} }`, asAda)).data).toEqual({
    a: { field: "one" },
    b: { field: "two" },
  });
  expect((await ask("/graphql", "{ texts { one two } }", asAda)).data).toEqual({ texts: [{ one: null, two: null }] });
});

test("rights that are given and taken count for the very next request", async () => {
  const asAda = bearer(await logIn("correct horse"));
  const policies = await ask("/graphql/system", `{ policies(filter: { name: { _eq: "$t:public_label" } }) { id } }`, asAda);
  const id = textAt(policies, "policies.0.id");
  const given = await ask(
    "/graphql/system",
    `mutation { create_permissions_item(data: { policy: { id: "${id}" }, collection: "texts", action: "read", fields: ["body"] }) { id } }`,
    asAda,
  );
  expect((await ask("/graphql", "{ texts { body } }")).data).toEqual({ texts: [{ body: "Hello." }] });
  const permission = textAt(given, "create_permissions_item.id");
  await ask("/graphql/system", `mutation { delete_permissions_item(id: ${permission}) { id } }`, asAda);
  expect((await ask("/graphql", "{ texts { body } }")).data).toMatchObject({ errors: [{}] });
});

test("a password that is changed through a singleton ends the sessions of its user, too", async () => {
  const asAda = bearer(await logIn("correct horse"));
  const made = await ask(
    "/graphql/system",
    `mutation {
      create_users_item(data: { email: "sue@example.com", password: "first", status: "active" }) { id }
      create_collections_item(data: { collection: "site", meta: { singleton: true }, fields: [
        { field: "id", type: "integer", schema: { is_primary_key: true, has_auto_increment: true } }] }) { collection }
      create_relation(type: m2o, collection: "site", field: "owner", related: "directus_users") { field }
    }`,
    asAda,
  );
  expect(made.data).toMatchObject({ create_relation: { field: "owner" } });
  const sue = textAt(made, "create_users_item.id");
  const login = `mutation { auth_login(email: "sue@example.com", password: "first") { refresh_token } }`;
  const token = textAt(await ask("/graphql/system", login), "auth_login.refresh_token");
  expect(token).not.toBe("");
  const written = await ask("/graphql", `mutation { update_site(data: { owner: { id: "${sue}", password: "second" } }) { id } }`, asAda);
  expect(written.data).toEqual({ update_site: { id: "1" } });
  const refreshed = await ask("/graphql/system", `mutation { auth_refresh(refresh_token: "${token}") { expires } }`);
  expect(refreshed.data).toMatchObject({ errors: [{ extensions: { code: "INVALID_CREDENTIALS" } }] });
});

test("a role that a list deletes takes its rights along, and its users may not ask any more", async () => {
  const asAda = bearer(await logIn("correct horse"));
  const made = await ask(
    "/graphql/system",
    `mutation {
      create_collections_item(data: { collection: "clubs", meta: {}, fields: [
        { field: "id", type: "integer", schema: { is_primary_key: true, has_auto_increment: true } }] }) { collection }
      create_relation(type: o2m, collection: "clubs", field: "roles", related: "directus_roles", related_field: "club", deselect: delete) { field }
      create_users_item(data: { email: "tom@example.com", status: "active", token: "tom", role: { name: "Keepers" } }) { role { id } }
    }`,
    asAda,
  );
  const role = textAt(made, "create_users_item.role.id");
  const joined = await ask("/graphql", `mutation { create_clubs_item(data: { roles: ["${role}"] }) { id roles { name } } }`, asAda);
  expect(joined.data).toEqual({ create_clubs_item: { id: "1", roles: [{ name: "Keepers" }] } });
  expect(await ask("/graphql/system", "{ server_ping }", bearer("tom"))).toMatchObject({ status: 200 });
  expect((await ask("/graphql", "mutation { update_clubs_item(id: 1, data: { roles: [] }) { id } }", asAda)).data).toMatchObject({
    update_clubs_item: { id: "1" },
  });
  const users = await ask("/graphql/system", `{ users(filter: { email: { _eq: "tom@example.com" } }) { status role { id } } }`, asAda);
  expect(users.data).toEqual({ users: [{ status: "suspended", role: null }] });
  expect(await ask("/graphql/system", "{ server_ping }", bearer("tom"))).toMatchObject({ status: 401 });
});

test("a session lives in a cookie, is passed on, and ends", async () => {
  const asked = await ask(
    "/graphql/system",
    `mutation { auth_login(email: "ada@example.com", password: "correct horse", mode: session) { access_token expires } }`,
  );
  expect(asked.data).toEqual({ auth_login: { access_token: null, expires: "86400000" } });
  const [cookie = ""] = asked.cookies;
  expect(cookie).toMatch(/^directus_session_token=[^;]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/);
  const withCookie = { cookie: cookie.split(";")[0] ?? "" };
  expect((await ask("/graphql/system", "{ users_me { email } }", withCookie)).data).toEqual({ users_me: { email: "ada@example.com" } });
  const again = await ask("/graphql/system", "mutation { auth_refresh(mode: session) { expires } }", withCookie);
  expect(again.cookies).toHaveLength(1);
  // Requests that are on their way may use the old one for a moment, and get the same new one.
  expect((await ask("/graphql/system", "mutation { auth_refresh(mode: session) { expires } }", withCookie)).data).toMatchObject({
    auth_refresh: {},
  });
  const withNew = { cookie: again.cookies[0]?.split(";")[0] ?? "" };
  expect((await ask("/graphql/system", "mutation { auth_logout(mode: session) }", withNew)).data).toEqual({ auth_logout: true });
  const over = await ask("/graphql/system", "{ users_me { email } }", withNew);
  expect(over.status).toBe(401);
  // A browser would send it along with the next attempt to log in.
  expect(over.cookies).toEqual(["directus_session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"]);
});

test("a new password ends the sessions, and a suspended user's token stops at once", async () => {
  const asAda = bearer(await logIn("correct horse"));
  const made = await ask(
    "/graphql/system",
    `mutation { create_users_item(data: { email: "Eve@example.com", password: "first" }) { id email password } }`,
    asAda,
  );
  const id = textAt(made, "create_users_item.id");
  expect(made.data).toEqual({ create_users_item: { id, email: "eve@example.com", password: "**********" } });
  const login = await ask(
    "/graphql/system",
    `mutation { auth_login(email: "eve@example.com", password: "first") { access_token refresh_token } }`,
  );

  const asEve = bearer(textAt(login, "auth_login.access_token"));
  expect(await ask("/graphql/system", "{ server_ping }", asEve)).toMatchObject({ data: { server_ping: "pong" } });
  await ask("/graphql/system", `mutation { update_users_item(id: "${id}", data: { password: "second" }) { id } }`, asAda);
  const refreshed = await ask(
    "/graphql/system",
    `mutation { auth_refresh(refresh_token: "${textAt(login, "auth_login.refresh_token")}") { access_token } }`,
  );
  expect(refreshed.data).toMatchObject({ errors: [{ extensions: { code: "INVALID_CREDENTIALS" } }] });
  await ask("/graphql/system", `mutation { update_users_item(id: "${id}", data: { status: "suspended" }) { id } }`, asAda);
  expect(await ask("/graphql/system", "{ server_ping }", asEve)).toMatchObject({ status: 401 });
});

test("an address that is none, and one that is taken, are refused", async () => {
  const asAda = bearer(await logIn("correct horse"));
  const create = (email: string): Promise<Answered> =>
    ask("/graphql/system", `mutation { create_users_item(data: { email: "${email}" }) { id } }`, asAda);
  expect((await create("nonsense")).data).toMatchObject({ errors: [{ extensions: { code: "FAILED_VALIDATION" } }] });
  expect((await create("ADA@example.com")).data).toMatchObject({ errors: [{ extensions: { code: "RECORD_NOT_UNIQUE" } }] });
});

test("codes of an app are a second proof, once they are asked for", async () => {
  const asAda = bearer(await logIn("correct horse"));
  const wrong = await ask("/graphql/system", `mutation { users_me_tfa_generate(password: "wrong") { secret } }`, asAda);
  expect(wrong.data).toMatchObject({ errors: [{ extensions: { code: "INVALID_CREDENTIALS" } }] });
  const drawn = await ask("/graphql/system", `mutation { users_me_tfa_generate(password: "correct horse") { secret otpauth_url } }`, asAda);
  const secret = textAt(drawn, "users_me_tfa_generate.secret");
  const code = codeOf(secret);
  const enable = (otp: string): Promise<Answered> =>
    ask("/graphql/system", `mutation { users_me_tfa_enable(otp: "${otp}", secret: "${secret}") }`, asAda);
  expect((await enable(code === "000000" ? "000001" : "000000")).data).toMatchObject({
    errors: [{ extensions: { code: "INVALID_PAYLOAD" } }],
  });
  expect((await enable(code)).data).toEqual({ users_me_tfa_enable: true });
  const logInWith = (otp: string): Promise<Answered> =>
    ask("/graphql/system", `mutation { auth_login(email: "ada@example.com", password: "correct horse"${otp}) { expires } }`);
  expect((await logInWith("")).data).toMatchObject({ errors: [{ extensions: { code: "INVALID_OTP" } }] });
  expect((await logInWith(`, otp: "${codeOf(secret)}"`)).data).toEqual({ auth_login: { expires: "900000" } });
  // Guesses are counted.
  const guesses = Array.from({ length: 30 }, (_, index) => `g${index}: users_me_tfa_disable(otp: "abc")`).join(" ");
  expect(JSON.stringify((await ask("/graphql/system", `mutation { ${guesses} }`, asAda)).data)).toContain("REQUESTS_EXCEEDED");
});

/** As an app shows it at the moment (RFC 6238). */
function codeOf(secret: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) % 16) % 2 ** 31;
  return String(number % 1_000_000).padStart(6, "0");
}

test("whoever logs in does so at once, not as part of something that may be taken back", async () => {
  const inOne = { "relata-transaction": "operation" };
  const login = `mutation { auth_login(email: "ada@example.com", password: "correct horse") { expires } }`;
  expect((await ask("/graphql/system", login, inOne)).data).toMatchObject({ errors: [{ extensions: { code: "INVALID_PAYLOAD" } }] });
});
