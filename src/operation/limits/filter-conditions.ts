/**
 * How many conditions the filters of an operation state, in literals and in variables alike: every object counts, and
 * every name in one that leads to no object. `{ id: { _in: [1, 2, 3] } }` is three. Counted before anything else looks
 * at the values, since already holding millions of objects to their types takes seconds.
 */
import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode, type ValueNode } from "graphql";
import { RequestError } from "../../errors.ts";

export type AssertConditions = (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) => void;

/** As they were sent. */
type Variables = Readonly<Record<string, unknown>>;

/** Throws when the filters state more conditions than that. */
export function createConditionLimit(most: number): AssertConditions {
  // Clients send the same few operations over and over.
  const known = new WeakMap<OperationDefinitionNode, Stated>();
  return (document, operation, variables) => {
    const stated = known.get(operation) ?? countStated(document, operation);
    known.set(operation, stated);
    let conditions = stated.literal;
    for (const [name, uses] of stated.uses) {
      if (conditions > most) break;
      const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
      const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (given !== undefined) conditions += uses * countGiven(given, most);
      else if (definition?.defaultValue !== undefined) conditions += uses * countLiteral(definition.defaultValue, new Map(), 0);
    }
    if (conditions <= most) return;
    throw new RequestError(
      "INVALID_QUERY",
      `The filters of the operation state more than ${most} conditions, which is the most that is allowed.`,
      {
        details: { limit: most },
      },
    );
  };
}

/** What filters state as they are written, and how often they use which variable. */
interface Stated {
  readonly literal: number;
  readonly uses: Uses;
}

type Uses = ReadonlyMap<string, number>;

const nothing: Stated = { literal: 0, uses: new Map() };

/** Fragments count at each spread, and are looked at once. */
function countStated(document: DocumentNode, operation: OperationDefinitionNode): Stated {
  const selections = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) selections.set(definition.name.value, definition.selectionSet);
  const counted = new Map<string, Stated>();
  const countFragment = (name: string): Stated => {
    const selectionSet = selections.get(name);
    const stated = counted.get(name) ?? (selectionSet === undefined ? nothing : count(selectionSet));
    counted.set(name, stated);
    return stated;
  };
  const count = (selectionSet: SelectionSetNode): Stated => {
    const uses = new Map<string, number>();
    let literal = 0;
    const add = (inner: Stated): void => {
      literal += inner.literal;
      for (const [name, times] of inner.uses) uses.set(name, (uses.get(name) ?? 0) + times);
    };
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) add(countFragment(selection.name.value));
      else if (selection.selectionSet !== undefined) add(count(selection.selectionSet));
      if (selection.kind !== Kind.FIELD) continue;
      for (const { name, value } of selection.arguments ?? []) if (name.value === "filter") literal += countLiteral(value, uses, 0);
    }
    return { literal, uses };
  };
  return count(operation.selectionSet);
}

/** Adds to the uses of variables. What is neither object nor list counts as `plain`, as what a name leads to. */
function countLiteral(node: ValueNode, uses: Map<string, number>, plain: 0 | 1): number {
  switch (node.kind) {
    case Kind.VARIABLE:
      uses.set(node.name.value, (uses.get(node.name.value) ?? 0) + 1);
      return plain;
    case Kind.OBJECT:
      return node.fields.reduce<number>((sum, { value }) => sum + countLiteral(value, uses, 1), 1);
    case Kind.LIST:
      return node.values.reduce<number>((sum, value) => sum + countLiteral(value, uses, 0), plain);
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.NULL:
    case Kind.ENUM:
      return plain;
  }
}

/** Ends beyond `most`. */
function countGiven(given: unknown, most: number): number {
  let count = isObject(given) && !Array.isArray(given) ? 1 : 0;
  const waiting: object[] = isObject(given) ? [given] : [];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    for (const member of members) {
      if (isObject(member)) waiting.push(member);
      if (!Array.isArray(value) || (isObject(member) && !Array.isArray(member))) count += 1;
      if (count > most) return count;
    }
  }
  return count;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
