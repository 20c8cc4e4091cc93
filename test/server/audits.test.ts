/** GraphQL over HTTP, as its reference suite audits it: what a server must, should and may do. */
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../src/config/log.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf } from "./support.ts";

let database: TestDatabase;
let gateway: Gateway;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase("library");
  const config = configOf({ DATABASE_URL: database.url, ACCESS: "open", PORT: "0", LOG_LEVEL: "silent" });
  gateway = await createGateway(config, createLog(config, false));
  url = `${await gateway.listen()}/graphql`;
});

afterAll(async () => {
  await gateway.close();
  await database.drop();
});

const audits = serverAudits({ url: () => url });

test("the suite is there", () => {
  expect(audits.length).toBeGreaterThan(59);
});

test.each(audits)("$id $name", async (audit) => {
  const result = await audit.fn();
  expect(result.status === "ok" ? "ok" : `${result.status}: ${result.reason}`).toBe("ok");
});
