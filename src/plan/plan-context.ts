import type { Access } from "../access/access.ts";
import type { Model } from "../model/model.ts";
import type { SchemaNames } from "../schema/names.ts";

/** What planning knows besides the selection. */
export interface PlanContext {
  readonly model: Model;
  readonly names: SchemaNames;
  readonly settings: RequestSettings;
  /** Whom `$CURRENT_USER` means; null for nobody. */
  readonly user: CurrentUser | null;
  /** What they may do. */
  readonly access: Access;
  /** The moment that `$NOW` means. */
  readonly now: Date;
}

/** Who asks, as far as values of rules tell. */
export interface CurrentUser {
  /** `$CURRENT_USER`; null for a token that stands for no user, and for the public. */
  readonly id: string | null;
  /** `$CURRENT_ROLE` */
  readonly role: string | null;
  /** `$CURRENT_ROLES`: the role and all above it, the topmost first. */
  readonly roles: readonly string[];
  /** `$CURRENT_POLICIES`: the keys of those that apply. */
  readonly policies: readonly string[];
  /** `$CURRENT_USER.<path>` as rules mention it, with all that it leads to. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Limits of reading and writing, named as in Directus's configuration. */
export interface RequestSettings {
  /** Rows of a list without `limit`. */
  readonly queryLimitDefault: number;
  /** The most rows that `limit` may ask for; -1: no bound. */
  readonly queryLimitMax: number;
  /** A selection or filter nests fewer relations than this. */
  readonly maxRelationalDepth: number;
  /** The most items that one mutation takes; Infinity: no bound. */
  readonly maxBatchMutation: number;
}
