/**
 * How many items an operation may answer, estimated before anything is planned: the product of the limits on the way to
 * each list, summed over all of them. Parts that are written alike beside each other count once, as they are read once.
 */
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidatedExecutionArgs,
  type ValueNode,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
} from "graphql";
import { RequestError } from "../../errors.ts";
import { createSum, isIncluded } from "../../request/walk-selections.ts";

export interface CostSettings {
  readonly most: number;
  /** Items of a nested list whose `limit` does not say how many. */
  readonly listSize: number;
  readonly queryLimitDefault: number;
  readonly queryLimitMax: number;
}

/** What `operation.ts` knows of an operation once its variables are read. */
export type CostedOperation = Pick<ValidatedExecutionArgs, "schema" | "operation" | "fragmentDefinitions" | "variableValues">;

/** What a root list without a bound is expected to have. */
const rootListSize = 1_000;

/** Whoever asks for so many asks for all, as with -1. */
const all = 1_000_000;

/** Throws when the operation may answer more than is allowed. */
export function createCostLimit(settings: CostSettings): (operation: CostedOperation) => void {
  // Of operations without variables: clients send the same few over and over.
  const known = new WeakMap<OperationDefinitionNode, number>();
  return (operation) => {
    const cost = known.get(operation.operation) ?? estimate(operation, settings, known);
    if (cost <= settings.most) return;
    throw new RequestError(
      "INVALID_QUERY",
      `The operation may answer about ${describe(cost)} items, of which ${describe(settings.most)} are allowed: give its lists a lower "limit".`,
      { details: { cost, limit: settings.most } },
    );
  };
}

function estimate(operation: CostedOperation, settings: CostSettings, known: WeakMap<OperationDefinitionNode, number>): number {
  const walk: Walk = { ...operation, settings };
  const root = operation.schema.getRootType(operation.operation.operation);
  const cost = root ? createEstimate(walk, root)(operation.operation.selectionSet, root).items : 0;
  if ((operation.operation.variableDefinitions ?? []).length === 0) known.set(operation.operation, cost);
  return cost;
}

interface Walk extends CostedOperation {
  readonly settings: CostSettings;
}

/** Items below one item; one object for parts that are written alike. */
interface Estimate {
  readonly items: number;
}

const nothing: Estimate = { items: 0 };

function createEstimate(walk: Walk, root: GraphQLNamedType): (of: SelectionSetNode, type: GraphQLNamedType) => Estimate {
  const { schema, fragmentDefinitions, variableValues } = walk;
  const known = new Map<string, Estimate>();
  return createSum<GraphQLNamedType, Estimate>({
    fragments: new Map(Object.entries(fragmentDefinitions)),
    includes: (selection) => isIncluded(selection, variableValues),
    enter: (type, onType) => (onType === undefined ? undefined : schema.getType(onType)) ?? type,
    field: (node, parent, below) => {
      const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
      // Introspection is not of the database.
      if (field === undefined || node.selectionSet === undefined) return nothing;
      const written = `${parent.name} ${textOf(node)}`;
      const before = known.get(written);
      if (before !== undefined) return before;
      const count = countOf(walk, field, node, parent === root);
      const found = { items: count > 0 ? count * (1 + below(getNamedType(field.type)).items) : 0 };
      known.set(written, found);
      return found;
    },
    sum: (parts) => ({ items: [...new Set(parts)].reduce((sum, { items }) => sum + items, 0) }),
  });
}

/** A field as it is written, but for its alias. */
function textOf({ name, loc }: FieldNode): string {
  // The parser notes where everything stands.
  return loc === undefined || name.loc === undefined ? name.value : loc.source.body.slice(name.loc.start, loc.end);
}

/** How many items a field has for one parent. */
function countOf(walk: Walk, field: GraphQLField<unknown, unknown>, node: FieldNode, isRoot: boolean): number {
  if (!isListType(getNullableType(field.type))) return 1;
  const { listSize, queryLimitDefault, queryLimitMax } = walk.settings;
  const most = queryLimitMax < 0 ? Infinity : queryLimitMax;
  const expected = isRoot ? rootListSize : listSize;
  const limit = node.arguments?.find((argument) => argument.name.value === "limit");
  const given = limit === undefined ? undefined : valueOf(walk, limit.value);
  if (typeof given === "number") return Math.min(given < 0 || given >= all ? expected : given, most);
  if (queryLimitDefault < 0) return Math.min(expected, most);
  return Math.min(isRoot ? queryLimitDefault : Math.min(expected, queryLimitDefault), most);
}

function valueOf(walk: Walk, node: ValueNode): unknown {
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.BOOLEAN) return node.value;
  if (node.kind !== Kind.VARIABLE) return undefined;
  return walk.variableValues.coerced[node.name.value];
}

/** 1e+33 rather than all of its digits. */
function describe(count: number): string {
  return count < 1e15 ? String(Math.round(count)) : count.toExponential(0);
}
