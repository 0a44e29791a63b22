import { CONFERENCE_TABS, type Screen } from "../../navigation/screen";

/** Where a gap is filled, from the name that the core gives it. Its own tab where the name is of no other place. */
export function placeOf(screen: string, conference_id: string): Screen {
  if (screen === "room") return { name: "room", conference_id };
  if (screen === "settings") return { name: "settings" };
  const tab = CONFERENCE_TABS.find((each) => each === screen) ?? "overview";
  return { name: "conference", conference_id, tab };
}

const VERBS: Record<string, string> = {
  overview: "Change the booking",
  people: "Open People",
  reports: "Open Reports",
  agenda: "Open Agenda",
  room: "Open the room",
  decision: "Open Decision",
  plan: "Open Plan",
  minutes: "Open Minutes",
  distribution: "Open Distribution",
  record: "Open Family record",
  settings: "Open Settings",
};

/** The words of the one action of a gap. */
export function verbOf(screen: string): string {
  return VERBS[screen] ?? "Open Overview";
}
