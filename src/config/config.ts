/**
 * Configuration. In: the environment and the command line's flags, as text. Out: one typed `Config`, or every fault
 * at once, each as a sentence. A setting is known by the name of its variable; `PORT` and `--port` are the same.
 */
import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  type Parser,
  bytes,
  countOrInfinity,
  duration,
  flag,
  integer,
  keysUrl,
  list,
  oneOf,
  orNothing,
  postgresUrl,
  proxies,
  publicKey,
  redisUrl,
  text,
} from "./config-values.ts";
import { isLoopback } from "./host-name.ts";

export interface Config {
  readonly DATABASE_URL: string | undefined;
  readonly DATABASE_URL_LISTEN: string | undefined;
  readonly DB_HOST: string | undefined;
  readonly DB_PORT: number | undefined;
  readonly DB_DATABASE: string | undefined;
  readonly DB_USER: string | undefined;
  readonly DB_PASSWORD: string | undefined;
  readonly DB_SEARCH_PATH: readonly string[];
  readonly DB_POOL_MAX: number;
  readonly DB_POOL_AT_ONCE: number;
  readonly DB_CONNECTION_TIMEOUT: number;
  readonly STATEMENT_TIMEOUT: number;
  readonly PREPARED_STATEMENTS: boolean;
  readonly DATA_DIR: string | undefined;
  /** `auto`, `directus`, `infer`, or the path of a snapshot file. */
  readonly METADATA: string;
  readonly OVERLAY: string | undefined;
  /** Everyone may do everything: on this machine, or wherever HOST is reached from. */
  readonly ACCESS: "open" | "open-to-all" | undefined;
  /** The path of a file with policies. */
  readonly PERMISSIONS: string | undefined;
  /** 0: changes are not looked for. */
  readonly METADATA_POLL_INTERVAL: number;
  readonly SECRET: string | undefined;
  readonly HISTORY: boolean;
  readonly ALLOW_DESTRUCTIVE: boolean;
  readonly ADMIN_EMAIL: string | undefined;
  readonly ADMIN_PASSWORD: string | undefined;
  readonly ACCESS_TOKEN_TTL: number;
  readonly REFRESH_TOKEN_TTL: number;
  readonly REFRESH_TOKEN_COOKIE_NAME: string;
  readonly REFRESH_TOKEN_COOKIE_SECURE: boolean;
  readonly REFRESH_TOKEN_COOKIE_SAME_SITE: "lax" | "strict" | "none";
  readonly REFRESH_TOKEN_COOKIE_DOMAIN: string | undefined;
  readonly SESSION_COOKIE_TTL: number;
  readonly SESSION_COOKIE_NAME: string;
  readonly SESSION_COOKIE_SECURE: boolean;
  readonly SESSION_COOKIE_SAME_SITE: "lax" | "strict" | "none";
  readonly SESSION_COOKIE_DOMAIN: string | undefined;
  readonly JWKS_URL: URL | undefined;
  readonly JWT_PUBLIC_KEY: KeyObject | undefined;
  readonly JWT_ISSUER: string | undefined;
  readonly JWT_AUDIENCE: readonly string[] | undefined;
  readonly JWT_CLAIM_USER: string;
  readonly JWT_CLAIM_ROLE: string;
  readonly JWT_CLAIM_POLICIES: string;
  readonly NULLABILITY: "strict" | "directus";
  readonly EVENTS: "notify" | "triggers" | "off";
  readonly EVENTS_BUS: string | undefined;
  readonly EVENTS_QUEUE_LIMIT: number;
  readonly WEBSOCKETS_ENABLED: boolean;
  readonly WEBSOCKETS_GRAPHQL_AUTH: "handshake" | "strict" | "public";
  /** In seconds. */
  readonly WEBSOCKETS_GRAPHQL_AUTH_TIMEOUT: number;
  /** In seconds. */
  readonly WEBSOCKETS_HEARTBEAT_PERIOD: number;
  readonly WEBSOCKETS_CONN_LIMIT: number;
  readonly WEBSOCKETS_OPERATION_LIMIT: number;
  readonly HOST: string;
  readonly PORT: number;
  readonly CORS_ENABLED: boolean;
  readonly CORS_ORIGIN: readonly string[];
  readonly GRAPHIQL: boolean;
  readonly GRAPHQL_INTROSPECTION: boolean;
  readonly GRAPHQL_QUERY_TOKEN_LIMIT: number;
  readonly GRAPHQL_QUERY_SIZE_LIMIT: number;
  readonly GRAPHQL_QUERY_DEPTH_LIMIT: number;
  readonly GRAPHQL_QUERY_ALIAS_LIMIT: number;
  readonly GRAPHQL_QUERY_DIRECTIVE_LIMIT: number;
  readonly GRAPHQL_QUERY_COST_LIMIT: number;
  readonly GRAPHQL_QUERY_COST_LIST: number;
  readonly GRAPHQL_QUERY_CONDITION_LIMIT: number;
  readonly GRAPHQL_QUERY_WORK_LIMIT: number;
  readonly MAX_PAYLOAD_SIZE: number;
  readonly QUERY_LIMIT_DEFAULT: number;
  /** -1: no bound. */
  readonly QUERY_LIMIT_MAX: number;
  readonly MAX_RELATIONAL_DEPTH: number;
  readonly MAX_BATCH_MUTATION: number;
  readonly RATE_LIMITER_ENABLED: boolean;
  readonly RATE_LIMITER_POINTS: number;
  /** In seconds. */
  readonly RATE_LIMITER_DURATION: number;
  readonly PRESSURE_LIMITER_ENABLED: boolean;
  readonly PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY: number;
  /** How many proxies stand in front. */
  readonly IP_TRUST_PROXY: number;
  readonly REQUEST_TIMEOUT: number;
  readonly LOG_LEVEL: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  readonly LOG_FORMAT: "auto" | "json" | "pretty";
  readonly SHUTDOWN_TIMEOUT: number;
  /** How many processes serve. */
  readonly WORKERS: number;
}

