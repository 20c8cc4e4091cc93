/**
 * GraphQL lets fields of one selection answer to the same name where they can be merged, and validation compares such
 * fields in pairs. How many pairs there will be is counted here first, in one walk, so that nobody waits for millions.
 */
import { type DefinitionNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from "graphql";
import { type Fragments, collectFields } from "../../request/walk-selections.ts";

export interface Overlaps {
  /** Pairs of fields that answer to the same name; those with arguments or selections, which are compared too, count as four. */
  readonly pairs: number;
  /** Fields with those of fragments at each spread; counting ends at `mostFields`. */
  readonly fields: number;
}

/** Deeper than `depth` only fragments lead that spread themselves, which validation tells of. */
export function countOverlaps(
  definitions: readonly DefinitionNode[],
  fragments: Fragments,
  { depth: deepest, mostFields }: { readonly depth: number; readonly mostFields: number },
): Overlaps {
  const reached = new Set<string>();
  const reach = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) reached.add(selection.name.value);
    return true;
  };
  let pairs = 0;
  let fields = 0;
  const count = (merged: readonly SelectionSetNode[], depth: number): void => {
    if (depth > deepest) return;
    for (const nodes of collectFields(merged, fragments, reach).values()) {
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
