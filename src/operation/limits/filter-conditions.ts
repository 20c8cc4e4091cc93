/**
 * How many conditions the filters of an operation state, in literals and in variables alike: every object counts, every
 * name in one that leads to no object, and each fifty values of a list. `{ id: { _in: [1, 2, 3] } }` is three. Counted
 * before anything else looks at the values, since already holding millions of them to their types takes seconds.
 */
import { Kind, type OperationDefinitionNode, type ValueNode } from "graphql";
import { RequestError } from "../../errors.ts";
import { type Fragments, createSum } from "../../request/walk-selections.ts";

/** What filters state as they are written, and which variables they use. */
export interface StatedConditions {
  readonly literal: number;
  readonly variables: readonly UsedVariable[];
}

interface UsedVariable {
  readonly name: string;
  readonly uses: number;
  /** What its default value states. */
  readonly byDefault: number;
}

export function countStatedConditions(operation: OperationDefinitionNode, fragments: Fragments): StatedConditions {
  const { literal, uses } = countStated(operation, fragments);
  const variables = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => ({
    name: variable.name.value,
    uses: uses.get(variable.name.value) ?? 0,
    byDefault: defaultValue === undefined ? 0 : countLiteral(defaultValue, new Map(), 0),
  }));
  return { literal, variables: variables.filter((variable) => variable.uses > 0) };
}

/** Throws when the filters state more conditions than that; the variables are as they were sent. */
export function assertConditions(stated: StatedConditions, variables: Readonly<Record<string, unknown>>, most: number): void {
  let conditions = stated.literal;
  for (const { name, uses, byDefault } of stated.variables) {
    if (conditions > most) break;
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    conditions += uses * (given === undefined ? byDefault : countGiven(given, most));
  }
  if (conditions <= most) return;
  throw new RequestError(
    "INVALID_QUERY",
    `The filters of the operation state more than ${most} conditions, which is the most that is allowed.`,
    { details: { limit: most } },
  );
}

interface Stated {
  readonly literal: number;
  /** By the name of a variable. */
  readonly uses: ReadonlyMap<string, number>;
}

/** Fragments count at each spread. */
function countStated(operation: OperationDefinitionNode, fragments: Fragments): Stated {
  const count = createSum<null, Stated>({
    fragments,
    includes: () => true,
    enter: () => null,
    field: ({ arguments: given = [] }, _at, below) => {
      const uses = new Map<string, number>();
      const filters = given.filter(({ name }) => name.value === "filter");
      const literal = filters.reduce((sum, { value }) => sum + countLiteral(value, uses, 0), 0);
      return addStated([{ literal, uses }, below(null)]);
    },
    sum: addStated,
  });
  return count(operation.selectionSet, null);
}

function addStated(parts: readonly Stated[]): Stated {
  const uses = new Map<string, number>();
  for (const part of parts) for (const [name, times] of part.uses) uses.set(name, (uses.get(name) ?? 0) + times);
  return { literal: parts.reduce((sum, { literal }) => sum + literal, 0), uses };
}

/** What a value counts that stands in a list. */
const listed = 1 / 50;

/** Adds to the uses of variables. What is neither object nor list counts as `plain`. */
function countLiteral(node: ValueNode, uses: Map<string, number>, plain: number): number {
  switch (node.kind) {
    case Kind.VARIABLE:
      uses.set(node.name.value, (uses.get(node.name.value) ?? 0) + 1);
      return plain;
    case Kind.OBJECT:
      return node.fields.reduce<number>((sum, { value }) => sum + countLiteral(value, uses, 1), 1);
    case Kind.LIST:
      return node.values.reduce<number>((sum, value) => sum + countLiteral(value, uses, listed), plain);
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
      const counts = !Array.isArray(value) || (isObject(member) && !Array.isArray(member));
      count += counts ? 1 : listed;
      if (count > most) return count;
    }
  }
  return count;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
