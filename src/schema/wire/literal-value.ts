import { Kind } from "graphql";
import type { ConstValueNode } from "graphql";
import { numberOfLiteral } from "../../shared/exact-number.ts";

/** What a literal says, whatever it is for: as json has it, with all the digits of its numbers. */
export function valueOfLiteral(node: ConstValueNode, readNumber: (digits: string) => unknown = numberOfLiteral): unknown {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return readNumber(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map((value) => valueOfLiteral(value, readNumber));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, valueOfLiteral(field.value, readNumber)]));
  }
}
