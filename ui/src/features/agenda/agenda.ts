import type { AgendaItem } from "../../ipc/bindings/AgendaItem";
import { isForAll } from "../audience/audience";

/** The name of an item. A private item loses it while the privacy screen is on. */
export function itemName(item: AgendaItem, agenda: readonly AgendaItem[], isPrivate: boolean): string {
  const number = agenda.findIndex((each) => each.id === item.id) + 1;
  return isPrivate && !isForAll(item.audience) ? `Item ${number}` : `${number}. ${item.heading}`;
}

/** The minutes that all items together are allowed. */
export function minutesPlanned(agenda: readonly AgendaItem[]): number {
  return agenda.reduce((sum, item) => sum + (item.minutes_allowed ?? 0), 0);
}

/** "1 hour 55 minutes". */
export function lengthInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const left = minutes % 60;
  const parts = [
    hours === 0 ? "" : hours === 1 ? "1 hour" : `${hours} hours`,
    left === 0 && hours > 0 ? "" : left === 1 ? "1 minute" : `${left} minutes`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** The item after which another stands once it is moved one place; `null` for the beginning. */
export function placeAfterMove(
  agenda: readonly AgendaItem[],
  id: string,
  direction: "up" | "down",
): { after: string | null } | undefined {
  const here = agenda.findIndex((item) => item.id === id);
  if (here < 0) return undefined;
  if (direction === "up") return here === 0 ? undefined : { after: agenda[here - 2]?.id ?? null };
  const below = agenda[here + 1];
  return below === undefined ? undefined : { after: below.id };
}
