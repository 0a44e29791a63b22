import { beforeEach, expect, test, vi } from "vitest";
import { navigation } from "../navigation/navigation.svelte";
import { standInShell } from "../testing/shell";
import { session } from "./session.svelte";

const OPEN = {
  state: "unlocked",
  person_name: "Marguerite Ashdown-Oyelaran",
  person_initials: "MA",
  role_label: "Independent chair",
} as const;
const REFUSAL = { code: "x", what_happened: "No.", what_to_do: "Wait.", was_saved: "Yes.", fields: [] };

async function unlock() {
  await session.refresh();
  expect(session.state).toMatchObject({ kind: "unlocked", person: { name: OPEN.person_name } });
}

beforeEach(() => navigation.forget());

test("the window is blank before the shell has locked", async () => {
  let finish: (answer: null) => void = () => undefined;
  standInShell({ session: () => OPEN, lock: () => new Promise((resolve) => (finish = resolve)) });
  await unlock();
  navigation.go({ name: "conferences" });
  const locking = session.lock();
  expect(session.state).toEqual({ kind: "locked" });
  expect(navigation.screen).toEqual({ name: "today" });
  finish(null);
  await locking;
});

test("a lock by the computer blanks the window, and the time of saving goes with it", async () => {
  const shell = standInShell({ session: () => OPEN });
  const stop = session.start();
  await vi.waitFor(() => expect(session.state.kind).toBe("unlocked"));
  shell.say("saved", { saved_at: "11:01:07" });
  expect(session.savedAt).toBe("11:01:07");
  shell.say("locked", null);
  expect(session.state).toEqual({ kind: "locked" });
  expect(session.savedAt).toBeUndefined();
  stop();
});

test("the privacy screen is on before the shell answers, and off only with the right PIN", async () => {
  standInShell({
    session: () => OPEN,
    privacy_screen_on: () => null,
    privacy_screen_off: ({ pin }) => (pin === "482913" ? null : Promise.reject(REFUSAL)),
  });
  await unlock();
  const turning = session.turnPrivacyOn();
  expect(session.isPrivate).toBe(true);
  await turning;
  expect(await session.turnPrivacyOff("000000")).toEqual(REFUSAL);
  expect(session.isPrivate).toBe(true);
  expect(await session.turnPrivacyOff("482913")).toBeUndefined();
  expect(session.isPrivate).toBe(false);
});

test.each([["no_vault"], ["locked"]] as const)("the state %s is followed", async (state) => {
  standInShell({ session: () => ({ state }) });
  await session.refresh();
  expect(session.state).toEqual({ kind: state });
});

test("a vault that cannot be read stops with the words of the core", async () => {
  standInShell({ session: () => Promise.reject(REFUSAL) });
  await session.refresh();
  expect(session.state).toEqual({ kind: "stopped", error: REFUSAL });
});
