/** A map that keeps what was used last: beyond `capacity`, the entry that has been left alone the longest gives way. */
export interface RecentMap<Key, Value> {
  /** Counts as a use. */
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
}

export function createRecentMap<Key, Value>(capacity: number): RecentMap<Key, Value> {
  // A Map keeps the order of insertion: what is used moves to the end, and the first entry is the one to go.
  const entries = new Map<Key, Value>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size <= capacity) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
  };
}
