import type { ConferenceView } from "../ipc/bindings/ConferenceView";
import type { Participant } from "../ipc/bindings/Participant";
import type { PersonView } from "../ipc/bindings/PersonView";

/** Someone at a conference, invented. Whatever a test is about is given in `but`. */
export function aParticipant(but: Partial<Participant>): Participant {
  return {
    id: "p-someone",
    name: "",
    initials: "",
    role: "practitioner",
    agency: "",
    discipline: "",
    post: "",
    email: "",
    has_direct_contact: true,
    invitation: null,
    supports: null,
    deputy_for: null,
    presence: [{ id: "in", from: "10:00:00", until: null, kind: "in_person" }],
    absence_reason: "",
    recipient_reason: "",
    no_minutes_reason: "",
    language: "english",
    ...but,
  };
}

function aPerson(but: Partial<PersonView>): PersonView {
  const nobody = { id: "", name: "", short_name: "", initials: "", role_label: "" };
  return {
    ...nobody,
    needs_colon: false,
    is_family: false,
    is_in_room: true,
    is_excluded: false,
    times_out: [],
    ...but,
  };
}

export const MEETING_PARTICIPANTS: Participant[] = [
  aParticipant({ id: "p-mother", name: "Folasade Adeyemi", role: "parent" }),
  aParticipant({
    id: "p-worker",
    name: "Rukhsana Iqbal-Thorne",
    role: "lead_practitioner",
    agency: "Social care",
  }),
  aParticipant({
    id: "p-school",
    name: "Kerensa Mumford",
    agency: "Harrowfell School",
    deputy_for: "p-head",
  }),
  aParticipant({ id: "p-police", name: "Tomos Arkwright", agency: "Police", presence: [] }),
];

export const MEETING_PEOPLE: ConferenceView["people"] = [
  aPerson({
    id: "p-mother",
    name: "Folasade Adeyemi",
    short_name: "Ms Adeyemi",
    initials: "mo",
    role_label: "Mother of Temperance",
    is_family: true,
  }),
  aPerson({
    id: "p-worker",
    name: "Rukhsana Iqbal-Thorne",
    short_name: "Rukhsana Iqbal-Thorne",
    initials: "sw",
    role_label: "Social worker, Social care",
  }),
  aPerson({
    id: "p-school",
    name: "Kerensa Mumford",
    short_name: "Kerensa Mumford",
    initials: "sch",
    role_label: "Deputy head, Harrowfell School",
  }),
  aPerson({
    id: "p-police",
    name: "Tomos Arkwright",
    short_name: "Tomos Arkwright",
    initials: "pol",
    role_label: "Detective constable, Police",
    is_in_room: false,
  }),
];
