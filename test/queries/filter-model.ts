/**
 * What filters and sorts mean, without SQL: rows in memory, three-valued logic, and to-one hops that may lead to no row,
 * as a LEFT JOIN does. Slow, plain, and written from the documentation of the operators.
 */

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;
/** Null: neither true nor false. */
export type Truth = boolean | null;

/** `number` keys show as text in an answer; here a key is what it is. */
export type ColumnType = "text" | "number" | "date" | "textKey" | "numberKey" | "uuidKey";

export interface ModelCollection {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly key: string;
  /** Where a list goes without a sort: by this column, then the key. */
  readonly sortField?: string;
  /** Foreign keys by field. */
  readonly toOne: Readonly<Record<string, string>>;
  /** Alias fields: which rows of the target belong to a row. */
  readonly toMany: Readonly<Record<string, { readonly target: string; readonly belongs: (item: Row, parent: Row) => boolean }>>;
  /** `item__texts`: the member, where the pair names one. */
  readonly members: Readonly<Record<string, { readonly target: string; readonly find: (item: Row, key: Cell) => boolean }>>;
}

export interface ModelData {
  readonly collections: Readonly<Record<string, ModelCollection>>;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

export function matching(data: ModelData, collection: string, filter: unknown): readonly Row[] {
  return rowsOf(data, collection).filter((row) => evaluate(data, collection, row, filter) === true);
}

/** `row` is null behind a to-one hop that leads nowhere: all its columns are null, and nothing belongs to it. */
function evaluate(data: ModelData, name: string, row: Row | null, filter: unknown): Truth {
  const collection = collectionOf(data, name);
  return all(
    Object.entries(recordOf(filter)).map(([key, value]) => {
      if (value === null) return true;
      if (key === "_and") return all(listOf(value).map((part) => (part === null ? true : evaluate(data, name, row, part))));
      if (key === "_or") {
        const parts = listOf(value).filter((part) => part !== null);
        return parts.length === 0 ? true : any(parts.map((part) => evaluate(data, name, row, part)));
      }
      if (key === "_not") return not(evaluate(data, name, row, value));
      const target = collection.toOne[key];
      // Of an item that is not there, nothing is true: that there is one that fits is false, never unknown.
      if (target !== undefined) return evaluate(data, target, findToOne(data, target, row?.[key] ?? null), value) === true;
      const member = collection.members[key];
      if (member !== undefined) return evaluate(data, member.target, findMember(data, member, row), value) === true;
      if (collection.toMany[key] !== undefined) return evaluateToMany(data, collection, key, row, value);
      if (key.endsWith("_func")) return evaluateFunctions(data, collection, key.slice(0, -"_func".length), row, value);
      return evaluateOperators(collection.columns[key] ?? "text", row?.[key] ?? null, value);
    }),
  );
}

function findToOne(data: ModelData, target: string, key: Cell): Row | null {
  const { key: keyField } = collectionOf(data, target);
  return key === null ? null : (rowsOf(data, target).find((row) => row[keyField] === key) ?? null);
}

function findMember(data: ModelData, member: ModelCollection["members"][string], row: Row | null): Row | null {
  const { key } = collectionOf(data, member.target);
  return row === null ? null : (rowsOf(data, member.target).find((candidate) => member.find(row, candidate[key] ?? null)) ?? null);
}

export function itemsOf(data: ModelData, collection: ModelCollection, field: string, row: Row | null): readonly Row[] {
  const relation = collection.toMany[field];
  if (relation === undefined) throw new Error(`No relation "${field}".`);
  return row === null ? [] : rowsOf(data, relation.target).filter((item) => relation.belongs(item, row));
}

function evaluateToMany(data: ModelData, collection: ModelCollection, field: string, row: Row | null, value: unknown): Truth {
  const target = collection.toMany[field]?.target ?? "";
  const truths = (filter: unknown): readonly Truth[] =>
    itemsOf(data, collection, field, row).map((item) => evaluate(data, target, item, filter));
  const { _some, _none, _every, ...implicit } = recordOf(value);
  return all([
    _some === undefined || truths(_some).includes(true),
    _none === undefined || !truths(_none).includes(true),
    _every === undefined || truths(_every).every((truth) => truth === true),
    Object.keys(implicit).length === 0 || truths(implicit).includes(true),
  ]);
}

function evaluateFunctions(data: ModelData, collection: ModelCollection, field: string, row: Row | null, value: unknown): Truth {
  return all(
    Object.entries(recordOf(value)).map(([name, operators]) =>
      evaluateOperators("number", functionOf(data, collection, field, name, row), operators),
    ),
  );
}

function functionOf(data: ModelData, collection: ModelCollection, field: string, name: string, row: Row | null): Cell {
  if (name === "count") return itemsOf(data, collection, field, row).length;
  const text = row?.[field] ?? null;
  if (text === null) return null;
  const date = new Date(`${text}T00:00:00Z`);
  switch (name) {
    case "year":
      return date.getUTCFullYear();
    case "month":
      return date.getUTCMonth() + 1;
    case "day":
      return date.getUTCDate();
    case "weekday":
      return date.getUTCDay();
    default:
      throw new Error(`No function "${name}".`);
  }
}

function evaluateOperators(type: ColumnType, cell: Cell, operators: unknown): Truth {
  return all(Object.entries(recordOf(operators)).map(([name, value]) => evaluateOperator(type, cell, name, value)));
}

function evaluateOperator(type: ColumnType, cell: Cell, name: string, value: unknown): Truth {
  switch (name) {
    case "_null":
      return (cell === null) !== (value === false);
    case "_nnull":
      return (cell !== null) !== (value === false);
    case "_empty":
      return isEmpty(type, cell) !== (value === false);
    case "_nempty":
      return !isEmpty(type, cell) !== (value === false);
    case "_eq":
      return value === null ? cell === null : compareWith(type, cell, value, (order) => order === 0);
    case "_neq":
      return value === null ? cell !== null : compareWith(type, cell, value, (order) => order !== 0);
    case "_lt":
      return compareWith(type, cell, value, (order) => order < 0);
    case "_lte":
      return compareWith(type, cell, value, (order) => order <= 0);
    case "_gt":
      return compareWith(type, cell, value, (order) => order > 0);
    case "_gte":
      return compareWith(type, cell, value, (order) => order >= 0);
    case "_in":
    case "_nin": {
      if (value === null) return false;
      const values = listOf(value).filter((one) => one !== null);
      const found = any(values.map((one) => compareWith(type, cell, one, (order) => order === 0)));
      return name === "_in" ? found : not(found);
    }
    case "_between":
    case "_nbetween": {
      const [low, high] = listOf(value);
      if (low === null || high === null) return false;
      const within = all([compareWith(type, cell, low, (order) => order >= 0), compareWith(type, cell, high, (order) => order <= 0)]);
      return name === "_between" ? within : not(within);
    }
    default:
      return evaluateLike(cell, name, value);
  }
}

/** A null to compare with makes nothing of it; a null in the row, nobody knows. */
function compareWith(type: ColumnType, cell: Cell, value: unknown, holds: (order: number) => boolean): Truth {
  if (value === null) return false;
  if (cell === null) return null;
  if (typeof value !== "string" && typeof value !== "number") throw new Error("A single value was expected.");
  return holds(type === "number" || type === "numberKey" ? Number(cell) - Number(value) : compareText(String(cell), String(value)));
}

function evaluateLike(cell: Cell, name: string, value: unknown): Truth {
  const [, negation = "", insensitive = "", where = ""] = /^_(n?)(i?)(contains|starts_with|ends_with)$/.exec(name) ?? [];
  if (value === null) return false;
  if (cell === null) return null;
  const fold = (text: string): string => (insensitive === "" ? text : text.toLowerCase());
  if (typeof value !== "string") throw new Error("A text was expected.");
  const [text, part] = [fold(String(cell)), fold(value)];
  const found = where === "contains" ? text.includes(part) : where === "starts_with" ? text.startsWith(part) : text.endsWith(part);
  return found !== (negation !== "");
}

/** Only a text can be empty without being null. */
function isEmpty(type: ColumnType, cell: Cell): boolean {
  return cell === null || ((type === "text" || type === "textKey") && cell === "");
}

function all(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function any(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(null) ? null : false;
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** The rows in the total order that `sort` (or the default) and the key make: nulls behind, or in front where descending. */
export function sorted(data: ModelData, name: string, rows: readonly Row[], sort: readonly string[]): readonly Row[] {
  const { key, sortField } = collectionOf(data, name);
  const terms = sort.length > 0 ? sort : sortField === undefined ? [] : [sortField];
  return rows.toSorted((left, right) => {
    for (const term of [...terms, key]) {
      const descending = term.startsWith("-");
      const path = descending ? term.slice(1) : term;
      const order = compareCells(sortValue(data, name, left, path, descending), sortValue(data, name, right, path, descending));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}

/** A to-many relation on the way stands for the least of its values, or for the greatest where descending. */
function sortValue(data: ModelData, name: string, row: Row | null, path: string, descending: boolean): Cell {
  const collection = collectionOf(data, name);
  const [, functionName, argument] = /^(\w+)\((\w+)\)$/.exec(path) ?? [];
  if (functionName !== undefined && argument !== undefined) return functionOf(data, collection, argument, functionName, row);
  const [step = "", ...rest] = path.split(".");
  if (rest.length === 0) return row?.[step] ?? null;
  const target = collection.toOne[step];
  if (target !== undefined) return sortValue(data, target, findToOne(data, target, row?.[step] ?? null), rest.join("."), descending);
  const values = itemsOf(data, collection, step, row)
    .map((item) => sortValue(data, collection.toMany[step]?.target ?? "", item, rest.join("."), descending))
    .filter((value) => value !== null)
    .toSorted(compareCells);
  return (descending ? values.at(-1) : values[0]) ?? null;
}

function compareCells(left: Cell, right: Cell): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return typeof left === "number" && typeof right === "number" ? left - right : compareText(String(left), String(right));
}

/** By code points, as in C.UTF-8. */
function compareText(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function collectionOf(data: ModelData, name: string): ModelCollection {
  const collection = data.collections[name];
  if (collection === undefined) throw new Error(`No collection "${name}".`);
  return collection;
}

function rowsOf(data: ModelData, name: string): readonly Row[] {
  return data.rows[name] ?? [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new Error("An object was expected.");
  // An object has string keys.
  return value as Readonly<Record<string, unknown>>;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
