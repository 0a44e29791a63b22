import { expect, test, vi } from "vitest";
import { standInShell } from "../testing/shell";
import { call, listen } from "./client";

const REFUSAL = {
  code: "vault.locked",
  what_happened: "The vault is locked.",
  what_to_do: "Unlock it first.",
  was_saved: "Everything is saved.",
  fields: [{ field: "pin", message: "Enter 6 digits or more" }],
};

test("a command sends its request under the name request and gives the answer back", async () => {
  const shell = standInShell({ privacy_screen_off: () => null });
  expect(await call("privacy_screen_off", { pin: "482913" })).toEqual({ kind: "done", value: null });
  expect(shell.sent).toEqual([{ name: "privacy_screen_off", request: { pin: "482913" } }]);
});

test("a refusal keeps the words of the core", async () => {
  standInShell({ lock: () => Promise.reject(REFUSAL) });
  expect(await call("lock", null)).toEqual({ kind: "refused", error: REFUSAL });
});

test("a fault without words becomes words that say what to do", async () => {
  standInShell({ lock: () => Promise.reject("command lock not found") });
  const answer = await call("lock", null);
  expect(answer).toMatchObject({ kind: "refused", error: { code: "no_answer" } });
  expect(JSON.stringify(answer)).not.toContain("not found");
});

test("an event is heard with what comes with it", async () => {
  const shell = standInShell({});
  const heard = vi.fn();
  listen("saved", heard);
  await vi.waitFor(() => {
    shell.say("saved", { saved_at: "11:01:07" });
    expect(heard).toHaveBeenCalledWith({ saved_at: "11:01:07" });
  });
});
