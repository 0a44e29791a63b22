import type { Adult } from "../../ipc/bindings/Adult";
import type { Child } from "../../ipc/bindings/Child";
import type { ConferenceKind } from "../../ipc/bindings/ConferenceKind";
import type { FamilyId } from "../../ipc/bindings/FamilyId";
import type { Namesake } from "../../ipc/bindings/Namesake";
import type { NewSubject } from "../../ipc/bindings/NewSubject";
import type { Sex } from "../../ipc/bindings/Sex";
import { newId } from "../../ipc/ids";
import { dateInWords } from "../../words/dates";
import { previousLegend } from "../family/subjects";
import { dayOrNone, listed } from "../forms/typed";
import { NEW_CHILD } from "../family/newChild";

/** A person as typed, or one that is recorded already and was chosen by the person who types. */
export abstract class TypedPerson {
  readonly ownId = newId();
  given_names = $state("");
  surname = $state("");
  born_on = $state("");
  /** The recorded person whom this is, and the family. Never set but by a press. */
  known: Namesake | undefined = $state.raw();

  get id(): string {
    return this.known?.person ?? this.ownId;
  }

  get name(): string {
    return (
      this.known?.name ??
      [this.given_names, this.surname]
        .map((part) => part.trim())
        .join(" ")
        .trim()
    );
  }

  get family(): FamilyId | undefined {
    return this.known?.family;
  }

  /** The person who types said that it is this recorded person. */
  take(known: Namesake) {
    this.known = known;
  }
}

/** A child of the conference, as typed. */
export class TypedChild extends TypedPerson {
  isUnborn = $state(false);
  expected_on = $state("");
  aliases = $state("");
  sex: Sex | "" = $state("not_known");
  address = $state("");
  mother = $state("");
  kind: ConferenceKind | "" = $state("initial");
  previous_held_on = $state("");
  is_first_review = $state(false);
  written_notice_on = $state("");
  call_on = $state("");

  /** A known child comes with what its next conference would be. It can be chosen otherwise. */
  override take(known: Namesake) {
    super.take(known);
    if (known.next === null) return;
    this.kind = known.next.kind;
    this.previous_held_on = known.next.previous_held_on ?? "";
    this.is_first_review = known.next.is_first_review;
  }

  /** How the child is called on this screen. */
  get label(): string {
    if (this.name !== "") return this.name;
    if (!this.isUnborn) return "a child without a name yet";
    return this.expected_on === ""
      ? "the unborn baby"
      : `the unborn baby due ${dateInWords(this.expected_on)}`;
  }

  /** The child as the core records it. `idOf` gives the id in the record of someone chosen on the form. */
  record(idOf: (ownId: string) => string): Child {
    return {
      ...NEW_CHILD,
      id: this.id,
      given_names: this.given_names.trim(),
      surname: this.surname.trim(),
      aliases: listed(this.aliases),
      status: this.isUnborn ? "unborn" : "born",
      born_on: this.isUnborn ? null : dayOrNone(this.born_on),
      expected_on: this.isUnborn ? dayOrNone(this.expected_on) : null,
      sex: this.isUnborn || this.sex === "" ? "not_known" : this.sex,
      mother: this.mother === "" ? null : idOf(this.mother),
      addresses: addressesOf(this.address),
    };
  }

  subject(): NewSubject {
    return {
      child: this.id,
      kind: this.kind === "" ? "initial" : this.kind,
      previous_held_on: previousLegend(this.kind) === undefined ? null : dayOrNone(this.previous_held_on),
      is_first_review: this.kind === "review" && this.is_first_review,
      written_notice_on: this.kind === "transfer_in" ? dayOrNone(this.written_notice_on) : null,
      call_on: this.kind === "transfer_in" ? dayOrNone(this.call_on) : null,
    };
  }
}

/** An adult of the family or household, as typed. */
export class TypedAdult extends TypedPerson {
  title = $state("");
  address = $state("");
  phone = $state("");
  interpreter_language = $state("");

  get label(): string {
    return this.name === "" ? "an adult without a name yet" : this.name;
  }

  record(): Adult {
    return {
      id: this.id,
      title: this.title.trim(),
      given_names: this.given_names.trim(),
      surname: this.surname.trim(),
      aliases: [],
      born_on: dayOrNone(this.born_on),
      addresses: addressesOf(this.address),
      phones: listed(this.phone),
      emails: [],
      interpreter_language: this.interpreter_language.trim(),
      safety_notes: [],
    };
  }
}

function addressesOf(text: string) {
  const typed = text.trim();
  return typed === "" ? [] : [{ id: newId(), text: typed, from: null, until: null }];
}
