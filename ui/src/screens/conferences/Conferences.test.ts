import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import type { ConferenceRow } from "../../ipc/bindings/ConferenceRow";
import type { ListConferences } from "../../ipc/bindings/ListConferences";
import { navigation } from "../../navigation/navigation.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { standInShell } from "../../testing/shell";
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
    next_deadline: null,
    reports_received: 2,
    reports_requested: 6,
  };
}

const ROWS = [row("17", "Þórsdóttir-Bell family"), row("18", "Nguyễn-Castellane family")];

beforeEach(async () => {
  choices.forget();
  standInShell({ choices: () => someChoices() });
  await choices.load();
});

test("the list says when, who, what kind, which state and who chairs", async () => {
  standInShell({ list_conferences: () => ({ rows: ROWS, total: 2 }) });
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
  standInShell({
    list_conferences: (request) => {
      asked.push(request);
      return request.words === "" ? { rows: ROWS, total: 2 } : { rows: [], total: 0 };
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
  standInShell({
    list_conferences: ({ words }) =>
      words === ""
        ? new Promise((resolve) => {
            finishFirst = () => resolve({ rows: ROWS, total: 2 });
          })
        : { rows: ROWS.slice(0, 1), total: 1 },
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
  standInShell({ list_conferences: () => ({ rows: ROWS, total: 2 }) });
  render(Conferences);
  (await screen.findByRole("row", { name: /Þórsdóttir-Bell/ })).focus();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(navigation.screen).toEqual({ name: "conference", conference_id: "18", tab: "overview" });
});
