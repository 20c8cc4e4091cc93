/**
 * What a document may hold, whatever the schema. In: a parsed document. Out: nothing, or an error that says what is too
 * much. Looked at before validation, whose own work grows with what is bounded here.
 *
 * It is the first of four bounds of an operation. `filter-conditions.ts` counts what filters state, `operation-cost.ts` the
 * items of the answer, and `plan/statement/statement-work.ts` the steps of a query's statements, once these are planned.
 */
import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode, visit } from "graphql";
import { type Fragments, createSum, fragmentsOf } from "../../request/walk-selections.ts";
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
  const fragments = fragmentsOf(document);
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

function createMeasure(fragments: Fragments): (selectionSet: SelectionSetNode) => Measured {
  const measure = createSum<null, Measured>({
    fragments,
    includes: () => true,
    enter: () => null,
    field: ({ alias }, _at, below) => {
      const { depth, aliases } = below(null);
      return { depth: 1 + depth, aliases: aliases + (alias === undefined ? 0 : 1) };
    },
    sum: (parts) => ({
      depth: parts.reduce((most, { depth }) => Math.max(most, depth), 0),
      aliases: parts.reduce((all, { aliases }) => all + aliases, 0),
    }),
  });
  return (selectionSet) => measure(selectionSet, null);
}

function tooMuch(rule: string, node?: DocumentNode["definitions"][number]): GraphQLError {
  return new GraphQLError(`The document is too large: ${rule}.`, node === undefined ? {} : { nodes: node });
}
