/**
 * Who may do what, merged from all policies that apply: for each collection and action the rows, the fields, the values
 * that are preset and the rule that a written item must keep. Pure data; `plan/` turns rules into conditions.
 */
import type { ManyToOne } from "../model/model.ts";

export type Access = AdminAccess | LimitedAccess;

/** Everything, everywhere. */
export interface AdminAccess {
  readonly kind: "admin";
}

export interface LimitedAccess {
  readonly kind: "limited";
  /** Equal for all who share the same policies: what schemas are cached by. */
  readonly shape: string;
  /** Collections without an entry may not be touched at all. */
  readonly collections: ReadonlyMap<string, CollectionAccess>;
}

export type Action = "create" | "read" | "update" | "delete";

/** An action without an entry is forbidden. */
export type CollectionAccess = Readonly<Partial<Record<Action, ActionAccess>>>;

export interface ActionAccess {
  /** Which rows: a filter in Directus's form, with dynamic values as they stand there; null: all rows. */
  readonly rule: Rule | null;
  /** Which fields, and for each the rows on which it counts; null: all rows that `rule` allows. */
  readonly fields: ReadonlyMap<string, Rule | null>;
  /** Values of fields that the input leaves open. */
  readonly presets: Readonly<Record<string, unknown>>;
  /** A filter that a written item must satisfy; null: none. */
  readonly validation: Rule | null;
}

/** A filter over one collection by the Model's names: `{ "_and": [{ "status": { "_eq": "published" } }] }`. */
export type Rule = Readonly<Record<string, unknown>>;

export const admin: AdminAccess = { kind: "admin" };

/** Whether the related item is shown; else the key stays, as the plain value that it is. As in Directus, both ends have to be allowed. */
export function mayFollow(access: Access, action: Action, { target, inverse }: ManyToOne): boolean {
  return mayAct(access, target, action) && (inverse === null || mayUseField(access, target, action, inverse));
}

/** What may be done with a collection; null where nothing may. Undefined stands for everything. */
export function actionAccess(access: Access, collection: string, action: Action): ActionAccess | null | undefined {
  if (access.kind === "admin") return undefined;
  return access.collections.get(collection)?.[action] ?? null;
}

/** Whether any row of the collection may be reached by the action. */
export function mayAct(access: Access, collection: string, action: Action): boolean {
  return actionAccess(access, collection, action) !== null;
}

/** Whether the field may take part in the action on some row. */
export function mayUseField(access: Access, collection: string, action: Action, field: string): boolean {
  const allowed = actionAccess(access, collection, action);
  return allowed === undefined || (allowed !== null && allowed.fields.has(field));
}
