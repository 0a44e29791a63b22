import type { DeadlineState } from "../../ipc/bindings/DeadlineState";
import type { DeadlineView } from "../../ipc/bindings/DeadlineView";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import { dayInWords, shortDay } from "../../words/dates";

/** One step of the strip: a date with its rule and source, for one child or for several alike. */
export interface DeadlineStep {
  id: string;
  state: "done" | "now" | "late" | "next";
  name: string;
  date: string;
  count: string;
  rule: string;
  source: string;
  caution: string;
  /** "Not counted: Mon 31 Aug, Summer bank holiday". Empty where no day was skipped. */
  skipped: string;
  readings: string[];
  bookable: string;
  /** What to know beside the date, as sentences. */
  notes: string[];
}

const STATES: Record<DeadlineState, DeadlineStep["state"]> = {
  done: "done",
  in_time: "next",
  due_soon: "now",
  late: "late",
  unknown: "next",
};

/** The dates of the conference and its children. Those of single reports stand with the reports. */
export function stepsOf(view: ConferenceView, isPrivate: boolean): DeadlineStep[] {
  const groups = new Map<string, DeadlineView[]>();
  for (const deadline of view.deadlines.filter((each) => each.report === null)) {
    const key = [deadline.rule, deadline.label, deadline.due_on, deadline.due_at, deadline.standing].join(
      "|",
    );
    groups.set(key, [...(groups.get(key) ?? []), deadline]);
  }
  return [...groups].flatMap(([id, alike]) => {
    const [deadline] = alike;
    return deadline === undefined ? [] : [stepOf(id, deadline, forWhom(view, alike, isPrivate))];
  });
}

/** Names of the children, where the date is not the same for all of them. Numbers while the privacy screen is on. */
function forWhom(view: ConferenceView, alike: readonly DeadlineView[], isPrivate: boolean): string {
  const ids = alike.flatMap((deadline) => (deadline.child === null ? [] : [deadline.child]));
  if (ids.length === 0 || ids.length === view.children.length) return "";
  return view.children
    .map((child, index) => ({ id: child.id, name: isPrivate ? `child ${index + 1}` : child.short_label }))
    .filter((child) => ids.includes(child.id))
    .map((child) => child.name)
    .join(", ");
}

function stepOf(id: string, deadline: DeadlineView, whom: string): DeadlineStep {
  const { due_on, latest_bookable_on, skipped } = deadline;
  return {
    id,
    state: STATES[deadline.state],
    name: whom === "" ? deadline.label : `${deadline.label}: ${whom}`,
    date: due_on === null ? "No date" : `By ${shortDay(due_on)}`,
    count: deadline.standing,
    rule: deadline.rule_text,
    source: `${deadline.force}. ${deadline.source}`,
    caution: deadline.caution,
    skipped:
      skipped.length === 0
        ? ""
        : `Not counted: ${skipped.map(({ date, name }) => `${dayInWords(date)}, ${name}`).join("; ")}`,
    readings: deadline.readings.map(
      ({ reading, due, is_used }) =>
        `${reading}: ${due === null ? "no date" : dayInWords(due)}${is_used ? ", used" : ""}`,
    ),
    bookable:
      latest_bookable_on === null || latest_bookable_on === due_on
        ? ""
        : `Last day to meet: ${dayInWords(latest_bookable_on)}`,
    notes: deadline.notes,
  };
}
