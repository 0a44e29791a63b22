import type { SafetyNote } from "../../ipc/bindings/SafetyNote";
import { newId } from "../../ipc/ids";
import { dayInWords } from "../../words/dates";
import { dayFault, dayOrNone, wordsFault } from "../forms/typed";

/** A safety note as a form holds it. */
export interface TypedNote extends Omit<SafetyNote, "review_by"> {
  review_by: string;
}

/** A safety note in a form: what is recorded, or an empty one. */
export function typedNote(known?: SafetyNote): TypedNote {
  return {
    id: known?.id ?? newId(),
    text: known?.text ?? "",
    source: known?.source ?? "",
    decided_by: known?.decided_by ?? "",
    review_by: known?.review_by ?? "",
  };
}

/** The safety notes for the core. */
export function safetyNotesOf(typed: readonly TypedNote[]): SafetyNote[] {
  return typed.map((note) => ({
    id: note.id,
    text: note.text.trim(),
    source: note.source.trim(),
    decided_by: note.decided_by.trim(),
    review_by: dayOrNone(note.review_by),
  }));
}

/** What is wrong with the safety notes, by field. */
export function safetyNoteFaults(typed: readonly TypedNote[]): Record<string, string | undefined> {
  return Object.fromEntries(
    typed.flatMap(({ id, text, source, decided_by, review_by }, index) => [
      [`note_text_${id}`, wordsFault(text, `Enter safety note ${index + 1}`)],
      [`note_source_${id}`, wordsFault(source, `Enter where safety note ${index + 1} comes from`)],
      [
        `note_decided_by_${id}`,
        wordsFault(decided_by, `Enter who decided to record safety note ${index + 1}`),
      ],
      [`note_review_by_${id}`, dayFault(review_by)],
    ]),
  );
}

/** Where a note comes from, who decided to record it, and when it is looked at again. */
export function aboutSafetyNote({ source, decided_by, review_by }: SafetyNote): string {
  const again = review_by === null ? "" : ` To be looked at again by ${dayInWords(review_by)}.`;
  return `Source: ${source}. Decided by: ${decided_by}.${again}`;
}
