/**
 * The values that a request hands in by variables, on their way through its filters. Each carries the value at hand,
 * which the plan is made from, and knows where another request of the same shape has its own.
 */
import { Kind } from "graphql";
import type { ObjectValueNode, ValueNode } from "graphql";

/** A text, a number, or a list of texts or of numbers. Those of one path are the same in every request. */
export interface GivenValue {
  readonly [given]: true;
  /** From the variable's name on. */
  readonly path: Path;
  readonly value: unknown;
}

type Path = readonly (string | number)[];

/** Coerced, by name. */
export type Variables = Readonly<Record<string, unknown>>;

const given: unique symbol = Symbol("given");

export function isGiven(value: unknown): value is GivenValue {
  return typeof value === "object" && value !== null && given in value;
}

/** The value at hand, without the marks of what is given inside of it. */
export function valueOf(value: unknown): unknown {
  if (isGiven(value)) return value.value;
  if (isList(value)) return value.map(valueOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]: readonly [string, unknown]) => [name, valueOf(inner)]));
}

/** The value in the request whose variables these are; null: at hand. */
export function readValue(value: unknown, variables: Variables | null): unknown {
  if (!isGiven(value)) return value;
  return variables === null ? value.value : valueAt(variables, value.path);
}

/** Elements of a list that may be given as a whole. */
export function elementsOf(value: unknown): readonly unknown[] | null {
  const list: unknown = isGiven(value) ? value.value : value;
  if (!isList(list)) return null;
  if (!isGiven(value)) return list;
  return list.map((element, index) => createGiven([...value.path, index], element));
}

function createGiven(path: Path, value: unknown): GivenValue {
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

/** An argument's coerced value, with its literal's variables as given values. */
export function markGiven(value: unknown, literal: ValueNode): unknown {
  switch (literal.kind) {
    case Kind.VARIABLE:
      return markAll(value, [literal.name.value]);
    case Kind.OBJECT:
      // An object may stand for a list of one.
      return Array.isArray(value) ? value.map((one: unknown) => markMembers(one, literal)) : markMembers(value, literal);
    case Kind.LIST:
      if (!Array.isArray(value)) return value;
      return value.map((one: unknown, index) => {
        const inner = literal.values[index];
        return inner === undefined ? one : markGiven(one, inner);
      });
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.NULL:
    case Kind.ENUM:
      return value;
  }
}

function markMembers(value: unknown, literal: ObjectValueNode): unknown {
  if (typeof value !== "object" || value === null) return value;
  const members = new Map(literal.fields.map((field) => [field.name.value, field.value]));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: readonly [string, unknown]) => {
      const member = members.get(name);
      return [name, member === undefined || isUntyped(name) ? inner : markGiven(inner, member)];
    }),
  );
}

/** Inside json, a literal is made of its variables before it is coerced: there they do not stand for themselves. */
export function isUntyped(member: string): boolean {
  return member === "_json";
}

function markAll(value: unknown, path: Path): unknown {
  if (plainKind(value) !== null || isPlainList(value)) return createGiven(path, value);
  if (isList(value)) return value.map((inner, index) => markAll(inner, [...path, index]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: readonly [string, unknown]) => [name, markAll(inner, [...path, name])]),
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
