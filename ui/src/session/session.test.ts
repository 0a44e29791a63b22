import { beforeEach, expect, test, vi } from "vitest";
import { navigation } from "../navigation/navigation.svelte";
import { anOpenSession, aSession } from "../testing/sessions";
import { standInShell } from "../testing/shell";
import { initialsOf } from "./person";
import { session } from "./session.svelte";

const REFUSAL = { code: "x", what_happened: "No.", what_to_do: "Wait.", was_saved: true, fields: [] };

beforeEach(() => session.follow(anOpenSession()));

test("the window is blank before the shell has locked, and then knows why", async () => {
  let finish: (answer: null) => void = () => undefined;
  standInShell({
    session: () => aSession({ locked_because: "You locked it." }),
    lock_now: () => new Promise((resolve) => (finish = resolve)),
  });
  navigation.go({ name: "conferences" });
  const locking = session.lock();
  expect(session.state).toEqual({ kind: "locked", view: undefined });
  expect(navigation.screen).toEqual({ name: "today" });
  finish(null);
  await locking;
  expect(session.state).toMatchObject({ kind: "locked", view: { locked_because: "You locked it." } });
});

test("a lock by the computer takes the last words, blanks the window and forgets the time of saving", async () => {
  let isLocked = false;
  const shell = standInShell({ session: () => (isLocked ? aSession() : anOpenSession()) });
  const stop = session.start();
  await vi.waitFor(() => expect(shell.sent).toHaveLength(1));
  session.noteSaved("2026-09-15T11:01:07");
  const states: string[] = [];
  const forget = session.keepLastWords({
    handOver: () => states.push(session.state.kind),
    oldestUnsent: () => undefined,
  });
  await vi.waitFor(() => {
    isLocked = true;
    shell.say("locked", null);
    expect(session.state.kind).toBe("locked");
  });
  expect(session.savedAt).toBeUndefined();
  // The words are handed over while the vault is still open, and once.
  expect(states).toEqual(["unlocked"]);
  forget();
  stop();
});

test("the privacy screen is on before the core answers, and off only with the right PIN", async () => {
  standInShell({
    set_private: ({ is_private, pin }) => {
      if (is_private) return anOpenSession({ kind: "private" });
      return pin === "482913" ? anOpenSession() : Promise.reject(REFUSAL);
    },
  });
  const turning = session.turnPrivacyOn();
  expect(session.isPrivate).toBe(true);
  await turning;
  expect(await session.turnPrivacyOff("000000")).toEqual(REFUSAL);
  expect(session.isPrivate).toBe(true);
  expect(await session.turnPrivacyOff("482913")).toBeUndefined();
  expect(session.isPrivate).toBe(false);
});

test("a session that is private from its start is open behind the privacy screen", () => {
  session.follow(anOpenSession({ kind: "private" }));
  expect([session.state.kind, session.isPrivate]).toEqual(["unlocked", true]);
});

test.each([["no_vault"], ["kit_to_prove"], ["locked"]] as const)("the state %s is followed", async (kind) => {
  standInShell({ session: () => aSession({ kind }) });
  await session.refresh();
  expect(session.state).toEqual({ kind, view: aSession({ kind }) });
});

test("a vault that cannot be read stops with the words of the core", async () => {
  standInShell({ session: () => Promise.reject(REFUSAL) });
  await session.refresh();
  expect(session.state).toEqual({ kind: "stopped", error: REFUSAL });
});

test.each([
  ["Marguerite Ashdown-Oyelaran", "MA"],
  ["Þórdís Anna Bell", "ÞB"],
  ["Temperance", "T"],
  ["", ""],
])("the initials of %s are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
