/**
 * As much of an object as its faults are told from: all of its known names and some of the others, with as much of
 * their values as a message shows. Of what is small, everything.
 */
export function excerptOf(value: unknown, isKnown: (name: string) => boolean): unknown {
  if (typeof value !== "object" || value === null) return value;
  const room: Room = { characters: longest };
  let unknown = 0;
  // Of thousands of names, only those are looked up that are shown.
  const members = value as Readonly<Record<string, unknown>>;
  const excerpt: [string, unknown][] = [];
  for (const name of Object.keys(members)) {
    const known = isKnown(name);
    if (!known && unknown >= mostUnknown) continue;
    const inner = members[name];
    if (inner === undefined) continue;
    unknown += known ? 0 : 1;
    excerpt.push([known ? name : name.slice(0, longest), shorten(inner, room, 1)]);
  }
  return Object.fromEntries(excerpt);
}

/** More than a message shows, however short they are. */
const mostUnknown = 200;

/** What a message is cut to, and graphql-js's bounds of what it prints. */
const longest = 1_000;
const mostElements = 10;
const deepest = 2;

/** What is left to be shown. */
interface Room {
  characters: number;
}

/** What there is no room for is not printed in the end, so it gives way to anything that is not null. */
function shorten(value: unknown, room: Room, depth: number): unknown {
  if (value === null) return null;
  if (room.characters <= 0 || depth > deepest) return true;
  room.characters -= 1;
  if (typeof value === "string") {
    room.characters -= value.length;
    return value.slice(0, longest);
  }
  if (Array.isArray(value)) {
    const elements: unknown[] = value.slice(0, mostElements).map((one: unknown) => shorten(one, room, depth + 1));
    // How many there are is printed.
    elements.length = value.length;
    return elements;
  }
  if (typeof value !== "object") return value;
  const entries: (readonly [string, unknown])[] = [];
  for (const name of Object.keys(value)) {
    if (room.characters <= 0) break;
    room.characters -= name.length;
    // A name that an object has.
    entries.push([name.slice(0, longest), shorten((value as Readonly<Record<string, unknown>>)[name], room, depth + 1)]);
  }
  return Object.fromEntries(entries);
}
