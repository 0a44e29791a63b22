import type { Conference } from "../ipc/bindings/Conference";
import type { ConferenceView } from "../ipc/bindings/ConferenceView";
import type { DeadlineView } from "../ipc/bindings/DeadlineView";
import type { Family } from "../ipc/bindings/Family";
import { someChoices } from "./choices";

/** A date with its rule and source, invented. */
export function aDeadline(but: Partial<DeadlineView> = {}): DeadlineView {
  return {
    rule: "icpc_from_strategy",
    label: "Initial conference",
    child: null,
    report: null,
    due_on: "2026-09-17",
    due_at: null,
    latest_bookable_on: "2026-09-17",
    skipped: [{ date: "2026-08-31", name: "Summer bank holiday" }],
    rule_text: "15 working days from the strategy discussion",
    source: "Working Together 2026, paragraph 154, read on 11 July 2026",
    force: "Statutory guidance",
    caution: "",
    notes: [],
    readings: [],
    state: "in_time",
    standing: "Day 13 of 15",
    done_on: null,
    ...but,
  };
}

function aFamily(but: Partial<Family>): Family {
  return {
    id: "f1",
    reference: "F-2026-0091",
    children: [],
    adults: [],
    relationships: [],
    suppressions: [],
    concerns: [],
    strategy_discussions: [],
    section47_enquiries: [],
    plans: [],
    emergency_powers: [],
    complaints: [],
    escalations: [],
    file_transfers: [],
    ...but,
  };
}

function aConference(but: Partial<Conference>): Conference {
  return {
    id: "c1",
    family: "f1",
    reference: "WX-2026-0417",
    state: "booked",
    held_on: "2026-09-15",
    starts_at: "10:00:00",
    ends_at: "12:00:00",
    opened_at: null,
    closed_at: null,
    place: "Quenby Children's Centre",
    joining_details: "",
    travel: "",
    place_withheld_from: [],
    mode: "in_person",
    strategy_discussion: null,
    procedure_pack: { pack: "england", version: "2026-07", calendar: "england-and-wales" },
    subjects: [],
    participants: [],
    exclusions: [],
    reports: [],
    agenda: [],
    notes: [],
    room: { current_item: null, current_speaker: null },
    quorum: [],
    views: [],
    decisions: [],
    dissents: [],
    danger_statements: [],
    scales: [],
    outline_plans: [],
    minutes: [],
    amendment_requests: [],
    copies: [],
    incidents: [],
    overrides: [],
    invite_list_asked_on: null,
    report_bundle_sent_on: null,
    recording_request: "",
    pre_meeting: "",
    ...but,
  };
}

/** What a test is about: parts of the record, of the family, and of the view around them. */
interface But {
  conference?: Partial<Conference>;
  family?: Partial<Family>;
  view?: Partial<Omit<ConferenceView, "conference" | "family">>;
}

/** A child without a plan, who has not moved. */
const NOTHING_ENDS = { end_reasons: [], proposed_end: null, responsible: "", stay: "" };

/** A conference of an invented family, booked, with two children and nobody invited yet. */
export function aConferenceView({ conference = {}, family = {}, view = {} }: But = {}): ConferenceView {
  return {
    conference: aConference(conference),
    family: aFamily(family),
    title: "Adeyemi-Whitcombe family",
    meeting_name: "Initial child protection conference",
    children: [
      {
        id: "p-temperance",
        label: "Temperance Adeyemi-Whitcombe",
        short_label: "Temperance",
        age: "13",
        kind: "initial",
        kind_label: "Initial conference",
        standing: "No plan now",
        ...NOTHING_ENDS,
      },
      {
        id: "p-baby",
        label: "Baby Whitcombe",
        short_label: "Baby Whitcombe",
        age: "due 2 December 2026",
        kind: "pre_birth",
        kind_label: "Pre-birth conference",
        standing: "No plan now",
        ...NOTHING_ENDS,
      },
    ],
    people: [],
    deadlines: [aDeadline()],
    family_deadlines: [],
    procedures: {
      title: "England, version 2026.1",
      caution: "",
      now: null,
      exclusion_grounds: someChoices().labels.find(({ codes }) => codes === "exclusion_ground")?.labels ?? [],
      exclusion_note: "",
      report_contents: [],
      report_note: "",
      formal_dissent: "",
      ending_notice: "",
    },
    gaps: [],
    quorum: {
      rule_text: "",
      source: "",
      is_floor_met: null,
      counted: [],
      sentence: "No floor is known for this area.",
      grounds: [],
      reconvene_by: null,
      stopped_because: "",
    },
    categories: [],
    may_choose_several: false,
    paper_languages: ["english"],
    newest_approved: null,
    for_second_person: [],
    category_word: "Category",
    allowed: [],
    conflicts: 0,
    drafts: [],
    saved_at: "2026-09-14T15:20:11Z",
    ...view,
  };
}
