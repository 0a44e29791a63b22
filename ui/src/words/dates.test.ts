import { expect, test } from "vitest";
import {
  dateInWords,
  dayInWords,
  isDay,
  isoOfParts,
  momentInWords,
  partsOfIso,
  shortDay,
  timeOfTyped,
  typedMoment,
  weekdayOf,
} from "./dates";

test("a day reads with its weekday, a date of birth without", () => {
  expect(dayInWords("2026-09-15")).toBe("Tuesday 15 September 2026");
  expect(dateInWords("2013-05-03")).toBe("3 May 2013");
  expect(shortDay("2026-09-15")).toBe("Tue 15 Sep");
});

test("a day that does not exist has no words", () => {
  expect(isDay("2026-02-31")).toBe(false);
  expect(isDay("2028-02-29")).toBe(true);
  expect(weekdayOf("2027-02-29")).toBe("");
  expect(dayInWords("")).toBe("");
});

test("the boxes go to the core and come back as typed", () => {
  expect(isoOfParts({ day: "3", month: "9", year: "2026" })).toBe("2026-09-03");
  expect(isoOfParts({ day: "", month: "", year: "" })).toBe("");
  expect(isDay(isoOfParts({ day: "3", month: "", year: "2026" }))).toBe(false);
  expect(partsOfIso("2026-09-03")).toEqual({ day: "3", month: "9", year: "2026" });
  expect(partsOfIso(null)).toEqual({ day: "", month: "", year: "" });
});

test("a time is taken in the ways people write it, and no other", () => {
  expect(timeOfTyped("9:30")).toBe("09:30:00");
  expect(timeOfTyped("1430")).toBe("14:30:00");
  expect(timeOfTyped("24:00")).toBeUndefined();
  expect(timeOfTyped("soon")).toBeUndefined();
});

test("a moment reads in local time", () => {
  expect(momentInWords("2026-12-15T10:02:30Z")).toBe("15 December 2026 at 10:02");
  expect(momentInWords("never")).toBe("");
});

test("a moment goes into a form as a day and a time", () => {
  expect(typedMoment("2026-12-05T09:02:30Z")).toEqual({ on: "2026-12-05", at: "09:02" });
  // In summer the clocks of the United Kingdom are an hour ahead, on whatever computer.
  expect(typedMoment("2026-09-05T23:30:00Z")).toEqual({ on: "2026-09-06", at: "00:30" });
  expect(typedMoment("never")).toEqual({ on: "", at: "" });
  expect(typedMoment(null)).toEqual({ on: "", at: "" });
});
