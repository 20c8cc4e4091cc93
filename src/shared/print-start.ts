import { isExactNumber } from "./exact-number.ts";

/** The JSON of a value, or as much of it as its first `most` characters are made of. What nests too deep is told by its kind. */
export function printStart(value: unknown, most: number): string {
  let room = most;
  // Each value has a character at least, so as many values as there is room for are enough, and of texts, lists and names as many.
  const shorten = (_name: string, inner: unknown): unknown => {
    room -= 1;
    if (room < 0) return undefined;
    if (typeof inner === "string") return inner.slice(0, most);
    if (Array.isArray(inner)) return inner.slice(0, room + 1);
    if (typeof inner !== "object" || inner === null || isExactNumber(inner)) return inner;
    // A name that an object has.
    const members = inner as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      Object.keys(members)
        .slice(0, room + 1)
        .map((name) => [name.slice(0, most), members[name]]),
    );
  };
  try {
    const text = JSON.stringify(value, shorten) ?? String(value);
    return text.slice(0, most);
  } catch {
    return Array.isArray(value) ? "a list" : "an object";
  }
}
