import type { Child } from "../../ipc/bindings/Child";

/** What is not recorded yet of a child who is added. */
export const NEW_CHILD: Omit<Child, "id" | "status"> = {
  given_names: "",
  surname: "",
  aliases: [],
  born_on: null,
  expected_on: null,
  expected_on_before_birth: null,
  died_on: null,
  death_review_noted_on: null,
  looked_after_from: null,
  looked_after_until: null,
  looked_after_told_on: null,
  looked_after_reviewed_on: null,
  left_uk_on: null,
  stay: null,
  sex: "not_known",
  mother: null,
  unborn_number: null,
  addresses: [],
  school: null,
  placement: null,
  gp: null,
  language: "",
};
