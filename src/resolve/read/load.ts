/**
 * Loads a forest of read plans breadth first: a level starts when the one above is complete, and its statements run at
 * the same time. So which edges meet in one statement depends on the operation alone.
 */
import { asError } from "../../database/connection-error.ts";
import type { Parameter, Row } from "../../database/database.ts";
import { invariant } from "../../shared/invariant.ts";
import type { CompiledEdge, CompiledNode } from "../../sql/compile-plan.ts";
import { fillRead } from "../../sql/compiled-read.ts";
import { isKeyText } from "../../value/key-text.ts";
import type { KeyedRows, Loader } from "./loader.ts";
import { mapInTurns } from "../../shared/turns.ts";

/** The rows of a node, and what hangs on them. */
export interface LoadedNode {
  readonly node: CompiledNode;
  readonly rows: readonly Row[];
  /** Which cell is the first of the plan's: 1 behind an ordinal, 0 in a root's rows. */
  readonly firstCell: 0 | 1;
  /** As the node's edges. */
  readonly edges: readonly LoadedEdge[];
}

export interface LoadedEdge {
  readonly kind: CompiledEdge["kind"];
  /** For each row of the parent: which group of rows it owns; -1 for none. */
  readonly groups: readonly number[];
  /** The rows of group `g` are those from `starts[g]` up to `starts[g + 1]` of the member that owns it. */
  readonly members: readonly LoadedMember[];
  /** For each group: which of `members`, and which group of it. */
  readonly owners: readonly { readonly member: number; readonly group: number }[];
}

export interface LoadedMember {
  readonly loaded: LoadedNode;
  readonly starts: readonly number[];
}

/** A root of the forest: a statement of its own, or one item by its key. */
export interface Tree {
  readonly node: CompiledNode;
  readonly key: string | null;
  /** What fills the slots of its plans. */
  readonly values: readonly Parameter[];
}

/** Each tree's rows, or the error that any of its statements met; the other trees go on. Its first statements are asked for at once. */
export async function loadForest(trees: readonly Tree[], loader: Loader): Promise<readonly (LoadedNode | Error)[]> {
  const [only, ...others] = trees;
  const trunks = trees.map((tree) => settle(loadTree(tree, others.length === 0 ? loader.loadAlone : loader.loadLevel, loader)));
  // Beside other trees, an edge may be of a level that it shares a statement with.
  const ahead = only === undefined || others.length > 0 ? nothingAhead : loadAhead(only, loader);
  const results: (LoadingNode | Error)[] = await Promise.all(trunks);
  let level = results.flatMap((draft, tree): readonly Pending[] => (draft instanceof Error ? [] : [{ draft, tree }]));
  while (level.length > 0) {
    const steps = level.flatMap(({ draft, tree }) => draft.node.edges.map((edge) => ({ draft, tree, edge })));
    const loaded = await Promise.all(
      steps.map(({ draft, tree, edge }) => settle(ahead.get(edge)?.(draft) ?? loadEdge(draft, edge, trees[tree]?.values ?? [], loader))),
    );
    const next: Pending[] = [];
    loaded.forEach((edge, index) => {
      const step = steps[index];
      invariant(step !== undefined, "every edge was asked for");
      if (edge instanceof Error) {
        results[step.tree] = edge;
        return;
      }
      step.draft.edges.push(edge.loaded);
      next.push(...edge.drafts.map((draft) => ({ draft, tree: step.tree })));
    });
    level = next.filter(({ tree }) => !(results[tree] instanceof Error));
  }
  return results;
}

/** A node whose rows are here and whose edges are being loaded. */
interface LoadingNode extends LoadedNode {
  readonly edges: LoadedEdge[];
}

interface Pending {
  readonly draft: LoadingNode;
  readonly tree: number;
}

async function settle<T>(work: Promise<T>): Promise<T | Error> {
  try {
    return await work;
  } catch (error) {
    return asError(error);
  }
}

async function loadTree({ node, key, values }: Tree, load: LoadKeyed, { loadRoot }: Loader): Promise<LoadingNode> {
  const read = fillRead(node.read, values);
  if (key === null) return { node, rows: await loadRoot(read), firstCell: 0, edges: [] };
  const [rows = []] = await load(read, [key]);
  return { node, rows, firstCell: 1, edges: [] };
}

type LoadKeyed = Loader["loadLevel"];

/** Whether all that a tree needs is asked for at once, so that nothing has to be asked for when it is here. */
export function isLoadedAtOnce({ node: { edges }, key }: Tree): boolean {
  return edges.every((edge) => key !== null && edge.kind !== "any" && edge.isOfKey && edge.child.edges.length === 0);
}

