/**
 * How many items an operation may answer, estimated before anything is planned: the product of the limits on the way to
 * each list, summed over all of them. Parts that are written alike beside each other count once, as they are read once.
 */
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableValues,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
} from "graphql";
import { RequestError } from "../../errors.ts";
import type { RequestSettings } from "../../request/plan-context.ts";
import { type Fragments, createSum, isIncluded } from "../../request/walk-selections.ts";

export interface CostSettings {
  /** The most items. */
  readonly most: number;
  /** Items of a nested list whose `limit` does not say how many. */
  readonly listSize: number;
}

type Limits = Pick<RequestSettings, "queryLimitDefault" | "queryLimitMax"> & { readonly cost: CostSettings };

export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** The variables that are more than values of filters. */
  readonly decisive: ReadonlySet<string>;
}

/** What a root list without a bound is expected to have. */
const rootListSize = 1_000;

/** Whoever asks for so many asks for all, as with -1. */
const all = 1_000_000;

/** The estimate for each request; one for all where no variable makes the operation cheaper or dearer. */
export function createCostEstimate(operation: CostedOperation, limits: Limits): (variables: VariableValues) => number {
  let known: number | null = null;
  return (variables) => {
    if (operation.decisive.size > 0) return estimate({ ...operation, limits, variables });
    known ??= estimate({ ...operation, limits, variables });
    return known;
  };
}

export function assertCost(cost: number, most: number): void {
  if (cost <= most) return;
  throw new RequestError(
    "INVALID_QUERY",
    `The operation may answer about ${describe(cost)} items, of which ${describe(most)} are allowed: give its lists a lower "limit".`,
    { details: { cost, limit: most } },
  );
}

interface Walk extends CostedOperation {
  readonly limits: Limits;
  readonly variables: VariableValues;
}

function estimate(walk: Walk): number {
  const { operation, schema } = walk;
  const root = schema.getRootType(operation.operation);
  return root ? createEstimate(walk, root)(operation.selectionSet, root).items : 0;
}

/** Items below one item; one object for parts that are written alike. */
interface Estimate {
  readonly items: number;
}

const nothing: Estimate = { items: 0 };

function createEstimate(walk: Walk, root: GraphQLNamedType): (of: SelectionSetNode, type: GraphQLNamedType) => Estimate {
  const { schema, fragments, variables } = walk;
  const known = new Map<string, Estimate>();
  return createSum<GraphQLNamedType, Estimate>({
    fragments,
    includes: (selection) => isIncluded(selection, variables),
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
  const { queryLimitDefault, queryLimitMax, cost } = walk.limits;
  const most = queryLimitMax < 0 ? Infinity : queryLimitMax;
  const expected = isRoot ? rootListSize : cost.listSize;
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
  return walk.variables.coerced[node.name.value];
}

/** 1e+33 rather than all of its digits. */
function describe(count: number): string {
  return count < 1e15 ? String(Math.round(count)) : count.toExponential(0);
}
