import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Command } from "commander";
import { addSettings, everySetting, readSettings, withPlainSwitches } from "../../src/cli/setting-options.ts";
import { type Config, ConfigError, parseConfig } from "../../src/config/config.ts";

function flagsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const command = new Command().exitOverride();
  addSettings(command, everySetting);
  return readSettings(command.parse(withPlainSwitches(words), { from: "user" }));
}

function read(env: Record<string, string | undefined>, ...words: readonly string[]): Config {
  return parseConfig(env, flagsOf(words));
}

function faultsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults;
  }
}

test("every setting has a value when none is given", () => {
  expect(read({})).toMatchInlineSnapshot(`
    {
      "ACCESS": undefined,
      "ACCESS_TOKEN_TTL": 900000,
      "ADMIN_EMAIL": undefined,
      "ADMIN_PASSWORD": undefined,
      "ALLOW_DESTRUCTIVE": false,
      "CORS_ENABLED": false,
      "CORS_ORIGIN": [
        "*",
      ],
      "DATABASE_URL": undefined,
      "DATABASE_URL_LISTEN": undefined,
      "DATA_DIR": undefined,
      "DB_CONNECTION_TIMEOUT": 5000,
      "DB_DATABASE": undefined,
      "DB_HOST": undefined,
      "DB_PASSWORD": undefined,
      "DB_POOL_AT_ONCE": 0,
      "DB_POOL_MAX": 10,
      "DB_PORT": undefined,
      "DB_SEARCH_PATH": [
        "public",
      ],
      "DB_USER": undefined,
      "EVENTS": "notify",
      "EVENTS_BUS": undefined,
      "EVENTS_QUEUE_LIMIT": 20000,
      "GRAPHIQL": true,
      "GRAPHQL_INTROSPECTION": true,
      "GRAPHQL_QUERY_ALIAS_LIMIT": 1000,
      "GRAPHQL_QUERY_CONDITION_LIMIT": 5000,
      "GRAPHQL_QUERY_COST_LIMIT": 10000000,
      "GRAPHQL_QUERY_COST_LIST": 3,
      "GRAPHQL_QUERY_DEPTH_LIMIT": 50,
      "GRAPHQL_QUERY_DIRECTIVE_LIMIT": 200,
      "GRAPHQL_QUERY_SIZE_LIMIT": 1048576,
      "GRAPHQL_QUERY_TOKEN_LIMIT": 5000,
      "GRAPHQL_QUERY_WORK_LIMIT": 400000000,
      "HISTORY": false,
      "HOST": "127.0.0.1",
      "IP_TRUST_PROXY": 0,
      "JWKS_URL": undefined,
      "JWT_AUDIENCE": undefined,
      "JWT_CLAIM_POLICIES": "policies",
      "JWT_CLAIM_ROLE": "role",
      "JWT_CLAIM_USER": "sub",
      "JWT_ISSUER": undefined,
      "JWT_PUBLIC_KEY": undefined,
      "LOG_FORMAT": "auto",
      "LOG_LEVEL": "info",
      "MAX_BATCH_MUTATION": Infinity,
      "MAX_PAYLOAD_SIZE": 1048576,
      "MAX_RELATIONAL_DEPTH": 10,
      "METADATA": "auto",
      "METADATA_POLL_INTERVAL": 1000,
      "NULLABILITY": "strict",
      "OVERLAY": undefined,
      "PERMISSIONS": undefined,
      "PORT": 4000,
      "PREPARED_STATEMENTS": true,
      "PRESSURE_LIMITER_ENABLED": false,
      "PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY": 500,
      "QUERY_LIMIT_DEFAULT": 100,
      "QUERY_LIMIT_MAX": -1,
      "RATE_LIMITER_DURATION": 1,
      "RATE_LIMITER_ENABLED": false,
      "RATE_LIMITER_POINTS": 50,
      "REFRESH_TOKEN_COOKIE_DOMAIN": undefined,
      "REFRESH_TOKEN_COOKIE_NAME": "directus_refresh_token",
      "REFRESH_TOKEN_COOKIE_SAME_SITE": "lax",
      "REFRESH_TOKEN_COOKIE_SECURE": false,
      "REFRESH_TOKEN_TTL": 604800000,
      "REQUEST_TIMEOUT": 60000,
      "SECRET": undefined,
      "SESSION_COOKIE_DOMAIN": undefined,
      "SESSION_COOKIE_NAME": "directus_session_token",
      "SESSION_COOKIE_SAME_SITE": "lax",
      "SESSION_COOKIE_SECURE": false,
      "SESSION_COOKIE_TTL": 86400000,
      "SHUTDOWN_TIMEOUT": 10000,
      "STATEMENT_TIMEOUT": 30000,
      "WEBSOCKETS_CONN_LIMIT": 1000,
      "WEBSOCKETS_ENABLED": true,
      "WEBSOCKETS_GRAPHQL_AUTH": "handshake",
      "WEBSOCKETS_GRAPHQL_AUTH_TIMEOUT": 10,
      "WEBSOCKETS_HEARTBEAT_PERIOD": 30,
      "WEBSOCKETS_OPERATION_LIMIT": 100,
      "WORKERS": 1,
    }
  `);
});

