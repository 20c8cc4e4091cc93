import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConnectionError } from "../../src/database/connection-error.ts";
import type { Database } from "../../src/database/database.ts";
import { toRequestError } from "../../src/database/sql-error.ts";
import { type ErrorCode, RequestError } from "../../src/errors.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";

describe.each(databaseKinds)("errors of statements on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind, "things");
  });
  afterAll(() => database.close());

  test.each<[sql: string, code: ErrorCode, message: RegExp, details: Record<string, unknown>]>([
    ["insert into kinds (label) values ('one')", "RECORD_NOT_UNIQUE", /^Field "kinds\.label": /, { collection: "kinds", field: "label" }],
    [
      "insert into things values (3, 1, 'x', 'here')",
      "RECORD_NOT_UNIQUE",
      /^Fields "kind", "some, "place" of collection "things": /,
      { collection: "things", field: 'kind, some, "place' },
    ],
    ["insert into things values (3, 99, 'x')", "INVALID_FOREIGN_KEY", /^Field "things\.kind": /, { collection: "things", field: "kind" }],
    ["delete from kinds where id = 1", "INVALID_FOREIGN_KEY", /^Collection "things": .*refer to it/, { collection: "things" }],
    ["insert into things (id) values (4)", "NOT_NULL_VIOLATION", /^Field "things\.name": /, { collection: "things", field: "name" }],
    ["insert into kinds (amount) values (5000)", "FAILED_VALIDATION", /^Collection "kinds": /, { collection: "kinds" }],
    ["insert into kinds (label) values ('far too long')", "VALUE_TOO_LONG", /at most|5 characters/, {}],
    ["insert into kinds (amount) values (70000)", "VALUE_OUT_OF_RANGE", /range/, {}],
    ["select 'abc'::uuid", "INVALID_QUERY", /form/, {}],
    ["select '{'::jsonb", "INVALID_QUERY", /form/, {}],
    ["select '2024-02-31'::date", "INVALID_QUERY", /form/, {}],
    ["select 'yesterdayish'::date", "INVALID_QUERY", /form/, {}],
    [`select '"\\u0000"'::jsonb`, "INVALID_QUERY", /form/, {}],
    ["select 'a' ~ '('", "INVALID_QUERY", /form/, {}],
    ["delete from rooms where id = 1", "INVALID_FOREIGN_KEY", /^Collection "bookings": .*refer to it/, { collection: "bookings" }],
    [
      "insert into bookings values (2, 1, '[3,9)')",
      "RECORD_NOT_UNIQUE",
      /^Field "bookings\.during": /,
      { collection: "bookings", field: "during" },
    ],
    ["insert into rooms (id, floor) values (2, 13)", "FAILED_VALIDATION", /^Room 2 has no floor 13\.$/, {}],
    ["insert into rooms (id, floor) values (2, 0)", "FAILED_VALIDATION", /^A field: a value breaks a rule/, {}],
    ["insert into rooms (id, floor) values (2, -1)", "FORBIDDEN", /^Nobody digs here\.$/, {}],
    ["insert into rooms (id, floor) values (2, -2)", "FAILED_VALIDATION", /^Too deep\.$/, {}],
    ["insert into rooms (id, number) values (2, 'x')", "INVALID_PAYLOAD", /^A field: the database computes/, { field: "number" }],
    ["update rooms set number = 'x'", "INVALID_PAYLOAD", /^A field: the database computes/, { field: "number" }],
    ["insert into upper_rooms (id, floor) values (2, 1)", "FAILED_VALIDATION", /^A field: a value breaks a rule/, {}],
    ["insert into rooms (id, plan) values (2, '01')", "INVALID_QUERY", /form/, {}],
    ["select '<a'::xml", "INVALID_QUERY", /form/, {}],
    ["select 1 / 0", "INVALID_QUERY", /can work with/, {}],
    ["select make_date(2024, 1, 1) at time zone 'Nowhere'", "INVALID_QUERY", /can work with/, {}],
    ["select 'a' like 'a\\' escape 'xx'", "INVALID_QUERY", /can work with/, {}],
  ])("%s", async (sql, code, message, details) => {
    const error: unknown = await database.run({ sql, parameters: [] }).catch((reason: unknown) => reason);
    const requestError = toRequestError(error);
    expect(requestError).toMatchObject({ code, details, cause: error });
    expect(requestError?.message).toMatch(message);
    expect(requestError?.message).toMatch(/\.$/);
    expect(requestError?.message).not.toMatch(/insert|select|delete/);
  });

  test.each(["select nothing from nowhere", "selec 1", "select nofunction()"])("%s is ours", async (sql) => {
    const error: unknown = await database.run({ sql, parameters: [] }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(toRequestError(error)).toBeUndefined();
  });
});

