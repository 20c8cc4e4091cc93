/**
 * What is stored about rights, as stored: policies with their permissions, and to whom they are granted. `access/`
 * merges those that apply to a request. Their rules are JSON as it is stored, or parsed.
 */
import type { Diagnostic } from "../errors.ts";

export interface Policies<Rule = StoredRule> {
  /** Where they are from, and with them the users: Directus's tables or a file. */
  readonly origin: "directus" | "file";
  /** By key: Directus's uuid, or the name in a file. */
  readonly policies: ReadonlyMap<string, Policy<Rule>>;
  readonly roles: ReadonlyMap<string, Role>;
  /** In the order in which their policies are merged, as far as they are of equal rank. */
  readonly grants: readonly Grant[];
  /** Static tokens by the SHA-256 of their text, in hex. Those of Directus stand with its users instead. */
  readonly tokens: ReadonlyMap<string, TokenHolder>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Policy<Rule = StoredRule> {
  readonly key: string;
  readonly name: string;
  readonly adminAccess: boolean;
  /** Whether it lets users into Directus's app, which asks for more. */
  readonly appAccess?: boolean;
  /** Addresses, networks and ranges from where it applies; empty: from everywhere. */
  readonly ipAccess: readonly string[];
  readonly permissions: readonly Permission<Rule>[];
}

export interface Permission<Rule = StoredRule> {
  readonly collection: string;
  readonly action: PermissionAction;
  /** Which rows; null: all. */
  readonly rule: Rule | null;
  /** `["*"]`: all of the collection. */
  readonly fields: readonly string[];
  readonly presets: Readonly<Record<string, unknown>>;
  readonly validation: Rule | null;
}

export type PermissionAction = "create" | "read" | "update" | "delete";

/** A filter as Directus stores it. */
export type StoredRule = Readonly<Record<string, unknown>>;

export interface Role {
  readonly key: string;
  readonly name: string;
  /** The role above, whose policies apply as well. */
  readonly parent: string | null;
}

/** A policy for all users of a role, for one user, or, without either, for whoever has no role. */
export interface Grant {
  readonly policy: string;
  readonly role: string | null;
  readonly user: string | null;
}

export interface TokenHolder {
  readonly user: string | null;
  readonly role: string | null;
  readonly policies: readonly string[];
}
