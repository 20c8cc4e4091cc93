/**
 * Dates, times of day, and both, on their way in. In: a text as a client writes it, or as PostgreSQL prints it. Out: the
 * text that a column is given, or what it is compared with, which is as fine as the text and no finer. What an answer shows
 * of them is in `decode-cell.ts`.
 */
import type { OperandType } from "./operand-type.ts";
import { clockAfter, parseTimeOfDay, zoneSeconds } from "./time-of-day.ts";
import type { TimeOfDay } from "./time-of-day.ts";
import { fitting, unfit } from "./type-facts.ts";
import type { Comparand, Fitting, Unfit } from "./type-facts.ts";

/** `2024`, `2024-02`, `2024-02-29`, any of them with a time and a zone, `0044-03-15 BC`, `infinity`. */
export function readMoment(text: string): Fitting | Unfit {
  const moment = parseMoment(text.trim());
  if (moment === null) return unfit("a date in ISO 8601 form");
  return fitting(moment === "infinity" || moment === "-infinity" ? moment : printMoment(moment));
}

/** As PostgreSQL prints dates and timestamps, or in ISO 8601 form: whole, and within the range of its types. */
export function isMoment(text: string): boolean {
  const moment = parseMoment(text);
  if (moment === null || typeof moment === "string") return moment !== null;
  const year = numberedYear(moment);
  return /^\d{4,}-\d\d-\d\d/.test(text) && year > -4712 && year < 294_276;
}

/** What was read finds its item, though it shows less than there is: `08:30:00` stands for the whole second. */
export function compareMoment(text: string, { sqlType }: OperandType): Comparand | Unfit {
  const moment = parseMoment(text.trim());
  if (moment === null) return unfit("a date in ISO 8601 form");
  if (typeof moment === "string") return { kind: "comparand", text: moment, sqlType };
  const end = sqlType === "date" ? null : momentAfter(moment);
  return { kind: "comparand", text: printMoment(moment), sqlType, ...(end === null ? {} : { end: printMoment(end) }) };
}

/** `08:30`, `08:30:00.5`, `24:00`; of a whole date and time, its time. */
export function readTimeOfDay(text: string): Fitting | Unfit {
  const time = timeIn(text);
  return time === null ? unfit("a time") : fitting(`${time.clock}${time.zone}`);
}

export function compareTimeOfDay(text: string, { sqlType }: OperandType): Comparand | Unfit {
  const time = timeIn(text);
  if (time === null) return unfit("a time");
  const after = clockAfter(time.clock);
  const end = after === null ? {} : { end: `${after}${time.zone}` };
  // Times with a zone are in the order of their moments, and equal in the same zone alone.
  const zone = after !== null && sqlType === "time with time zone" ? { zone: zoneSeconds(time.zone) } : {};
  return { kind: "comparand", text: `${time.clock}${time.zone}`, sqlType, ...end, ...zone };
}

function timeIn(text: string): TimeOfDay | null {
  return parseTimeOfDay(text.trim().replace(/^\d{4}-\d\d-\d\d[T ]/, ""));
}

/** `2024-06-01` of `2024-06-01T12:00:00.000Z` */
export function dayOf(iso: string): string {
  return iso.slice(0, 10);
}

/** `12:00:00.000Z` of `2024-06-01T12:00:00.000Z` */
export function timeOf(iso: string): string {
  return iso.slice(11);
}

interface Moment {
  readonly year: string;
  /** Null where the text does not say so much. */
  readonly month: number | null;
  readonly day: number | null;
  readonly time: TimeOfDay | null;
  readonly isBeforeChrist: boolean;
}

function parseMoment(text: string): Moment | "infinity" | "-infinity" | null {
  if (text === "infinity" || text === "-infinity") return text;
  const [, year, month, day, time, era] = /^(\d{4,7})(?:-(\d\d?)(?:-(\d\d?))?)?(?:[T ](\d\d:[^B]*?))?( BC)?$/i.exec(text) ?? [];
  if (year === undefined) return null;
  const timeOfDay = time === undefined ? null : parseTimeOfDay(time);
  const moment = {
    year,
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    time: timeOfDay,
    isBeforeChrist: era !== undefined,
  };
  return (time === undefined || timeOfDay !== null) && isDate(moment) ? moment : null;
}

/** The calendar repeats itself every 400 years. */
function isDate(moment: Moment): boolean {
  const { year, month, day } = moment;
  const date = new Date(Date.UTC(2000 + (numberedYear(moment) % 400), (month ?? 1) - 1, day ?? 1));
  return Number(year) > 0 && date.getUTCMonth() === (month ?? 1) - 1 && date.getUTCDate() === (day ?? 1);
}

/** The year before 1 is 1 BC. */
function numberedYear({ year, isBeforeChrist }: Moment): number {
  return isBeforeChrist ? 1 - Number(year) : Number(year);
}

function printMoment({ year, month, day, time, isBeforeChrist }: Moment): string {
  const date = [year, ...[month ?? 1, day ?? 1].map((part) => String(part).padStart(2, "0"))].join("-");
  const parts = [date, ...(time === null ? [] : [`${time.clock}${time.zone}`]), ...(isBeforeChrist ? ["BC"] : [])];
  return parts.join(" ");
}

/** Where what the text names ends: the next second, minute, day, month or year; null for a text of all digits. */
function momentAfter(moment: Moment): Moment | null {
  const { month, day, time } = moment;
  if (time !== null) {
    const clock = clockAfter(time.clock);
    return clock === null ? null : { ...moment, time: { ...time, clock } };
  }
  if (day !== null) return { ...moment, time: { clock: "24:00:00", zone: "" } };
  if (month !== null && month < 12) return { ...moment, month: month + 1 };
  const year = numberedYear(moment) + 1;
  return { ...moment, month: 1, year: String(year > 0 ? year : 1 - year).padStart(4, "0"), isBeforeChrist: year <= 0 };
}
