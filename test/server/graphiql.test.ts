/** The page, the query that it opens with, and the demo that it shows. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema as buildSchemaFromSDL, parse } from "graphql";
import { afterAll, describe, expect, test } from "vitest";
import { createGateway } from "../../src/gateway.ts";
import { composeExampleQuery } from "../../src/server/example-query.ts";
import { renderPage } from "../../src/server/graphiql.ts";
import { hasOracle } from "../harness/fixture.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import { createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "./support.ts";

describe("the demo", () => {
  let folder: string | undefined;
  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  test("is served without a database, and opened again from its folder as it was left", async () => {
    folder = await mkdtemp(join(tmpdir(), "relata-demo-"));
    const config = configOf({ DATA_DIR: join(folder, "data") });
    for (const round of ["first", "second"]) {
      const { log, lines } = createLogBook();
      const gateway = await createGateway(config, log);
      const page = await gateway.fetch(new Request("http://localhost/graphql", { headers: { accept: "text/html" } }));
      const html = await page.text();
      expect([round, page.status, page.headers.get("content-type")]).toEqual([round, 200, "text/html; charset=utf-8"]);
      // What a page loads stands in these; what its scripts load, the browser's test sees.
      expect(html.match(/<(?:script|img|link|iframe)[^>]+(?:src|href)=["']?(?:https?:|\/\/)/g)).toBeNull();
      expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");

      const query = JSON.parse(/"defaultQuery":("(?:[^"\\]|\\.)*")/.exec(html)?.[1] ?? '""') as string;
      const answer = await gateway.fetch(new Request(`http://localhost/graphql?query=${encodeURIComponent(query)}`));
      const text = await answer.text();
      expect(text).toContain('"__typename":"section_');
      expect(text).not.toContain('"errors"');
      expect(lines).not.toContainEqual(expect.objectContaining({ level: 50 }));
      await gateway.close();
    }
  });
});

test("browsers that open the address are sent to GraphiQL, unless that is off", async () => {
  const { url, drop } = await createTestDatabase("things");
  const gateway = await createGateway(configOf({ DATABASE_URL: url, ACCESS: "open", GRAPHIQL: "false" }), createLogBook().log);
  expect((await gateway.fetch(new Request("http://localhost/"))).headers.get("location")).toBe("/graphql");
  expect((await gateway.fetch(new Request("http://localhost/graphql", { headers: { accept: "text/html" } }))).status).not.toBe(200);
  await gateway.close();
  await drop();
});

test("pages of different schemas are sent whole, each with its own length", async () => {
  for (const fixture of ["things", "library", "things"]) {
    const { url, drop } = await createTestDatabase(fixture);
    const gateway = await createGateway(configOf({ DATABASE_URL: url, ACCESS: "open" }), createLogBook().log);
    const page = await gateway.fetch(new Request("http://localhost/graphql", { headers: { accept: "text/html" } }));
    const sent = (await page.bytes()).length;
    expect([fixture, page.headers.get("content-length")]).toEqual([fixture, String(sent)]);
    await gateway.close();
    await drop();
  }
});

test("the page shows no names of a schema that is not shown", async () => {
  const schema = buildSchemaFromSDL("type Query { articles: [article] } type article { id: ID title: String }");
  expect((await renderPage(schema, { endpoint: "items", introspection: false })).html).toContain('"defaultQuery":"{ __typename }"');
});

describe("the example query", () => {
  test.each(["things", "library", ...(hasOracle ? ["agencyos"] : [])])("of %s works, and shows more than a name", async (fixture) => {
    const served = await serveFixture("postgres", fixture);
    const query = composeExampleQuery(served.schema);
    const { data, errors } = await served.run(query);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain('"__typename":"Query"');
    await served.close();
  });

  test("of a schema without lists is a query all the same", () => {
    const query = composeExampleQuery(buildSchemaFromSDL("type Query { _empty: Int }"));
    expect(parse(query).definitions).toHaveLength(1);
    expect(query).toContain("__typename");
  });
});
