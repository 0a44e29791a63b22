import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Component } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { Conference } from "../../ipc/bindings/Conference";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { DeadlineView } from "../../ipc/bindings/DeadlineView";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import People from "./People.svelte";
import Reports from "./Reports.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

async function show(
  tab: Component<{ view: ConferenceView }>,
  deadlines: DeadlineView[],
  conference: Partial<Conference> = {},
) {
  const view = aConferenceView({ conference, view: { deadlines } });
  const shell = standInShell({ choices: () => someChoices(), act: () => view });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: tab });
  const acts = () => shell.sent.filter(({ name }) => name === "act").map(({ request }) => request);
  return { acts, user: userEvent.setup({ delay: null }) };
}

async function typeDay(user: ReturnType<typeof userEvent.setup>, form: HTMLElement, day: string) {
  for (const [place, part] of day.split(" ").entries()) {
    const field = within(form).getByLabelText(["Day", "Month", "Year"][place] ?? "");
    await user.clear(field);
    if (part !== "-") await user.type(field, part);
  }
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

const LIST = aDeadline({ rule: "invite_review_list", due_on: "2026-08-04", standing: "In 6 weeks" });
const BUNDLE = aDeadline({ rule: "report_bundle", due_on: null, due_at: "2026-09-14T09:00:00Z" });

test("the day on which the list of people to invite was asked for is recorded beside its limit", async () => {
  const { acts, user } = await show(People, [LIST]);
  const panel = screen.getByRole("region", { name: "List of people to invite" });
  expect(within(panel).getByText("By Tuesday 4 August 2026. In 6 weeks")).toBeVisible();
  expect(within(panel).getByText("Not recorded yet")).toBeVisible();
  await user.click(within(panel).getByRole("button", { name: "Record the date" }));
  const form = await screen.findByRole("dialog", { name: "List of people to invite" });
  expect(
    within(form).getByRole("group", { name: "The list of people to invite was asked for on" }),
  ).toBeVisible();
  await user.click(within(form).getByRole("button", { name: "Save the date" }));
  expect(within(form).getByRole("link", { name: /^Enter a date/ })).toBeVisible();
  expect(acts()).toEqual([]);
  await expectAccessible();
  await typeDay(user, form, "3 8 2026");
  await user.click(within(form).getByRole("button", { name: "Save the date" }));
  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toHaveProperty("act", { act: "book", change: { invite_list_asked_on: "2026-08-03" } });
});

test("the day on which the bundle went is recorded beside its limit, to the minute", async () => {
  const { acts, user } = await show(Reports, [BUNDLE]);
  const panel = screen.getByRole("region", { name: "Bundle of reports" });
  expect(within(panel).getByText(/^By 14 September 2026 at \d\d:00\. /)).toBeVisible();
  await user.click(within(panel).getByRole("button", { name: "Record the date" }));
  const form = await screen.findByRole("dialog", { name: "Bundle of reports" });
  expect(
    within(form).getByRole("group", { name: "The bundle of reports went to the practitioners on" }),
  ).toBeVisible();
  await typeDay(user, form, "11 9 2026");
  await user.click(within(form).getByRole("button", { name: "Save the date" }));
  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toHaveProperty("act", { act: "book", change: { report_bundle_sent_on: "2026-09-11" } });
});

test("a day that was recorded stays to be seen without a limit, and can be taken out", async () => {
  const { acts, user } = await show(Reports, [], { report_bundle_sent_on: "2026-09-11" });
  const panel = screen.getByRole("region", { name: "Bundle of reports" });
  expect(within(panel).getByText("Friday 11 September 2026")).toBeVisible();
  await user.click(within(panel).getByRole("button", { name: "Change the date" }));
  const form = await screen.findByRole("dialog", { name: "Bundle of reports" });
  expect(within(form).getByLabelText("Day")).toHaveValue("11");
  await typeDay(user, form, "- - -");
  await user.click(within(form).getByRole("button", { name: "Save the date" }));
  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toHaveProperty("act.change", { report_bundle_sent_on: null });
});

test("where the procedures set no limit for them, neither stands on its screen", async () => {
  await show(People, [BUNDLE]);
  expect(screen.queryByText("List of people to invite")).toBeNull();
  openConference.close();
  await show(Reports, [LIST]);
  expect(screen.queryByText("Bundle of reports")).toBeNull();
});
