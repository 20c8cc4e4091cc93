/**
 * The levels in which rows are written, as few as can be. In: rows, and the values that they hand on. Out: a row's level is
 * above those of the rows that it refers to, and of those whose values it takes; what is handed on in a circle, or in many
 * steps, has to be given up beforehand.
 */
import { exchangedValues, invalidPayload } from "../../errors.ts";
import { isExact } from "./handovers.ts";
import type { Handover } from "./handovers.ts";
import { canBeReleased, listStated, pathOf } from "./releases.ts";
import type { RowId, WriteRow } from "./rows.ts";

export interface RowOrder {
  readonly levels: ReadonlyMap<RowId, number>;
  readonly released: readonly Handover[];
}

/** So many updates follow one upon the other at most; it takes two statements to give up all values and to set them. */
const longestChain = 3;

export function orderRows(rows: readonly WriteRow[], handovers: readonly Handover[]): RowOrder {
  const given = sortRows(rows, handovers);
  const released = new Set(listReleased(handovers, given));
  const kept = handovers.filter((one) => !released.has(one));
  const sorted = kept.length === handovers.length ? given : sortRows(rows, kept);
  sorted.circles.forEach(assertMayBeCircle);
  const circles = new Set(sorted.circles);
  const possible =
    circles.size === 0
      ? sorted
      : sortRows(
          rows,
          kept.filter((one) => !circles.has(one)),
        );
  const [first] = possible.stuck;
  if (first !== undefined) throw invalidPayload(first.path, "these new items refer to each other in a circle.");
  return { levels: possible.levels, released: [...released] };
}

function listReleased(handovers: readonly Handover[], { circles, long }: SortedRows): readonly Handover[] {
  const circular = new Set(circles.map(({ key }) => key));
  const keys = new Set([...circular, ...long.map(({ key }) => key)]);
  return [...Map.groupBy(handovers, ({ key }) => key)].flatMap(([key, group]) => {
    if (group.every(({ collection }) => canBeReleased(collection, key))) return keys.has(key) ? group : [];
    return circular.has(key) ? listStated(group) : [];
  });
}

/** Where it is not certain that values are equal, or that two of them are one too many, the database says so. */
function assertMayBeCircle({ collection, key, from }: Handover): void {
  const [first] = from;
  if (first === undefined || !isExact(collection, key)) return;
  throw exchangedValues(pathOf(first, key), collection.name, key.fields);
}

interface SortedRows {
  readonly levels: ReadonlyMap<RowId, number>;
  /** Rows that have to be written before themselves. */
  readonly stuck: readonly WriteRow[];
  /** Handovers for which that is so. */
  readonly circles: readonly Handover[];
  /** Handovers that would be one update too many. */
  readonly long: readonly Handover[];
}

type Node = { readonly row: WriteRow } | { readonly handover: Handover };

interface Edge {
  readonly from: Node;
  readonly to: Node;
  /** How many levels later. Updates come before the inserts of their level. */
  readonly levels: number;
  readonly isHandover: boolean;
}

function sortRows(rows: readonly WriteRow[], handovers: readonly Handover[]): SortedRows {
  const nodes: readonly Node[] = [...rows.map((row) => ({ row })), ...handovers.map((handover) => ({ handover }))];
  const edges = listEdges(nodes);
  const next = Map.groupBy(edges, ({ from }) => from);
  const sorted = sortNodes(nodes, next);
  const circles = sorted.length === nodes.length ? [] : listStuck(nodes, edges, sorted);
  const levels = levelNodes(sorted, next);
  return {
    levels: new Map(rows.map(({ id }, index) => [id, levels.get(nodes[index]) ?? 0])),
    stuck: circles.flatMap((node) => ("row" in node ? [node.row] : [])),
    circles: circles.flatMap((node) => ("handover" in node ? [node.handover] : [])),
    long: handovers.length < longestChain ? [] : listLong(sorted, edges),
  };
}

function listLong(sorted: readonly Node[], edges: readonly Edge[]): readonly Handover[] {
  const next = Map.groupBy(
    edges.filter(({ isHandover }) => isHandover),
    ({ from }) => from,
  );
  const updates = levelNodes(sorted, next);
  return sorted.flatMap((node) => {
    const isLong = "handover" in node && (updates.get(node) ?? 0) + 1 >= longestChain && node.handover.to.some(({ isNew }) => !isNew);
    return isLong ? [node.handover] : [];
  });
}

function listEdges(nodes: readonly Node[]): readonly Edge[] {
  const byId = new Map(nodes.flatMap((node) => ("row" in node ? [[node.row.id, node] as const] : [])));
  const find = (ids: Iterable<RowId>): readonly Node[] => [...ids].map((id) => byId.get(id)).filter((node) => node !== undefined);
  return nodes.flatMap((to): readonly Edge[] => {
    if ("row" in to) return find(to.row.needs).map((from) => ({ from, to, levels: 1, isHandover: false }));
    const { from, to: takers } = to.handover;
    return [
      ...find(from.map(({ id }) => id)).map((node) => ({ from: node, to, levels: 0, isHandover: true })),
      ...takers.flatMap(({ id, isNew }) => find([id]).map((node) => ({ from: to, to: node, levels: isNew ? 0 : 1, isHandover: true }))),
    ];
  });
}

type NextEdges = ReadonlyMap<Node, readonly Edge[]>;

/** Each node after those that lead to it; without those for which there is no such place. */
function sortNodes(nodes: readonly Node[], next: NextEdges): readonly Node[] {
  const waiting = new Map<Node, number>();
  for (const edges of next.values()) for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const sorted = nodes.filter((node) => !waiting.has(node));
  for (const node of sorted) {
    for (const { to } of next.get(node) ?? []) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) sorted.push(to);
    }
  }
  return sorted;
}

/** The nodes of circles, and those between two circles; not what only comes after one. */
function listStuck(nodes: readonly Node[], edges: readonly Edge[], sorted: readonly Node[]): readonly Node[] {
  const placed = new Set(sorted);
  const left = nodes.filter((node) => !placed.has(node));
  const back = edges.flatMap(({ from, to, ...edge }) => (placed.has(from) || placed.has(to) ? [] : [{ ...edge, from: to, to: from }]));
  const after = new Set(
    sortNodes(
      left,
      Map.groupBy(back, ({ from }) => from),
    ),
  );
  return left.filter((node) => !after.has(node));
}

function levelNodes(sorted: readonly Node[], next: NextEdges): ReadonlyMap<Node | undefined, number> {
  const found = new Map<Node, number>();
  for (const node of sorted) {
    const level = found.get(node) ?? 0;
    for (const { to, levels } of next.get(node) ?? []) found.set(to, Math.max(found.get(to) ?? 0, level + levels));
  }
  return found;
}
