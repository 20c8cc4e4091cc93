/**
 * The shape of an input of new items: equal for inputs that are written alike but for their values. In: what a client
 * states. Out: a name of the shape, and the values in the order in which they stand.
 */
import type { FieldInput, ItemInput, ListInput, MemberInput, RootInput } from "../../input/item-input.ts";

export interface CreationShape {
  readonly name: string;
  /** Those that are there: nulls and empty texts are part of the shape. */
  readonly values: readonly unknown[];
}

/** The shape that all of the roots have; null where they have several, or are not new items and keys of others alone. */
export function describeCreation(
  roots: readonly RootInput[],
): { readonly name: string; readonly input: ItemInput; readonly values: readonly (readonly unknown[])[] } | null {
  const targets = new Set<ItemInput>();
  const [input] = roots;
  if (input?.kind !== "item") return null;
  const values: (readonly unknown[])[] = [];
  let name: string | null = null;
  for (const root of roots) {
    const shape = root.kind === "item" ? describeRoot(root, targets) : null;
    if (shape === null || shape.name !== (name ?? shape.name)) return null;
    ({ name } = shape);
    values.push(shape.values);
  }
  return name === null ? null : { name, input, values };
}

/** Longer ones are hardly seen twice. */
const longest = 4_000;

function describeRoot(input: ItemInput, targets: Set<ItemInput>): CreationShape | null {
  const shape: ShapeDraft = { name: "", values: [], targets };
  return addItem(shape, input) && shape.name.length <= longest ? shape : null;
}

interface ShapeDraft {
  name: string;
  readonly values: unknown[];
  /** An item that stands in two places is one. */
  readonly targets: Set<ItemInput>;
}

/** No name holds a NUL. */
const part = {
  null: "\0n",
  empty: "\0e",
  value: "\0v",
  toOne: "\0o",
  set: "\0l",
  created: "\0c",
  member: "\0m",
  in: "\0(",
  out: "\0)",
} as const;

/** False where it states something else. */
function addItem(shape: ShapeDraft, { fields }: ItemInput): boolean {
  shape.name += part.in;
  for (const field of fields) {
    if (!addField(shape, field)) return false;
  }
  shape.name += part.out;
  return true;
}

function addField(shape: ShapeDraft, input: FieldInput): boolean {
  switch (input.kind) {
    case "value":
      shape.name += input.field;
      return addValue(shape, input.value);
    case "toOne":
      if (shape.targets.has(input.item)) return false;
      shape.targets.add(input.item);
      shape.name += `${input.field}${part.toOne}`;
      return addItem(shape, input.item);
    case "list":
      shape.name += input.field;
      return addList(shape, input.list);
    case "member":
      shape.name += `${input.field}${part.member}${input.collection}`;
      return input.item.kind === "item" && addItem(shape, input.item);
    case "pair":
    case "unknown":
      return false;
  }
}

function addValue(shape: ShapeDraft, value: unknown): boolean {
  if (value === undefined) return false;
  if (value === null) shape.name += part.null;
  else if (value === "") shape.name += part.empty;
  else {
    shape.name += part.value;
    shape.values.push(value);
  }
  return true;
}

function addList(shape: ShapeDraft, list: ListInput): boolean {
  switch (list.kind) {
    case "set":
      shape.name += part.set;
      return addMembers(shape, list.items);
    case "changes":
      shape.name += part.created;
      return list.update.length + list.delete.length + list.unknown.length === 0 && addMembers(shape, list.create);
    case "other":
      return false;
  }
}

function addMembers(shape: ShapeDraft, members: readonly MemberInput[]): boolean {
  for (const member of members) if (member.kind !== "item" || !addItem(shape, member)) return false;
  shape.name += part.out;
  return shape.name.length <= longest;
}
