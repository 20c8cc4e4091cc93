/**
 * The values that a request hands in by variables, on their way through its filters. Each carries the value at hand,
 * which the plan is made from, and knows where another request of the same shape has its own.
 */
/** A text, a number, or a list of texts or of numbers. Those of one path are the same in every request. */
export interface VariableValue {
  readonly [given]: true;
  /** From the variable's name on. */
  readonly path: Path;
  readonly value: unknown;
}

type Path = readonly (string | number)[];

/** Coerced, by name. */
export type Variables = Readonly<Record<string, unknown>>;

const given: unique symbol = Symbol("given");

/** A value of a filter: a constant, a text such as `$CURRENT_USER`, or what a variable hands in. */
export type FilterValue = string | number | boolean | bigint | VariableValue;

export function isVariable(value: unknown): value is VariableValue {
  return typeof value === "object" && value !== null && given in value;
}

/** The value at hand, without the marks of what is given inside of it. */
export function currentValue(value: unknown): unknown {
  if (isVariable(value)) return value.value;
  if (isList(value)) return value.map(currentValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]: readonly [string, unknown]) => [name, currentValue(inner)]));
}

/** The value in the request whose variables these are; null: at hand. */
export function valueIn(value: unknown, variables: Variables | null): unknown {
  if (!isVariable(value)) return value;
  return variables === null ? value.value : valueAt(variables, value.path);
}

/** Elements of a list that may be given as a whole. */
export function elementsOf(value: unknown): readonly unknown[] | null {
  const list: unknown = isVariable(value) ? value.value : value;
  if (!isList(list)) return null;
  if (!isVariable(value)) return list;
  return list.map((element, index) => createVariable([...value.path, index], element));
}

function createVariable(path: Path, value: unknown): VariableValue {
  return { [given]: true, path, value };
}

function valueAt(variables: Variables, path: Path): unknown {
  return path.reduce<unknown>(
    // Lists have numbers, and objects names.
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Readonly<Record<string | number, unknown>>)[step] : undefined,
    variables,
  );
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A value that a variable hands in, each text, number and list of them as a value of that variable. */
export function markVariables(value: unknown, path: Path): unknown {
  if (plainKind(value) !== null || isPlainList(value)) return createVariable(path, value);
  if (isList(value)) return value.map((inner, index) => markVariables(inner, [...path, index]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: readonly [string, unknown]) => [name, markVariables(inner, [...path, name])]),
  );
}

/** A value that plans do not depend on, by its type; null for any other, such as `true`, null and `$NOW`. */
function plainKind(value: unknown): "s" | "n" | null {
  if (typeof value === "string") return value.startsWith("$") ? null : "s";
  return typeof value === "number" ? "n" : null;
}

function isPlainList(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const kind = plainKind(value[0]);
  return kind !== null && value.every((one) => plainKind(one) === kind);
}

/** Equal for variables that plans do not tell apart. Lists of up to two have their length: `_between` counts. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return "-";
  const kind = plainKind(value);
  if (kind !== null) return kind;
  if (isPlainList(value)) return `[${value.length > 2 ? "+" : value.length}${plainKind(value[0]) ?? ""}]`;
  if (Array.isArray(value)) return `[${value.map(shapeOf).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}:${shapeOf(inner)}`)
    .join()}}`;
}
