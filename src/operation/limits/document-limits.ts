/**
 * What a document may hold, whatever the schema. In: a parsed document. Out: nothing, or an error that says what is too
 * much. Looked at before validation, whose own work grows with what is bounded here.
 */
import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode, visit } from "graphql";
import { countOverlaps } from "./overlaps.ts";

export interface DocumentLimits {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

/** Lists and objects in values nest no deeper than this, written out or in variables: what reads them is recursive. */
export const deepestValue = 500;

export function assertDocumentLimits(document: DocumentNode, limits: DocumentLimits): void {
  assertSyntaxLimits(document, limits);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measure = createMeasure(fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { depth, aliases } = measure(definition.selectionSet);
    if (depth > limits.depth) throw tooMuch(`its selections nest at most ${limits.depth} deep`, definition);
    if (aliases > limits.aliases) throw tooMuch(`it has at most ${limits.aliases} aliases, those of fragments at each spread`, definition);
  }
  const { pairs, fields } = countOverlaps(document.definitions, fragments, { depth: limits.depth, mostFields });
  if (fields > mostFields) throw tooMuch(`it has at most ${mostFields} fields, those of fragments at each spread`);
  if (pairs > mostPairs) throw tooMuch("too many of its fields answer to the same name");
}

/** Six hundred times the same plain field, or nearly three hundred times the same list: what validation compares within a tenth of a second. */
const mostPairs = 200_000;
const mostFields = 100_000;

/** What is counted as it is written. */
function assertSyntaxLimits(document: DocumentNode, limits: DocumentLimits): void {
  let directives = 0;
  let nested = 0;
  const enter = (): void => {
    nested += 1;
    if (nested > deepestValue) throw tooMuch(`its values nest at most ${deepestValue} deep`);
  };
  const leave = (): void => {
    nested -= 1;
  };
  const value = { enter, leave };
  visit(document, {
    Directive() {
      directives += 1;
      if (directives > limits.directives) throw tooMuch(`it has at most ${limits.directives} directives`);
    },
    ListValue: value,
    ObjectValue: value,
  });
}

interface Measured {
  readonly depth: number;
  readonly aliases: number;
}

const nothing: Measured = { depth: 0, aliases: 0 };

/** Fragments count at each spread, and are measured once. */
function createMeasure(fragments: ReadonlyMap<string, FragmentDefinitionNode>): (selections: SelectionSetNode) => Measured {
  const measured = new Map<string, Measured>();
  const measureFragment = (name: string): Measured => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // For a fragment that spreads itself: validation says so.
    measured.set(name, nothing);
    const fragment = fragments.get(name);
    const result = fragment === undefined ? nothing : measure(fragment.selectionSet);
    measured.set(name, result);
    return result;
  };
  const measure = (selectionSet: SelectionSetNode): Measured => {
    let depth = 0;
    let aliases = 0;
    const add = (inner: Measured, own: Measured): void => {
      depth = Math.max(depth, own.depth + inner.depth);
      aliases += own.aliases + inner.aliases;
    };
    for (const selection of selectionSet.selections) {
      switch (selection.kind) {
        case Kind.FIELD:
          add(selection.selectionSet === undefined ? nothing : measure(selection.selectionSet), {
            depth: 1,
            aliases: selection.alias === undefined ? 0 : 1,
          });
          break;
        case Kind.INLINE_FRAGMENT:
          add(measure(selection.selectionSet), nothing);
          break;
        case Kind.FRAGMENT_SPREAD:
          add(measureFragment(selection.name.value), nothing);
          break;
      }
    }
    return { depth, aliases };
  };
  return measure;
}

function tooMuch(rule: string, node?: DocumentNode["definitions"][number]): GraphQLError {
  return new GraphQLError(`The document is too large: ${rule}.`, node === undefined ? {} : { nodes: node });
}
