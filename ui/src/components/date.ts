/** What stands in the three boxes of a date, as typed. Whether it is a date is for the core to say. */
export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** Three empty boxes. */
export const NO_DATE: DateParts = { day: "", month: "", year: "" };

/** Splits a pasted date such as "26/8/2026" or "2026-08-26" into its boxes, or gives nothing if it is not one. */
export function partsFromPaste(text: string): DateParts | undefined {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso !== null) return { day: iso[3] ?? "", month: iso[2] ?? "", year: iso[1] ?? "" };
  const written = /^\s*(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})\s*$/.exec(text);
  if (written === null) return undefined;
  return { day: written[1] ?? "", month: written[2] ?? "", year: written[3] ?? "" };
}
