import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import type { ConferenceRow } from "../../ipc/bindings/ConferenceRow";
import type { ListConferences } from "../../ipc/bindings/ListConferences";
import { navigation } from "../../navigation/navigation.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { anOpenSession, aSession } from "../../testing/sessions";
import { standInShell, type Answers } from "../../testing/shell";
import Conferences from "./Conferences.svelte";

function row(id: string, title: string): ConferenceRow {
  return {
    id,
    reference: `WX-2026-04${id}`,
    title,
    kinds: "Review conference",
    state: "preparing",
    chair: "",
    held_on: "2026-09-17",
    starts_at: "09:30:00",
    reports_received: 2,
    reports_requested: 6,
  };
}

const HELD = { conferences: 1, children: 3 };

const ROWS = [row("17", "Þórsdóttir-Bell family"), row("18", "Nguyễn-Castellane family")];

const EVERY_OPEN: ListConferences = { words: "", state: null, is_open_only: true };

function shell(answers: Answers) {
  return standInShell({
    conference_lists: () => ({ last: EVERY_OPEN, saved: [] }),
    keep_list: () => ({ at: "2026-09-15T09:00:00Z" }),
    ...answers,
  });
}

beforeEach(async () => {
  choices.forget();
  standInShell({ choices: () => someChoices() });
  await choices.load();
});

test("the list says when, who, what kind, which state and who chairs", async () => {
  shell({ list_conferences: () => ({ rows: ROWS, total: 2, held: HELD }) });
  render(Conferences);
  expect(await screen.findByText("2 conferences")).toBeVisible();
  const line = screen.getByRole("row", { name: /Þórsdóttir-Bell/ });
  expect(line).toHaveTextContent("Thu 17 Sep");
  expect(line).toHaveTextContent("2 of 6");
  expect(line).toHaveTextContent("Preparing");
  expect(line).toHaveTextContent("Not allocated");
  await expectAccessible();
});

test("the filter asks the core, and an empty answer says how to go on", async () => {
  const asked: ListConferences[] = [];
  shell({
    list_conferences: (request) => {
      asked.push(request);
      return request.words === "" ? { rows: ROWS, total: 2, held: HELD } : { rows: [], total: 0, held: HELD };
    },
  });
  const user = userEvent.setup();
  render(Conferences);
  await screen.findByText("2 conferences");
  await user.selectOptions(screen.getByLabelText("State"), "Booked");
  await user.type(screen.getByLabelText("Search this list"), "zz");
  expect(await screen.findByText("No conference matches")).toBeVisible();
  expect(asked.at(-1)).toEqual({ words: "zz", state: "booked", is_open_only: true });
  await user.click(screen.getByRole("button", { name: "Clear the filter" }));
  expect(await screen.findByText("2 conferences")).toBeVisible();
  expect(asked.at(-1)).toEqual({ words: "", state: null, is_open_only: false });
});

test("an answer to an earlier question never stands over a later one", async () => {
  let finishFirst: () => void = () => undefined;
  shell({
    list_conferences: ({ words }) =>
      words === ""
        ? new Promise((resolve) => {
            finishFirst = () => resolve({ rows: ROWS, total: 2, held: HELD });
          })
        : { rows: ROWS.slice(0, 1), total: 1, held: HELD },
  });
  render(Conferences);
  await userEvent.type(screen.getByLabelText("Search this list"), "t");
  expect(await screen.findByText("1 conference")).toBeVisible();
  finishFirst();
  // One turn of the event loop, in which the late answer has arrived.
  await new Promise((resolve) => setTimeout(resolve));
  expect(screen.getByText("1 conference")).toBeVisible();
  expect(screen.queryByText("2 conferences")).toBeNull();
});

test("the arrow keys and Enter open a conference", async () => {
  shell({ list_conferences: () => ({ rows: ROWS, total: 2, held: HELD }) });
  render(Conferences);
  (await screen.findByRole("row", { name: /Þórsdóttir-Bell/ })).focus();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(navigation.screen).toEqual({ name: "conference", conference_id: "18", tab: "overview" });
});

test("the list opens as it was left, and each change is kept", async () => {
  const asked: ListConferences[] = [];
  const left: ListConferences = { words: "castell", state: "booked", is_open_only: false };
  const shown = shell({
    conference_lists: () => ({ last: left, saved: [] }),
    list_conferences: (request) => {
      asked.push(request);
      return { rows: ROWS, total: 2, held: HELD };
    },
  });
  render(Conferences);
  await screen.findByText("2 conferences");
  expect(asked).toEqual([left]);
  expect(screen.getByLabelText("Search this list")).toHaveValue("castell");
  await userEvent.click(screen.getByRole("checkbox", { name: "Leave out those that are final" }));
  const changed = { ...left, is_open_only: true };
  await vi.waitFor(() =>
    expect(shown.sent.filter((sent) => sent.name === "keep_list").at(-1)?.request).toEqual(changed),
  );
});

test("a list is saved under a name, shown again and removed, and stays off the privacy screen", async () => {
  const list = {
    name: "To prepare",
    filter: { words: "", state: "preparing", is_open_only: false },
  } as const;
  const asked: ListConferences[] = [];
  const shown = shell({
    list_conferences: (request) => {
      asked.push(request);
      return { rows: ROWS, total: 2, held: HELD };
    },
    save_list: (request) => ({ last: EVERY_OPEN, saved: [request, list] }),
    remove_list: () => ({ last: EVERY_OPEN, saved: [] }),
    session: () => anOpenSession(),
  });
  const user = userEvent.setup();
  render(Conferences);
  await user.type(await screen.findByLabelText("Name for this list"), "Mine");
  await user.click(screen.getByRole("button", { name: "Save as a list" }));
  expect(shown.sent.find((sent) => sent.name === "save_list")?.request).toEqual({
    name: "Mine",
    filter: EVERY_OPEN,
  });
  await user.click(await screen.findByRole("button", { name: "To prepare" }));
  await vi.waitFor(() => expect(asked.at(-1)).toEqual(list.filter));
  await expectAccessible();
  session.follow(anOpenSession({ kind: "private" }));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "To prepare" })).toBeNull());
  session.follow(anOpenSession());
  await user.click(await screen.findByRole("button", { name: "Remove To prepare" }));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "To prepare" })).toBeNull());
  session.follow(aSession());
});
