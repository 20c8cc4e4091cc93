/**
 * Whether other instances have subscribers, and to which collections: they say so when that changes, again and again, and when
 * somebody asks. An instance that says nothing any more is forgotten.
 */
import { randomUUID } from "node:crypto";
import type { Bus } from "./bus.ts";

export interface Presence {
  readonly isThere: () => boolean;
  readonly hears: (collection: string) => boolean;
  /** Whether the notice was one of these. */
  readonly hear: (text: string) => boolean;
  /** Tells the others what is listened to here. */
  readonly tell: () => void;
  /** Some of what others have told may be missing. */
  readonly doubt: () => void;
}

interface PresenceNeeds {
  readonly bus: Bus;
  /** What is listened to here. */
  readonly own: () => readonly string[];
  readonly signal: AbortSignal;
}

/** In milliseconds: how often one says that it still listens, when it is forgotten, and how long an answer may take. */
const interval = 10_000;
const lifetime = 25_000;
const doubtful = 5_000;

/** Where more is listened to than a notice can hold. */
const everything = "*";
const longestList = 6_000;

export function createPresence({ bus, own, signal }: PresenceNeeds): Presence {
  const id = randomUUID();
  const others = new Map<string, { readonly collections: ReadonlySet<string>; readonly until: number }>();
  const say = (what: object): void => {
    // An object, where events are a list.
    if (!signal.aborted) bus.publish([JSON.stringify({ id, ...what })]);
  };
  const tell = (): void => {
    const collections = own();
    say({ collections: JSON.stringify(collections).length > longestList ? [everything] : collections });
  };
  const living = (): readonly ReadonlySet<string>[] => {
    const now = Date.now();
    for (const [other, { until }] of others) if (until < now) others.delete(other);
    return [...others.values()].map(({ collections }) => collections);
  };
  const doubt = (): void => {
    others.set("", { collections: new Set([everything]), until: Date.now() + doubtful });
    say({ asks: true });
    if (own().length > 0) tell();
  };
  const timer = setInterval(() => {
    if (own().length > 0) tell();
  }, interval);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  doubt();
  return {
    isThere: () => others.size > 0 && living().length > 0,
    hears: (collection) => others.size > 0 && living().some((collections) => collections.has(collection) || collections.has(everything)),
    hear(text) {
      const told = readPresence(text);
      if (told === null) return false;
      if (told.id === id) return true;
      if (told.collections === null) tell();
      else if (told.collections.length === 0) others.delete(told.id);
      else others.set(told.id, { collections: new Set(told.collections), until: Date.now() + lifetime });
      return true;
    },
    tell,
    doubt,
  };
}

/** `collections` is null for one who asks. */
function readPresence(text: string): { readonly id: string; readonly collections: readonly string[] | null } | null {
  if (!text.startsWith("{")) return null;
  try {
    // Each part is looked at.
    const { id, collections } = JSON.parse(text) as { readonly id?: unknown; readonly collections?: unknown };
    if (typeof id !== "string") return null;
    return { id, collections: Array.isArray(collections) ? collections.filter((name) => typeof name === "string") : null };
  } catch {
    return null;
  }
}
