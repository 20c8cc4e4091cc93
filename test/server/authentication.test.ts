/** Who asks: static tokens, Directus's tokens and sessions, other issuers' tokens, and what is refused. */
import { type KeyObject, createHmac, createPublicKey, generateKeyPairSync } from "node:crypto";
import { type Server as HttpServer, createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT, exportJWK } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Statement } from "../../src/database/database.ts";
import { compileDatabase, createReady } from "../../src/gateway/compile.ts";
import { compileRights } from "../../src/identity/compile-rights.ts";
import { parsePolicyFile } from "../../src/metadata/policy-file.ts";
import { type Server, createServer } from "../../src/server/server.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { recordStatements } from "../harness/record-statements.ts";
import { configOf, createLogBook } from "./support.ts";

const ada = "00000000-0000-4000-8000-000000000001";
const bob = "00000000-0000-4000-8000-000000000002";
const secret = "a secret of Directus";
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicPem = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();

let opened: Database;
let directus: Asked;
let issuer: Asked;
let keySet: Asked;
let keyServer: HttpServer;
let keyRequests: string[];
let file: Asked;

interface Asked {
  readonly server: Server;
  readonly statements: readonly Statement[];
}

beforeAll(async () => {
  opened = await openTestDatabase("postgres", "empty");
  const script = [
    "create table directus_users (id uuid primary key, role uuid, token varchar(255) unique, status varchar(16) not null, external_identifier varchar(255) unique)",
    `insert into directus_users values ('${ada}', null, 'ada', 'active', 'ada@idp'), ('${bob}', null, 'bob', 'suspended', 'bob@idp')`,
    `create table directus_sessions (token varchar(64) primary key, "user" uuid, expires timestamptz not null)`,
    `insert into directus_sessions values ('live', '${ada}', now() + interval '1 hour'), ('over', '${ada}', now() - interval '1 second'), ('of bob', '${bob}', now() + interval '1 hour')`,
    "create table notes (id int primary key, owner uuid)",
    `insert into notes values (1, '${ada}'), (2, '${bob}'), (3, null)`,
  ];
  for (const sql of script) await opened.run({ sql, parameters: [] });
  keyRequests = [];
  const jwk = { ...(await exportJWK(rsa.publicKey)), kid: "the-key", alg: "RS256", use: "sig" };
  keyServer = createHttpServer((request, response) => {
    keyRequests.push(request.url ?? "");
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => keyServer.listen(0, "127.0.0.1", resolve));
  const { port } = keyServer.address() as AddressInfo; // A socket's, since it listens on a port.
  directus = await ask({ SECRET: secret });
  issuer = await ask({ JWT_PUBLIC_KEY: publicPem, JWT_ISSUER: "https://idp", JWT_AUDIENCE: "relata" });
  keySet = await ask({ JWKS_URL: `http://127.0.0.1:${port}/keys` });
  file = await ask(
    {},
    `{ policies: [{ name: all, admin_access: true }], roles: { staff: [all] }, tokens: { sesame: { user: "${ada}", role: staff } } }`,
  );
});

afterAll(async () => {
  keyServer.close();
  await opened.close();
});

async function ask(settings: Record<string, string>, policyFile?: string): Promise<Asked> {
  const config = configOf(settings);
  const compiled = await compileDatabase(opened, config);
  const { database, statements } = recordStatements(opened);
  const stored = policyFile === undefined ? null : parsePolicyFile(policyFile, "rights.yaml");
  const policies = stored === null ? null : compileRights(compiled.engine.model, stored).policies;
  const served = createReady({ ...compiled.engine, database }, policies);
  const server = createServer({ config, log: createLogBook().log, served: () => served, renew: () => Promise.resolve(served) });
  return { server, statements };
}

const ownNotes = `?query=${encodeURIComponent('{ notes(filter: { owner: { _eq: "$CURRENT_USER" } }) { id } }')}`;
const notesOfAda = [200, { data: { notes: [{ id: "1" }] } }];
const notesOfNobody = [200, { data: { notes: [] } }];

/** As the pages of the same origin ask, which alone may do so with a cookie. */
async function read({ server }: Asked, search: string, headers: Record<string, string> = {}): Promise<readonly [number, unknown]> {
  const sent = { "sec-fetch-site": "same-origin", ...headers };
  const response = await server.fetch(new Request(`http://localhost/graphql${search}`, { headers: sent }));
  return [response.status, await response.json()];
}

function bearing(asked: Asked, token: string): Promise<readonly [number, unknown]> {
  return read(asked, ownNotes, { authorization: `Bearer ${token}` });
}

function refusal(code: string): object {
  return [401, { errors: [{ extensions: { code } }] }];
}

describe("a static token", () => {
  test.each([
    [ownNotes, { authorization: "Bearer ada" }],
    [ownNotes, { authorization: "bearer  ada" }],
    [`${ownNotes}&access_token=ada`, {}],
    [`${ownNotes}&%61ccess_token=ada`, {}],
  ])("of %s %j makes $CURRENT_USER its user", async (search, headers) => {
    expect(await read(directus, search, headers)).toEqual(notesOfAda);
  });

  test.each(["eve", "bob", "a%00b", "x".repeat(10_000), "ada eve", "ada,eve"])("%s is no active user's", async (token) => {
    expect(await bearing(directus, token)).toMatchObject(refusal("INVALID_CREDENTIALS"));
  });

  test("may be missing, and then nobody asks", async () => {
    expect(await read(directus, ownNotes)).toEqual(notesOfNobody);
    expect(await read(directus, ownNotes, { authorization: "Basic YTpi" })).toEqual(notesOfNobody);
  });

  test("is given once", async () => {
    expect(await read(directus, `${ownNotes}&access_token=ada&access_token=eve`)).toMatchObject(refusal("INVALID_CREDENTIALS"));
    expect(await read(directus, `${ownNotes}&access_token=ada`, { authorization: "Bearer ada" })).toMatchObject([400, {}]);
  });

  test("is looked up once for many requests", async () => {
    const lookUps = (): number => directus.statements.filter(({ sql }) => sql.includes(`"directus_users"`)).length;
    await opened.run({ sql: "update directus_users set token = 'ada2' where token = 'ada'", parameters: [] });
    const before = lookUps();
    await Promise.all(Array.from({ length: 20 }, () => bearing(directus, "ada2")));
    expect(lookUps() - before).toBe(1);
    await opened.run({ sql: "update directus_users set token = 'ada' where token = 'ada2'", parameters: [] });
  });

  test("of a megabyte is refused before anything is computed of it", async () => {
    const before = directus.statements.length;
    expect(await bearing(directus, "x".repeat(1_000_000))).toMatchObject(refusal("INVALID_CREDENTIALS"));
    expect(await read(directus, `${ownNotes}&access_token=${"x".repeat(1_000_000)}`)).toMatchObject(refusal("INVALID_CREDENTIALS"));
    expect(await read(directus, ownNotes, { cookie: `directus_session_token=${"x".repeat(1_000_000)}` })).toMatchObject(
      refusal("INVALID_CREDENTIALS"),
    );
    expect(directus.statements.length).toBe(before);
  });

  test("of the file of policies is its holder's, and those of the users' table are not", async () => {
    expect(await bearing(file, "sesame")).toEqual(notesOfAda);
    expect(await bearing(file, "ada")).toMatchObject(refusal("INVALID_CREDENTIALS"));
  });
});

/** As Directus signs them. */
function sign(claims: Record<string, unknown>, key: KeyObject | Uint8Array = encode(secret), alg = "HS256"): Promise<string> {
  const payload = { id: ada, role: null, app_access: false, admin_access: false, iss: "directus", exp: inSeconds(900), ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg, typ: "JWT" }).sign(key);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1_000) + seconds;
}

