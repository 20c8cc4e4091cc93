/**
 * Who asks. In: a request's credential. Out: a user, roles and policies by their keys; or nobody, without a credential.
 * A credential that is not good is an error, never nobody.
 *
 * A token is Directus's (signed with its SECRET), another issuer's (signed with a key of theirs), or static: stored with
 * a user, or in the file of policies.
 */
import type { Principal } from "../access/applicable-policies.ts";
import type { Config } from "../config/config.ts";
import type { Database } from "../database/database.ts";
import { RequestError } from "../errors.ts";
import { digestToken } from "../metadata/policy-file.ts";
import type { Model } from "../model/model.ts";
import { type ShortMemory, createShortMemory } from "../shared/short-memory.ts";
import { type ClaimNames, readDirectusClaims, readIssuerClaims } from "./claims.ts";
import { type Credential, readCredential } from "./credential.ts";
import { assertNotForged } from "./forgery.ts";
import { type Claims, type Verify, createDirectusVerify, createIssuerVerify, readIssuer } from "./json-web-token.ts";
import { type StoredUser, type UserReference, readUser } from "./read-user.ts";
import type { RequestHead } from "./request-head.ts";
import type { Rights } from "./rights.ts";

/** What is served, as far as it tells who someone is; another value after each reload. */
export interface Realm {
  readonly database: Database;
  readonly model: Model;
  /** Null where everyone may do everything. */
  readonly rights: Rights | null;
  /** What was found of a credential. */
  readonly remember: ShortMemory<Found>;
}

export interface Authentication {
  authenticate(request: RequestHead, realm: Realm): Principal | Promise<Principal>;
}

/** A credential is looked at again after this time, in milliseconds; so long one that was withdrawn still works. */
const lifetime = 5_000;
const capacity = 1_000;

/** Of what is served from now on: what was found of credentials before is forgotten. */
export function createRealm(of: Omit<Realm, "remember">): Realm {
  return { ...of, remember: createShortMemory({ lifetime, capacity, endOf: ({ expires }) => expires }) };
}

const nobody: Principal = { user: null, roles: [], policies: [] };

export function createAuthentication(config: Config): Authentication {
  const keys = createKeys(config);
  return {
    authenticate(request, realm) {
      const credential = readCredential(request, keys.cookieName);
      if (credential === null) return nobody;
      if (credential.isCookie) assertNotForged(request);
      const name = `${credential.isCookie ? "cookie" : "token"} ${credential.token}`;
      return realm.remember(name, () => resolveCredential(credential, realm, keys)).then(assertKnown);
    },
  };
}

interface Keys {
  readonly ofDirectus: Verify | null;
  readonly ofIssuer: Verify | null;
  readonly claims: ClaimNames;
  /** Null where the cookie cannot be verified: it is then like any other cookie. */
  readonly cookieName: string | null;
}

function createKeys(config: Config): Keys {
  const keys = config.JWKS_URL ?? config.JWT_PUBLIC_KEY;
  return {
    ofDirectus: config.SECRET === undefined ? null : createDirectusVerify(config.SECRET),
    ofIssuer: keys === undefined ? null : createIssuerVerify({ keys, issuer: config.JWT_ISSUER, audience: config.JWT_AUDIENCE ?? [] }),
    claims: { user: config.JWT_CLAIM_USER, role: config.JWT_CLAIM_ROLE, policies: config.JWT_CLAIM_POLICIES },
    cookieName: config.SECRET === undefined ? null : config.SESSION_COOKIE_NAME,
  };
}

/** Whose a credential is. */
export interface Found {
  /** Null for a credential that nobody has. */
  readonly principal: Principal | null;
  /** When it ends, in milliseconds. */
  readonly expires: number;
}

async function resolveCredential({ token, isCookie }: Credential, realm: Realm, keys: Keys): Promise<Found> {
  const issuer = readIssuer(token);
  if (keys.ofDirectus !== null && (isCookie || issuer === "directus")) {
    const claims = await keys.ofDirectus(token);
    const reference = readDirectusClaims(claims);
    // A cookie is a session's, so that it ends with the session.
    if (isCookie && reference.kind !== "session") return { principal: null, expires: Infinity };
    return { principal: principalOf(await readDirectusUser(realm, reference)), expires: expiryOf(claims) };
  }
  if (keys.ofIssuer !== null && issuer !== null) {
    const claims = await keys.ofIssuer(token);
    const policies = realm.rights?.grants.policies ?? null;
    return { principal: await completePrincipal(realm, readIssuerClaims(claims, keys.claims, policies)), expires: expiryOf(claims) };
  }
  return { principal: await findStatic(realm, token), expires: Infinity };
}

function expiryOf({ exp = 0 }: Claims): number {
  return exp * 1_000;
}

/** Whom a token of another issuer names must be an active user, where there are users; the token's roles win over theirs. */
async function completePrincipal(realm: Realm, principal: Principal): Promise<Principal | null> {
  if (principal.user === null || !hasDirectusUsers(realm)) return principal;
  const user = await readDirectusUser(realm, { kind: "external", identifier: principal.user });
  if (user === null) return null;
  return { ...principal, user: user.id, roles: principal.roles.length > 0 || user.role === null ? principal.roles : [user.role] };
}

async function findStatic(realm: Realm, token: string): Promise<Principal | null> {
  const holder = realm.rights?.grants.policies.tokens.get(digestToken(token));
  if (holder !== undefined) return { user: holder.user, roles: holder.role === null ? [] : [holder.role], policies: holder.policies };
  return principalOf(await readDirectusUser(realm, { kind: "token", token }));
}

function principalOf(user: StoredUser | null): Principal | null {
  return user === null ? null : { user: user.id, roles: user.role === null ? [] : [user.role], policies: [] };
}

async function readDirectusUser(realm: Realm, reference: UserReference): Promise<StoredUser | null> {
  return hasDirectusUsers(realm) ? readUser(realm.database, realm.model, reference) : null;
}

/** Users count where their rights come from the same tables, and where all have all rights. */
function hasDirectusUsers({ model, rights }: Realm): boolean {
  return model.collections.has("directus_users") && (rights === null || rights.grants.policies.origin === "directus");
}

function assertKnown({ principal }: Found): Principal {
  if (principal === null) throw new RequestError("INVALID_CREDENTIALS", "The token is unknown.");
  return principal;
}
