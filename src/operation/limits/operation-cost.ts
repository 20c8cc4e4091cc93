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
  type SelectionNode,
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

export interface CostSettings {
  readonly most: number;
  /** Items of a nested list whose `limit` does not say how many. */
  readonly listSize: number;
  readonly queryLimitDefault: number;
  readonly queryLimitMax: number;
}

/** What `operation.ts` knows of an operation once its variables are read. */
export type CostedOperation = Pick<ValidatedExecutionArgs, "schema" | "operation" | "fragments" | "variableValues">;

/** What a root list without a bound is expected to have. */
const rootListSize = 1_000;

/** Whoever asks for so many asks for all, as with -1. */
const all = 1_000_000;

/** Throws when the operation may answer more than is allowed. */
export function createCostLimit(settings: CostSettings): (operation: CostedOperation) => void {
  // Of operations that no variable makes cheaper or dearer: clients send the same few over and over.
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
  const walk: Walk = { ...operation, settings, fragmentCosts: new Map(), readVariables: false };
  const root = operation.schema.getRootType(operation.operation.operation);
  const cost = root ? costOf(walk, operation.operation.selectionSet, root, true) : 0;
  if (!walk.readVariables) known.set(operation.operation, cost);
  return cost;
}

interface Walk extends CostedOperation {
  readonly settings: CostSettings;
  /** For one parent each. */
  readonly fragmentCosts: Map<string, number>;
  readVariables: boolean;
}

/** The items below one item of the type. */
function costOf(walk: Walk, selectionSet: SelectionSetNode, type: GraphQLNamedType, isRoot: boolean): number {
  const seen = new Set<string>();
  let cost = 0;
  const add = (selections: readonly SelectionNode[], parent: GraphQLNamedType): void => {
    for (const selection of selections) {
      if (!isIncluded(walk, selection)) continue;
      switch (selection.kind) {
        case Kind.FIELD: {
          if (selection.selectionSet === undefined) break;
          const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
          // Introspection is not of the database.
          if (field === undefined) break;
          const written = `${parent.name} ${textOf(selection)}`;
          if (seen.has(written)) break;
          seen.add(written);
          const count = countOf(walk, field, selection, isRoot);
          if (count > 0) cost += count * (1 + costOf(walk, selection.selectionSet, getNamedType(field.type), false));
          break;
        }
        case Kind.INLINE_FRAGMENT:
          add(selection.selectionSet.selections, typeOf(walk, selection.typeCondition?.name.value) ?? parent);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const { value: name } = selection.name;
          if (seen.has(name)) break;
          seen.add(name);
          cost += costOfFragment(walk, name, isRoot);
          break;
        }
      }
    }
  };
  add(selectionSet.selections, type);
  return cost;
}

function costOfFragment(walk: Walk, name: string, isRoot: boolean): number {
  const known = walk.fragmentCosts.get(name);
  if (known !== undefined) return known;
  const fragment = walk.fragments[name]?.definition;
  const type = typeOf(walk, fragment?.typeCondition.name.value);
  const cost = fragment === undefined || type === undefined ? 0 : costOf(walk, fragment.selectionSet, type, isRoot);
  walk.fragmentCosts.set(name, cost);
  return cost;
}

function typeOf({ schema }: Walk, name: string | undefined): GraphQLNamedType | undefined {
  return name === undefined ? undefined : schema.getType(name);
}

/** A field as it is written, but for its alias. */
function textOf({ name, loc }: FieldNode): string {
  // The parser notes where everything stands.
  return loc === undefined || name.loc === undefined ? name.value : loc.source.body.slice(name.loc.start, loc.end);
}

function isIncluded(walk: Walk, { directives = [] }: SelectionNode): boolean {
  return directives.every(({ name, arguments: args = [] }) => {
    if (name.value !== "skip" && name.value !== "include") return true;
    const condition = args.find((argument) => argument.name.value === "if");
    return condition === undefined || valueOf(walk, condition.value) !== (name.value === "skip");
  });
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
  walk.readVariables = true;
  return walk.variableValues.coerced[node.name.value];
}

/** 1e+33 rather than all of its digits. */
function describe(count: number): string {
  return count < 1e15 ? String(Math.round(count)) : count.toExponential(0);
}
