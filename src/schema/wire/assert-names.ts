import type { InputMeaning } from "../names/meaning.ts";
import type { InputPlace } from "./input-form.ts";

/** An object that is written, and what it has. */
export interface ObjectPlace<Node> extends InputPlace<Node> {
  readonly node: Node;
  readonly meaning: InputMeaning;
  readonly given: readonly (readonly [name: string, node: Node])[];
}

/** Tells what an object has that its input does not know, and what it lacks of what is required. With its key it lacks nothing. */
export function assertNames<Node>({ form, path, node, meaning, given }: ObjectPlace<Node>): void {
  const facts = meaning.facts();
  // What is done to a list has no key of its own.
  const keyName = meaning.kind === "changes" ? null : meaning.key;
  const hasKey = given.some(([name, value]) => name === keyName && form.kindOf(value) !== "null");
  const isComplete = hasKey || facts.required.every((required) => given.some(([name]) => name === required));
  const isKnown = (name: string): boolean => Object.hasOwn(facts.fields, name);
  // graphql-js prints the whole object for each of its faults.
  if (!isComplete) form.read(form.excerpt(node, isKnown), facts.whole(), path);
  else if (!given.every(([name]) => isKnown(name))) form.read(form.excerpt(node, isKnown), facts.partial(), path);
}