export interface Setting<T> {
  readonly parse: Parser<T>;
  /** As one would write it; none: the setting is off. */
  readonly fallback?: string;
  readonly description: string;
  /** Never shown in a message, and readable from a file: `DB_PASSWORD_FILE`. */
  readonly secret?: boolean;
}

/** Every setting, in the order in which the help shows them. */
export const settings: { readonly [Name in keyof Config]: Setting<Config[Name]> } = {
  DATABASE_URL: {
    parse: orNothing(postgresUrl),
    secret: true,
    description: "PostgreSQL to serve; without one, the demo is served from an embedded database",
  },
  DATABASE_URL_LISTEN: {
    parse: orNothing(postgresUrl),
    secret: true,
    description: "the same database without a proxy, where notices are heard: behind PgBouncer",
  },
  DB_HOST: { parse: orNothing(text), description: "the same in parts: host," },
  DB_PORT: { parse: orNothing(integer(1, 65_535)), description: "port," },
  DB_DATABASE: { parse: orNothing(text), description: "name of the database," },
  DB_USER: { parse: orNothing(text), description: "user," },
  DB_PASSWORD: { parse: orNothing(text), secret: true, description: "and password" },
  DB_SEARCH_PATH: { parse: list, fallback: "public", description: "PostgreSQL schemas to serve, comma-separated" },
  DB_POOL_MAX: { parse: integer(1, 1_000), fallback: "10", description: "most connections to the database" },
  DB_POOL_AT_ONCE: {
    parse: integer(0, 1_000),
    fallback: "0",
    description: "so many of them are used at a time, but for what takes long; 0: two for each core, and one",
  },
  DB_CONNECTION_TIMEOUT: { parse: duration, fallback: "5s", description: "longest wait for a connection" },
  STATEMENT_TIMEOUT: { parse: duration, fallback: "30s", description: "longest time of one statement; 0: no limit" },
  PREPARED_STATEMENTS: { parse: flag, fallback: "true", description: "false behind PgBouncer before 1.21" },
  DATA_DIR: { parse: orNothing(text), description: "folder of the embedded database; without one, it lives in memory" },
  METADATA: { parse: text, fallback: "auto", description: "auto, directus, infer, or the path of a Directus schema snapshot" },
  OVERLAY: { parse: orNothing(text), description: "path of a file that adds to or changes the metadata" },
  METADATA_POLL_INTERVAL: {
    parse: duration,
    fallback: "1s",
    description: "how often to look for changes of structure and rights; 0: never",
  },
  ACCESS: {
    parse: orNothing(oneOf("open", "open-to-all")),
    description: "open: everyone on this machine may do everything; open-to-all: everyone may, from wherever HOST is reached",
  },
  PERMISSIONS: { parse: orNothing(text), description: "path of a file with policies, for a database without those of Directus" },
  SECRET: { parse: orNothing(text), secret: true, description: "Directus's SECRET: its tokens and sessions are known, and issued" },
  HISTORY: {
    parse: flag,
    fallback: "false",
    description: "note who wrote what in directus_activity and directus_revisions, as Directus does",
  },
  ALLOW_DESTRUCTIVE: {
    parse: flag,
    fallback: "false",
    description: "let `relata schema apply` drop columns and tables with what they hold",
  },
  ADMIN_EMAIL: { parse: orNothing(text), description: "of the administrator that `relata bootstrap` makes; admin@example.com by default" },
  ADMIN_PASSWORD: { parse: orNothing(text), secret: true, description: "and the password; without one, it is drawn and told" },
  ACCESS_TOKEN_TTL: { parse: duration, fallback: "15m", description: "how long a token is good for that is issued here" },
  REFRESH_TOKEN_TTL: { parse: duration, fallback: "7d", description: "how long one can go on without logging in" },
  REFRESH_TOKEN_COOKIE_NAME: { parse: text, fallback: "directus_refresh_token", description: "the cookie for going on: its name," },
  REFRESH_TOKEN_COOKIE_SECURE: { parse: flag, fallback: "false", description: "whether it is sent over HTTPS alone," },
  REFRESH_TOKEN_COOKIE_SAME_SITE: { parse: oneOf("lax", "strict", "none"), fallback: "lax", description: "whether other sites send it," },
  REFRESH_TOKEN_COOKIE_DOMAIN: { parse: orNothing(text), description: "and its domain" },
  SESSION_COOKIE_TTL: { parse: duration, fallback: "1d", description: "how long a session in a cookie lasts" },
  SESSION_COOKIE_NAME: { parse: text, fallback: "directus_session_token", description: "the cookie of a session: its name," },
  SESSION_COOKIE_SECURE: { parse: flag, fallback: "false", description: "whether it is sent over HTTPS alone," },
  SESSION_COOKIE_SAME_SITE: { parse: oneOf("lax", "strict", "none"), fallback: "lax", description: "whether other sites send it," },
  SESSION_COOKIE_DOMAIN: { parse: orNothing(text), description: "and its domain" },
  JWKS_URL: { parse: orNothing(keysUrl), description: "address of the keys of another issuer of tokens" },
  JWT_PUBLIC_KEY: { parse: orNothing(publicKey), secret: true, description: "or its one public key, in PEM or as a JWK" },
  JWT_ISSUER: { parse: orNothing(text), description: "the issuer that its tokens must name" },
  JWT_AUDIENCE: { parse: orNothing(list), description: "the audiences of which its tokens must name one, comma-separated" },
  JWT_CLAIM_USER: { parse: text, fallback: "sub", description: "where its tokens name the user," },
  JWT_CLAIM_ROLE: { parse: text, fallback: "role", description: "the role or roles," },
  JWT_CLAIM_POLICIES: { parse: text, fallback: "policies", description: "and policies; a dot leads into an object" },
  NULLABILITY: {
    parse: oneOf("strict", "directus"),
    fallback: "strict",
    description: "strict: what cannot be null is `!`; directus: as Directus prints it",
  },
  EVENTS: {
    parse: oneOf("notify", "triggers", "off"),
    fallback: "notify",
    description: "notify: subscribers are told of what is written here, on any instance; triggers: whoever writes; off: of nothing",
  },
  EVENTS_BUS: {
    parse: orNothing(redisUrl),
    secret: true,
    description: "address of a Redis through which instances tell each other of events, in the place of PostgreSQL's notices",
  },
  EVENTS_QUEUE_LIMIT: {
    parse: integer(1, 10_000_000),
    fallback: "20000",
    description: "most events that wait for one who reads slowly; then they are hung up on",
  },
  WEBSOCKETS_ENABLED: { parse: flag, fallback: "true", description: "let sockets be opened at /graphql" },
  WEBSOCKETS_GRAPHQL_AUTH: {
    parse: oneOf("handshake", "strict", "public"),
    fallback: "handshake",
    description:
      "handshake: who opens one says in its first message who asks; strict: in its address, a header or a cookie; public: nobody has to",
  },
  WEBSOCKETS_GRAPHQL_AUTH_TIMEOUT: { parse: integer(1, 3_600), fallback: "10", description: "seconds until that message has to be there" },
  WEBSOCKETS_HEARTBEAT_PERIOD: {
    parse: integer(1, 3_600),
    fallback: "30",
    description: "seconds after which it is asked whether anybody is there still; whoever does not answer until the next time is not",
  },
  WEBSOCKETS_CONN_LIMIT: { parse: countOrInfinity, fallback: "1000", description: "most sockets of one address" },
  WEBSOCKETS_OPERATION_LIMIT: { parse: countOrInfinity, fallback: "100", description: "most operations of one socket at a time" },
  HOST: { parse: text, fallback: "127.0.0.1", description: "address to listen on" },
  PORT: { parse: integer(0, 65_535), fallback: "4000", description: "port to listen on; 0: any free one" },
  CORS_ENABLED: { parse: flag, fallback: "false", description: "let pages of other origins call" },
  CORS_ORIGIN: { parse: list, fallback: "*", description: "the origins that may, comma-separated" },
  GRAPHIQL: { parse: flag, fallback: "true", description: "show GraphiQL to browsers" },
  GRAPHQL_INTROSPECTION: { parse: flag, fallback: "true", description: "let clients read the schema" },
  GRAPHQL_QUERY_TOKEN_LIMIT: { parse: integer(1, 10_000_000), fallback: "5000", description: "most tokens of a document" },
  GRAPHQL_QUERY_SIZE_LIMIT: { parse: bytes, fallback: "1mb", description: "longest document, in characters" },
  GRAPHQL_QUERY_DEPTH_LIMIT: { parse: integer(1, 1_000), fallback: "50", description: "selections nest no deeper than this" },
  GRAPHQL_QUERY_ALIAS_LIMIT: { parse: countOrInfinity, fallback: "1000", description: "most aliases of an operation" },
  GRAPHQL_QUERY_DIRECTIVE_LIMIT: { parse: countOrInfinity, fallback: "200", description: "most directives of a document" },
  GRAPHQL_QUERY_COST_LIMIT: {
    parse: countOrInfinity,
    fallback: "10000000",
    description: "most items that an operation may be expected to answer",
  },
  GRAPHQL_QUERY_COST_LIST: {
    parse: integer(1, 1_000_000),
    fallback: "3",
    description: "items that a nested list is expected to have, on average, when its `limit` does not say",
  },
  GRAPHQL_QUERY_CONDITION_LIMIT: {
    parse: countOrInfinity,
    fallback: "5000",
    description: "most conditions that the filters of an operation may state",
  },
  GRAPHQL_QUERY_WORK_LIMIT: {
    parse: countOrInfinity,
    fallback: "400000000",
    description: "most steps that PostgreSQL may be expected to take for an operation, some ten nanoseconds each",
  },
  MAX_PAYLOAD_SIZE: { parse: bytes, fallback: "1mb", description: "largest request body" },
  QUERY_LIMIT_DEFAULT: { parse: integer(-1, 2_147_483_647), fallback: "100", description: "items of a list without `limit`" },
  QUERY_LIMIT_MAX: { parse: integer(-1, 2_147_483_647), fallback: "-1", description: "most items that `limit` may ask for; -1: no bound" },
  MAX_RELATIONAL_DEPTH: { parse: integer(1, 100), fallback: "10", description: "relations nest less deep than this" },
  MAX_BATCH_MUTATION: {
    parse: countOrInfinity,
    fallback: "Infinity",
    description: "most items that one mutation takes, nested ones among them",
  },
  RATE_LIMITER_ENABLED: { parse: flag, fallback: "false", description: "bound the requests of a client" },
  RATE_LIMITER_POINTS: { parse: integer(1, 1_000_000_000), fallback: "50", description: "most requests of one address," },
  RATE_LIMITER_DURATION: { parse: integer(1, 86_400), fallback: "1", description: "in so many seconds" },
  PRESSURE_LIMITER_ENABLED: { parse: flag, fallback: "false", description: "refuse requests while the process is overloaded," },
  PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY: {
    parse: duration,
    fallback: "500ms",
    description: "which it is when work waits longer than this",
  },
  IP_TRUST_PROXY: { parse: proxies, fallback: "0", description: "how many proxies in front may say whose request it is; true: one" },
  REQUEST_TIMEOUT: { parse: duration, fallback: "60s", description: "how long a request may take to arrive; 0: no limit" },
  LOG_LEVEL: {
    parse: oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent"),
    fallback: "info",
    description: "fatal, error, warn, info, debug, trace or silent",
  },
  LOG_FORMAT: { parse: oneOf("auto", "json", "pretty"), fallback: "auto", description: "json, pretty, or auto: pretty on a terminal" },
  SHUTDOWN_TIMEOUT: { parse: duration, fallback: "10s", description: "how long running requests may take to end" },
  WORKERS: { parse: integer(1, 256), fallback: "1", description: "processes that serve on one port, each with its own connections" },
};

