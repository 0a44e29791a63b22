/** Every place in the app. Places are values in memory: no address, history or title ever holds a name. */
export const CONFERENCE_TABS = [
  "overview",
  "people",
  "reports",
  "agenda",
  "decision",
  "plan",
  "minutes",
  "distribution",
  "record",
] as const;

export type ConferenceTab = (typeof CONFERENCE_TABS)[number];

export type Screen =
  | { name: "today" }
  | { name: "conferences" }
  | { name: "new_conference" }
  /** `report_id` is the report to open in the reader of the reports tab. */
  | { name: "conference"; conference_id: string; tab: ConferenceTab; report_id?: string }
  | { name: "room"; conference_id: string }
  /** What the app believes about the procedure. */
  | { name: "help" }
  | { name: "settings" };

export type ScreenName = Screen["name"];

/** The screen with this name, with what it needs to open. */
export type ScreenOf<Name extends ScreenName> = Extract<Screen, { name: Name }>;

/** Whether two places are the same one, so that nothing is drawn anew. */
export function isSamePlace(one: Screen, other: Screen): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
