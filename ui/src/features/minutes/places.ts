import type { MinutesSection } from "../../ipc/bindings/MinutesSection";
import type { ConferenceTab } from "../../navigation/screen";

/** Sections that the paper prints from the record itself, and the tab on which that is written. */
export const PRINTED_FROM: Partial<Record<MinutesSection, { tab: ConferenceTab; what: string }>> = {
  attendance: {
    tab: "people",
    what: "Who was there, apologies, exclusions and quorum are printed from People.",
  },
  reports: { tab: "reports", what: "The reports and with whom they were shared are printed from Reports." },
  safety: { tab: "plan", what: "Danger statements and safety goals are printed from Plan." },
  decision: { tab: "decision", what: "Views, decisions and dissent are printed from Decision." },
  plan: { tab: "plan", what: "The outline plan is printed from Plan." },
  core_group: { tab: "plan", what: "The core group and its dates are printed from Plan." },
};