/** A configuration that cannot be used: one sentence for every fault. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

/** `flags` are by their name on the command line, without the dashes: `database-url`. A flag wins over its variable. */
export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
  flagsGiven: Iterable<readonly [string, string]> = [],
): Config {
  const flags = new Map(flagsGiven);
  const faults: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const given = readGiven(name, setting, env, flags);
    const source = given.kind === "text" ? given : { text: setting.fallback, label: name };
    if (given.kind === "fault") faults.push(given.fault);
    const parsed = setting.parse(source.text);
    if (parsed.kind === "value") config[name] = parsed.value;
    else faults.push(`${source.label}: expected ${parsed.expected}${setting.secret === true ? "" : `, got "${source.text}"`}.`);
  }
  const parts = ["DB_HOST", "DB_PORT", "DB_DATABASE", "DB_USER", "DB_PASSWORD"].filter((name) => config[name] !== undefined);
  if (config["DATABASE_URL"] !== undefined && parts.length > 0)
    faults.push(`DATABASE_URL: expected either this or the parts, got it together with ${parts.join(", ")}.`);
  if (config["JWKS_URL"] !== undefined && config["JWT_PUBLIC_KEY"] !== undefined)
    faults.push("JWKS_URL: expected either this or JWT_PUBLIC_KEY, got both.");
  if (config["EVENTS_BUS"] !== undefined && config["EVENTS"] !== "notify")
    faults.push("EVENTS_BUS: expected EVENTS=notify beside it, as triggers tell by PostgreSQL's notices.");
  if (config["ACCESS"] !== undefined && config["PERMISSIONS"] !== undefined)
    faults.push("ACCESS: expected either this or PERMISSIONS, got both.");
  if (config["ACCESS"] === "open" && typeof config["HOST"] === "string" && !isLoopback(config["HOST"]))
    faults.push(
      `ACCESS: expected a HOST that only this machine reaches, got "${config["HOST"]}". With open-to-all, whoever reaches it may do everything.`,
    );
  if (faults.length > 0) throw new ConfigError(faults);
  // Each name of `settings`, which are those of Config, has got what its own parser made.
  return config as unknown as Config;
}

