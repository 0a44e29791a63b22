import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { Participant } from "../../ipc/bindings/Participant";
import type { ParticipantRole } from "../../ipc/bindings/ParticipantRole";
import type { PersonView } from "../../ipc/bindings/PersonView";
import type { ThresholdView } from "../../ipc/bindings/ThresholdView";
import type { ViewBasis } from "../../ipc/bindings/ViewBasis";
import { labelOf } from "../choices/choices.svelte";

/** One line of the views: an agency, or one member of the family, who is heard apart. */
export interface ViewRow {
  key: string;
  /** Empty for the family. */
  agency: string;
  /** Whose letters stand on the chip, and who gives the view unless someone else is named. */
  person: PersonView | undefined;
  heading: string;
  detail: string;
  /** On what a new view rests, unless said otherwise. */
  basis: ViewBasis;
  /** Who could give it. */
  people: PersonView[];
}

const FAMILY: readonly ParticipantRole[] = ["parent", "child", "family_member"];
const AGENCIES: readonly ParticipantRole[] = ["lead_practitioner", "social_care_manager", "practitioner"];

/** The agencies asked, present or not: a report without a person is a written contribution, and silence shows. */
export function agencyRows(view: ConferenceView): ViewRow[] {
  const groups = new Map<string, Participant[]>();
  for (const participant of view.conference.participants.filter(({ role }) => AGENCIES.includes(role))) {
    const agency = agencyOf(participant);
    groups.set(agency, [...(groups.get(agency) ?? []), participant]);
  }
  const alone = [...view.conference.reports, ...view.conference.views].map(({ agency }) => agency);
  for (const agency of alone) if (agency !== "" && !groups.has(agency)) groups.set(agency, []);
  return [...groups].map(([agency, participants]) => agencyRow(view, agency, participants));
}

function agencyOf({ agency, discipline, name }: Participant): string {
  if (agency !== "") return agency;
  return discipline === "" ? name : labelOf("discipline", discipline);
}

function agencyRow(view: ConferenceView, agency: string, participants: Participant[]): ViewRow {
  const there = participants.find(({ presence }) => presence.length > 0);
  const speaks = there ?? participants[0];
  const people = participants.flatMap(({ id }) => view.people.filter((person) => person.id === id));
  return {
    key: `agency ${agency}`,
    agency,
    person: people.find(({ id }) => id === speaks?.id),
    heading: agency,
    detail: detailOf(view, there, people),
    basis: there === undefined ? "written" : there.deputy_for === null ? "present" : "deputy",
    people,
  };
}

function detailOf(view: ConferenceView, there: Participant | undefined, people: PersonView[]): string {
  if (people.length === 0) return "By report";
  if (there === undefined) return "Not at the conference";
  const name = people.find(({ id }) => id === there.id)?.name ?? "";
  const absent = view.people.find(({ id }) => id === there.deputy_for);
  return absent === undefined ? name : `${name}, deputy for ${absent.name}`;
}

/** The family, each for themselves. */
export function familyRows(view: ConferenceView): ViewRow[] {
  const members = view.conference.participants.filter(({ role }) => FAMILY.includes(role));
  return members.flatMap((member) => {
    const person = view.people.find(({ id }) => id === member.id);
    if (person === undefined) return [];
    const basis: ViewBasis = member.presence.length > 0 ? "present" : "written";
    const row = {
      agency: "",
      person,
      heading: person.short_name,
      detail: person.role_label,
      basis,
      people: [person],
    };
    return [{ key: `person ${person.id}`, ...row }];
  });
}

/** The view that counts for a child: the latest of this agency or person. */
export function viewOf(view: ConferenceView, row: ViewRow, child: string): ThresholdView | undefined {
  return view.conference.views.findLast((each) =>
    each.child !== child
      ? false
      : row.agency === ""
        ? each.agency === "" && each.person === row.person?.id
        : each.agency === row.agency,
  );
}
