/**
 * Days and moments in the words that people read, and the boxes of a date. Nothing is counted here:
 * what is due, late or how old comes from the core.
 */
import type { DateParts } from "../components/date";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayOf(iso: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) return undefined;
  const day = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  const at = new Date(Date.UTC(day.year, day.month - 1, day.day));
  // 31 February would become a day of March: it is no day.
  return at.getUTCMonth() === day.month - 1 && at.getUTCDate() === day.day ? day : undefined;
}

function weekdayOfDay({ year, month, day }: Day): string {
  return WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
}

/** "Tuesday 15 September 2026" for "2026-09-15"; empty for what is no day. */
export function dayInWords(iso: string): string {
  const day = dayOf(iso);
  return day === undefined ? "" : `${weekdayOfDay(day)} ${dateInWords(iso)}`;
}

/** "15 September 2026", for a date of birth. */
export function dateInWords(iso: string): string {
  const day = dayOf(iso);
  return day === undefined ? "" : `${day.day} ${MONTHS[day.month - 1]} ${day.year}`;
}

/** "Tue 15 Sep", for a table. */
export function shortDay(iso: string): string {
  const day = dayOf(iso);
  if (day === undefined) return "";
  return `${weekdayOfDay(day).slice(0, 3)} ${day.day} ${(MONTHS[day.month - 1] ?? "").slice(0, 3)}`;
}

/** "Tuesday", or empty for what is no day. */
export function weekdayOf(iso: string): string {
  const day = dayOf(iso);
  return day === undefined ? "" : weekdayOfDay(day);
}

/** "10:00" for "10:00:00". */
export function timeInWords(time: string): string {
  return time.slice(0, 5);
}

/** "15 September 2026 at 10:02", in the time of the United Kingdom, for a moment that the core gave. */
export function momentInWords(moment: string): string {
  const { on, at } = typedMoment(moment);
  return on === "" ? "" : `${dateInWords(on)} at ${at}`;
}

/** Times are those of the United Kingdom, whatever zone the computer is set to: the core reads them so. */
const UNITED_KINGDOM = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** A moment that the core gave, as a form holds it: a day and a time, both empty for none. */
export function typedMoment(moment: string | null): { on: string; at: string } {
  const given = moment === null ? undefined : new Date(moment);
  if (given === undefined || Number.isNaN(given.getTime())) return { on: "", at: "" };
  const parts = Object.fromEntries(
    UNITED_KINGDOM.formatToParts(given).map(({ type, value }) => [type, value]),
  );
  const { year = "", month = "", day = "", hour = "", minute = "" } = parts;
  return { on: `${year}-${month}-${day}`, at: `${hour}:${minute}` };
}

/** The boxes of a date, as the core takes it: "2026-09-03"; empty where all are empty. */
export function isoOfParts(parts: DateParts): string {
  const [year, month, day] = [parts.year, parts.month, parts.day].map((part) => part.trim());
  if (!year && !month && !day) return "";
  return `${(year ?? "").padStart(4, "0")}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
}

/** Whether the boxes hold a day that exists. */
export function isDay(iso: string): boolean {
  return dayOf(iso) !== undefined;
}

/** The boxes for a date of the core; empty for none. */
export function partsOfIso(iso: string | null): DateParts {
  const day = iso === null ? undefined : dayOf(iso);
  if (day === undefined) return { day: "", month: "", year: "" };
  return { day: String(day.day), month: String(day.month), year: String(day.year) };
}

/** A time as typed ("9:30", "0930", "14.30") as the core takes it: "09:30:00"; nothing for what is no time. */
export function timeOfTyped(text: string): string | undefined {
  const parts = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(text);
  if (parts === null || Number(parts[1]) > 23 || Number(parts[2]) > 59) return undefined;
  return `${(parts[1] ?? "").padStart(2, "0")}:${parts[2]}:00`;
}

/** The instant at which something happens in the window. Units: milliseconds since 1970. Never kept, never counted with. */
export function thisInstant(): number {
  return Date.now();
}

/** A moment of the core, held back to just before an instant in the window where it is later. */
export function heldBefore(moment: string, instant: number): string {
  return Date.parse(moment) < instant ? moment : new Date(instant - 1).toISOString();
}
