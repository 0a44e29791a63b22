import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DraftTarget } from "../../ipc/bindings/DraftTarget";
import { session } from "../../session/session.svelte";
import { aConferenceView } from "../../testing/conferences";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import { openConference } from "../conference/openConference.svelte";
import { DraftKeeper } from "./drafts.svelte";

const TARGET: DraftTarget = { kind: "field", path: ["agenda", "i1"], field: "guidance" };
const AT = "2026-09-15T11:01:07Z";
const REFUSAL = {
  code: "disk_full",
  what_happened: "The disk is full.",
  what_to_do: "Free some space.",
  was_saved: false,
  fields: [],
};

beforeEach(() => {
  vi.useFakeTimers();
  session.follow(anOpenSession());
  openConference.replace(aConferenceView());
});
afterEach(() => {
  openConference.close();
  vi.useRealTimers();
});

/** A shell that keeps drafts, and says in which order it was asked. */
function aShell(save: () => { at: string } | Promise<{ at: string }> = () => ({ at: AT })) {
  const shell = standInShell({ save_draft: save, commit_drafts: () => aConferenceView() });
  return { names: () => shell.sent.map((each) => each.name), sent: shell.sent };
}

test("what is typed is on the disk within 300 ms, once for a batch of letters", async () => {
  const shell = aShell();
  const keeper = new DraftKeeper("c1");
  keeper.write("a", TARGET, "N");
  keeper.write("a", TARGET, "Not");
  await vi.advanceTimersByTimeAsync(300);
  expect(shell.sent).toEqual([
    { name: "save_draft", request: { conference: "c1", target: TARGET, text: "Not" } },
  ]);
  expect(session.savedAt).toBe(AT);
  await keeper.stop();
});

test("what is shown as saved is never later than a letter that is not on the disk", async () => {
  vi.setSystemTime("2026-09-15T11:01:00.000Z");
  const acknowledge: (() => void)[] = [];
  aShell(
    () =>
      new Promise((answered) => {
        acknowledge.push(() => answered({ at: "2026-09-15T11:01:00.260Z" }));
      }),
  );
  const keeper = new DraftKeeper("c1");
  keeper.write("a", TARGET, "She sle");
  await vi.advanceTimersByTimeAsync(200);
  // Typed while the words before it are on their way.
  await vi.advanceTimersByTimeAsync(30);
  keeper.write("a", TARGET, "She slep");
  await vi.advanceTimersByTimeAsync(30);
  acknowledge.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(session.savedAt).toBe("2026-09-15T11:01:00.229Z");
  session.noteSaved("2026-09-15T11:01:00.260Z");
  expect(session.savedAt).toBe("2026-09-15T11:01:00.229Z");
  await vi.advanceTimersByTimeAsync(200);
  acknowledge.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(session.savedAt).toBe("2026-09-15T11:01:00.260Z");
  await keeper.stop();
});

test("a pause of 2 seconds puts it into the record", async () => {
  const shell = aShell();
  const keeper = new DraftKeeper("c1");
  keeper.write("a", TARGET, "Not seen");
  await vi.advanceTimersByTimeAsync(1_900);
  expect(shell.names()).toEqual(["save_draft"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(shell.names()).toEqual(["save_draft", "commit_drafts"]);
  await keeper.stop();
});

test("unbroken typing is put into the record every 10 seconds", async () => {
  const shell = aShell();
  const keeper = new DraftKeeper("c1");
  for (let second = 0; second < 11; second += 1) {
    keeper.write("a", TARGET, "word ".repeat(second + 1));
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(shell.names().filter((name) => name === "commit_drafts")).toHaveLength(1);
  await keeper.stop();
});

test("a save that failed is shown, keeps the words and is tried again", async () => {
  let isFull = true;
  const shell = aShell(() => (isFull ? Promise.reject(REFUSAL) : { at: AT }));
  const keeper = new DraftKeeper("c1");
  keeper.write("a", TARGET, "Not seen");
  await vi.advanceTimersByTimeAsync(300);
  expect(keeper.problem).toEqual(REFUSAL);
  isFull = false;
  await vi.advanceTimersByTimeAsync(2_500);
  expect(keeper.problem).toBeUndefined();
  expect(shell.sent.at(-2)?.request).toMatchObject({ text: "Not seen" });
  expect(shell.names().at(-1)).toBe("commit_drafts");
  await keeper.stop();
});

test("words typed while others are sent are sent after them", async () => {
  let answer: (value: { at: string }) => void = () => undefined;
  const shell = aShell(() => new Promise((resolve) => (answer = resolve)));
  const keeper = new DraftKeeper("c1");
  keeper.write("a", TARGET, "one");
  await vi.advanceTimersByTimeAsync(200);
  keeper.write("a", TARGET, "one two");
  await vi.advanceTimersByTimeAsync(200);
  expect(shell.names()).toEqual(["save_draft"]);
  answer({ at: AT });
  await vi.advanceTimersByTimeAsync(0);
  expect(shell.sent.at(-1)?.request).toMatchObject({ text: "one two" });
  answer({ at: AT });
  await keeper.stop();
});

test("a lock takes the last words that were not sent yet", async () => {
  const shell = standInShell({
    save_draft: () => ({ at: AT }),
    commit_drafts: () => aConferenceView(),
    lock_now: () => null,
    session: () => anOpenSession({ kind: "locked" }),
  });
  const keeper = new DraftKeeper("c1");
  keeper.write("a", TARGET, "the last words");
  await session.lock();
  const [first] = shell.sent;
  expect(first).toEqual({
    name: "save_draft",
    request: { conference: "c1", target: TARGET, text: "the last words" },
  });
  await keeper.stop();
});
