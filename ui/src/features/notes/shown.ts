import type { Note } from "../../ipc/bindings/Note";

/** Which notes are shown. */
export type NoteFilter = "all" | "actions" | "views";

/** Whether a note is among those that are shown. */
export function isShown(note: Note, show: NoteFilter): boolean {
  switch (show) {
    case "all":
      return true;
    case "actions":
      return note.mark === "action";
    case "views":
      return note.mark === "view" || note.mark === "decision" || note.mark === "dissent";
  }
}
