import type { GraphQLInputType } from "graphql";

/** How to look at what was written: as a literal, or as a value. */
export interface Form<Node> {
  kindOf(node: Node): NodeKind;
  items(node: Node): readonly Node[];
  fields(node: Node): readonly (readonly [name: string, node: Node])[];
  names(node: Node): readonly string[];
  /** A key as text, with all of its digits. */
  key(node: Node): unknown;
  /** What it says, whatever it is for; undefined where that is not known yet. */
  untyped(node: Node): unknown;
  refuse(node: Node, message: string, path: Path): void;
  /** As much of an object as its faults are told from: all of its known names, and some of the others. */
  excerpt(node: Node, isKnown: (name: string) => boolean): Node;
  /** As graphql-js reads a value of the type; reports its faults. */
  read(node: Node, type: GraphQLInputType, path: Path): unknown;
}

/** `key` is what can be a key: a string or an integer. */
export type NodeKind = "null" | "variable" | "list" | "object" | "key" | "other";

/** Where in the input, innermost first. */
export type Path = { readonly parent: Path; readonly step: string | number; readonly depth: number } | undefined;

/** Where in what was written reading stands. */
export interface InputPlace<Node> {
  readonly form: Form<Node>;
  readonly path: Path;
}

export function stepTo<Node>({ form, path }: InputPlace<Node>, step: string | number): InputPlace<Node> {
  return { form, path: { parent: path, step, depth: (path?.depth ?? 0) + 1 } };
}
