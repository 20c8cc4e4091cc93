/**
 * How selections are walked: the one place that spreads fragments and decides `@skip` and `@include`. In: selections as
 * they are written, and the fragments of their document. Out: the fields of one level, or a sum over all levels.
 */
import { Kind } from "graphql";
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode, VariableValues } from "graphql";

/** By name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(
    definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])),
  );
}

/** What `@skip(if: $a) @include(if: $b)` come to. A variable that is null, where it must not be, is for graphql-js to refuse. */
export function isIncluded({ directives = [] }: SelectionNode, { coerced }: VariableValues): boolean {
  return directives.every(({ name, arguments: [condition] = [] }) => {
    const isSkip = name.value === "skip";
    if (condition === undefined || (!isSkip && name.value !== "include")) return true;
    const { value } = condition;
    const given = value.kind === Kind.VARIABLE ? coerced[value.name.value] : value.kind === Kind.BOOLEAN && value.value;
    return given !== isSkip;
  });
}

/** Field nodes by response key, in the order of the answer. */
export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>;

/** Whether a selection counts; for a fragment with the type that it is on, if it says one. */
type Enters = (selection: SelectionNode, onType: string | undefined) => boolean;

/** The fields of one level, with those of fragments in their places; each fragment is spread once. */
export function collectFields(
  selectionSets: readonly (SelectionSetNode | undefined)[],
  fragments: Fragments,
  enters: Enters,
): CollectedFields {
  const collected = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      switch (selection.kind) {
        case Kind.FIELD:
          if (enters(selection, undefined)) addTo(collected, (selection.alias ?? selection.name).value, selection);
          break;
        case Kind.INLINE_FRAGMENT:
          if (enters(selection, selection.typeCondition?.name.value)) collect(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = fragments.get(name);
          if (fragment === undefined || spread.has(name) || !enters(selection, fragment.typeCondition.name.value)) break;
          spread.add(name);
          collect(fragment.selectionSet);
          break;
        }
      }
    }
  };
  for (const selectionSet of selectionSets) if (selectionSet !== undefined) collect(selectionSet);
  return collected;
}

function addTo(collected: Map<string, FieldNode[]>, key: string, node: FieldNode): void {
  const known = collected.get(key);
  if (known === undefined) collected.set(key, [node]);
  else known.push(node);
}

/** How a sum is made. `At` is what is known where selections stand, such as the type that they are of. */
export interface Fold<At, Sum> {
  readonly fragments: Fragments;
  readonly includes: (selection: SelectionNode) => boolean;
  /** Inside of a fragment on that type; the same for every spread of one fragment. */
  readonly enter: (at: At, onType: string | undefined) => At;
  /** What a field comes to; `below` is the sum of its selections. */
  readonly field: (node: FieldNode, at: At, below: (at: At) => Sum) => Sum;
  /** What fields and fragments that stand beside each other come to. */
  readonly sum: (parts: readonly Sum[]) => Sum;
}

/**
 * Sums up selections with all that is below them. A fragment counts at each of its spreads, and is summed up once, so that
 * fragments which double each other take no longer than they are written. One that spreads itself counts as empty there.
 */
export function createSum<At, Sum>({ fragments, includes, enter, field, sum }: Fold<At, Sum>): (of: SelectionSetNode, at: At) => Sum {
  const known = new Map<string, Sum>();
  const sumOf = (selectionSet: SelectionSetNode, at: At): Sum => sum(partsOf(selectionSet, at));
  const sumOfFragment = (name: string, at: At): Sum => {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, sum([]));
    const fragment = fragments.get(name);
    const found = fragment === undefined ? sum([]) : sumOf(fragment.selectionSet, enter(at, fragment.typeCondition.name.value));
    known.set(name, found);
    return found;
  };
  const partsOf = ({ selections }: SelectionSetNode, at: At): Sum[] =>
    selections.filter(includes).flatMap((selection): Sum[] => {
      switch (selection.kind) {
        case Kind.FIELD: {
          const { selectionSet } = selection;
          return [field(selection, at, (inner) => (selectionSet === undefined ? sum([]) : sumOf(selectionSet, inner)))];
        }
        case Kind.INLINE_FRAGMENT:
          return partsOf(selection.selectionSet, enter(at, selection.typeCondition?.name.value));
        case Kind.FRAGMENT_SPREAD:
          return [sumOfFragment(selection.name.value, at)];
      }
    });
  return sumOf;
}
