/** Which parts of an argument are handed in by variables, by its literal. */
import { Kind } from "graphql";
import type { ObjectValueNode, ValueNode } from "graphql";
import { markVariables } from "../filter/variable-value.ts";

/** An argument's coerced value, with its literal's variables as given values. */
export function markGiven(value: unknown, literal: ValueNode): unknown {
  switch (literal.kind) {
    case Kind.VARIABLE:
      return markVariables(value, [literal.name.value]);
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