function base64(value: unknown): string {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
}

describe("a token that Directus signed", () => {
  test("is its user's, in the header, the address and the session's cookie", async () => {
    expect(await bearing(directus, await sign({}))).toEqual(notesOfAda);
    expect(await read(directus, `${ownNotes}&access_token=${await sign({})}`)).toEqual(notesOfAda);
    const cookie = `theme=dark; directus_session_token=${await sign({ session: "live" })}`;
    expect(await read(directus, ownNotes, { cookie })).toEqual(notesOfAda);
  });

  test.each([
    ["of a suspended user", { id: bob }],
    ["of a user that is gone", { id: "00000000-0000-4000-8000-000000000009" }],
    ["of no user", { id: undefined }],
    ["of what is no key", { id: "' or true --" }],
    ["to reset a password", { scope: "password-reset" }],
    ["of a share", { share: "00000000-0000-4000-8000-000000000009" }],
    ["of another issuer", { iss: "somebody" }],
    ["that never ends", { exp: undefined }],
    ["that is not valid yet", { nbf: inSeconds(60) }],
    ["of a session that is over", { session: "over" }],
    ["of a session that never was", { session: "never" }],
    ["of someone else's session", { session: "of bob" }],
    ["of a session that is no text", { session: { $ne: null } }],
  ])("%s is refused", async (_name, claims) => {
    expect(await bearing(directus, await sign(claims))).toMatchObject(refusal("INVALID_CREDENTIALS"));
  });

  test("says when it is merely too old", async () => {
    expect(await bearing(directus, await sign({ exp: inSeconds(-60) }))).toMatchObject(refusal("TOKEN_EXPIRED"));
  });

  test("with a claim to be an administrator has the rights of its user all the same", async () => {
    const limited = await ask({ SECRET: secret }, "{ policies: [] }");
    // There the users' table does not count, and so neither do its tokens.
    expect(await bearing(limited, await sign({ admin_access: true }))).toMatchObject(refusal("INVALID_CREDENTIALS"));
  });

  test("without a session is no cookie, and a cookie counts only where nothing else is given", async () => {
    expect(await read(directus, ownNotes, { cookie: `directus_session_token=${await sign({})}` })).toMatchObject(
      refusal("INVALID_CREDENTIALS"),
    );
    expect(await read(directus, ownNotes, { cookie: "directus_session_token=ada" })).toMatchObject(refusal("INVALID_CREDENTIALS"));
    expect(await read(directus, ownNotes, { cookie: "directus_session_token=junk", authorization: "Bearer ada" })).toEqual(notesOfAda);
  });

  test("is a text like any other where the secret is not known", async () => {
    expect(await bearing(issuer, await sign({}))).toMatchObject(refusal("INVALID_CREDENTIALS"));
    expect(await read(issuer, ownNotes, { cookie: `directus_session_token=${await sign({ session: "live" })}` })).toEqual(notesOfNobody);
  });

  test("is refused when it is signed with another key or with none", async () => {
    const [header = "", payload = "", signature = ""] = (await sign({})).split(".");
    const forged = {
      anotherSecret: await sign({}, encode("another secret")),
      emptySecret: `${header}.${payload}.${createHmac("sha256", "").update(`${header}.${payload}`).digest("base64url")}`,
      none: `${base64({ alg: "none" })}.${payload}.`,
      noneInCapitals: `${base64({ alg: "NONE", typ: "JWT" })}.${payload}.${signature}`,
      withoutSignature: `${header}.${payload}.`,
      anotherPayload: `${header}.${base64({ id: ada, iss: "directus", exp: inSeconds(900), admin_access: true })}.${signature}`,
      rsa: await sign({}, other.privateKey, "RS256"),
      strongerHash: await sign({}, encode(secret), "HS512"),
      ownKeyInHeader: `${base64({ alg: "HS256", jwk: { kty: "oct", k: base64("mine") } })}.${payload}.${createHmac("sha256", "mine").update("x").digest("base64url")}`,
      critical: `${base64({ alg: "HS256", crit: ["exp"], exp: 1 })}.${payload}.${signature}`,
      notJson: `${base64("{")}.${payload}.${signature}`,
    };
    for (const [name, token] of Object.entries(forged))
      expect([name, await bearing(directus, token)]).toMatchObject([name, refusal("INVALID_CREDENTIALS")]);
  });
});

