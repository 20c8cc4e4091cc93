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
  const others = new Map<string, { readonly collections: ReadonlySet<string>; readonly until: number; readonly turn: number }>();
  let turn = 0;
  const say = (what: object): void => {
    turn++;
    // An object, where events are a list. Words may overtake each other.
    if (!signal.aborted) bus.publish([JSON.stringify({ id, turn, ...what })]);
  };
  const tell = (): void => {
    const collections = own();
    say({ collections: JSON.stringify(collections).length > longestList ? [everything] : collections });
  };
  const living = (): readonly ReadonlySet<string>[] => {
    const now = Date.now();
    for (const [other, { until }] of others) if (until < now) others.delete(other);
    return [...others.values()].map(({ collections }) => collections).filter(({ size }) => size > 0);
  };
  const doubt = (): void => {
    others.set("", { collections: new Set([everything]), until: Date.now() + doubtful, turn: 0 });
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
      else if (told.turn > (others.get(told.id)?.turn ?? 0))
        others.set(told.id, { collections: new Set(told.collections), until: Date.now() + lifetime, turn: told.turn });
      return true;
    },
    tell,
    doubt,
  };
}

interface Word {
  readonly id: string;
  /** Of the words of one instance, the later has more. */
  readonly turn: number;
  /** Null for one who asks. */
  readonly collections: readonly string[] | null;
}

function readPresence(text: string): Word | null {
  if (!text.startsWith("{")) return null;
  try {
    // Each part is looked at.
    const { id, turn, collections } = JSON.parse(text) as { readonly [Part in keyof Word]?: unknown };
    if (typeof id !== "string" || typeof turn !== "number") return null;
    return { id, turn, collections: Array.isArray(collections) ? collections.filter((name) => typeof name === "string") : null };
  } catch {
    return null;
  }
}
