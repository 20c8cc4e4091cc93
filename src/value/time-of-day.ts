/** Times of day: `08:30`, `08:30:00.5`, and `24:00:00`, which PostgreSQL has for the end of the day. */

/** A time of day and its zone, both as they are written. */
export interface TimeOfDay {
  readonly clock: string;
  /** `Z`, `+02`, `-03:30`; empty without one. */
  readonly zone: string;
}

/** Null for what is no time. */
export function parseTimeOfDay(text: string): TimeOfDay | null {
  const [, clock = "", zone = "", hours = "0"] =
    /^(\d\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?) ?(Z|[+-](\d\d)(?::?[0-5]\d(?::?[0-5]\d)?)?)?$/i.exec(text) ?? [];
  const exists = clock !== "" && (Number(clock.slice(0, 2)) < 24 || /^24:00(?::00(?:\.0+)?)?$/.test(clock));
  return exists && Number(hours) < 16 ? { clock, zone } : null;
}

/** The clock after the time that the text names: a minute after `08:30`, a tenth of a second after `08:30:00.5`. Null for all digits. */
export function clockAfter(clock: string): string | null {
  const [, hour = "", minute = "", second, fraction = ""] = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?$/.exec(clock) ?? [];
  if (fraction.length >= 6 || hour === "24") return null;
  const unit = second === undefined ? 60_000_000 : 10 ** (6 - fraction.length);
  const start = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1_000_000 + Number(fraction.padEnd(6, "0"));
  return printClock(start + unit);
}

/** `08:30:01.000000` of so many millionths of a second. */
function printClock(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  const two = (number: number): string => String(number).padStart(2, "0");
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
  return `${clock}.${String(micros % 1_000_000).padStart(6, "0")}`;
}

/** How many seconds east of Greenwich: 7200 for `+02`, 0 for `Z` and for none. */
export function zoneSeconds(zone: string): number {
  const [, sign = "+", hours = "0", minutes = "0", seconds = "0"] = /^([+-])(\d\d):?(\d\d)?:?(\d\d)?$/.exec(zone) ?? [];
  return (sign === "-" ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds));
}