/** As an identity provider signs them. */
function issue(
  claims: Record<string, unknown>,
  key: KeyObject | Uint8Array = rsa.privateKey,
  header: Record<string, unknown> = {},
): Promise<string> {
  const payload = { sub: ada, iss: "https://idp", aud: "relata", exp: inSeconds(900), ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg: "RS256", ...header }).sign(key);
}

describe("a token of another issuer", () => {
  test("is of the user that it names, by the key or by the name that the issuer has", async () => {
    expect(await bearing(issuer, await issue({}))).toEqual(notesOfAda);
    expect(await bearing(issuer, await issue({ sub: "ada@idp" }))).toEqual(notesOfAda);
    expect(await bearing(issuer, await issue({ aud: ["else", "relata"] }))).toEqual(notesOfAda);
  });

  test.each([
    ["of a suspended user", { sub: bob }],
    ["of a suspended user, by name", { sub: "bob@idp" }],
    ["of nobody who is known", { sub: "eve@idp" }],
    ["of several users", { sub: [ada, bob] }],
    ["of another issuer", { iss: "https://elsewhere" }],
    ["of no issuer", { iss: undefined }],
    ["that calls itself Directus's", { iss: "directus" }],
    ["for someone else", { aud: "else" }],
    ["for nobody", { aud: undefined }],
    ["that is not valid yet", { nbf: inSeconds(60) }],
    ["that never ends", { exp: undefined }],
  ])("%s is refused", async (_name, claims) => {
    expect(await bearing(issuer, await issue(claims))).toMatchObject(refusal("INVALID_CREDENTIALS"));
  });

  test("says when it is merely too old", async () => {
    expect(await bearing(issuer, await issue({ exp: inSeconds(-60) }))).toMatchObject(refusal("TOKEN_EXPIRED"));
  });

  test("is refused when it is signed otherwise than by its private key", async () => {
    const der = createPublicKey(publicPem).export({ type: "spki", format: "der" });
    const forged = {
      anotherKey: await issue({}, other.privateKey),
      // The public key as if it were a secret, which a verifier that believes the header would take.
      confusionPem: await issue({}, encode(publicPem), { alg: "HS256" }),
      confusionTrimmed: await issue({}, encode(publicPem.trim()), { alg: "HS256" }),
      confusionDer: await issue({}, der, { alg: "HS256" }),
      none: `${base64({ alg: "none" })}.${(await issue({})).split(".")[1] ?? ""}.`,
      embeddedKey: await issue({}, other.privateKey, { jwk: await exportJWK(other.publicKey) }),
      keyFromElsewhere: await issue({}, other.privateKey, { jku: "http://127.0.0.1:1/keys", x5u: "http://127.0.0.1:1/chain" }),
    };
    for (const [name, token] of Object.entries(forged))
      expect([name, await bearing(issuer, token)]).toMatchObject([name, refusal("INVALID_CREDENTIALS")]);
  });
});

