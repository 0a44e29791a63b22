import type { PlaceGroup } from "../frame/places";

/**
 * The sidebar, in the order of the work. A screen is added here when it is built, not before.
 */
export const PLACES: readonly PlaceGroup[] = [
  {
    label: "Main",
    places: [
      { screen: { name: "today" }, label: "Today", icon: "today", covers: ["today"] },
      {
        screen: { name: "conferences" },
        label: "Conferences",
        icon: "calendar",
        covers: ["conferences", "conference", "new_conference"],
      },
    ],
  },
  {
    heading: "This office",
    label: "This office",
    places: [
      { screen: { name: "settings" }, label: "Settings", icon: "settings", covers: ["settings"] },
      { screen: { name: "help" }, label: "What Chairside believes", icon: "question", covers: ["help"] },
    ],
  },
];