/** `DATABASE_URL` as it stands on the command line: `database-url`. */
export function flagName(variable: string): string {
  return variable.toLowerCase().replaceAll("_", "-");
}

/** Whether the setting may stand on the command line without a value. */
export function isSwitch(flagOnCommandLine: string): boolean {
  return settingsByFlag.get(flagOnCommandLine)?.parse === flag;
}

const settingsByFlag: ReadonlyMap<string, Setting<unknown>> = new Map(
  Object.entries(settings).map(([name, setting]) => [flagName(name), setting]),
);

type Given =
  | { readonly kind: "text"; readonly text: string; readonly label: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "fault"; readonly fault: string };

/** An empty variable counts as absent: that is how compose files leave one out. */
function readGiven(
  name: string,
  setting: Setting<unknown>,
  env: Readonly<Record<string, string | undefined>>,
  flags: ReadonlyMap<string, string>,
): Given {
  const inFlag = flags.get(flagName(name));
  if (inFlag !== undefined) return { kind: "text", text: inFlag, label: `--${flagName(name)}` };
  const inVariable = env[name] || undefined;
  const path = setting.secret === true ? env[`${name}_FILE`] || undefined : undefined;
  if (inVariable !== undefined && path !== undefined)
    return { kind: "fault", fault: `${name}: expected either this or ${name}_FILE, got both.` };
  if (inVariable !== undefined) return { kind: "text", text: inVariable, label: name };
  if (path === undefined) return { kind: "nothing" };
  try {
    return { kind: "text", text: readFileSync(path, "utf8").trim(), label: `${name}_FILE` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "fault", fault: `${name}_FILE: file "${path}" cannot be read (${reason}).` };
  }
}
