/**
 * Directus's own scalars. Values that come out of the resolvers are final, so output passes through; input keeps what
 * the client wrote, because only the planner knows the column it is for.
 */
import { GraphQLError, GraphQLFloat as SpecifiedFloat, GraphQLScalarType, Kind, print } from "graphql";
import type { ConstValueNode } from "graphql";
import { numberOfLiteral } from "../shared/exact-number.ts";
import { isNumberText } from "../value/number.ts";
import { valueOfLiteral } from "./wire/literal-value.ts";

export const GraphQLDate: GraphQLScalarType = textScalar("Date", "ISO8601 Date values");

export const GraphQLHash: GraphQLScalarType = textScalar("Hash", "Hashed string values");

export const GraphQLJSON: GraphQLScalarType = new GraphQLScalarType({
  name: "JSON",
  description:
    "The `JSON` scalar type represents JSON values as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf).",
  coerceOutputValue: (value) => value,
  coerceInputValue: (value) => value,
  coerceInputLiteral: (node) => valueOfLiteral(node),
});

/** Text out. Integers come in as text or as numbers; a literal keeps all its digits. */
export const GraphQLBigInt: GraphQLScalarType = new GraphQLScalarType({
  name: "GraphQLBigInt",
  description: "BigInt value",
  coerceOutputValue: (value) => value,
  coerceInputValue: (value) => {
    if (typeof value === "string" && fitsBigInt(value)) return value;
    if (typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value))) return String(value);
    throw new GraphQLError(`GraphQLBigInt expects an integer or its text, got ${JSON.stringify(value)}.`);
  },
  coerceInputLiteral: (node) => {
    if ((node.kind === Kind.INT || node.kind === Kind.STRING) && fitsBigInt(node.value)) return node.value;
    throw unfit("GraphQLBigInt", "an integer of 64 bits or its text", node);
  },
});

/** Other texts are variables such as `$CURRENT_USER`, or for the planner to refuse. */
function fitsBigInt(text: string): boolean {
  return !/^[+-]?\d+$/.test(text) || (text.length <= 20 && BigInt.asIntN(64, BigInt(text)) === BigInt(text));
}

/**
 * GraphQL's Float in its name and in what it prints. A literal keeps its digits, and a text says what a number of JSON
 * cannot. What comes out may be no number: JSON has null for it.
 */
export const GraphQLFloat: GraphQLScalarType = new GraphQLScalarType({
  name: "Float",
  description: SpecifiedFloat.description,
  coerceOutputValue: (value) => value,
  coerceInputValue: (value) => {
    if ((typeof value === "number" && Number.isFinite(value)) || isNumeral(value)) return value;
    throw new GraphQLError(`Float cannot represent non numeric value: ${JSON.stringify(value)}`);
  },
  coerceInputLiteral: (node) => {
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return numberOfLiteral(node.value);
    if (node.kind === Kind.STRING && isNumeral(node.value)) return node.value;
    throw new GraphQLError(`Float cannot represent non numeric value: ${print(node)}`, { nodes: node });
  },
});

function isNumeral(value: unknown): boolean {
  return typeof value === "string" && isNumberText(value.trim());
}

/** The value of a filter on numbers: a number, or text that says one, or a variable such as `$CURRENT_USER`. */
export const GraphQLStringOrFloat: GraphQLScalarType = new GraphQLScalarType({
  name: "GraphQLStringOrFloat",
  description: "A Float or a String",
  coerceOutputValue: (value) => value,
  coerceInputValue: (value) => {
    if (typeof value === "number" || typeof value === "string") return value;
    throw new GraphQLError(`GraphQLStringOrFloat expects a number or a string, got ${JSON.stringify(value)}.`);
  },
  coerceInputLiteral: (node) => {
    if (node.kind === Kind.STRING) return node.value;
    if (node.kind !== Kind.INT && node.kind !== Kind.FLOAT) throw unfit("GraphQLStringOrFloat", "a number or a string", node);
    // A number that a double cannot hold stays as it was written.
    const number = Number(node.value);
    return String(number) === node.value ? number : node.value;
  },
});

/** `{ "b.c[0]": { _eq: 1 } }`; the planner checks paths and operators. */
export const GraphQLJsonFilter: GraphQLScalarType = new GraphQLScalarType({
  name: "GraphQLJsonFilter",
  description: 'Conditions on parts of a JSON value: an object of paths, each with its operators, such as { "tags[0]": { "_eq": "new" } }',
  coerceOutputValue: (value) => value,
  coerceInputValue: (value) => value,
  coerceInputLiteral: (node) => valueOfLiteral(node, comparedNumber),
});

/** A number that is compared: `1.50` equals `1.5`, but a large integer needs all of its digits. */
function comparedNumber(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(digits) ? BigInt(digits) : number;
}

export const GraphQLVoid: GraphQLScalarType = new GraphQLScalarType({
  name: "Void",
  description: "Represents NULL values",
  coerceOutputValue: () => null,
  coerceInputValue: () => null,
  coerceInputLiteral: () => null,
});

function textScalar(name: string, description: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    description,
    coerceOutputValue: (value) => value,
    coerceInputValue: (value) => {
      if (typeof value === "string") return value;
      throw new GraphQLError(`${name} expects a string, got ${JSON.stringify(value)}.`);
    },
    coerceInputLiteral: (node) => {
      if (node.kind === Kind.STRING) return node.value;
      throw unfit(name, "a string", node);
    },
  });
}

function unfit(scalar: string, expected: string, node: ConstValueNode): GraphQLError {
  return new GraphQLError(`${scalar} expects ${expected}, got a literal of kind ${node.kind}.`, { nodes: node });
}
