import { call, type AppError } from "../../ipc/client";
import { timeOfTyped, typedMoment } from "../../words/dates";

/** A moment, or why there is none. */
export type MomentAnswer = { at: string | null } | { error: AppError };

/** The moment of a day and a time as typed, worked out by the core. Nothing where no day was typed. */
export async function momentOf(on: string, time: string): Promise<MomentAnswer> {
  const at = timeOfTyped(time);
  if (on === "" || at === undefined) return { at: null };
  const answer = await call("moment_of", { on, at });
  return answer.kind === "refused" ? { error: answer.error } : { at: answer.value.at };
}

/** The same for a moment that may be recorded already. It is kept to the second where nobody typed another. */
export async function momentOr(known: string | null, on: string, time: string): Promise<MomentAnswer> {
  const shown = typedMoment(known);
  if (on === shown.on && timeOfTyped(time) === timeOfTyped(shown.at)) return { at: known };
  return momentOf(on, time);
}
