/** Writes loaded rows as the text of an answer, without objects in between. */
import type { AnsweredField } from "../../request/running-operation.ts";
import { invariant } from "../../shared/invariant.ts";
import type { EdgeWriter, NodeWriter, WriteEdge } from "./compile-writer.ts";
import type { LoadedRoot } from "./load-roots.ts";
import type { LoadedEdge, LoadedNode } from "./load.ts";
import { mapInTurns } from "../../shared/turns.ts";
import { Unwritable } from "./write-leaf.ts";

/**
 * The JSON of `data`, in pieces; null where there is an error to be told, or anything else that only graphql-js can say.
 * `typeName` is that of the root type.
 */
export async function finishAsText(
  fields: readonly AnsweredField[],
  roots: ReadonlyMap<string, LoadedRoot>,
  typeName: string,
): Promise<readonly string[] | null> {
  const pieces: string[] = [];
  try {
    for (const { key, name } of fields) {
      pieces.push(`${pieces.length === 0 ? "{" : ","}${JSON.stringify(key)}:`);
      const root = roots.get(key);
      if (name === "__typename") pieces.push(JSON.stringify(typeName));
      else if (root === undefined || !(await writeRoot(pieces, root))) return null;
    }
  } catch (error) {
    if (error instanceof Unwritable) return null;
    throw error;
  }
  pieces.push(pieces.length === 0 ? "{}" : "}");
  return pieces;
}

/** Whether it could be written. */
async function writeRoot(pieces: string[], root: LoadedRoot): Promise<boolean> {
  if (root.kind === "failed" || root.kind === "value" || root.writer === null) return false;
  const items = await writeRows(root);
  if (root.plan.kind === "list" || root.plan.kind === "aggregate") {
    pieces.push("[");
    for (const [index, item] of items.entries()) pieces.push(index === 0 ? item : `,${item}`);
    pieces.push("]");
    return true;
  }
  const [item] = items;
  const text = item ?? writeDefaults(root);
  if (text !== null) pieces.push(text);
  return text !== null;
}

function writeDefaults({ writer }: LoadedRows): string | null {
  if (writer?.kind !== "items" || writer.writeDefaults === null) return null;
  return writer.writeDefaults([], 0, 0, []);
}

type LoadedRows = Extract<LoadedRoot, { kind: "items" | "groups" }>;

async function writeRows(root: LoadedRows): Promise<readonly string[]> {
  const { writer } = root;
  if (root.kind === "groups") {
    invariant(writer?.kind === "groups", "the writer of an aggregate writes groups");
    return mapInTurns(root.rows, writer.write);
  }
  invariant(writer?.kind === "items", "the writer of a tree writes items");
  return writeNode(writer.node, root.loaded);
}

/** One text for each row, in order. */
async function writeNode({ write, edges }: NodeWriter, { rows, firstCell, edges: loaded }: LoadedNode): Promise<readonly string[]> {
  const written: WriteEdge[] = [];
  for (const [index, edge] of loaded.entries()) {
    const writer = edges[index];
    invariant(writer !== undefined, "every edge has a writer");
    written.push(await writeEdge(writer, edge));
  }
  return mapInTurns(rows, (row, index) => write(row, firstCell, index, written));
}

async function writeEdge({ writeNull, members }: EdgeWriter, edge: LoadedEdge): Promise<WriteEdge> {
  const texts: (readonly string[])[] = [];
  for (const { loaded } of edge.members) {
    const writer = members.get(loaded.node);
    texts.push(writer === undefined ? [] : await writeNode(writer, loaded));
  }
  return (index) => {
    const owner = edge.owners[edge.groups[index] ?? -1];
    if (owner === undefined) return edge.kind === "many" ? "[]" : writeNull();
    const { starts } = edge.members[owner.member] ?? { starts: [] };
    const [start = 0, end = 0] = [starts[owner.group], starts[owner.group + 1]];
    const items = texts[owner.member] ?? [];
    if (edge.kind === "many") return `[${items.slice(start, end).join(",")}]`;
    return start < end ? (items[start] ?? writeNull()) : writeNull();
  };
}
