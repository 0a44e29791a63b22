import { vi } from "vitest";
import type { CommandName, Request, Response } from "../ipc/client";

/** How a shell under test answers some of the commands. Throwing an `AppError` refuses one. */
export type Answers = { [K in CommandName]?: (request: Request<K>) => Response<K> | Promise<Response<K>> };

interface Sent {
  name: string;
  request: unknown;
}

/** A shell that answers in the test's words, under the real client. */
export function standInShell(answers: Answers) {
  const sent: Sent[] = [];
  const listeners = new Map<string, number[]>();
  const callbacks = new Map<number, (message: unknown) => void>();
  const table = new Map<string, unknown>(Object.entries(answers));
  let nextId = 1;

  async function invoke(name: string, payload: { request?: unknown; event?: string; handler?: number }) {
    if (name === "plugin:event|listen") {
      const event = payload.event ?? "";
      listeners.set(event, [...(listeners.get(event) ?? []), payload.handler ?? 0]);
      return payload.handler;
    }
    if (name === "plugin:event|unlisten") return undefined;
    sent.push({ name, request: payload.request });
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
    /** What was asked of the shell, in order. */
    sent,
    /** Says something that nobody asked for. */
    say(event: string, payload: unknown) {
      for (const id of listeners.get(event) ?? []) callbacks.get(id)?.({ event, id, payload });
    },
  };
}