test("a sentence that the database raises is cut where it is long, between two characters", () => {
  const raised = toRequestError(Object.assign(new Error("🙂".repeat(10_000)), { code: "P0001" }));
  expect(raised?.message).toBe(`${"🙂".repeat(250)}...`);
  const odd = toRequestError(Object.assign(new Error(`x${"🙂".repeat(10_000)}`), { code: "P0001" }));
  expect(odd?.message).toBe(`x${"🙂".repeat(249)}...`);
});

test.each<[code: string, meaning: ErrorCode, message: RegExp]>([
  ["21000", "INVALID_QUERY", /can work with/],
  ["2200H", "VALUE_OUT_OF_RANGE", /used up/],
  ["27000", "FAILED_VALIDATION", /breaks a rule/],
  ["38000", "FAILED_VALIDATION", /breaks a rule/],
  ["40002", "SERVICE_UNAVAILABLE", /Try again/],
  ["42501", "FORBIDDEN", /rights of the database/],
  ["42P17", "FORBIDDEN", /rights of the database/],
  ["53100", "SERVICE_UNAVAILABLE", /lacks the resources/],
  ["53200", "SERVICE_UNAVAILABLE", /lacks the resources/],
  ["54000", "INVALID_QUERY", /larger than/],
  ["54001", "INVALID_QUERY", /larger than/],
  ["54011", "INVALID_QUERY", /larger than/],
  ["55000", "SERVICE_UNAVAILABLE", /not ready/],
  ["55P03", "SERVICE_UNAVAILABLE", /met another one/],
  ["57000", "SERVICE_UNAVAILABLE", /cannot be reached/],
  ["57014", "SERVICE_UNAVAILABLE", /took too long/],
  ["HV000", "SERVICE_UNAVAILABLE", /Another server/],
  ["P0004", "FAILED_VALIDATION", /breaks a rule/],
])("the code %s means %s", (code, meaning, message) => {
  const known = toRequestError(Object.assign(new Error("select secret"), { code }));
  expect(known).toMatchObject({ code: meaning, message: expect.stringMatching(message) });
  expect(known?.message).not.toContain("secret");
});

test.each([
  ["23514", "check_violation", /breaks a rule/],
  ["40001", "40001", /met another one/],
  ["40001", "Somebody else was here.", /^Somebody else was here\.$/],
])("a function that raises %s with %s says so", (code, words, message) => {
  const error = Object.assign(new Error(words), { code, routine: "exec_stmt_raise" });
  expect(toRequestError(error)?.message).toMatch(message);
});

test.each(["42601", "42P01", "42703", "XX000", "58030"])("the code %s is ours", (code) => {
  expect(toRequestError(Object.assign(new Error("x"), { code }))).toBeUndefined();
});

test("whatever else breaks a constraint is the client's to know", () => {
  expect(toRequestError(Object.assign(new Error("x"), { code: "23000", table: "rooms" }))).toMatchObject({
    code: "FAILED_VALIDATION",
    details: { collection: "rooms" },
  });
});

test.each(["08006", "57P01", "57P03", "53300", "ECONNREFUSED", "ECONNRESET"])("the code %s means that the database is away", (code) => {
  const requestError = toRequestError(Object.assign(new Error("host=secret"), { code }));
  expect(requestError?.code).toBe("SERVICE_UNAVAILABLE");
  expect(requestError?.message).not.toContain("secret");
});

test.each(["40001", "40P01"])("the code %s asks for another try", (code) => {
  expect(toRequestError(Object.assign(new Error("x"), { code }))).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
});

test("connections that do not come about mean that the database is away", () => {
  expect(toRequestError(new ConnectionError("x"))?.code).toBe("SERVICE_UNAVAILABLE");
  expect(toRequestError(new Error("Connection terminated unexpectedly"))?.code).toBe("SERVICE_UNAVAILABLE");
});

test("what is a request's fault already stays so, and a stranger is none", () => {
  const error = new RequestError("FORBIDDEN", "No.");
  expect(toRequestError(error)).toBe(error);
  expect(toRequestError(new TypeError("x"))).toBeUndefined();
  expect(toRequestError("x")).toBeUndefined();
});
