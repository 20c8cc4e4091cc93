import type { InputMeaning } from "../names/meaning.ts";
import type { InputPlace } from "./input-form.ts";

/** Whether it is the detailed object: its keys are `create`, `update`, `delete`, and no fields of the items. */
export function isDetailed<Node>({ form }: InputPlace<Node>, node: Node, meaning: InputMeaning): boolean {
  if (form.kindOf(node) !== "object") return false;
  const { fields } = meaning.facts();
  const names = form.names(node);
  return names.length > 0 && names.every((name) => parts.has(name) && !Object.hasOwn(fields, name));
}

const parts: ReadonlySet<string> = new Set(["create", "update", "delete"]);
