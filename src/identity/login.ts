/**
 * Logging in and out with Directus's tables, tokens and cookies. In: what a client brings. Out: tokens, as Directus issues them.
 * Whoever fails is not told of what: an unknown address takes as long as a wrong password.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { SignJWT, jwtVerify } from "jose";
import type { Connection, Database } from "../database/database.ts";
import { RequestError, invalidPayload } from "../errors.ts";
import type { Collection } from "../model/model.ts";
import type { Client, Cookie } from "../request/client.ts";
import {
  closeSession,
  lockSession,
  openSession,
  passOnSession,
  replaceToken,
  selectAccessFlags,
  selectUserByEmail,
} from "../sql/sessions.ts";
import { hashSecret } from "../resolve/write/hash-secret.ts";
import { type History, noteAction } from "../sql/history.ts";
import { isOneTimeCode } from "./one-time-code.ts";
import { type Attempts, createAttempts, gate } from "./attempts.ts";
import { verifySecret } from "./verify-secret.ts";

export interface LoginSettings {
  /** What tokens are signed with. */
  readonly secret: string;
  /** In milliseconds. */
  readonly accessTokenLifetime: number;
  readonly refreshTokenLifetime: number;
  readonly sessionLifetime: number;
  readonly refreshCookie: CookieSettings;
  readonly sessionCookie: CookieSettings;
}

export type CookieSettings = Pick<Cookie, "name" | "domain" | "isSecure" | "sameSite">;

export type Mode = "json" | "cookie" | "session";

/** Null for what travels in a cookie. */
export interface Tokens {
  readonly access_token: string | null;
  /** In milliseconds from now, of the token that requests are sent with. */
  readonly expires: string;
  readonly refresh_token: string | null;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly otp: string | null;
  readonly mode: Mode;
}

/** Where users are, and who asks. */
export interface Place {
  readonly database: Database;
  /** The collection `directus_users`. */
  readonly users: Collection;
  readonly client: Client;
  /** Where it is noted who has logged in; null where it is not. */
  readonly history: History | null;
}

export interface Login {
  logIn(place: Place, credentials: Credentials): Promise<Tokens>;
  /** `token` is one that was given in the request itself; null where it is in a cookie. */
  refresh(place: Place, token: string | null, mode: Mode | null): Promise<Tokens>;
  /** The user whose session it was; null for a token that was good for nothing. */
  logOut(place: Place, token: string | null, mode: Mode | null): Promise<string | null>;
  /** Whether it is the user's password; counted as an attempt to log in. */
  confirm(place: Place, user: string, password: string, stored: string | null): Promise<boolean>;
  /** Whether it is the code that the user's app shows at the moment; counted as well. */
  confirmCode(user: string, secret: string, code: string): boolean;
}

/** Whoever fails is answered no sooner than this, in milliseconds. */
const stall = 500;
/** How long a session that was passed on is good for requests that are on their way, in seconds. */
const grace = 10;
const mostAttempts = 25;
const longestEmail = 255;
const attemptsWindow = 600_000;

export function createLogin(settings: LoginSettings): Login {
  const attempts = createAttempts({ most: mostAttempts, window: attemptsWindow });
  // Made once, when the first unknown address is tried: of no password.
  let decoy: Promise<string> | null = null;
  const verify = (password: string, stored: string | null): Promise<boolean> =>
    gate(async () => {
      decoy ??= hashSecret(randomBytes(32).toString("hex"));
      const isRight = await verifySecret(password, stored ?? (await decoy));
      return isRight && stored !== null;
    });
  return {
    logIn: (place, credentials) => stalled(() => logIn(place, credentials, { settings, attempts, verify })),
    refresh: (place, token, mode) => refresh(place, token, mode, settings),
    async logOut({ database, users, client, history }, given, mode) {
      const token = await findToken(client, given, mode, settings);
      const user = await database.transaction(async (connection) => {
        const [closed] = await connection.run(closeSession(users, token));
        const [whose = null] = closed ?? [];
        if (whose !== null) await note(connection, history, "logout", whose);
        return whose;
      });
      for (const cookie of [settings.refreshCookie, settings.sessionCookie])
        if (given === null && client.readCookie(cookie.name) !== null) client.writeCookie({ ...cookie, value: "", maxAge: 0 });
      return user;
    },
    async confirm({ client }, user, password, stored) {
      const name = `${user} ${client.address ?? ""}`;
      assertMayTry(attempts, name);
      const isRight = await verify(password, stored);
      if (isRight) attempts.forget(name);
      return isRight;
    },
    confirmCode(user, secret, code) {
      const name = `${user} code`;
      assertMayTry(attempts, name);
      const isRight = isOneTimeCode(secret, code, Date.now());
      if (isRight) attempts.forget(name);
      return isRight;
    },
  };
}

interface Trying {
  readonly settings: LoginSettings;
  readonly attempts: Attempts;
  readonly verify: (password: string, stored: string | null) => Promise<boolean>;
}

async function logIn(place: Place, { email, password, otp, mode }: Credentials, { settings, attempts, verify }: Trying): Promise<Tokens> {
  const { database, users, client } = place;
  // Nobody has a longer one, and attempts are remembered by it.
  if (email.length > longestEmail) throw wrongCredentials();
  const name = `${email.toLowerCase()} ${client.address ?? ""}`;
  assertMayTry(attempts, name);
  const [row, another] = email.includes("\0") ? [] : await database.run(selectUserByEmail(users, email));
  // Whoever could be two users is neither.
  const [user, role = null, stored = null, oneTimeSecret = null] = another === undefined ? (row ?? []) : [];
  const isRight = await verify(password, stored);
  if (!isRight || user === null || user === undefined) throw wrongCredentials();
  if (oneTimeSecret !== null && !isOneTimeCode(oneTimeSecret, otp ?? "", Date.now()))
    throw new RequestError("INVALID_OTP", "otp: expected the code that the user's app shows at the moment.", { path: "otp" });
  attempts.forget(name);
  return database.transaction(async (connection) => {
    const session = drawToken();
    await open(connection, place, { session, user, mode, settings });
    await note(connection, place.history, "login", user);
    return issue(connection, place, { session, user, role, mode, settings });
  });
}

