import type { Component } from "svelte";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { ConferenceTab } from "../../navigation/screen";

/** What every tab of a conference is given: the conference as the core last gave it. */
export interface TabProps {
  view: ConferenceView;
}

/** A tab of a conference. */
export interface TabEntry {
  id: ConferenceTab;
  label: string;
  screen: Component<TabProps>;
  /** Beside the label, for example "6 of 8". */
  count?: (view: ConferenceView) => string | undefined;
}

/** The tabs, in the order of the work. A tab is added here when it is built. */
export const TABS: readonly TabEntry[] = [];
