import { invalidQuery } from "../../errors.ts";
import type { Condition, Edge, Expression, Link, Page, Property, ReadNode, SortTerm } from "./read-plan.ts";
import { tableOf } from "./scope.ts";
import type { AliasedCollection, Scope } from "./scope.ts";

/** One statement in the making. */
export interface StatementDraft {
  readonly scope: Scope;
  /** Joins of the selection; the scope itself where no page stands between. */
  readonly selection: Scope;
  readonly columns: Expression[];
  readonly cells: Map<string, number>;
  readonly edges: Edge[];
  /** Something carries a filter of the user's. */
  isFiltered: boolean;
  /** How many cells may still be selected of related items that are joined. */
  cellsLeft: number;
}

/** A row of PostgreSQL has 1,664 columns at most; those that are left are for the ordinal and for terms of the order. */
const mostCells = 1_600;

/** `ownCells` are those that the base needs. */
export function createDraft(scope: Scope, page: Page, ownCells: number): StatementDraft {
  const isPaged = page.limit !== null || page.offset > 0;
  const selection = isPaged ? { ...scope, joins: [], joined: new Map<string, AliasedCollection>() } : scope;
  return { scope, selection, columns: [], cells: new Map(), edges: [], isFiltered: false, cellsLeft: mostCells - ownCells };
}

export function buildPlan(
  draft: StatementDraft,
  link: Link,
  condition: Condition | null,
  sort: readonly SortTerm[],
  page: Page,
): Omit<ReadNode["plan"], "versioned"> {
  const { scope, selection } = draft;
  return {
    table: tableOf(scope.base.collection),
    alias: scope.base.alias,
    link,
    columns: draft.columns,
    joins: scope.joins,
    selectionJoins: selection === scope ? [] : selection.joins,
    condition,
    sort,
    page,
    prepared: !draft.isFiltered && isCommonPage(page),
  };
}

/** The number of the cell that holds the expression; equal expressions share one. */
export function cellOf(draft: StatementDraft, expression: Expression): number {
  const key = JSON.stringify(expression);
  const known = draft.cells.get(key);
  if (known !== undefined) return known;
  const cell = draft.columns.push(expression) - 1;
  draft.cells.set(key, cell);
  return cell;
}

export function assertFewCells(count: number, path: string): void {
  if (count <= mostCells) return;
  throw invalidQuery(path, `the selection has ${count} values in one row, expected at most ${mostCells}.`);
}

export function edgeProperty(draft: StatementDraft, key: string, edge: Edge): Property {
  return { kind: "edge", key, edge: draft.edges.push(edge) - 1 };
}
/** Pages of prepared statements are part of their text, so only so many texts of one statement may come about. */
export function isCommonPage(page: Page): boolean {
  return page.offset === 0 && (page.limit === null || page.limit <= 100);
}
