import { expect, test, vi } from "vitest";
import { anOpenSession } from "../testing/sessions";
import { standInShell } from "../testing/shell";
import { askShell, call, listen } from "./client";

const REFUSAL = {
  code: "vault.locked",
  what_happened: "The vault is locked.",
  what_to_do: "Unlock it first.",
  was_saved: true,
  fields: [{ field: "pin", message: "Enter 6 digits or more" }],
};

test("a command of the core goes through the shell's one call, and its answer comes back", async () => {
  const shell = standInShell({ set_private: () => anOpenSession() });
  const request = { is_private: false, pin: "482913" };
  expect(await call("set_private", request)).toEqual({ kind: "done", value: anOpenSession() });
  expect(shell.sent).toEqual([{ name: "set_private", request }]);
});

test("the shell's own commands are asked by their own names", async () => {
  const chosen = [{ path: "/tmp/report.pdf", name: "report.pdf" }];
  const shell = standInShell({ choose_files: () => chosen });
  const request = { title: "Add a report", endings: ["pdf"] };
  expect(await askShell("choose_files", request)).toEqual({ kind: "done", value: chosen });
  expect(shell.sent).toEqual([{ name: "choose_files", request }]);
});

test("a refusal keeps the words of the core", async () => {
  standInShell({ session: () => Promise.reject(REFUSAL) });
  expect(await call("session", {})).toEqual({ kind: "refused", error: REFUSAL });
});

test("a fault without words becomes words that say what to do", async () => {
  standInShell({ session: () => Promise.reject("command session not found") });
  const answer = await call("session", {});
  expect(answer).toMatchObject({ kind: "refused", error: { code: "no_answer" } });
  expect(JSON.stringify(answer)).not.toContain("not found");
});

test("an event is heard with what comes with it", async () => {
  const shell = standInShell({});
  const heard = vi.fn();
  listen("files_dropped", heard);
  await vi.waitFor(() => {
    shell.say("files_dropped", [{ path: "/tmp/a.pdf", name: "a.pdf" }]);
    expect(heard).toHaveBeenCalledWith([{ path: "/tmp/a.pdf", name: "a.pdf" }]);
  });
});
