/**
 * Signed tokens. In: the token's text and the keys of the configuration. Out: its claims, or an error that says whether
 * it is merely too old. Which algorithms are allowed follows from the key, never from the token, and what else a header
 * says (`jku`, `jwk`, `x5u`) is ignored; `kid` only chooses among the issuer's keys.
 */
import type { KeyObject } from "node:crypto";
import { type JWTPayload, type JWTVerifyOptions, createRemoteJWKSet, decodeJwt, errors, jwtVerify } from "jose";
import { algorithmsOf, asymmetricAlgorithms } from "../config/key-algorithms.ts";
import { RequestError } from "../errors.ts";

export type Claims = JWTPayload;
export type Verify = (token: string) => Promise<Claims>;

/** Clocks differ by so many seconds. */
const clockTolerance = 5;

/** Directus's issuer, in the tokens that it signs with its SECRET. */
const directusIssuer = "directus";

/** Whose token it claims to be, unverified; null for a text that is no signed token. */
export function readIssuer(token: string): "directus" | "another" | null {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) return null;
  try {
    return decodeJwt(token).iss === directusIssuer ? "directus" : "another";
  } catch {
    return null;
  }
}

/** When it ends, in milliseconds, unverified; null for one that says nothing of it. */
export function readExpiry(token: string): number | null {
  if (readIssuer(token) === null) return null;
  const { exp } = decodeJwt(token);
  return exp === undefined ? null : exp * 1_000;
}

/** Tokens that Directus signs. */
export function createDirectusVerify(secret: string): Verify {
  const key = new TextEncoder().encode(secret);
  const options: JWTVerifyOptions = { algorithms: ["HS256"], issuer: directusIssuer, clockTolerance, requiredClaims: ["exp"] };
  return (token) => verifyOrRefuse(async () => (await jwtVerify(token, key, options)).payload);
}

export interface IssuerSettings {
  readonly keys: URL | KeyObject;
  readonly issuer: string | undefined;
  readonly audience: readonly string[];
}

/** Tokens of another issuer, which signs with a key of its own that only it has. */
export function createIssuerVerify({ keys, issuer, audience }: IssuerSettings): Verify {
  const options: JWTVerifyOptions = {
    clockTolerance,
    requiredClaims: ["exp"],
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience.length === 0 ? {} : { audience: [...audience] }),
  };
  if (keys instanceof URL) {
    const keySet = createRemoteJWKSet(keys, { timeoutDuration: 5_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 });
    const algorithms = [...asymmetricAlgorithms];
    return (token) => verifyOrRefuse(async () => (await jwtVerify(token, keySet, { ...options, algorithms })).payload);
  }
  const algorithms = [...algorithmsOf(keys)];
  return (token) => verifyOrRefuse(async () => (await jwtVerify(token, keys, { ...options, algorithms })).payload);
}

async function verifyOrRefuse(verify: () => Promise<Claims>): Promise<Claims> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new RequestError("TOKEN_EXPIRED", "The token has expired.", { cause: error });
    if (isKeySetFault(error))
      throw new RequestError("SERVICE_UNAVAILABLE", "The keys to verify the token cannot be read at the moment. Try again later.", {
        cause: error,
      });
    throw new RequestError("INVALID_CREDENTIALS", "The token is not valid.", { cause: error });
  }
}

/** The issuer's keys could not be read, which says nothing about the token. */
function isKeySetFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === "ERR_JOSE_GENERIC";
}
