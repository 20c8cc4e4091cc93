import { type JsonWebKey, type KeyObject, createPublicKey } from "node:crypto";
import { isLoopback } from "./host-name.ts";
import { algorithmsOf } from "./key-algorithms.ts";

/** Parsers of single values: text in; out the value, or what was expected instead. */
export type Parser<T> = (given: string | undefined) => Parsed<T>;

export type Parsed<T> = { readonly kind: "value"; readonly value: T } | { readonly kind: "expected"; readonly expected: string };

export const text: Parser<string> = (given) => (given === undefined || given === "" ? expected("a value") : value(given));

/** Absent stays absent. */
export function orNothing<T>(parse: Parser<T>): Parser<T | undefined> {
  return (given) => (given === undefined ? value(undefined) : parse(given));
}

export function oneOf<const Word extends string>(...words: readonly Word[]): Parser<Word> {
  return (given) => {
    const word = words.find((candidate) => candidate === given?.toLowerCase());
    return word === undefined ? expected(`one of ${words.join(", ")}`) : value(word);
  };
}

export function integer(least: number, most: number): Parser<number> {
  return (given) => {
    const number = /^[+-]?\d{1,15}$/.test(given ?? "") ? Number(given) : Number.NaN;
    return number >= least && number <= most ? value(number) : expected(`a number from ${least} to ${most}`);
  };
}

/** A number of 1 or more, or `Infinity`. */
export const countOrInfinity: Parser<number> = (given) => {
  if (given?.toLowerCase() === "infinity") return value(Number.POSITIVE_INFINITY);
  const number = /^\d{1,9}$/.test(given ?? "") ? Number(given) : 0;
  return number >= 1 ? value(number) : expected('a number of 1 or more, or "Infinity"');
};

export const flag: Parser<boolean> = (given) => {
  const word = given?.toLowerCase() ?? "";
  if (["true", "1", "yes", "on"].includes(word)) return value(true);
  if (["false", "0", "no", "off"].includes(word)) return value(false);
  return expected("true or false");
};

/** `public, shop` */
export const list: Parser<readonly string[]> = (given) => {
  const words = (given ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  return words.length > 0 ? value(words) : expected("one or more names, separated by commas");
};

/** In milliseconds: `500`, `500ms`, `30s`, `1m`, `7d`. */
export const duration: Parser<number> = (given) => {
  const [, digits, unit] = /^(\d{1,9})(ms|s|m|h|d)?$/.exec(given?.toLowerCase() ?? "") ?? [];
  if (digits === undefined) return expected('a duration such as "500ms" or "30s"');
  const milliseconds = Number(digits) * (units[unit ?? "ms"] ?? 1);
  // Timers of Node and of PostgreSQL count up to here.
  return milliseconds <= 2_147_483_647 ? value(milliseconds) : expected("a duration of at most 24 days");
};

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** In bytes: `1000`, `512kb`, `16mb`. */
export const bytes: Parser<number> = (given) => {
  const [, digits, unit] = /^(\d{1,9})(b|kb|mb|gb)?$/.exec(given?.toLowerCase() ?? "") ?? [];
  const size = Number(digits) * 1024 ** ["b", "kb", "mb", "gb"].indexOf(unit ?? "b");
  // A longer text does not fit in a string of Node.
  return size >= 1 && size <= 512 * 1024 ** 2 ? value(size) : expected('a size such as "512kb" or "16mb", at most "512mb"');
};

export const postgresUrl: Parser<string> = (given) => {
  const isUrl = given !== undefined && /^postgres(ql)?:\/\//.test(given) && URL.canParse(given);
  return isUrl ? value(given) : expected("an address such as postgres://user:password@host:5432/database");
};

export const redisUrl: Parser<string> = (given) => {
  const isUrl = given !== undefined && /^rediss?:\/\//.test(given) && URL.canParse(given);
  return isUrl ? value(given) : expected("an address such as redis://user:password@host:6379");
};

/** The address of a set of keys. What is not encrypted on the way could be replaced there. */
export const keysUrl: Parser<URL> = (given) => {
  const url = given !== undefined && URL.canParse(given) ? new URL(given) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname.replace(/^\[|\]$/g, "")));
  return url !== undefined && isSafe ? value(url) : expected("an address that begins with https://");
};

/** A key that verifies and cannot sign. A variable may hold its line breaks as `\n`. */
export const publicKey: Parser<KeyObject> = (given) => {
  const wanted = expected("the public half of an RSA key of 2048 bits or more, an EC key or an Ed25519 key, in PEM or as a JWK");
  const written = given?.replaceAll("\\n", "\n").trim() ?? "";
  if (written.includes("PRIVATE KEY")) return wanted;
  try {
    const isJwk = written.startsWith("{");
    const jwk: unknown = isJwk ? JSON.parse(written) : undefined;
    if (typeof jwk === "object" && jwk !== null && "d" in jwk) return wanted;
    // Node checks the form of the key itself.
    const key = isJwk ? createPublicKey({ key: jwk as JsonWebKey, format: "jwk" }) : createPublicKey(written);
    return algorithmsOf(key).length > 0 ? value(key) : wanted;
  } catch {
    return wanted;
  }
};

/** As in Directus, where it may also be true or false. */
export const proxies: Parser<number> = (given) => {
  const word = given?.toLowerCase();
  if (word === "true" || word === "false") return value(word === "true" ? 1 : 0);
  return integer(0, 100)(given);
};

function value<T>(parsed: T): Parsed<T> {
  return { kind: "value", value: parsed };
}

function expected(what: string): Parsed<never> {
  return { kind: "expected", expected: what };
}
