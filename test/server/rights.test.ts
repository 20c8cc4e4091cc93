/** What follows from who asks: roles above, the public, addresses, values of the user, and changes while it is served. */
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "./support.ts";

let testDatabase: TestDatabase;
let database: Database;
let gateway: Gateway;
let url: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  const config = configOf({ DATABASE_URL: testDatabase.url, METADATA_POLL_INTERVAL: "50ms", PORT: "0" });
  gateway = await createGateway(config, createLogBook().log);
  url = await gateway.listen();
  database = await openDatabase(config);
});

afterAll(async () => {
  await database.close();
  await gateway.close();
  await testDatabase.drop();
});

async function ask(query: string, token?: string, of: Gateway = gateway): Promise<unknown> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await of.fetch(new Request(`http://localhost/graphql?query=${encodeURIComponent(query)}`, { headers }));
  return response.json();
}

async function change(sql: string): Promise<void> {
  await database.run({ sql, parameters: [] });
}

const invalid = { errors: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] };

describe("who asks", () => {
  test("has the policies of the role and of those above it", async () => {
    expect(await ask("{ organizations { id name } }", "ada")).toMatchObject({ data: { organizations: [{}, {}, {}] } });
    expect(await ask("{ organizations { plan } }", "ada")).toMatchObject(invalid);
  });

  test("sees what the user leads to, through relations", async () => {
    expect(await ask("{ notes { text } }", "ada")).toEqual({ data: { notes: [{ text: "of acme" }, { text: "of core" }] } });
    expect(await ask("{ notes { text } }", "bob")).toEqual({ data: { notes: [{ text: "of bolt" }] } });
    expect(await ask("{ notes { secret } }", "bob")).toMatchObject(invalid);
  });

  test("is the public without a token, and as a user without a role", async () => {
    for (const token of [undefined, "cyd"]) {
      expect(await ask("{ organizations { id } }", token)).toEqual({ data: { organizations: [{ id: "1" }, { id: "2" }] } });
      expect(await ask("{ notes { id } }", token)).toMatchObject(invalid);
    }
    expect(await ask("{ organizations { id } }", "eve")).toMatchObject({ errors: [{ extensions: { code: "INVALID_CREDENTIALS" } }] });
  });

  test("has a policy that is bound to addresses only from there", async () => {
    const response = await fetch(`${url}/graphql?query=${encodeURIComponent("{ organizations { id plan } }")}`);
    expect(await response.json()).toMatchObject({ data: { organizations: [{}, {}, { id: "3", plan: "paid" }] } });
    expect(await ask("{ organizations { id plan } }")).toMatchObject(invalid);
  });

  test("may be an administrator", async () => {
    expect(await ask("{ notes { secret owner { first_name } } }", "dan")).toMatchObject({ data: { notes: [{}, {}, {}, {}] } });
  });

  test("downloads the schema as they see it", async () => {
    const download = async (token: string): Promise<readonly [number, string]> => {
      const response = await gateway.fetch(new Request(`http://localhost/server/specs/graphql/items?access_token=${token}`));
      return [response.status, await response.text()];
    };
    expect((await download("dan"))[1]).toContain("secret: String");
    expect((await download("ada"))[1]).not.toContain("secret");
    expect((await download("eve"))[0]).toBe(401);
    const page = await gateway.fetch(new Request("http://localhost/graphql?access_token=eve", { headers: { accept: "text/html" } }));
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain("first_name");
  });
});

