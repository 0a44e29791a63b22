import type { RecipientView } from "../../ipc/bindings/RecipientView";

const COPY_WORDS: Record<string, string> = {
  full: "Full",
  partial: "Partial",
  letter: "Letter",
  none: "No copy",
  chair_to_decide: "For the chair to decide",
};

/** What kind of copy a person gets, in words. */
export function copyWords(recipient: RecipientView): string {
  return COPY_WORDS[recipient.copy] ?? recipient.copy;
}

/** Whether a copy of the minutes can be made for the person. */
export function mayHaveCopy(recipient: RecipientView): boolean {
  return recipient.copy === "full" || recipient.copy === "partial";
}
