import { call, type AppError } from "../../ipc/client";
import { timeOfTyped } from "../../words/dates";

/** A moment, or why there is none. */
export type MomentAnswer = { at: string | null } | { error: AppError };

/** The moment of a day and a time as typed, worked out by the core. Nothing where no day was typed. */
export async function momentOf(on: string, time: string): Promise<MomentAnswer> {
  const at = timeOfTyped(time);
  if (on === "" || at === undefined) return { at: null };
  const answer = await call("moment_of", { on, at });
  return answer.kind === "refused" ? { error: answer.error } : { at: answer.value.at };
}
