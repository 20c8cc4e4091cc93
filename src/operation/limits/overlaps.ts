/**
 * GraphQL lets fields of one selection answer to the same name where they can be merged, and validation compares such
 * fields in pairs. How many pairs there will be is counted here first, in one walk, so that nobody waits for millions.
 */
import { type DefinitionNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql";

export interface Overlaps {
  /** Pairs of fields that answer to the same name; those with arguments or selections, which are compared too, count as four. */
  readonly pairs: number;
  /** Fields with those of fragments at each spread; counting ends at `mostFields`. */
  readonly fields: number;
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Deeper than `depth` only fragments lead that spread themselves, which validation tells of. */
export function countOverlaps(
  definitions: readonly DefinitionNode[],
  fragments: Fragments,
  { depth: deepest, mostFields }: { readonly depth: number; readonly mostFields: number },
): Overlaps {
  const reached = new Set<string>();
  let pairs = 0;
  let fields = 0;
  const count = (merged: readonly SelectionSetNode[], depth: number): void => {
    if (depth > deepest) return;
    const byName = collectByName(merged, fragments, reached);
    for (const nodes of byName.values()) {
      fields += nodes.length;
      pairs += ((nodes.length * (nodes.length - 1)) / 2) * (nodes.every(isPlain) ? 1 : 4);
      if (fields > mostFields) return;
      const below = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
      if (below.length > 0) count(below, depth + 1);
    }
  };
  for (const definition of definitions) if (definition.kind === Kind.OPERATION_DEFINITION) count([definition.selectionSet], 1);
  // Fragments that no operation uses are compared as well.
  for (const [name, { selectionSet }] of fragments) if (!reached.has(name)) count([selectionSet], 1);
  return { pairs, fields };
}

function isPlain({ arguments: given = [], selectionSet }: FieldNode): boolean {
  return given.length === 0 && selectionSet === undefined;
}

/** The fields of selections that are merged, by the name that they answer to. */
function collectByName(
  merged: readonly SelectionSetNode[],
  fragments: Fragments,
  reached: Set<string>,
): ReadonlyMap<string, readonly FieldNode[]> {
  const byName = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const waiting = [...merged];
  for (let selectionSet = waiting.pop(); selectionSet !== undefined; selectionSet = waiting.pop()) {
    for (const selection of selectionSet.selections) {
      switch (selection.kind) {
        case Kind.FIELD: {
          const name = (selection.alias ?? selection.name).value;
          const known = byName.get(name);
          if (known === undefined) byName.set(name, [selection]);
          else known.push(selection);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          waiting.push(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = fragments.get(name);
          if (fragment === undefined || spread.has(name)) break;
          spread.add(name);
          reached.add(name);
          waiting.push(fragment.selectionSet);
          break;
        }
      }
    }
  }
  return byName;
}
