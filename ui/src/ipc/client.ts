/** The one door to the shell. No other file imports `@tauri-apps/*`. */
import { invoke } from "@tauri-apps/api/core";
import { listen as listenToShell } from "@tauri-apps/api/event";
import type { AppError } from "./bindings/AppError";
import type { Commands } from "./commands";
import type { Events, ShellCommands } from "./shell";

export type { AppError } from "./bindings/AppError";
export type { FieldError } from "./bindings/FieldError";
export type { ChosenFile } from "./shell";

export type CommandName = keyof Commands;
export type Request<K extends CommandName> = Commands[K]["request"];
export type Response<K extends CommandName> = Commands[K]["response"];

/** What came of a command: it was done, or it was refused with words for the person. */
export type Answer<T> = { kind: "done"; value: T } | { kind: "refused"; error: AppError };

/** Used when the shell does not answer in its own words, which only a fault of the program can cause. */
const NO_WORDS: AppError = {
  code: "no_answer",
  what_happened: "Chairside could not finish that.",
  what_to_do: "Try again. If it happens again, close Chairside and open it.",
  was_saved: true,
  fields: [],
};

function isAppError(value: unknown): value is AppError {
  if (typeof value !== "object" || value === null) return false;
  const error = value as Record<string, unknown>;
  return (
    typeof error["code"] === "string" &&
    typeof error["what_happened"] === "string" &&
    typeof error["what_to_do"] === "string" &&
    typeof error["was_saved"] === "boolean" &&
    Array.isArray(error["fields"])
  );
}

async function answerOf<T>(asked: Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: "done", value: await asked };
  } catch (thrown) {
    return { kind: "refused", error: isAppError(thrown) ? thrown : NO_WORDS };
  }
}

/** Asks the core to do something. Never throws: a refusal comes back as a value with its words. */
export function call<K extends CommandName>(name: K, request: Request<K>): Promise<Answer<Response<K>>> {
  return answerOf(invoke<Response<K>>("call", { name, request }));
}

/** Asks the shell itself: its dialogs, its lock, its second window. */
export function askShell<K extends keyof ShellCommands>(
  name: K,
  request: ShellCommands[K]["request"],
): Promise<Answer<ShellCommands[K]["response"]>> {
  return answerOf(invoke<ShellCommands[K]["response"]>(name, request === null ? {} : { request }));
}

/** Hears one kind of event until the returned function is called. */
export function listen<K extends keyof Events>(event: K, heard: (payload: Events[K]) => void): () => void {
  const stop = listenToShell<Events[K]>(event, ({ payload }) => heard(payload));
  return () => {
    void stop.then((unlisten) => unlisten());
  };
}
