import { invalidFilterValue, invalidQuery } from "../errors.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { standsForMany } from "./dynamic-text.ts";
import { allOf, never } from "./filter.ts";
import type { Comparison, Filter, Subject } from "./filter.ts";
import { parseJsonPath } from "./json-path.ts";
import { operators, operatorsOf } from "./operators.ts";
import type { Operator } from "./operators.ts";
import { currentValue, elementsOf, isVariable } from "./variable-value.ts";
import type { FilterValue, VariableValue } from "./variable-value.ts";

/**
 * `{ "_gte": 1, "_lt": 5 }`, all of which has to hold of what `subjectFor` names, which may depend on the operand. Throws
 * for what is no operator, and for an operand of a wrong form.
 */
export function parseComparisons(value: unknown, path: string, subjectFor: (operand: unknown) => Subject): Filter {
  const parts = Object.entries(recordOf(value, path)).map(([name, operand]) => {
    const comparison = parseComparison(name, operand, `${path}.${name}`);
    return comparison === null
      ? never
      : ({ kind: "compare", subject: subjectFor(operand), comparison, path: `${path}.${name}` } satisfies Filter);
  });
  return allOf(parts);
}

/** `{ "b.c[0]": { "_eq": 1 } }`: what stands under `_json` of a json column. */
export function parseJsonComparisons(value: unknown, path: string, field: string): Filter {
  const parts = Object.entries(recordOf(value, path)).map(([text, inner]) => {
    const steps = parseJsonPath(text, `${path}.${text}`);
    return parseComparisons(inner, `${path}.${text}`, (operand) => ({ kind: "jsonPath", field, path: steps, as: kindOf(operand) }));
  });
  return allOf(parts);
}

/** Compared with a number, or a list of them, the value at a path is one. */
function kindOf(operand: unknown): "number" | "text" {
  const [first] = elementsOf(operand) ?? [operand];
  const value = currentValue(first);
  return typeof value === "number" || typeof value === "bigint" ? "number" : "text";
}

/** Null for a comparison with null, which holds of nothing. */
function parseComparison(name: string, operand: unknown, path: string): Comparison | null {
  const operator = operators.get(name);
  if (operator === undefined) throw invalidQuery(path, `operator "${name}" is unknown.${didYouMean(name, operators.keys())}`);
  switch (operator.kind) {
    case "isNull":
    case "isEmpty":
      return { kind: operator.kind, negated: operator.negated !== (operand === false) };
    case "submitted":
      return { kind: "submitted", negated: operand === false };
    case "regex":
      return { kind: "regex", pattern: parsePattern(operand, path) };
    case "equal":
      return parseEqual(operator.negated, operand, path);
    case "order":
      return operand === null ? null : { kind: "order", sign: operator.sign, value: parseValue(operand, path) };
    case "oneOf":
      return operand === null ? null : { kind: "oneOf", values: parseValues(operand, path), negated: operator.negated };
    case "between":
      return operand === null ? null : parseBetween(operator.negated, operand, path);
    case "like":
      return operand === null ? null : parseLike(operator, operand, path);
  }
}

/** `_eq: null` asks for nulls. To equal one that stands for many is to equal any of them. */
function parseEqual(negated: boolean, operand: unknown, path: string): Comparison {
  if (operand === null) return { kind: "isNull", negated };
  if (standsForMany(operand)) return { kind: "oneOf", values: [operand], negated };
  return { kind: "order", sign: negated ? "<>" : "=", value: parseValue(operand, path) };
}

function parseBetween(negated: boolean, operand: unknown, path: string): Comparison | null {
  const bounds = elementsOf(operand);
  if (bounds?.length !== 2) throw invalidFilterValue(path, "a list of two values", currentValue(operand));
  if (bounds.includes(null)) return null;
  const [low, high] = bounds;
  return { kind: "between", low: parseValue(low, `${path}[0]`), high: parseValue(high, `${path}[1]`), negated };
}

function parseLike(operator: Operator & { readonly kind: "like" }, operand: unknown, path: string): Comparison {
  const text = currentValue(operand);
  if (typeof text !== "string") throw invalidFilterValue(path, "a text", text);
  return { ...operator, value: parseValue(operand, path) };
}

/** A single value stands for a list of one; nulls in a list equal nothing. */
function parseValues(operand: unknown, path: string): VariableValue | readonly FilterValue[] {
  const elements = elementsOf(operand);
  if (elements === null) return [parseValue(operand, path)];
  if (isVariable(operand)) return operand;
  return elements.flatMap((one, index) => (one === null ? [] : [parseValue(one, `${path}[${index}]`)]));
}

function parseValue(value: unknown, path: string): FilterValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return value;
  if (isVariable(value) && !Array.isArray(value.value)) return value;
  throw invalidFilterValue(path, "a single value", currentValue(value));
}

/** `^a` as well as `/^a/i`. */
function parsePattern(operand: unknown, path: string): RegExp {
  const [, body, flags = ""] = typeof operand === "string" ? (/^\/(.*)\/([a-z]*)$/s.exec(operand) ?? [operand, operand]) : [];
  try {
    // A pattern that remembers where it stopped would answer otherwise the next time.
    if (body !== undefined) return new RegExp(body, flags.replaceAll(/[gy]/g, ""));
  } catch {
    // Told below, as any other value that is none.
  }
  throw invalidFilterValue(path, "a regular expression", operand);
}

/** The operators that stand for no condition on rows: of rules over written items alone. */
export const writtenOperators: ReadonlySet<string> = new Set(operatorsOf("regex", "submitted"));

export function recordOf(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (isVariable(value) || typeof value !== "object" || value === null || Array.isArray(value))
    throw invalidFilterValue(path, "an object", currentValue(value));
  // An object that is neither null nor a list has string keys.
  return value as Readonly<Record<string, unknown>>;
}
