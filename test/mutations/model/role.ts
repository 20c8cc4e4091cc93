/** Who may do what, by the plain words of one or more policies: which rows, which fields, what is preset, what must hold. */
import { columnOf, isData, rowsOf, tableOf, textOf } from "./tables.ts";
import type { Row, Table, Tables, Text, World } from "./tables.ts";

export type Action = "create" | "read" | "update" | "delete";

/** What a policy says of one action on one table. */
export interface Permission {
  readonly table: string;
  readonly action: Action;
  /** Null: all rows. */
  readonly rule: Rule | null;
  /** `["*"]`: all of them. */
  readonly fields: readonly string[];
  readonly presets: Readonly<Record<string, string>>;
  readonly validation: Rule | null;
}

/** `{ word: { _eq: "a" }, mother: { word: { _in: ["a", "b"] } } }` */
export type Rule = Readonly<Record<string, unknown>>;

export interface Role {
  /** The fields that may be used on some row. */
  readonly fieldsOf: (action: Action, table: string) => ReadonlySet<string>;
  readonly mayAct: (action: Action, table: string) => boolean;
  /** Whether the row may be reached, and with it each of the fields. */
  readonly reaches: (action: Action, table: string, row: Row, tables: Tables, fields?: readonly string[]) => boolean;
  readonly presetsOf: (action: Action, table: string) => Readonly<Record<string, string>>;
  readonly validationsOf: (action: Action, table: string) => readonly Rule[];
}

export function createRole(world: World, permissions: readonly Permission[]): Role {
  const grants = (action: Action, table: string): readonly Permission[] =>
    permissions.filter((one) => one.action === action && one.table === table);
  const shows = ({ fields, table }: Permission, field: string): boolean =>
    (fields.includes("*") && allFields(tableOf(world, table)).includes(field)) || fields.includes(field);
  const allows = (permission: Permission, row: Row, tables: Tables): boolean =>
    permission.rule === null || holds(world, tables, permission.rule, permission.table, row);
  return {
    fieldsOf: (action, table) => {
      const given = grants(action, table);
      return new Set(allFields(tableOf(world, table)).filter((field) => given.some((one) => shows(one, field))));
    },
    mayAct: (action, table) => grants(action, table).length > 0,
    reaches: (action, table, row, tables, fields = []) => {
      const given = grants(action, table);
      return (
        given.some((one) => allows(one, row, tables)) &&
        fields.every((field) => given.some((one) => shows(one, field) && allows(one, row, tables)))
      );
    },
    presetsOf: (action, table) =>
      Object.assign({}, ...grants(action, table).map(({ presets }) => presets)) as Readonly<Record<string, string>>,
    validationsOf: (action, table) => grants(action, table).flatMap(({ validation }) => (validation === null ? [] : [validation])),
  };
}

function allFields({ key, columns, lists }: Table): readonly string[] {
  return [key, ...Object.keys(columns), ...Object.keys(lists)];
}

/** Whether a row is one that the rule allows. A null is neither equal to anything nor different from it. */
function holds(world: World, tables: Tables, rule: Rule, name: string, row: Row): boolean {
  const table = tableOf(world, name);
  return Object.entries(rule).every(([field, condition]) => {
    if (!isData(condition)) throw new Error(`A rule of "${name}.${field}" is no object.`);
    const list = table.lists[field];
    if (list !== undefined) {
      const members = [...rowsOf(tables, list.target).values()].filter(
        (one) =>
          one[list.link] !== null &&
          one[list.link] === row[list.field] &&
          (list.linkCollection === null || one[list.linkCollection] === name),
      );
      const { _some: some } = condition;
      return isData(some) && members.some((one) => holds(world, tables, some, list.target, one));
    }
    const link = field === table.key ? null : columnOf(table, field).link;
    if (link !== null && !Object.keys(condition).some((word) => word.startsWith("_"))) {
      const target = findTarget(tables, link.target, link.field, row[field] ?? null);
      return target !== null && holds(world, tables, condition, link.target, target);
    }
    return Object.entries(condition).every(([operator, operand]) => compares(operator, operand, row[field] ?? null));
  });
}

export function findTarget(tables: Tables, table: string, field: string, value: Text): Row | null {
  if (value === null) return null;
  return [...rowsOf(tables, table).values()].find((row) => row[field] === value) ?? null;
}

function compares(operator: string, operand: unknown, value: Text): boolean {
  switch (operator) {
    case "_null":
      return value === null;
    case "_nnull":
      return value !== null;
    case "_eq":
      return value !== null && value === textOf(operand);
    case "_neq":
      return value !== null && value !== textOf(operand);
    case "_in":
      return value !== null && Array.isArray(operand) && operand.some((one) => textOf(one) === value);
    case "_lte":
      return value !== null && Number(value) <= Number(operand);
    default:
      throw new Error(`The model knows no operator "${operator}".`);
  }
}

/** Whether what is written breaks no rule of validation: what is not written breaks none, and a null differs from every value. */
export function satisfies(rule: Rule, isStated: (field: string) => boolean, read: (field: string) => Text): boolean {
  return Object.entries(rule).every(([field, condition]) => {
    if (!isStated(field) || !isData(condition)) return true;
    return Object.entries(condition).every(([operator, operand]) => {
      const value = read(field);
      return operator === "_neq" ? value !== textOf(operand) : compares(operator, operand, value);
    });
  });
}
