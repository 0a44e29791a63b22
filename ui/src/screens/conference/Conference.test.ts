import { render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { ConferenceTab } from "../../navigation/screen";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { aSession, anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import Conference from "./Conference.svelte";

const REFUSAL = {
  code: "stage",
  what_happened: "The conference is closed.",
  what_to_do: "Open the record to read it.",
  was_saved: true,
  fields: [],
};

beforeEach(() => {
  openConference.close();
  choices.forget();
});

function show(tab: ConferenceTab = "agenda") {
  render(Conference, { conference_id: "c1", tab });
}

test("a conference shows its children, its state in words and where it is", async () => {
  standInShell({ open_conference: () => aConferenceView(), choices: () => someChoices() });
  await choices.load();
  show();
  expect(await screen.findByRole("heading", { level: 1, name: "Adeyemi-Whitcombe family" })).toBeVisible();
  expect(screen.getByText(/, due 2 December 2026/)).toBeVisible();
  expect(screen.getByText("Booked")).toBeVisible();
  expect(
    screen.getByText("WX-2026-0417, Tuesday 15 September 2026, 10:00, Quenby Children's Centre"),
  ).toBeVisible();
  expect(session.savedAt).toBe("2026-09-14T15:20:11Z");
  await expectAccessible();
});

test("with the privacy screen on, neither a name nor the place is on the page", async () => {
  standInShell({ open_conference: () => aConferenceView() });
  session.follow(anOpenSession({ kind: "private" }));
  show("overview");
  expect(await screen.findByRole("heading", { level: 1, name: "WX-2026-0417" })).toBeVisible();
  expect(document.body).not.toHaveTextContent(/Adeyemi|Temperance|Quenby/);
  session.follow(anOpenSession());
});

test("a conference that cannot be opened says why, and can be tried again", async () => {
  standInShell({ open_conference: () => Promise.reject(REFUSAL) });
  show();
  expect(await screen.findByRole("group", { name: "The conference is closed." })).toBeVisible();
  expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  await expectAccessible();
});

test("what was refused stands above the tab until something is done", async () => {
  let isRefused = true;
  standInShell({
    open_conference: () => aConferenceView(),
    act: () =>
      isRefused ? Promise.reject(REFUSAL) : aConferenceView({ conference: { place: "Aldermoor House" } }),
  });
  show();
  await screen.findByText(/Quenby/);
  expect(await openConference.act({ act: "book", change: { place: "Aldermoor House" } })).toBe(false);
  expect(await screen.findByRole("group", { name: "The conference is closed." })).toBeVisible();
  isRefused = false;
  expect(await openConference.act({ act: "book", change: { place: "Aldermoor House" } })).toBe(true);
  expect(await screen.findByText(/Aldermoor House/)).toBeVisible();
  expect(screen.queryByRole("group", { name: "The conference is closed." })).toBeNull();
});

test("things done at once are sent one after another, and the last answer stands", async () => {
  const finish: (() => void)[] = [];
  const shell = standInShell({
    open_conference: () => aConferenceView(),
    act: ({ act }) =>
      new Promise((resolve) => {
        const place = act.act === "book" ? (act.change.place ?? "") : "";
        finish.push(() => resolve(aConferenceView({ conference: { place } })));
      }),
  });
  show();
  await screen.findByText(/Quenby/);
  const first = openConference.act({ act: "book", change: { place: "One" } });
  const second = openConference.act({ act: "book", change: { place: "Two" } });
  await vi.waitFor(() => expect(finish).toHaveLength(1));
  expect(shell.sent.filter((sent) => sent.name === "act")).toHaveLength(1);
  finish[0]?.();
  await first;
  await vi.waitFor(() => expect(finish).toHaveLength(2));
  finish[1]?.();
  await second;
  expect(await screen.findByText(/Two/)).toBeVisible();
});

test("a lock drops the open conference", async () => {
  standInShell({ open_conference: () => aConferenceView() });
  await openConference.open("c1");
  expect(openConference.state.kind).toBe("ready");
  session.follow(aSession());
  expect(openConference.state).toEqual({ kind: "none" });
});
