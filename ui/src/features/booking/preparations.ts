import type { Conference } from "../../ipc/bindings/Conference";

/** Something that is done before the conference, on a day that is recorded, by a rule of its own. */
export interface Preparation {
  /** The rule of the pack that sets its limit. */
  rule: string;
  heading: string;
  legend: string;
  field: "invite_list_asked_on" | "report_bundle_sent_on";
  change: (day: string | null) => Partial<Conference>;
}

export const INVITE_LIST: Preparation = {
  rule: "invite_review_list",
  heading: "List of people to invite",
  legend: "The list of people to invite was asked for on",
  field: "invite_list_asked_on",
  change: (invite_list_asked_on) => ({ invite_list_asked_on }),
};

export const REPORT_BUNDLE: Preparation = {
  rule: "report_bundle",
  heading: "Bundle of reports",
  legend: "The bundle of reports went to the practitioners on",
  field: "report_bundle_sent_on",
  change: (report_bundle_sent_on) => ({ report_bundle_sent_on }),
};
