import type { Model } from "../model/model.ts";
import type { SchemaNames } from "../schema/names/names.ts";
import type { Asker } from "./asker.ts";
import type { Slots } from "./slots.ts";

/** What planning knows besides the selection. */
export interface PlanContext extends Asker {
  readonly model: Model;
  readonly names: SchemaNames;
  readonly settings: RequestSettings;
  /** Where values of the request are noted, for a plan that is kept; absent: the plan holds them. */
  readonly slots?: Slots;
}

/** Limits of reading and writing, named as in Directus's configuration. */
export interface RequestSettings {
  /** Rows of a list without `limit`. */
  readonly queryLimitDefault: number;
  /** The most rows that `limit` may ask for; -1: no bound. */
  readonly queryLimitMax: number;
  /** A selection or filter nests fewer relations than this. */
  readonly maxRelationalDepth: number;
  /** The most items that one mutation takes, nested ones among them; Infinity: no bound. */
  readonly maxBatchMutation: number;
  /** The most steps that the statements of an operation may be expected to take; Infinity: no bound. */
  readonly mostSteps: number;
}