describe("what changes while it is served", () => {
  test("of permissions, policies and roles counts soon", async () => {
    await change(
      "insert into directus_permissions (collection, action, permissions, fields, policy) values ('notes', 'read', null, 'text', '00000000-0000-4000-8000-0000000000b4')",
    );
    await expect.poll(() => ask("{ notes { text } }")).toMatchObject({ data: { notes: [{}, {}, {}, {}] } });
    await change("delete from directus_permissions where fields = 'text'");
    await expect.poll(() => ask("{ notes { text } }")).toMatchObject(invalid);
    await change("update directus_policies set admin_access = true where name = 'Staff'");
    await expect.poll(() => ask("{ notes { secret } }", "ada")).toMatchObject({ data: { notes: [{}, {}, {}, {}] } });
    await change("update directus_policies set admin_access = false where name = 'Staff'");
    await expect.poll(() => ask("{ notes { secret } }", "ada")).toMatchObject(invalid);
    // Roles above one another in a circle.
    await change("update directus_roles set parent = '00000000-0000-4000-8000-0000000000a2' where name = 'Staff'");
    await expect.poll(() => ask("{ organizations { name } }", "ada")).toMatchObject({ data: { organizations: [{}, {}, {}] } });
  });

  test("of the structure counts soon, and no request fails meanwhile", async () => {
    let failures = 0;
    const over = new AbortController();
    const asking = (async () => {
      while (!over.signal.aborted) if (JSON.stringify(await ask("{ notes { id text } }", "dan")).includes("errors")) failures++;
    })();
    await change("alter table notes add column colour varchar(20) default 'red'");
    await change("insert into directus_fields (collection, field) values ('notes', 'colour')");
    await expect.poll(() => ask("{ notes(limit: 1) { colour } }", "dan")).toEqual({ data: { notes: [{ colour: "red" }] } });
    await change("truncate directus_sessions");
    over.abort();
    await asking;
    expect(failures).toBe(0);
  });

  test("of what cannot be read leaves what was served", async () => {
    await change("alter table directus_fields rename column field to feld");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await ask("{ notes(limit: 1) { id } }", "dan")).toEqual({ data: { notes: [{ id: "1" }] } });
    await change("alter table directus_fields rename column feld to field");
    await expect.poll(() => ask("{ notes(limit: 1) { text } }", "dan")).toMatchObject({ data: { notes: [{}] } });
  });
});

describe("where the rights come from", () => {
  const start = (settings: Record<string, string>): Promise<Gateway> => createGateway(configOf(settings), createLogBook().log);

  test("a database that does not say who may do what is not served, unless someone else does", async () => {
    const plain = await createTestDatabase("things");
    await expect(start({ DATABASE_URL: plain.url })).rejects.toThrow("ACCESS: this database does not say who may do what");
    const path = join(tmpdir(), `relata-rights-${process.pid}.yaml`);
    await writeFile(path, "{ policies: [{ name: all, admin_access: true }], tokens: { sesame: { policies: [all] } } }");
    const served = await start({ DATABASE_URL: plain.url, PERMISSIONS: path });
    expect(await ask("{ __schema { queryType { fields { name } } } }", "sesame", served)).toMatchObject({ data: {} });
    expect(await ask("{ __typename }", "eve", served)).toMatchObject({ errors: [{ extensions: { code: "INVALID_CREDENTIALS" } }] });
    expect(served.isOpen()).toBe(false);
    await served.close();
    await expect(start({ DATABASE_URL: plain.url, PERMISSIONS: "/nowhere.yaml" })).rejects.toThrow(
      'PERMISSIONS: file "/nowhere.yaml" cannot be read',
    );
    await plain.drop();
  });

  test("open access is for this machine, unless it is said to be for all", async () => {
    const open = await start({ DATABASE_URL: testDatabase.url, ACCESS: "open" });
    expect(await ask("{ notes { secret } }", undefined, open)).toMatchObject({ data: { notes: [{}, {}, {}, {}] } });
    expect(open.isOpen()).toBe(true);
    await open.close();
    expect(() => configOf({ ACCESS: "open", HOST: "0.0.0.0" })).toThrow("ACCESS: expected a HOST that only this machine reaches");
    expect(configOf({ ACCESS: "open-to-all", HOST: "0.0.0.0" }).ACCESS).toBe("open-to-all");
    await expect(start({ HOST: "0.0.0.0" })).rejects.toThrow("HOST: the demo lets everyone do everything");
  });
});