async function note(connection: Connection, history: History | null, action: "login" | "logout", user: string): Promise<void> {
  if (history === null) return;
  // Who logs in asks as nobody yet.
  const own = { ...history, author: { ...history.author, user } };
  await connection.run(noteAction(own, { action, collection: "directus_users", keys: [user] }));
}

function assertMayTry(attempts: Attempts, name: string): void {
  if (attempts.count(name)) return;
  throw new RequestError("REQUESTS_EXCEEDED", "There were too many attempts to log in. Try again later.");
}

/** The same sentence for all that can be wrong. */
export function wrongCredentials(): RequestError {
  return new RequestError("INVALID_CREDENTIALS", "The e-mail or the password is not right, or the user may not log in.");
}

async function stalled<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + stall;
  try {
    return await work();
  } catch (error) {
    await wait(Math.max(0, end - performance.now()));
    throw error;
  }
}

interface Opening {
  readonly session: string;
  readonly user: string;
  readonly mode: Mode;
  readonly settings: LoginSettings;
}

async function open(connection: Connection, { users, client }: Place, { session, user, mode, settings }: Opening): Promise<void> {
  const lifetime = (mode === "session" ? settings.sessionLifetime : settings.refreshTokenLifetime) / 1_000;
  const { address, agent, origin } = client;
  for (const statement of openSession(users, { token: session, user, lifetime, address, agent: agent?.slice(0, 500) ?? null, origin }))
    await connection.run(statement);
}

interface Issue extends Opening {
  readonly role: string | null;
}

async function issue(connection: Connection, { users, client }: Place, { session, user, role, mode, settings }: Issue): Promise<Tokens> {
  const [flags] = await connection.run(selectAccessFlags(users, user, role));
  const claims = { id: user, role, app_access: flags?.[1] === "true" || flags?.[0] === "true", admin_access: flags?.[0] === "true" };
  const lifetime = mode === "session" ? settings.sessionLifetime : settings.accessTokenLifetime;
  const token = await sign({ ...claims, ...(mode === "session" ? { session } : {}) }, lifetime, settings.secret);
  const expires = String(lifetime);
  if (mode === "session") {
    client.writeCookie({ ...settings.sessionCookie, value: token, maxAge: Math.floor(lifetime / 1_000) });
    return { access_token: null, expires, refresh_token: null };
  }
  if (mode === "json") return { access_token: token, expires, refresh_token: session };
  client.writeCookie({ ...settings.refreshCookie, value: session, maxAge: Math.floor(settings.refreshTokenLifetime / 1_000) });
  return { access_token: token, expires, refresh_token: null };
}

function sign(claims: Readonly<Record<string, unknown>>, lifetime: number, secret: string): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuedAt(now)
    .setExpirationTime(now + Math.floor(lifetime / 1_000))
    .setIssuer("directus")
    .sign(new TextEncoder().encode(secret));
}

/** Of 64 characters, as Directus's. */
function drawToken(): string {
  return randomBytes(48).toString("base64url");
}

async function refresh(place: Place, given: string | null, mode: Mode | null, settings: LoginSettings): Promise<Tokens> {
  const { database, users, client } = place;
  const token = await findToken(client, given, mode, settings);
  const wanted = mode ?? (given !== null ? "json" : client.readCookie(settings.refreshCookie.name) !== null ? "cookie" : "session");
  return database.transaction(async (connection) => {
    const [row] = await connection.run(lockSession(users, token));
    const [user, role = null, passedOn = null] = row ?? [];
    if (user === null || user === undefined) throw wrongSession();
    // A token that is good once was passed on.
    if (passedOn !== null && wanted !== "session") throw wrongSession();
    const next = passedOn ?? drawToken();
    if (wanted === "session") {
      // Requests of one page may refresh at once: all of them get the same session.
      if (passedOn === null) {
        await connection.run(passOnSession(users, token, next, grace));
        await open(connection, place, { session: next, user, mode: wanted, settings });
      }
    } else await connection.run(replaceToken(users, token, next, settings.refreshTokenLifetime / 1_000));
    return issue(connection, place, { session: next, user, role, mode: wanted, settings });
  });
}

function wrongSession(cause?: unknown): RequestError {
  return new RequestError("INVALID_CREDENTIALS", "The session is over, or there was none.", { cause });
}

/** The token of a session: as it was given, or as one of the cookies holds it. */
async function findToken(client: Client, given: string | null, mode: Mode | null, { secret, ...settings }: LoginSettings): Promise<string> {
  if (given !== null) return assertToken(given);
  const refreshToken = mode === "session" ? null : client.readCookie(settings.refreshCookie.name);
  if (refreshToken !== null) return assertToken(refreshToken);
  const sessionToken = mode === "cookie" ? null : client.readCookie(settings.sessionCookie.name);
  if (sessionToken === null) throw invalidPayload("refresh_token", "expected a token, here or in its cookie, got none.");
  try {
    const { payload } = await jwtVerify(sessionToken, new TextEncoder().encode(secret), { algorithms: ["HS256"], issuer: "directus" });
    if (typeof payload["session"] === "string") return payload["session"];
  } catch (error) {
    throw wrongSession(error);
  }
  throw wrongSession();
}

function assertToken(token: string): string {
  if (token === "" || token.length > 64 || token.includes("\0")) return "";
  return token;
}
