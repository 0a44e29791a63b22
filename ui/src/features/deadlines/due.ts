import type { DeadlineView } from "../../ipc/bindings/DeadlineView";
import { dayInWords, momentInWords } from "../../words/dates";

/** By when, in words: to the minute where the limit is a moment. */
export function dueInWords({ due_at, due_on }: DeadlineView): string {
  if (due_at !== null) return `By ${momentInWords(due_at)}`;
  return due_on === null ? "No date" : `By ${dayInWords(due_on)}`;
}
