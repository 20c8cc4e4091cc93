import { fittingOr } from "./type-facts.ts";
import type { Fitting, Unfit } from "./type-facts.ts";

/** `2024`, `2024-02`, `2024-02-29`, and any of them with a time and a zone, as PostgreSQL reads it; null for anything else. */
function readDate(text: string): string | null {
  const match = /^(\d{4,5})(?:-(\d\d?)(?:-(\d\d?))?)?(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
    text.trim(),
  );
  const [, year = "", month = "1", day = "1", time, zone = ""] = match ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = match !== null && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) > 0;
  if (!exists) return null;
  const days = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (time === undefined) return days;
  const timeOfDay = readTime(time);
  return timeOfDay === null ? null : `${days} ${timeOfDay}${zone}`;
}

/** `08:30`, `08:30:00`, `08:30:00.5`; of a whole date and time, its time; null for anything else. */
function readTime(text: string): string | null {
  const time = /^(?:\d{4}-\d\d-\d\d[T ])?(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text.trim());
  const [, hour, minute, second = "0"] = time ?? [];
  if (time === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return text.trim().replace(/^\d{4}-\d\d-\d\d[T ]/, "");
}

/** As PostgreSQL prints dates and timestamps, `0044-03-15 BC` and `infinity` among them, or in ISO 8601 form. */
export function isMoment(text: string): boolean {
  if (text === "infinity" || text === "-infinity") return true;
  const [, year = "", month = "", day = "", time, era] =
    /^(\d{4,6})-(\d\d)-(\d\d)(?:[T ]([\d:.]+ ?(?:Z|[+-][\d:]+)?))?( BC)?$/.exec(text) ?? [];
  // The calendar repeats itself every 400 years; the year before 1 is 1 BC.
  const numbered = era === undefined ? Number(year) : 1 - Number(year);
  const isYear = Number(year) > 0 && (era === undefined ? numbered < 294_276 : numbered > -4712);
  const date = new Date(Date.UTC(2000 + (numbered % 400), Number(month) - 1, Number(day)));
  const exists = isYear && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists && (time === undefined || isTime(time));
}

export function isTime(text: string): boolean {
  const [, time = "", hours = "0"] = /^([\d:.]+) ?(?:Z|[+-](\d\d)(?::?[0-5]\d(?::?[0-5]\d)?)?)?$/.exec(text) ?? [];
  return (readTime(time) !== null || /^24:00(?::00(?:\.0{1,9})?)?$/.test(time)) && Number(hours) < 16;
}

export function readMoment(text: string): Fitting | Unfit {
  return fittingOr(readDate(text), "a date in ISO 8601 form");
}

export function readTimeOfDay(text: string): Fitting | Unfit {
  return fittingOr(readTime(text), "a time");
}

/** `2024-06-01` of `2024-06-01T12:00:00.000Z` */
export function dayOf(iso: string): string {
  return iso.slice(0, 10);
}

/** `12:00:00.000Z` of `2024-06-01T12:00:00.000Z` */
export function timeOf(iso: string): string {
  return iso.slice(11);
}
