/** Settings as options of the command line: `DATABASE_URL` is `--database-url`, in the help below the heading of its group. */
import { type Command, Option } from "commander";
import { type Config, type Setting, flagName, isSwitch, settings } from "../config/config.ts";

export type SettingGroup = "database" | "connection" | "model" | "rights" | "change" | "login" | "events" | "http" | "limits" | "process";

type SettingName = keyof Config;

const groups: Readonly<Record<Exclude<SettingGroup, "process">, readonly SettingName[]>> = {
  database: ["DATABASE_URL", "DB_HOST", "DB_PORT", "DB_DATABASE", "DB_USER", "DB_PASSWORD", "DB_SEARCH_PATH"],
  connection: ["DATABASE_URL_LISTEN", "DB_POOL_MAX", "DB_CONNECTION_TIMEOUT", "STATEMENT_TIMEOUT", "PREPARED_STATEMENTS", "DATA_DIR"],
  model: ["METADATA", "OVERLAY", "NULLABILITY"],
  rights: ["ACCESS", "PERMISSIONS"],
  change: ["HISTORY", "ALLOW_DESTRUCTIVE", "ADMIN_EMAIL", "ADMIN_PASSWORD"],
  login: [
    "SECRET",
    "ACCESS_TOKEN_TTL",
    "REFRESH_TOKEN_TTL",
    "REFRESH_TOKEN_COOKIE_NAME",
    "REFRESH_TOKEN_COOKIE_SECURE",
    "REFRESH_TOKEN_COOKIE_SAME_SITE",
    "REFRESH_TOKEN_COOKIE_DOMAIN",
    "SESSION_COOKIE_TTL",
    "SESSION_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_SAME_SITE",
    "SESSION_COOKIE_DOMAIN",
    "JWKS_URL",
    "JWT_PUBLIC_KEY",
    "JWT_ISSUER",
    "JWT_AUDIENCE",
    "JWT_CLAIM_USER",
    "JWT_CLAIM_ROLE",
    "JWT_CLAIM_POLICIES",
  ],
  events: [
    "EVENTS",
    "EVENTS_BUS",
    "EVENTS_QUEUE_LIMIT",
    "WEBSOCKETS_ENABLED",
    "WEBSOCKETS_GRAPHQL_AUTH",
    "WEBSOCKETS_GRAPHQL_AUTH_TIMEOUT",
    "WEBSOCKETS_HEARTBEAT_PERIOD",
    "WEBSOCKETS_CONN_LIMIT",
    "WEBSOCKETS_OPERATION_LIMIT",
  ],
  http: ["HOST", "PORT", "CORS_ENABLED", "CORS_ORIGIN", "GRAPHIQL", "GRAPHQL_INTROSPECTION", "REQUEST_TIMEOUT", "IP_TRUST_PROXY"],
  limits: [
    "GRAPHQL_QUERY_TOKEN_LIMIT",
    "GRAPHQL_QUERY_SIZE_LIMIT",
    "GRAPHQL_QUERY_DEPTH_LIMIT",
    "GRAPHQL_QUERY_ALIAS_LIMIT",
    "GRAPHQL_QUERY_DIRECTIVE_LIMIT",
    "GRAPHQL_QUERY_COST_LIMIT",
    "GRAPHQL_QUERY_COST_LIST",
    "GRAPHQL_QUERY_CONDITION_LIMIT",
    "GRAPHQL_QUERY_WORK_LIMIT",
    "MAX_PAYLOAD_SIZE",
    "QUERY_LIMIT_DEFAULT",
    "QUERY_LIMIT_MAX",
    "MAX_RELATIONAL_DEPTH",
    "MAX_BATCH_MUTATION",
    "RATE_LIMITER_ENABLED",
    "RATE_LIMITER_POINTS",
    "RATE_LIMITER_DURATION",
    "PRESSURE_LIMITER_ENABLED",
    "PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY",
  ],
};

const headings: Readonly<Record<SettingGroup, string>> = {
  database: "Database:",
  connection: "Connections:",
  model: "Model:",
  rights: "Rights:",
  change: "Changes:",
  login: "Who asks:",
  events: "Events:",
  http: "HTTP:",
  limits: "Limits:",
  process: "Process:",
};

const groupOf: ReadonlyMap<string, SettingGroup> = new Map(
  Object.entries(groups).flatMap(([group, names]) => names.map((name) => [name, group as keyof typeof groups] as const)),
);

/** All groups, in the order of the help. */
export const everySetting: readonly SettingGroup[] = [
  "database",
  "connection",
  "model",
  "rights",
  "change",
  "login",
  "events",
  "http",
  "limits",
  "process",
];

/** Lets a command take every setting, and its help show those of some groups. */
export function addSettings(command: Command, shown: readonly SettingGroup[]): void {
  const entries = Object.entries(settings).map(([name, setting]) => ({ name, setting, group: groupOf.get(name) ?? "process" }));
  for (const { name, setting, group } of entries.toSorted(
    (left, right) => everySetting.indexOf(left.group) - everySetting.indexOf(right.group),
  )) {
    const flag = flagName(name);
    const isShown = shown.includes(group);
    const isOn = setting.fallback === "true";
    const description = describeSetting(setting);
    const add = (flags: string, isVisible: boolean): void => {
      command.addOption(new Option(flags, description).helpGroup(headings[group]).hideHelp(!isVisible));
    };
    if (!isSwitch(flag)) {
      add(`--${flag} <value>`, isShown);
      continue;
    }
    add(`--${flag}`, isShown && !isOn);
    add(`--no-${flag}`, isShown && isOn);
  }
}

/** By their names without the dashes, as the configuration takes them; those alone that were given. */
export function readSettings(command: Command): ReadonlyMap<string, string> {
  const given = Object.keys(settings).flatMap((name) => {
    const attribute = new Option(`--${flagName(name)}`).attributeName();
    if (command.getOptionValueSource(attribute) !== "cli") return [];
    const value: unknown = command.getOptionValue(attribute);
    return [[flagName(name), typeof value === "string" ? value : JSON.stringify(value)] as const];
  });
  return new Map(given);
}

/** `--graphiql=false` → `--no-graphiql`: a switch takes no value of its own on the command line. */
export function withPlainSwitches(words: readonly string[]): readonly string[] {
  return words.map((word) => {
    const [, name = "", given] = /^--([^=]+)=(true|false)$/.exec(word) ?? [];
    if (given === undefined || !isSwitch(name)) return word;
    return given === "true" ? `--${name}` : `--no-${name}`;
  });
}

function describeSetting({ description, fallback }: Setting<unknown>): string {
  return fallback === undefined ? description : `${description} (default: ${fallback})`;
}
