import type { ConferenceMode } from "../../ipc/bindings/ConferenceMode";
import type { FamilyId } from "../../ipc/bindings/FamilyId";
import type { NewConference } from "../../ipc/bindings/NewConference";
import { newId } from "../../ipc/ids";
import { session } from "../../session/session.svelte";
import { isDay } from "../../words/dates";
import { previousLegend } from "../family/subjects";
import { dayFault, dayOrNone, faultsOf, timeFault, timeOrNone } from "../forms/typed";
import { TypedAdult, TypedChild, type TypedPerson } from "./people.svelte";
import { TypedRelation, TypedSuppression } from "./ties.svelte";

/** A new conference as it is typed. It stays while other screens are looked at, and goes at a lock. */
export class NewConferenceForm {
  children: TypedChild[] = $state.raw([new TypedChild()]);
  adults: TypedAdult[] = $state.raw([]);
  suppressions: TypedSuppression[] = $state.raw([]);
  strategy_discussion_on = $state("");
  held_on = $state("");
  starts_at = $state("");
  ends_at = $state("");
  place = $state("");
  place_withheld_from: readonly string[] = $state.raw([]);
  joining_details = $state("");
  travel = $state("");
  mode: ConferenceMode | "" = $state("in_person");
  reference = $state("");
  chair_name = $state("");
  readonly #discussion = newId();
  readonly #relations: Record<string, TypedRelation> = {};

  /** Everyone typed so far, to choose from, by the ids of this form. */
  get people(): { value: string; label: string }[] {
    return [...this.children, ...this.adults].map(({ ownId, label }) => ({ value: ownId, label }));
  }

  /** The family of the first person who was found to be recorded already. */
  get family(): FamilyId | undefined {
    return this.#everyone.find((person) => person.family !== undefined)?.family;
  }

