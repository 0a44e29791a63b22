import type { Component } from "svelte";
import { isReceived } from "../../features/reports/reports";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { ConferenceTab } from "../../navigation/screen";
import Agenda from "./Agenda.svelte";
import Decision from "./Decision.svelte";
import Distribution from "./Distribution.svelte";
import Minutes from "./Minutes.svelte";
import Overview from "./Overview.svelte";
import People from "./People.svelte";
import Plan from "./Plan.svelte";
import Record from "./Record.svelte";
import Reports from "./Reports.svelte";

/** What every tab of a conference is given: the conference as the core last gave it. */
export interface TabProps {
  view: ConferenceView;
  /** The report to open in the reader. Only the reports tab is given one. */
  report_id?: string | undefined;
}

/** A tab of a conference. */
export interface TabEntry {
  id: ConferenceTab;
  label: string;
  screen: Component<TabProps>;
  /** Beside the label, for example "6 of 8". */
  count?: (view: ConferenceView) => string | undefined;
}

/** "6 of 8" reports are in. Nothing where none was asked for. */
function reportsIn({ conference }: ConferenceView): string | undefined {
  const asked = conference.reports.length;
  return asked === 0 ? undefined : `${conference.reports.filter(isReceived).length} of ${asked}`;
}

/** The tabs, in the order of the work. A tab is added here when it is built. */
export const TABS: readonly TabEntry[] = [
  { id: "overview", label: "Overview", screen: Overview },
  { id: "people", label: "People", screen: People, count: (view) => String(view.people.length) },
  { id: "reports", label: "Reports", screen: Reports, count: reportsIn },
  { id: "agenda", label: "Agenda", screen: Agenda },
  { id: "decision", label: "Decision", screen: Decision },
  { id: "plan", label: "Plan", screen: Plan },
  { id: "minutes", label: "Minutes", screen: Minutes },
  { id: "distribution", label: "Distribution", screen: Distribution },
  { id: "record", label: "Family record", screen: Record },
];
