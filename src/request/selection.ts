/**
 * What a root field asks for, by the Model's names: what selections are built into (`build-selection.ts`), and plans are
 * made of.
 */
import type { Filter } from "../filter/filter.ts";
import type { VariableValue } from "../filter/variable-value.ts";
import type { RootInput } from "../input/item-input.ts";
import type { AggregateName, MutationMeaning, RootMeaning } from "../schema/names/meaning.ts";
import type { FunctionName } from "../value/functions.ts";

/** A root field of `Query` and everything below it. */
export type RootSelection = ItemsSelection | AggregateSelection;

export interface ItemsSelection {
  readonly kind: Exclude<RootMeaning["kind"], "aggregated">;
  readonly collection: string;
  /** `id` and `version` of `_by_id` and the like, beside the list arguments. */
  readonly arguments: ReadArguments & { readonly id?: string | VariableValue; readonly version?: string };
  readonly item: ItemSelection;
}

export interface AggregateSelection {
  readonly kind: "aggregated";
  readonly collection: string;
  readonly arguments: ReadArguments & { readonly groupBy?: readonly unknown[] };
  readonly aggregate: readonly SelectedAggregate[];
}

/** A root field of `Mutation`: what is to be written, and what is wanted of it afterwards. */
export interface MutationSelection {
  readonly mutation: MutationMeaning;
  readonly arguments: ReadArguments & {
    readonly data?: RootInput | readonly RootInput[];
    readonly id?: string;
    readonly ids?: readonly unknown[];
  };
  /** Null for a mutation that answers keys alone, or `true`. */
  readonly item: ItemSelection | null;
}

/** The fields that are wanted of items of one collection. */
export interface ItemSelection {
  readonly collection: string;
  readonly fields: readonly SelectedField[];
}

export type SelectedField =
  | { readonly kind: "column"; readonly key: string; readonly field: string }
  | { readonly kind: "functions"; readonly key: string; readonly field: string; readonly functions: readonly SelectedFunction[] }
  | {
      readonly kind: "relation";
      readonly key: string;
      readonly field: string;
      readonly arguments: ReadArguments;
      readonly item: ItemSelection;
    }
  | { readonly kind: "union"; readonly key: string; readonly field: string; readonly members: readonly ItemSelection[] };

export interface SelectedFunction {
  readonly key: string;
  readonly function: FunctionName;
  /** The argument of `json(path)`. */
  readonly path: string | undefined;
}

export type SelectedAggregate =
  | { readonly kind: "group" | "countAll"; readonly key: string }
  | {
      readonly kind: "aggregate";
      readonly key: string;
      readonly aggregate: AggregateName;
      readonly fields: readonly { readonly key: string; readonly field: string }[];
    };

/** The arguments of a list. What variables hand in is marked. */
export interface ReadArguments {
  readonly filter?: Filter;
  readonly sort?: readonly unknown[];
  readonly limit?: number;
  readonly offset?: number;
  readonly page?: number;
  readonly search?: string | VariableValue;
}
