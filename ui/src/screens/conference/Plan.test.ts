import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { OutlinePlan } from "../../ipc/bindings/OutlinePlan";
import type { PlanAction } from "../../ipc/bindings/PlanAction";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import Plan from "./Plan.svelte";

const REFER: PlanAction = {
  id: "a1",
  what: "Refer for domestic abuse support",
  why: "",
  owner: "p-worker",
  owner_words: "",
  by_when: "2026-09-16",
  measure: "Name of the worker",
  audience: { kind: "exclude_persons", persons: ["p-mother"], reason: "Kept safe" },
  progress: "",
};

function aPlan(but: Partial<OutlinePlan> = {}): OutlinePlan {
  return {
    child: "p-temperance",
    actions: [],
    contingency: "",
    contingency_audience: { kind: "all" },
    assessments_needed: "",
    family_involvement: "",
    lead_practitioner: null,
    core_group: [],
    core_group_first_on: null,
    review_on: null,
    ...but,
  };
}

async function show(outline_plans: OutlinePlan[] = [], but: Partial<ConferenceView> = {}) {
  const view = aConferenceView({
    conference: { participants: MEETING_PARTICIPANTS, outline_plans },
    view: { people: MEETING_PEOPLE, ...but },
  });
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => view,
    act: () => view,
    commit_drafts: () => view,
    save_draft: () => ({ at: "2026-09-15T11:00:00Z" }),
  });
  await choices.load();
  await openConference.open("c1");
  render(OpenedTab, { screen: Plan });
  return () => shell.sent.filter(({ name }) => name === "act").map(({ request }) => request);
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("an action is one line with who and by when, and begins the child's plan", async () => {
  const acts = await show();
  await userEvent.type(screen.getByRole("textbox", { name: "Action" }), "School nurse to weigh Kofi");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Who" }), "p-school");
  await userEvent.type(screen.getByRole("textbox", { name: "By" }), "25 9 2026");
  expect(screen.getByText("Friday 25 September 2026")).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => acts()).toHaveLength(2);
  expect(acts()[0]).toMatchObject({ act: { act: "begin_outline_plan", plan: { child: "p-temperance" } } });
  expect(acts()[1]).toMatchObject({
    act: {
      act: "add_plan_action",
      action: { what: "School nurse to weigh Kofi", owner: "p-school", by_when: "2026-09-25" },
    },
  });
  expect(screen.getByRole("textbox", { name: "Action" })).toHaveFocus();
});

test("a day that does not exist is not sent", async () => {
  const acts = await show([aPlan()]);
  await userEvent.type(screen.getByRole("textbox", { name: "Action" }), "Visit");
  await userEvent.type(screen.getByRole("textbox", { name: "By" }), "31 2 2027{Enter}");
  expect(screen.getByText("Enter a date, like 18 9 2026")).toBeVisible();
  expect(acts()).toHaveLength(0);
});

test("a7_core_group: the limit stands with its rule and source and is offered, never filled in", async () => {
  const limit = aDeadline({
    rule: "core_group_first",
    label: "First core group",
    due_on: "2027-01-06",
    latest_bookable_on: "2027-01-06",
    rule_text: "Within 10 working days of the conference",
  });
  const review = aDeadline({
    rule: "review_first",
    child: "p-temperance",
    due_on: "2027-02-28",
    latest_bookable_on: "2027-02-26",
  });
  const acts = await show([aPlan()], { deadlines: [limit, review] });
  const panel = screen.getByRole("region", { name: "Dates" });
  expect(
    within(panel).getByText(/Within 10 working days of the conference\. Statutory guidance\. Working/),
  ).toBeVisible();
  expect(within(panel).getAllByRole("textbox", { name: "Day" })[0]).toHaveValue("");
  await userEvent.click(within(panel).getByRole("button", { name: /Use Wednesday 6 January 2027/ }));
  expect(acts()[0]).toMatchObject({
    act: { act: "change_outline_plan", child: "p-temperance", change: { core_group_first_on: "2027-01-06" } },
  });
  // A9: the three months end on a Sunday, so the Friday before is what can be booked.
  expect(within(panel).getByRole("button", { name: /Use Friday 26 February 2027/ })).toBeVisible();
});

test("an action can be restricted, with a reason, and copied to the other children", async () => {
  const acts = await show([aPlan({ actions: [{ ...REFER, audience: { kind: "all" } }] })]);
  await userEvent.click(screen.getByRole("button", { name: /Change: Refer/ }));
  const dialog = screen.getByRole("dialog", { name: "Action" });
  await userEvent.click(within(dialog).getByRole("radio", { name: /Everyone but these people/ }));
  await userEvent.click(within(dialog).getByRole("checkbox", { name: /Folasade Adeyemi/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Save the action" }));
  expect(within(dialog).getByRole("link", { name: "Enter a reason" })).toBeVisible();
  await userEvent.type(within(dialog).getByRole("textbox", { name: "Reason" }), "Kept safe");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save the action" }));
  expect(acts()[0]).toMatchObject({
    act: { act: "change_plan_action", change: { audience: { persons: ["p-mother"], reason: "Kept safe" } } },
  });
  await userEvent.click(screen.getByRole("button", { name: /Change: Refer/ }));
  await userEvent.click(screen.getByRole("button", { name: "Copy to the other children" }));
  await expect.poll(() => acts()).toHaveLength(3);
  expect(acts()[1]).toMatchObject({ act: { act: "begin_outline_plan", plan: { child: "p-baby" } } });
  expect(acts()[2]).toMatchObject({
    act: { act: "add_plan_action", child: "p-baby", action: { what: REFER.what } },
  });
});

test("Alt and an arrow moves an action, and with the privacy screen on a restricted one leaves the page", async () => {
  const acts = await show([
    aPlan({ actions: [REFER, { ...REFER, id: "a2", what: "Visit", audience: { kind: "all" } }] }),
  ]);
  screen.getByRole("button", { name: "Change: Visit" }).focus();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(acts()[0]).toMatchObject({ act: { act: "move_plan_action", action: "a2", after: null } });
  expect(screen.getByText("Not for Ms Adeyemi")).toBeVisible();
  await expectAccessible();
  session.follow(anOpenSession({ kind: "private" }));
  await expect.poll(() => screen.queryByText(/domestic abuse/)).toBeNull();
});

test("each child has a plan of its own, and what is written in it is kept as it is typed", async () => {
  await show([aPlan({ contingency: "Call the team" }), aPlan({ child: "p-baby" })]);
  const box = screen.getByRole("textbox", { name: "What is done if things get worse" });
  expect(box).toHaveValue("Call the team");
  await userEvent.click(screen.getByRole("button", { name: "Baby Whitcombe" }));
  expect(screen.getByRole("textbox", { name: "What is done if things get worse" })).toHaveValue("");
  await expectAccessible();
});
