import type { ParentalResponsibility } from "../../ipc/bindings/ParentalResponsibility";
import type { Relationship } from "../../ipc/bindings/Relationship";
import type { RelationshipKind } from "../../ipc/bindings/RelationshipKind";
import type { SuppressedField } from "../../ipc/bindings/SuppressedField";
import type { Suppression } from "../../ipc/bindings/Suppression";
import { newId } from "../../ipc/ids";
import { dayOrNone } from "../forms/typed";
import type { TypedAdult, TypedChild } from "./people.svelte";

/** What one adult is to one child, as typed. No kind: they are not related. */
export class TypedRelation {
  readonly id = newId();
  kind: RelationshipKind | "" = $state("");
  parental_responsibility: ParentalResponsibility | "" = $state("unknown");
  lives_with_child = $state(false);

  constructor(
    readonly adult: TypedAdult,
    readonly child: TypedChild,
  ) {}

  record(): Relationship[] {
    if (this.kind === "") return [];
    return [
      {
        id: this.id,
        adult: this.adult.id,
        child: this.child.id,
        kind: this.kind,
        parental_responsibility:
          this.parental_responsibility === "" ? "unknown" : this.parental_responsibility,
        lives_with_child: this.lives_with_child,
      },
    ];
  }
}

/** Something withheld from someone, as typed. People are held by the ids of this form. */
export class TypedSuppression {
  readonly id = newId();
  subject = $state("");
  withheld_from = $state("");
  field: SuppressedField | "" = $state("address");
  /** One phrase in each line. */
  words = $state("");
  reason = $state("");
  decided_by = $state("");
  review_by = $state("");

  /** The suppression as the core records it. `idOf` gives the id in the record of someone chosen on the form. */
  record(idOf: (ownId: string) => string): Suppression[] {
    if (this.field === "") return [];
    return [
      {
        id: this.id,
        subject: idOf(this.subject),
        withheld_from: idOf(this.withheld_from),
        field: this.field,
        words: this.words
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== ""),
        reason: this.reason.trim(),
        decided_by: this.decided_by.trim(),
        decided_at: null,
        review_by: dayOrNone(this.review_by),
        state: "active",
        lifted_reason: "",
      },
    ];
  }
}
