import { afterEach, expect, test, vi } from "vitest";
import type { SearchHit } from "../ipc/bindings/SearchHit";
import { navigation } from "../navigation/navigation.svelte";
import { session } from "../session/session.svelte";
import { anOpenSession, aSession } from "../testing/sessions";
import { standInShell } from "../testing/shell";
import { found } from "./found.svelte";

function hit(but: Partial<SearchHit>): SearchHit {
  return {
    conference: "c1",
    reference: "WX-2026-0417",
    title: "Adeyemi-Whitcombe family",
    kind: "report",
    place: "Quenby Academy",
    report: null,
    snippet: [
      { text: "seen with a ", is_match: false },
      { text: "bruise", is_match: true },
    ],
    screen: "reports",
    ...but,
  };
}

afterEach(() => session.follow(aSession()));

test("a report that was found opens in the reader, notes in the room, minutes in their tab", async () => {
  standInShell({
    search: () => ({
      hits: [
        hit({ report: "r1" }),
        hit({ kind: "notes", screen: "room", place: "" }),
        hit({ kind: "minutes", screen: "minutes", place: "Analysis" }),
        hit({ kind: "conference", screen: "overview", place: "" }),
      ],
    }),
  });
  await found.look("bruise");
  const [people, papers] = found.groups;
  expect(people?.items.map((item) => item.label)).toEqual(["Adeyemi-Whitcombe family"]);
  expect(papers?.items[0]).toMatchObject({
    label: "Quenby Academy, Adeyemi-Whitcombe family",
    detail: "seen with a bruise",
  });
  const places = papers?.items.map((item) => {
    item.run();
    return navigation.screen;
  });
  expect(places).toEqual([
    { name: "conference", conference_id: "c1", tab: "reports", report_id: "r1" },
    { name: "room", conference_id: "c1" },
    { name: "conference", conference_id: "c1", tab: "minutes" },
  ]);
});

test("with the privacy screen on, a search shows numbers and no words around what was found", async () => {
  standInShell({ search: () => ({ hits: [hit({}), hit({ kind: "conference", place: "" })] }) });
  session.follow(anOpenSession({ kind: "private" }));
  await found.look("bruise");
  expect(JSON.stringify(found.groups)).not.toMatch(/Adeyemi|bruise/);
});

test("an older search never stands over a newer one, and nothing is left after a lock", async () => {
  let finish: (() => void) | undefined;
  standInShell({
    search: ({ words }) =>
      words === "slow"
        ? new Promise((resolve) => {
            finish = () => resolve({ hits: [hit({ title: "Old" })] });
          })
        : { hits: [hit({ kind: "person", title: "New" })] },
  });
  const slow = found.look("slow");
  await vi.waitFor(() => expect(finish).toBeDefined());
  await found.look("quick");
  finish?.();
  await slow;
  expect(JSON.stringify(found.groups)).toContain("New");
  expect(JSON.stringify(found.groups)).not.toContain("Old");
  session.follow(aSession());
  expect(found.groups).toEqual([]);
});