describe("what a token of another issuer says of its bearer", () => {
  const policies = `{ policies: [{ name: all, admin_access: true }, { name: some, permissions: [{ collection: notes, action: read, fields: [id], permissions: { id: { _eq: 3 } } }] }],
    public: [some], roles: { staff: [all] } }`;
  const everything = [200, { data: { notes: [{ id: "1" }, { id: "2" }, { id: "3" }] } }];
  const some = [200, { data: { notes: [{ id: "3" }] } }];

  test.each([
    ["a role", { role: "staff" }, everything],
    ["several roles, some of them unknown", { role: ["guests", "staff"] }, everything],
    ["policies", { policies: ["all"] }, everything],
    ["nothing, which makes it one of the public", {}, some],
    ["null, which is nothing", { role: null, policies: null }, some],
  ])("counts: %s", async (_name, claims, expected) => {
    const asked = await ask({ JWT_PUBLIC_KEY: publicPem }, policies);
    expect(await read(asked, "?query={notes{id}}", { authorization: `Bearer ${await issue({ sub: "anyone", ...claims })}` })).toEqual(
      expected,
    );
  });

  test("counts by the claims that the configuration names, however deep they are", async () => {
    const names = { JWT_CLAIM_ROLE: "realm_access.roles", JWT_CLAIM_POLICIES: "https://relata.example/policies", JWT_CLAIM_USER: "uid" };
    const asked = await ask({ JWT_PUBLIC_KEY: publicPem, ...names }, policies);
    const query = "?query={notes{id}}";
    for (const claims of [{ realm_access: { roles: ["staff"] } }, { "https://relata.example/policies": "all" }])
      expect(await read(asked, query, { authorization: `Bearer ${await issue({ uid: 7, role: "guests", ...claims })}` })).toEqual(
        everything,
      );
    expect(await read(asked, query, { authorization: `Bearer ${await issue({ role: "staff" })}` })).toEqual(some);
  });

  test.each([{ role: "guests" }, { role: "__proto__" }, { policies: ["none"], role: "guests" }])(
    "gives no rights by %j, nor those of the public",
    async (claims) => {
      const asked = await ask({ JWT_PUBLIC_KEY: publicPem }, policies);
      const token = await issue({ sub: "anyone", ...claims });
      expect(await read(asked, "?query={notes{id}}", { authorization: `Bearer ${token}` })).toMatchObject([400, { errors: [{}] }]);
    },
  );

  test.each([{ role: { name: "staff" } }, { role: [["staff"]] }, { policies: true }, { role: "" }])(
    "is refused with %j, which is no name",
    async (claims) => {
      const asked = await ask({ JWT_PUBLIC_KEY: publicPem }, policies);
      expect(await bearing(asked, await issue({ sub: "anyone", ...claims }))).toMatchObject(refusal("INVALID_CREDENTIALS"));
    },
  );
});

