import { isExactNumber } from "../../shared/exact-number.ts";
import type { Form, NodeKind, Path } from "./input-form.ts";

/**
 * What has been read as json before it was known what it is: an object for the item of a pair. Its values stay as they
 * are, for the columns that they are meant for, and names that mean nothing are part of what is read.
 */
export function untypedForm(refuse: (message: string, path: Path) => void): Form<unknown> {
  return {
    kindOf: kindOfJson,
    items: (value): readonly unknown[] => (Array.isArray(value) ? value : []),
    fields: (value) => (typeof value === "object" && value !== null ? Object.entries(value) : []),
    names: (value) => (typeof value === "object" && value !== null ? Object.keys(value) : []),
    key: (value) => value,
    untyped: (value) => value,
    excerpt: (value) => value,
    refuse: (_value, message, path) => refuse(message, path),
    read: (value) => value,
  };
}

function kindOfJson(value: unknown): NodeKind {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && !isExactNumber(value) ? "object" : "other";
}