  get #everyone(): TypedPerson[] {
    return [...this.children, ...this.adults];
  }

  /** The id in the record of someone chosen on this form. Taken last, because a person may turn out to be recorded already. */
  #idOf(ownId: string): string {
    return this.#everyone.find((person) => person.ownId === ownId)?.id ?? ownId;
  }

  addChild(): TypedChild {
    const child = new TypedChild();
    this.children = [...this.children, child];
    return child;
  }

  removeChild(child: TypedChild) {
    this.children = this.children.filter((each) => each !== child);
  }

  addAdult(): TypedAdult {
    const adult = new TypedAdult();
    this.adults = [...this.adults, adult];
    return adult;
  }

  removeAdult(adult: TypedAdult) {
    this.adults = this.adults.filter((each) => each !== adult);
  }

  addSuppression(): TypedSuppression {
    const suppression = new TypedSuppression();
    this.suppressions = [...this.suppressions, suppression];
    return suppression;
  }

  removeSuppression(suppression: TypedSuppression) {
    this.suppressions = this.suppressions.filter((each) => each !== suppression);
  }

  /** What an adult is to a child. The same one each time it is asked for. */
  relation(adult: TypedAdult, child: TypedChild): TypedRelation {
    const key = `${adult.ownId} ${child.ownId}`;
    return (this.#relations[key] ??= new TypedRelation(adult, child));
  }

  /** What is wrong with what was typed, by the ids of the fields. The core judges the rest. */
  faults(): Record<string, string> {
    const faults: Record<string, string | undefined> = {
      strategy_discussion_on: dayFault(this.strategy_discussion_on),
      held_on: dayFault(this.held_on),
      starts_at: timeFault(this.starts_at),
      ends_at: timeFault(this.ends_at),
    };
    for (const child of this.children) {
      const at = child.ownId;
      if (child.known === undefined) {
        const day = child.isUnborn ? child.expected_on : child.born_on;
        faults[`${at}-${child.isUnborn ? "expected_on" : "born_on"}`] = dayFault(day, true);
        const isNameless = !child.isUnborn && child.name === "";
        faults[`${at}-given_names`] = isNameless ? "Enter the child's name" : undefined;
      }
      faults[`${at}-previous_held_on`] =
        previousLegend(child.kind) === undefined ? undefined : dayFault(child.previous_held_on);
      faults[`${at}-written_notice_on`] =
        child.kind === "transfer_in" ? dayFault(child.written_notice_on) : undefined;
      faults[`${at}-call_on`] = child.kind === "transfer_in" ? dayFault(child.call_on) : undefined;
    }
    for (const adult of this.adults) {
      faults[`${adult.ownId}-given_names`] = adult.name === "" ? "Enter the adult's name" : undefined;
      faults[`${adult.ownId}-born_on`] = dayFault(adult.born_on);
    }
    for (const { id, subject, withheld_from, words, reason, decided_by, review_by } of this.suppressions) {
      faults[`${id}-subject`] = subject === "" ? "Choose whose it is" : undefined;
      faults[`${id}-withheld_from`] = withheld_from === "" ? "Choose from whom it is withheld" : undefined;
      faults[`${id}-words`] = words.trim() === "" ? "Enter the words to keep out" : undefined;
      faults[`${id}-reason`] = reason.trim() === "" ? "Say why it is withheld" : undefined;
      faults[`${id}-decided_by`] = decided_by.trim() === "" ? "Say who decided" : undefined;
      faults[`${id}-review_by`] = dayFault(review_by);
    }
    return faultsOf(faults);
  }

  /** What the core needs to work out the dates. Days and times that are half typed are left out. */
  forDates(): NewConference {
    const day = (typed: string | null) => (typed !== null && isDay(typed) ? typed : null);
    const request = this.request();
    const discussion = request.strategy_discussion;
    return {
      ...request,
      children: request.children.map((child) => ({
        ...child,
        born_on: day(child.born_on),
        expected_on: day(child.expected_on),
      })),
      adults: request.adults.map((adult) => ({ ...adult, born_on: day(adult.born_on) })),
      suppressions: [],
      strategy_discussion: discussion !== null && isDay(discussion.held_on) ? discussion : null,
      subjects: request.subjects.map((subject) => ({
        ...subject,
        previous_held_on: day(subject.previous_held_on),
        written_notice_on: day(subject.written_notice_on),
        call_on: day(subject.call_on),
      })),
      held_on: day(request.held_on),
      starts_at: timeFault(this.starts_at) === undefined ? request.starts_at : null,
      ends_at: timeFault(this.ends_at) === undefined ? request.ends_at : null,
    };
  }

  request(): NewConference {
    const children = this.children.map((child) => child.id);
    const relations = this.adults.flatMap((adult) =>
      this.children.flatMap((child) => this.relation(adult, child).record()),
    );
    return {
      family: this.family ?? null,
      children: this.children
        .filter((child) => child.known === undefined)
        .map((child) => child.record((own) => this.#idOf(own))),
      adults: this.adults.filter((adult) => adult.known === undefined).map((adult) => adult.record()),
      relationships: relations,
      suppressions: this.suppressions.flatMap((suppression) => suppression.record((own) => this.#idOf(own))),
      strategy_discussion:
        this.strategy_discussion_on === ""
          ? null
          : {
              id: this.#discussion,
              held_on: this.strategy_discussion_on,
              initiated_section47: true,
              children,
              agencies: [],
              restricted_note: "",
            },
      subjects: this.children.map((child) => child.subject()),
      held_on: dayOrNone(this.held_on),
      starts_at: timeOrNone(this.starts_at),
      ends_at: timeOrNone(this.ends_at),
      place: this.place,
      place_withheld_from: this.place_withheld_from.map((own) => this.#idOf(own)),
      joining_details: this.joining_details,
      travel: this.travel,
      mode: this.mode === "" ? "in_person" : this.mode,
      reference: this.reference,
      chair_name: this.chair_name,
    };
  }
}

/** The conference that is being typed, on whatever screen the person is. */
class Typing {
  #form = $state.raw(new NewConferenceForm());

  constructor() {
    session.whenForgetting(() => this.begin());
  }

  get form(): NewConferenceForm {
    return this.#form;
  }

  /** Begins anew, after the conference was made or dropped. */
  begin() {
    this.#form = new NewConferenceForm();
  }
}

export const typing = new Typing();