describe("the key of another issuer", () => {
  const pem = (key: KeyObject): string => key.export({ type: "spki", format: "pem" }).toString();

  test.each([
    ["EC", generateKeyPairSync("ec", { namedCurve: "P-256" }), "ES256"],
    ["Ed25519", generateKeyPairSync("ed25519"), "EdDSA"],
    ["RSA", rsa, "PS384"],
  ])("may be of kind %s, which decides on the algorithm", async (_name, { publicKey, privateKey }, alg) => {
    const asked = await ask({ JWT_PUBLIC_KEY: pem(publicKey).replaceAll("\n", "\\n") });
    expect(await bearing(asked, await issue({}, privateKey, { alg }))).toEqual(notesOfAda);
    expect(await bearing(asked, await issue({}, encode(pem(publicKey)), { alg: "HS256" }))).toMatchObject(refusal("INVALID_CREDENTIALS"));
  });

  test("may be a JWK", async () => {
    const asked = await ask({ JWT_PUBLIC_KEY: JSON.stringify(await exportJWK(rsa.publicKey)) });
    expect(await bearing(asked, await issue({}))).toEqual(notesOfAda);
  });

  test("is refused when it could sign, or is too short or of no known form", async () => {
    const wrong = [
      rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      JSON.stringify(await exportJWK(rsa.privateKey)),
      JSON.stringify({ kty: "oct", k: base64("secret") }),
      pem(generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey),
      pem(generateKeyPairSync("x25519").publicKey),
      "secret",
    ];
    for (const key of wrong) expect(() => configOf({ JWT_PUBLIC_KEY: key })).toThrow("JWT_PUBLIC_KEY: expected the public half");
    for (const address of ["http://idp.example/keys", "file:///etc/keys", "keys"])
      expect(() => configOf({ JWKS_URL: address })).toThrow("JWKS_URL: expected an address that begins with https://");
  });
});

describe("a token whose key is in the issuer's set", () => {
  test("is verified with it, and the set is read once", async () => {
    expect(await bearing(keySet, await issue({}, rsa.privateKey, { kid: "the-key" }))).toEqual(notesOfAda);
    expect(await bearing(keySet, await issue({ jti: "2" }, rsa.privateKey, { kid: "the-key" }))).toEqual(notesOfAda);
    expect(keyRequests).toEqual(["/keys"]);
  });

  test.each([
    "../../../../dev/null",
    "/keys/../../etc/passwd",
    "' union select 'x",
    "http://127.0.0.1:1/mine",
    "the-key\u0000",
    "__proto__",
  ])("does not choose a key elsewhere by the kid %j", async (kid) => {
    expect(await bearing(keySet, await issue({}, other.privateKey, { kid }))).toMatchObject(refusal("INVALID_CREDENTIALS"));
    expect(await bearing(keySet, await issue({}, encode("x"), { alg: "HS256", kid }))).toMatchObject(refusal("INVALID_CREDENTIALS"));
    expect(new Set(keyRequests)).toEqual(new Set(["/keys"]));
  });

  test("cannot be judged while the set cannot be read", async () => {
    const away = await ask({ JWKS_URL: "http://127.0.0.1:1/keys" });
    expect(await bearing(away, await issue({}))).toMatchObject([503, { errors: [{ extensions: { code: "SERVICE_UNAVAILABLE" } }] }]);
  });
});
