import type { Principal } from "../access/applicable-policies.ts";
import type { ParsedPolicies } from "../access/parse-policies.ts";
import { RequestError } from "../errors.ts";
import type { Claims } from "./json-web-token.ts";
import type { UserReference } from "./read-user.ts";

/** Where a token of another issuer says what. */
export interface ClaimNames {
  readonly user: string;
  readonly role: string;
  readonly policies: string;
}

/** The user of a token that Directus signed. It signs others with the same secret, to reset a password for one. */
export function readDirectusClaims(claims: Claims): Extract<UserReference, { kind: "key" | "session" }> {
  const { id, session, scope, share } = claims;
  if (typeof id !== "string" || scope !== undefined || share !== undefined) throw notForThis();
  if (session === undefined) return { kind: "key", key: id };
  if (typeof session !== "string") throw notForThis();
  return { kind: "session", key: id, session };
}

/** What a token of another issuer says of its bearer. Roles and policies may be named by their keys or their names. */
export function readIssuerClaims(claims: Claims, names: ClaimNames, policies: ParsedPolicies | null): Principal {
  const [user = null, ...more] = readTexts(claims, names.user);
  if (more.length > 0) throw notForThis();
  return {
    user,
    roles: readTexts(claims, names.role).map((text) => keyOf(policies?.roles, text)),
    policies: readTexts(claims, names.policies).map((text) => keyOf(policies?.policies, text)),
  };
}

function notForThis(): RequestError {
  return new RequestError("INVALID_CREDENTIALS", "The token is not one to ask with.");
}

/** A claim by its name, which may hold dots, or by a path: `realm_access.roles`. Absent and null are no texts. */
function readTexts(claims: Claims, name: string): readonly string[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : name.split(".").reduce<unknown>(readMember, claims);
  if (value === undefined || value === null) return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((text) => {
    if (typeof text === "string" && text !== "") return text;
    if (typeof text === "number") return String(text);
    throw notForThis();
  });
}

function readMember(object: unknown, name: string): unknown {
  return typeof object === "object" && object !== null && Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

/** What is not known stays as it is, and gives no rights. A name that several have means none of them. */
function keyOf(known: ReadonlyMap<string, { readonly key: string; readonly name: string }> | undefined, text: string): string {
  if (known === undefined || known.has(text)) return text;
  const [found, ...more] = [...known.values()].filter(({ name }) => name === text);
  return found === undefined || more.length > 0 ? text : found.key;
}
