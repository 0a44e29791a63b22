import { vi } from "vitest";
import type { CommandName, Request, Response } from "../ipc/client";
import type { Events, ShellCommands } from "../ipc/shell";

type CoreAnswers = { [K in CommandName]?: (request: Request<K>) => Response<K> | Promise<Response<K>> };
type ShellAnswers = {
  [K in keyof ShellCommands]?: (
    request: ShellCommands[K]["request"],
  ) => ShellCommands[K]["response"] | Promise<ShellCommands[K]["response"]>;
};

/** How a shell under test answers some of the commands. Rejecting with an `AppError` refuses one. */
export type Answers = CoreAnswers & ShellAnswers;

interface Sent {
  name: string;
  request: unknown;
}

interface Payload {
  name?: string;
  request?: unknown;
  event?: string;
  handler?: number;
}

/** A shell that answers in the test's words, under the real client. */
export function standInShell(answers: Answers) {
  const sent: Sent[] = [];
  const listeners = new Map<string, number[]>();
  const callbacks = new Map<number, (message: unknown) => void>();
  const table = new Map<string, unknown>(Object.entries(answers));
  let nextId = 1;

  async function invoke(command: string, payload: Payload) {
    if (command === "plugin:event|listen") {
      const event = payload.event ?? "";
      listeners.set(event, [...(listeners.get(event) ?? []), payload.handler ?? 0]);
      return payload.handler;
    }
    if (command === "plugin:event|unlisten") return undefined;
    const name = command === "call" ? (payload.name ?? "") : command;
    sent.push({ name, request: payload.request ?? null });
    const answer = table.get(name);
    if (typeof answer !== "function") throw new Error(`This test gives no answer to ${name}`);
    return Reflect.apply(answer, undefined, [payload.request]);
  }

  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke,
    transformCallback: (callback: (message: unknown) => void) => {
      callbacks.set(nextId, callback);
      return nextId++;
    },
    unregisterCallback: (id: number) => callbacks.delete(id),
  });
  vi.stubGlobal("__TAURI_EVENT_PLUGIN_INTERNALS__", { unregisterListener: () => undefined });

  return {
    /** What was asked, of the core or the shell, in order. */
    sent,
    /** Says something that nobody asked for. */
    say<K extends keyof Events>(event: K, payload: Events[K]) {
      for (const id of listeners.get(event) ?? []) callbacks.get(id)?.({ event, id, payload });
    },
  };
}
