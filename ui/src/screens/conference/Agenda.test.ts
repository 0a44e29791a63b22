import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lengthInWords, placeAfterMove } from "../../features/agenda/agenda";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { AgendaItem } from "../../ipc/bindings/AgendaItem";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PEOPLE } from "../../testing/meetings";
import { anOffice } from "../../testing/offices";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import Agenda from "./Agenda.svelte";

function anItem(id: string, heading: string, minutes_allowed: number | null): AgendaItem {
  return {
    id,
    heading,
    section: "agency_information",
    minutes_allowed,
    began_at: null,
    ended_at: null,
    audience: { kind: "all" },
    guidance: "",
  };
}

const AGENDA = [anItem("a", "Welcome", 5), anItem("b", "Views", 60), anItem("c", "Close", null)];

beforeEach(() => session.follow(anOpenSession()));
afterEach(() => {
  openConference.close();
  choices.forget();
});

async function show(agenda: AgendaItem[]) {
  const view = aConferenceView({ conference: { agenda }, view: { people: MEETING_PEOPLE } });
  const template = { id: "initial", name: "Initial conference", items: [] };
  const shell = standInShell({
    choices: () => someChoices({ agenda_templates: [template] }),
    act: () => view,
    act_on_office: () => anOffice(),
    use_agenda_template: () => aConferenceView({ conference: { agenda: AGENDA } }),
  });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: Agenda });
  return { shell, user: userEvent.setup() };
}

test("an empty agenda starts from a template", async () => {
  const { shell, user } = await show([]);
  await user.selectOptions(screen.getByLabelText("Template"), "initial");
  await user.click(screen.getByRole("button", { name: "Use this template" }));
  expect(await screen.findByText("1. Welcome")).toBeInTheDocument();
  expect(shell.sent.at(-1)?.request).toEqual({ conference: "c1", template: "initial" });
});

test("the total time is always shown, and says what has no time", async () => {
  await show(AGENDA);
  expect(screen.getByText("3 items, 1 hour 5 minutes in all, and 1 without a time")).toBeInTheDocument();
  await expectAccessible();
});

test("Alt and an arrow move the item that has the focus", async () => {
  const { shell, user } = await show(AGENDA);
  screen.getByRole("button", { name: /^2\. Views/ }).focus();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await waitFor(() =>
    expect(shell.sent.at(-1)?.request).toMatchObject({
      act: { act: "move_agenda_item", item: "b", after: null },
    }),
  );
});

test("an item cannot be moved past the ends", () => {
  expect(placeAfterMove(AGENDA, "a", "up")).toBeUndefined();
  expect(placeAfterMove(AGENDA, "c", "up")).toEqual({ after: "a" });
  expect(placeAfterMove(AGENDA, "a", "down")).toEqual({ after: "b" });
  expect(placeAfterMove(AGENDA, "c", "down")).toBeUndefined();
});

test("who may have what is said under an item is set with a reason, and only what changed is sent", async () => {
  const { shell, user } = await show(AGENDA);
  await user.click(screen.getByRole("button", { name: /^2\. Views/ }));
  const form = screen.getByRole("region", { name: "Item 2" });
  await user.click(within(form).getByLabelText("Practitioners only"));
  await user.click(within(form).getByRole("button", { name: "Save item" }));
  expect(within(form).getByText("Enter a reason")).toBeInTheDocument();
  expect(shell.sent.some((each) => each.name === "act")).toBe(false);
  await user.type(within(form).getByLabelText("Reason"), "Police information");
  await user.click(within(form).getByRole("button", { name: "Save item" }));
  await waitFor(() =>
    expect(shell.sent.at(-1)?.request).toEqual({
      conference: "c1",
      act: {
        act: "change_agenda_item",
        item: "b",
        change: { audience: { kind: "professionals_only", reason: "Police information" } },
      },
    }),
  );
});

test.each([
  [0, "0 minutes"],
  [1, "1 minute"],
  [60, "1 hour"],
  [115, "1 hour 55 minutes"],
  [121, "2 hours 1 minute"],
])("%i minutes read as %s", (minutes, words) => {
  expect(lengthInWords(minutes)).toBe(words);
});

test("an agenda is kept as a template of the office, under a name", async () => {
  const { shell, user } = await show(AGENDA);
  await user.click(screen.getByRole("button", { name: "Keep as a template" }));
  const form = screen.getByRole("dialog", { name: "Keep this agenda as a template" });
  await user.click(within(form).getByRole("button", { name: "Keep the template" }));
  expect(within(form).getByRole("link", { name: "Enter a name for the template" })).toBeInTheDocument();
  await user.type(within(form).getByLabelText("Name of the template"), "Short review");
  await user.click(within(form).getByRole("button", { name: "Keep the template" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const kept = shell.sent.find(({ name }) => name === "act_on_office");
  expect(kept?.request).toMatchObject({
    act: {
      act: "keep_agenda_template",
      template: {
        name: "Short review",
        items: [
          { heading: "Welcome", minutes_allowed: 5 },
          { heading: "Views", minutes_allowed: 60 },
          { heading: "Close", minutes_allowed: null },
        ],
      },
    },
  });
});
