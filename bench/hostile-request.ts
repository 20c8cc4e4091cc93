/** One request that is meant to cost as much as it can. */
export interface Hostile {
  readonly title: string;
  /** Made when it is sent, since some are large. */
  readonly body: () => string;
}

export function bodyOf(query: string, variables: unknown = {}): string {
  return JSON.stringify({ query, variables });
}

/** So many parts, each of its number. */
export function numbered(count: number, part: (n: number) => string, separator = " "): string {
  return Array.from({ length: Math.floor(count) }, (_, n) => part(n)).join(separator);
}

export function list<T>(count: number, one: (n: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, n) => one(n));
}
