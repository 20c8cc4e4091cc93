import type { Asker } from "./asker.ts";

/**
 * What a dynamic value stands for: `$NOW`, `$NOW(-1 day)`, `$CURRENT_USER`, `$CURRENT_ROLE`. A text that is none of
 * them stands for itself; null where the value names nobody, as `$CURRENT_USER` does of a request without a user.
 */
export function resolveDynamicValue(context: Pick<Asker, "now" | "user">, text: string): string | null {
  if (!text.startsWith("$")) return text;
  const list = resolveDynamicList(context, text);
  if (list !== null) return list[0] ?? null;
  if (text === "$CURRENT_USER") return context.user.id;
  if (text === "$CURRENT_ROLE") return context.user.role;
  if (text === "$NOW") return context.now.toISOString();
  const adjusted = /^\$NOW\((.*)\)$/.exec(text)?.[1];
  const date = adjusted === undefined ? undefined : adjustDate(context.now, adjusted);
  return date?.toISOString() ?? text;
}

/**
 * The values of one that may stand for many: `$CURRENT_USER.<path>`, `$CURRENT_ROLE.<path>`, `$CURRENT_ROLES`, `$CURRENT_POLICIES`. Null for
 * every other text.
 */
export function resolveDynamicList(context: Pick<Asker, "user">, text: string): readonly string[] | null {
  if (text === "$CURRENT_ROLES") return context.user.roles;
  if (text === "$CURRENT_POLICIES") return context.user.policies;
  return /^\$CURRENT_(?:USER|ROLE)\./.test(text) ? (context.user.values.get(text) ?? []) : null;
}

/** `-1 day`, `+2 weeks`, `3h`, `1.5 hours`: the moment so far away, or nothing when the text is no such distance. */
function adjustDate(now: Date, distance: string): Date | undefined {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(distance);
  const amount = Number(match?.[1]);
  const unit = units.get(match?.[2]?.toLowerCase().replace(/(?<=..)s$/, "") ?? "");
  if (match === null || unit === undefined || Math.abs(amount) > 1_000_000) return undefined;
  const date = new Date(now);
  switch (unit.by) {
    case "month":
      // Half a month is no distance: months differ.
      if (!Number.isInteger(amount)) return undefined;
      addMonths(date, amount * unit.count);
      break;
    case "millisecond":
      date.setTime(date.getTime() + Math.round(amount * unit.count));
      break;
  }
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A month before 31 March is the last day of February, and not a day of March. */
function addMonths(date: Date, months: number): void {
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
}

const second = 1000;
const day = 24 * 60 * 60 * second;

const units: ReadonlyMap<string, Unit> = new Map([
  ...named(["y", "yr", "year"], "month", 12),
  ...named(["month", "mo"], "month", 1),
  ...named(["w", "week"], "millisecond", 7 * day),
  ...named(["d", "day"], "millisecond", day),
  ...named(["h", "hr", "hour"], "millisecond", 60 * 60 * second),
  ...named(["m", "min", "minute"], "millisecond", 60 * second),
  ...named(["s", "sec", "second"], "millisecond", second),
  ...named(["ms", "millisecond"], "millisecond", 1),
]);

function named(names: readonly string[], by: Unit["by"], count: number): readonly (readonly [string, Unit])[] {
  return names.map((name) => [name, { by, count }] as const);
}

interface Unit {
  readonly by: "month" | "millisecond";
  readonly count: number;
}
