import { GraphQLError, Kind, coerceInputLiteral, coerceInputValue, validateInputLiteral, validateInputValue } from "graphql";
import type { ConstValueNode, ValueNode } from "graphql";
import { excerptOf } from "./excerpt.ts";
import type { Form, NodeKind, Path } from "./input-form.ts";
import { valueOfLiteral } from "./literal-value.ts";
import { findRoundedKey } from "./rounded-key.ts";

export type ReportFault = (error: GraphQLError, path: readonly (string | number)[]) => void;

/** Literals of a document, whose variables have no values yet: they are looked at, and read as nothing. */
export function documentForm(report: ReportFault, hideSuggestions: boolean): Form<ValueNode> {
  return {
    ...literalForm,
    untyped: () => undefined,
    refuse: (node, message, path) => report(new GraphQLError(message, { nodes: node }), stepsOf(path)),
    read(node, type, path) {
      validateInputLiteral(
        node,
        type,
        (error, inner) => report(error, [...stepsOf(path), ...inner]),
        undefined,
        undefined,
        hideSuggestions,
      );
    },
  };
}

/** Literals whose variables have given way to their values. */
export function constantForm(report: ReportFault, hideSuggestions: boolean): Form<ConstValueNode> {
  const checking = documentForm(report, hideSuggestions);
  return {
    ...literalForm,
    untyped: (node) => valueOfLiteral(node),
    refuse: (node, message, path) => checking.refuse(node, message, path),
    read(node, type, path) {
      const value = coerceInputLiteral(node, type);
      if (value === undefined) checking.read(node, type, path);
      return value;
    },
  };
}

const literalForm = {
  kindOf: (node: ValueNode): NodeKind => literalKinds[node.kind],
  // Only asked of what `kindOf` says is a list, an object or a key. The types of nodes do not say that a constant's parts are constant.
  items: <Node extends ValueNode>(node: Node): readonly Node[] => (node.kind === Kind.LIST ? (node.values as readonly Node[]) : []),
  fields: <Node extends ValueNode>(node: Node): readonly (readonly [string, Node])[] =>
    node.kind === Kind.OBJECT ? node.fields.map(({ name, value }) => [name.value, value as Node]) : [],
  names: (node: ValueNode): readonly string[] => (node.kind === Kind.OBJECT ? node.fields.map(({ name }) => name.value) : []),
  // A document is bounded, and so are the faults that are told of it.
  excerpt: <Node extends ValueNode>(node: Node): Node => node,
  key: (node: ValueNode): string => (node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : ""),
};

const literalKinds: Readonly<Record<ValueNode["kind"], NodeKind>> = {
  [Kind.NULL]: "null",
  [Kind.VARIABLE]: "variable",
  [Kind.LIST]: "list",
  [Kind.OBJECT]: "object",
  [Kind.INT]: "key",
  [Kind.STRING]: "key",
  [Kind.FLOAT]: "other",
  [Kind.BOOLEAN]: "other",
  [Kind.ENUM]: "other",
};

/** Values of variables. */
export function valueForm(report: ReportFault, hideSuggestions: boolean): Form<unknown> {
  return {
    kindOf(value) {
      if (value === null || value === undefined) return "null";
      if (Array.isArray(value)) return "list";
      if (typeof value === "object") return "object";
      return typeof value === "string" || typeof value === "bigint" || Number.isSafeInteger(value) ? "key" : "other";
    },
    items: (value): readonly unknown[] => (Array.isArray(value) ? value : []),
    fields: definedEntries,
    names: (value) => (typeof value === "object" && value !== null ? Object.keys(value) : []),
    key: String,
    untyped: (value) => value,
    excerpt: excerptOf,
    refuse: (_value, message, path) => report(new GraphQLError(message), stepsOf(path)),
    read(value, type, path) {
      const rounded = findRoundedKey(value, type);
      if (rounded !== null) report(rounded, stepsOf(path));
      const coerced = coerceInputValue(value, type);
      if (coerced === undefined)
        validateInputValue(value, type, (error, inner) => report(error, [...stepsOf(path), ...inner]), hideSuggestions);
      return coerced;
    },
  };
}

function definedEntries(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [];
  const entries: (readonly [string, unknown])[] = Object.entries(value);
  // JSON has no such values, and most of the rest has none either.
  return entries.every(([, inner]) => inner !== undefined) ? entries : entries.filter(([, inner]) => inner !== undefined);
}

function stepsOf(path: Path): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = path; at !== undefined; at = at.parent) steps.push(at.step);
  return steps.toReversed();
}
