import type { ConferenceSubject } from "../ipc/bindings/ConferenceSubject";

/** A child of a conference, with the kind it is for that child. Whatever a test is about is given in `but`. */
export function aSubject(but: Partial<ConferenceSubject> = {}): ConferenceSubject {
  return {
    child: "p-temperance",
    kind: "initial",
    written_notice_on: null,
    call_on: null,
    previous_held_on: null,
    is_first_review: false,
    continued_in: null,
    delay_reason: "",
    delay_agreed_by_manager: "",
    delay_agreed_by_chair: "",
    interim_protection: "",
    participation: null,
    child_receives: "chair_to_decide",
    letter_words: "",
    ...but,
  };
}
