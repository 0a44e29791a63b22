import { isDay, timeInWords, timeOfTyped } from "../../words/dates";

/** What is wrong with a day as typed; nothing where it is in order. An empty one is in order unless it is needed. */
export function dayFault(value: string, isNeeded = false): string | undefined {
  if (value === "") return isNeeded ? "Enter a date, like 26 8 2026" : undefined;
  return isDay(value) ? undefined : "Enter a date that exists, like 26 8 2026";
}

/** What is wrong with a time as typed; nothing where it is in order. */
export function timeFault(value: string, isNeeded = false): string | undefined {
  if (value.trim() === "") return isNeeded ? "Enter a time, like 14:30" : undefined;
  return timeOfTyped(value) === undefined ? "Enter a time, like 14:30" : undefined;
}

/** What is wrong with words that are needed. */
export function wordsFault(value: string, message: string): string | undefined {
  return value.trim() === "" ? message : undefined;
}

/** A day for the core: nothing for an empty one. */
export function dayOrNone(value: string): string | null {
  return value === "" ? null : value;
}

/** Words typed with commas, semicolons or lines between them. */
export function listed(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** A typed time for the core: nothing for an empty one. */
export function timeOrNone(value: string): string | null {
  return timeOfTyped(value) ?? null;
}

/** A time of the core as it is typed. */
export function typedTime(time: string | null): string {
  return time === null ? "" : timeInWords(time);
}

/** The faults of a form by the field they stand at, without those that are none. */
export function faultsOf(faults: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faults).flatMap(([field, fault]) => (fault === undefined ? [] : [[field, fault]])),
  );
}

/** A moment to send where the core puts its own in its place. */
export const ANY_MOMENT = "1970-01-01T00:00:00Z";
