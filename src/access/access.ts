/**
 * Who may do what, merged from all policies that apply: for each collection and action the rows, the fields, the values
 * that are preset and the rules that a written item must keep. Pure data: `plan/filter/sight.ts` turns rules into
 * conditions of statements, `restrict-model.ts` leaves out of a schema what may not be used at all.
 */
import type { Filter } from "../filter/filter.ts";
import type { DynamicPath } from "../rule/dynamic-path.ts";

export type Access = AdminAccess | LimitedAccess;

/** Everything, everywhere. */
export interface AdminAccess {
  readonly kind: "admin";
}

export interface LimitedAccess {
  readonly kind: "limited";
  /** Equal for all who share the same policies, but for the anonymous: what schemas are cached by. */
  readonly name: string;
  /** Whether it is that of whoever does not say who asks. */
  readonly isAnonymous: boolean;
  /** Whether its rules speak of who asks, so that not all who share it see the same. */
  readonly isPersonal: boolean;
  /** Collections without an entry may not be touched at all. */
  readonly collections: ReadonlyMap<string, CollectionAccess>;
  /** Which of the tables that the model is read from may be read: those of collections, fields, relations. */
  readonly modelTables: ReadonlySet<string>;
  /** `$CURRENT_USER.<path>` and `$CURRENT_ROLE.<path>`, wherever rules and presets mention them, by the text as written. */
  readonly paths: ReadonlyMap<string, DynamicPath>;
}

export type Action = "create" | "read" | "update" | "delete";

/** An action without an entry is forbidden. */
export type CollectionAccess = Readonly<Partial<Record<Action, SomeAccess>>>;

/** What may be done: everything, nothing, or something. */
export type ActionAccess = { readonly kind: "all" } | { readonly kind: "none" } | SomeAccess;

export interface SomeAccess {
  readonly kind: "some";
  /** Which rows; null: all. */
  readonly rule: Rule | null;
  /** Which fields, and for each the rows on which it may be used; null: all rows that `rule` allows. */
  readonly fields: ReadonlyMap<string, Rule | null>;
  /** Values of fields that the input leaves open. */
  readonly presets: Readonly<Record<string, unknown>>;
  /** What a written item must satisfy, all of it. */
  readonly validation: readonly Filter[];
}

/**
 * The rules of one policy or of several: a row is within it where any of the alternatives holds. An alternative whose
 * values do not fit what they are compared with holds of no row; the others hold as before.
 */
export interface Rule {
  /** Equal for what allows the same by the same words, in whatever order. */
  readonly name: string;
  readonly alternatives: readonly Filter[];
}

export const admin: AdminAccess = { kind: "admin" };

const all: ActionAccess = { kind: "all" };
const none: ActionAccess = { kind: "none" };

/** What may be done with a collection. */
export function actionAccess(access: Access, collection: string, action: Action): ActionAccess {
  if (access.kind === "admin") return all;
  return access.collections.get(collection)?.[action] ?? none;
}

/** Whether any row of the collection may be reached by the action. */
export function mayAct(access: Access, collection: string, action: Action): boolean {
  return actionAccess(access, collection, action).kind !== "none";
}

/** Whether the field may take part in the action on some row. */
export function mayUseField(access: Access, collection: string, action: Action, field: string): boolean {
  return fieldAccess(actionAccess(access, collection, action), field).kind !== "none";
}

/** On which rows the field may take part in the action. */
export type FieldAccess = { readonly kind: "all" } | { readonly kind: "none" } | { readonly kind: "some"; readonly rule: Rule };

export function fieldAccess(allowed: ActionAccess, field: string): FieldAccess {
  if (allowed.kind !== "some") return allowed;
  const rule = allowed.fields.get(field);
  if (rule === undefined) return { kind: "none" };
  return rule === null ? { kind: "all" } : { kind: "some", rule };
}
