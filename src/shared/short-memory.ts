import { createRecentMap } from "./recent-map.ts";

export interface ShortMemorySettings<Value> {
  /** How long a value counts, in milliseconds. */
  readonly lifetime: number;
  readonly capacity: number;
  /** When a value ends that does not last so long, in milliseconds since 1970. */
  readonly endOf?: (value: Value) => number;
}

/** Finds a value by its name, or remembers. Whoever asks while it is being found waits for the same; what fails is forgotten. */
export type ShortMemory<Value> = (name: string, find: () => Promise<Value>) => Promise<Value>;

export function createShortMemory<Value>({ lifetime, capacity, endOf = () => Infinity }: ShortMemorySettings<Value>): ShortMemory<Value> {
  const entries = createRecentMap<string, { readonly found: Promise<Value>; until: number }>(capacity);
  return (name, find) => {
    const now = Date.now();
    const known = entries.get(name);
    if (known !== undefined && known.until >= now) return known.found;
    const entry = { found: find(), until: now + lifetime };
    entries.set(name, entry);
    entry.found.then(
      (value) => (entry.until = Math.min(entry.until, endOf(value))),
      () => (entry.until = -Infinity),
    );
    return entry.found;
  };
}