/** Edges that are asked for along with their parent; what they are for the parent, once that is here. */
type Ahead = ReadonlyMap<CompiledEdge, (parent: LoadingNode) => Promise<LoadingEdge>>;

const nothingAhead: Ahead = new Map();

/** What hangs on the key that a tree's item is asked for by comes with the item, or in vain where there is none; its errors count all the same. */
function loadAhead({ node, key, values }: Tree, loader: Loader): Ahead {
  const ahead = new Map<CompiledEdge, (parent: LoadingNode) => Promise<LoadingEdge>>();
  if (key === null) return ahead;
  const reads = new Map<string, Promise<KeyedRows>>();
  /** Edges with equal plans are one statement. */
  const load: LoadKeyed = (read, keys) => {
    const running = reads.get(read.signature) ?? loader.loadAlone(read, keys);
    reads.set(read.signature, running);
    return running;
  };
  for (const edge of node.edges) {
    if (edge.kind === "any" || !edge.isOfKey) continue;
    const member = settle(loadMember(edge.child, [key], values, load));
    ahead.set(edge, async ({ rows }) => {
      const found = await member;
      if (found instanceof Error) throw found;
      const [members, owners] = rows.length === 0 ? [[], []] : [[found], [{ member: 0, group: 0 }]];
      const groups = rows.map(() => 0);
      return { loaded: { kind: edge.kind, groups, members, owners }, drafts: members.map(({ loaded }) => loaded) };
    });
  }
  return ahead;
}

interface LoadingEdge {
  readonly loaded: LoadedEdge;
  readonly drafts: readonly LoadingNode[];
}

async function loadEdge(parent: LoadingNode, edge: CompiledEdge, values: readonly Parameter[], loader: Loader): Promise<LoadingEdge> {
  const { groups, wanted } = await groupParents(parent, edge);
  const members = await Promise.all(wanted.map(({ node, keys }) => loadMember(node, keys, values, loader.loadLevel)));
  const owners: { member: number; group: number }[] = [];
  wanted.forEach(({ slots }, member) => slots.forEach((slot, group) => (owners[slot] = { member, group })));
  return { loaded: { kind: edge.kind, groups, members, owners }, drafts: members.map(({ loaded }) => loaded) };
}

async function loadMember(
  node: CompiledNode,
  keys: readonly string[],
  values: readonly Parameter[],
  load: LoadKeyed,
): Promise<LoadedMember & { readonly loaded: LoadingNode }> {
  const keyed = await load(fillRead(node.read, values), keys);
  const starts = [0];
  for (const rows of keyed) starts.push((starts.at(-1) ?? 0) + rows.length);
  return { loaded: { node, rows: keyed.flat(), firstCell: 1, edges: [] }, starts };
}

interface Wanted {
  readonly node: CompiledNode;
  readonly keys: string[];
  /** The group that each key stands for. */
  readonly slots: number[];
}

/** The distinct keys of the parents, by the node that is to load them. */
async function groupParents(
  parent: LoadingNode,
  edge: CompiledEdge,
): Promise<{ readonly groups: readonly number[]; readonly wanted: readonly Wanted[] }> {
  /** Groups by their keys, for each member. */
  const known = new Map<string, Map<string, number>>();
  const wanted = new Map<string, Wanted>();
  let count = 0;
  const groups = await mapInTurns(parent.rows, (row) => {
    const key = row[edge.keyCell + parent.firstCell] ?? null;
    const member = edge.kind === "any" ? (row[edge.collectionCell + parent.firstCell] ?? null) : "";
    if (key === null || member === null) return -1;
    let ofMember = known.get(member);
    if (ofMember === undefined) known.set(member, (ofMember = new Map<string, number>()));
    const group = ofMember.get(key);
    if (group !== undefined) return group;
    const node = nodeOf(edge, member, key);
    if (node === null) return -1;
    ofMember.set(key, count);
    let want = wanted.get(member);
    if (want === undefined) wanted.set(member, (want = { node, keys: [], slots: [] }));
    want.keys.push(key);
    want.slots.push(count);
    return count++;
  });
  return { groups, wanted: [...wanted.values()] };
}

/** Nothing for a collection that is not allowed, and for a text that can be no key of it. */
function nodeOf(edge: CompiledEdge, member: string, key: string): CompiledNode | null {
  if (edge.kind !== "any") return edge.child;
  const found = edge.members.get(member);
  return found !== undefined && isKeyText(key, found.keyType) ? found.node : null;
}