test.each([
  [{ PORT: "0" }, { PORT: 0 }],
  [{ PORT: "" }, { PORT: 4000 }],
  [{ QUERY_LIMIT_MAX: "-1" }, { QUERY_LIMIT_MAX: -1 }],
  [{ MAX_PAYLOAD_SIZE: "512kb" }, { MAX_PAYLOAD_SIZE: 524_288 }],
  [{ MAX_PAYLOAD_SIZE: "1000" }, { MAX_PAYLOAD_SIZE: 1000 }],
  [{ STATEMENT_TIMEOUT: "1m" }, { STATEMENT_TIMEOUT: 60_000 }],
  [{ STATEMENT_TIMEOUT: "250" }, { STATEMENT_TIMEOUT: 250 }],
  [{ GRAPHIQL: "off" }, { GRAPHIQL: false }],
  [{ CORS_ORIGIN: "https://a.example, https://b.example" }, { CORS_ORIGIN: ["https://a.example", "https://b.example"] }],
  [{ LOG_LEVEL: "DEBUG" }, { LOG_LEVEL: "debug" }],
] as const)("the environment %j means %j", (env, expected) => {
  expect(read(env)).toMatchObject(expected);
});

test.each([
  [["--port", "4001"], { PORT: 4001 }],
  [["--port=4001"], { PORT: 4001 }],
  [["--database-url", "postgres://localhost/shop"], { DATABASE_URL: "postgres://localhost/shop" }],
  [["--no-graphiql"], { GRAPHIQL: false }],
  [["--graphiql=false", "--history=true"], { GRAPHIQL: false, HISTORY: true }],
  [["--cors-enabled", "--port", "1"], { CORS_ENABLED: true, PORT: 1 }],
  [["--query-limit-max", "-1"], { QUERY_LIMIT_MAX: -1 }],
] as const)("the flags %j mean %j", (words, expected) => {
  expect(read({ PORT: "5000" }, ...words)).toMatchObject(expected);
});

test("every wrong value is reported at once, as a sentence", () => {
  const env = {
    PORT: "abc",
    DATABASE_URL: "mysql://user:secret@host/db",
    NULLABILITY: "loose",
    GRAPHIQL: "maybe",
    MAX_PAYLOAD_SIZE: "16 megabytes",
    STATEMENT_TIMEOUT: "soon",
    DB_SEARCH_PATH: ",",
    QUERY_LIMIT_DEFAULT: "-2",
  };
  expect(faultsOf(env)).toMatchInlineSnapshot(`
    [
      "DATABASE_URL: expected an address such as postgres://user:password@host:5432/database.",
      "DB_SEARCH_PATH: expected one or more names, separated by commas, got ",".",
      "STATEMENT_TIMEOUT: expected a duration such as "500ms" or "30s", got "soon".",
      "NULLABILITY: expected one of strict, directus, got "loose".",
      "PORT: expected a number from 0 to 65535, got "abc".",
      "GRAPHIQL: expected true or false, got "maybe".",
      "MAX_PAYLOAD_SIZE: expected a size such as "512kb" or "16mb", at most "512mb", got "16 megabytes".",
      "QUERY_LIMIT_DEFAULT: expected a number from -1 to 2147483647, got "-2".",
    ]
  `);
});

test("a database is named either by its address or by parts", () => {
  expect(faultsOf({ DATABASE_URL: "postgres://h/d", DB_HOST: "h", DB_USER: "u" })).toEqual([
    "DATABASE_URL: expected either this or the parts, got it together with DB_HOST, DB_USER.",
  ]);
});

test("a secret is read from the file that its variable names", async () => {
  const path = join(tmpdir(), `relata-secret-${process.pid}`);
  await writeFile(path, "s3cret\n");
  expect(read({ DB_HOST: "h", DB_PASSWORD_FILE: path }).DB_PASSWORD).toBe("s3cret");
  expect(faultsOf({ DB_PASSWORD: "x", DB_PASSWORD_FILE: path })).toEqual([
    "DB_PASSWORD: expected either this or DB_PASSWORD_FILE, got both.",
  ]);
  expect(faultsOf({ DATABASE_URL_FILE: "/nowhere" })[0]).toMatch(/^DATABASE_URL_FILE: file "\/nowhere" cannot be read/);
});
