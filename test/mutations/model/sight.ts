/** Which inputs a role's schema has. A relation is there when both of its ends may be used. */
import type { Action, Role } from "./role.ts";
import { isData, tableOf } from "./tables.ts";
import type { List, Table, World } from "./tables.ts";

export type Verb = "create" | "update";

export interface Sight {
  /** Whether an input of that verb has the field, and takes the value there. */
  readonly maySay: (verb: Verb, table: Table, name: string, value: unknown) => boolean;
  /** Whether a many-to-any takes an object for an item of the table. */
  readonly mayNest: (verb: Verb, table: string) => boolean;
  /** Whether a many-to-any may be said to lead to the table. */
  readonly mayName: (table: string) => boolean;
  /** Whether a new item has a value of the field that the input does not state. */
  readonly isPreset: (table: Table, name: string) => boolean;
  /** Whether the changes of a list have those parts. */
  readonly mayChange: (list: List, parts: readonly string[]) => boolean;
}

export const fullSight: Sight = {
  maySay: () => true,
  mayNest: () => true,
  mayName: () => true,
  isPreset: () => false,
  mayChange: () => true,
};

export function createSight(world: World, role: Role): Sight {
  const mayUse = (action: Action, table: string, field: string): boolean => role.fieldsOf(action, table).has(field);
  const isOpen = (action: Action, table: string): boolean => role.fieldsOf(action, table).size > 0;

  const hasList = (verb: Verb, table: Table, name: string, list: List): boolean =>
    mayUse(verb, table.name, name) && linkColumns(list).every((link) => mayUse(verb, list.target, link));
  const canLink = (verb: Verb, list: List): boolean => linkColumns(list).every((link) => mayUse(verb, list.target, link));
  const hasChanges = (verb: Verb, table: Table, name: string, list: List): boolean =>
    !list.single &&
    mayUse(verb, table.name, name) &&
    (canLink("create", list) || canLink("update", list) || (list.action === "delete" && role.mayAct("delete", list.target)));
  const mayChange: Sight["mayChange"] = ({ target }, parts) =>
    parts.every((part) => {
      if (part === "create" || part === "update") return isOpen(part, target);
      return role.mayAct("delete", target) || isOpen("update", target);
    });

  return {
    mayChange,
    mayNest: isOpen,
    isPreset: (table, name) => name in role.presetsOf("create", table.name),
    mayName: (table) => role.mayAct("read", table) || role.mayAct("create", table),
    maySay(verb, table, name, value) {
      const list = table.lists[name];
      if (list !== undefined) return hasList(verb, table, name, list);
      const changed = table.lists[name.replace(/_changes$/, "")];
      if (name.endsWith("_changes") && changed !== undefined) return hasChanges(verb, table, name.replace(/_changes$/, ""), changed);
      const { any } = table;
      if (any !== null && name.startsWith(`${any.item}__`))
        return mayUse(verb, table.name, any.item) && isOpen(verb, name.slice(any.item.length + 2));
      if (!mayUse(verb, table.name, name)) return false;
      if (!isData(value)) return true;
      const link = table.columns[name]?.link;
      if (link === null || link === undefined) return true;
      // An object is taken where the target may be written as well.
      return isOpen(verb, link.target) && (link.inverse === null || mayUse(verb, tableOf(world, link.target).name, link.inverse));
    },
  };
}

/** The columns of an item that say whose list it is in. */
export function linkColumns({ link, linkCollection }: List): readonly string[] {
  return linkCollection === null ? [link] : [link, linkCollection];
}
