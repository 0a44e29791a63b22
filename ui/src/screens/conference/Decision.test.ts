import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { ChildDecision } from "../../ipc/bindings/ChildDecision";
import type { Conference } from "../../ipc/bindings/Conference";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { ThresholdView } from "../../ipc/bindings/ThresholdView";
import { keyboard } from "../../keyboard/keyboard.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import { standInShell } from "../../testing/shell";
import OpenedTab from "../../testing/OpenedTab.svelte";
import Decision from "./Decision.svelte";
import { aPlan } from "../../testing/records";

const CATEGORIES = [
  { code: "NEG", label: "Neglect" },
  { code: "EMO", label: "Emotional abuse" },
];

function aMeeting(conference: Partial<Conference> = {}, view: Partial<ConferenceView> = {}): ConferenceView {
  return aConferenceView({
    conference: { participants: MEETING_PARTICIPANTS, ...conference },
    view: { people: MEETING_PEOPLE, categories: CATEGORIES, may_choose_several: true, ...view },
  });
}

function aView(but: Partial<ThresholdView>): ThresholdView {
  const given = { id: "v1", child: "p-temperance", agency: "Social care", person: "p-worker" };
  return { ...given, view: "met", category: "", basis: "present", reasons: "", ...but };
}

function aDecision(but: Partial<ChildDecision> = {}): ChildDecision {
  const made = { id: "d1", child: "p-temperance", decided_by: "Marguerite Ashdown-Oyelaran" };
  const words = { reasons: "", category_change_reason: "", follow_up: "" };
  const at = { decided_at: "2026-09-15T10:40:00Z", end_reason: null };
  return { ...made, ...words, ...at, outcome: "plan", categories: ["NEG"], ...but };
}

async function show(first: ConferenceView, after: ConferenceView = first) {
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => first,
    act: () => after,
    act_on_family: () => after,
    save_draft: () => ({ at: "2026-09-15T10:41:00Z" }),
    commit_drafts: () => after,
  });
  await choices.load();
  await openConference.open("c1");
  render(OpenedTab, { screen: Decision });
  return {
    shell,
    acts: () => shell.sent.filter(({ name }) => name.startsWith("act")).map(({ request }) => request),
  };
}

beforeEach(() => {
  openConference.close();
  choices.forget();
});

const cellOf = (row: RegExp, at: number) => {
  const cell = within(screen.getByRole("row", { name: row })).getAllByRole("button")[at];
  if (cell === undefined) throw new Error("no such cell");
  return cell;
};

test("each agency and each member of the family has a row of its own, and nothing is counted", async () => {
  await show(
    aMeeting({ views: [aView({}), aView({ id: "v2", agency: "Police", view: "not_met", person: null })] }),
  );
  expect(cellOf(/Social care/, 0)).toHaveTextContent("Plan");
  expect(cellOf(/Police/, 0)).toHaveTextContent("No plan");
  expect(cellOf(/Harrowfell/, 1)).toHaveTextContent("Not asked yet");
  expect(screen.getByRole("rowheader", { name: /Police.*Not at the conference/ })).toBeVisible();
  expect(screen.getByRole("rowheader", { name: "Family views, heard and recorded apart" })).toBeVisible();
  expect(document.body).not.toHaveTextContent(/\d+ of \d+|%|majority|total/i);
  await expectAccessible();
});

test("a row of views has one tab stop, and arrow keys go over the children", async () => {
  await show(aMeeting());
  const first = cellOf(/Social care/, 0);
  const second = cellOf(/Social care/, 1);
  expect([first.tabIndex, second.tabIndex]).toEqual([0, -1]);
  first.focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(second).toHaveFocus();
  expect([first.tabIndex, second.tabIndex]).toEqual([-1, 0]);
  await userEvent.keyboard("{ArrowDown}");
  expect(cellOf(/Harrowfell/, 1)).toHaveFocus();
});

test("v, n and ? record a view where the focus is, and = gives it to children who have none", async () => {
  const { acts } = await show(aMeeting({ views: [aView({ category: "NEG", reasons: "Alone at night" })] }));
  cellOf(/Harrowfell/, 0).focus();
  await userEvent.keyboard("n");
  expect(acts()[0]).toMatchObject({
    act: { act: "record_view", view: { agency: "Harrowfell School", view: "not_met", basis: "deputy" } },
  });
  cellOf(/Social care/, 0).focus();
  await userEvent.keyboard("?=");
  expect(acts()[1]).toMatchObject({ act: { act: "change_view", view: "v1", change: { view: "not_sure" } } });
  expect(acts()[2]).toMatchObject({
    act: { act: "record_view", view: { child: "p-baby", category: "NEG", reasons: "Alone at night" } },
  });
  expect(acts()).toHaveLength(3);
});

test("= never writes over a view that a sibling has", async () => {
  const other = aView({ id: "v2", child: "p-baby", view: "not_sure", reasons: "Not born yet" });
  const { acts } = await show(aMeeting({ views: [aView({}), other] }));
  cellOf(/Social care/, 0).focus();
  await userEvent.keyboard("=");
  expect(acts()).toEqual([]);
});

test("c9_silence_is_not_agreement: no view is recorded only with why", async () => {
  const { acts } = await show(aMeeting());
  await userEvent.click(cellOf(/Police/, 0));
  const dialog = screen.getByRole("dialog", { name: "Police: view for Temperance" });
  expect(within(dialog).getByRole("radio", { name: "Written contribution" })).toBeChecked();
  await userEvent.click(within(dialog).getByRole("radio", { name: "No view given" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Record this view" }));
  expect(within(dialog).getByRole("link", { name: "Enter why no view was given" })).toBeVisible();
  expect(acts()).toHaveLength(0);
  await userEvent.type(within(dialog).getByRole("textbox"), "Report only");
  await userEvent.click(within(dialog).getByRole("button", { name: "Record this view" }));
  expect(acts()[0]).toMatchObject({
    act: { view: { view: "no_view", reasons: "Report only", basis: "written" } },
  });
});

test("b1_siblings: each child has its own decision, and a plan begins for that child alone", async () => {
  const { acts } = await show(aMeeting(), aMeeting({ decisions: [aDecision()] }));
  const form = screen.getByRole("region", { name: "Temperance, 13" });
  await userEvent.click(within(form).getByRole("radio", { name: "Plan" }));
  await userEvent.click(within(form).getByRole("checkbox", { name: "Neglect" }));
  await userEvent.click(screen.getByRole("button", { name: /Record decision/ }));
  expect(await screen.findByRole("textbox", { name: "Reasons, in your words" })).toBeVisible();
  expect(acts()[0]).toMatchObject({
    act: {
      act: "record_decision",
      decision: { child: "p-temperance", outcome: "plan", categories: ["NEG"] },
    },
  });
  expect(acts()[1]).toMatchObject({
    act: {
      act: "begin_plan",
      plan: { child: "p-temperance", started_on: "2026-09-15", latest_categories: ["NEG"] },
    },
  });
  expect(acts()).toHaveLength(2);
});

test("reasons are on the disk as they are typed, before anything else is pressed", async () => {
  const { shell } = await show(aMeeting({ decisions: [aDecision()] }));
  await userEvent.type(screen.getByRole("textbox", { name: "Reasons, in your words" }), "Alone at night");
  await userEvent.tab();
  expect(shell.sent).toContainEqual({
    name: "save_draft",
    request: {
      conference: "c1",
      target: { kind: "field", path: ["decisions", "d1"], field: "reasons" },
      text: "Alone at night",
    },
  });
  expect(screen.getByRole("textbox", { name: "Reasons, in your words" })).toHaveValue("Alone at night");
});

test("a correction is a further decision that keeps the reasons, and says that it is not recorded yet", async () => {
  const { acts } = await show(aMeeting({ decisions: [aDecision({ reasons: "Alone at night" })] }));
  const form = screen.getByRole("region", { name: "Temperance, 13" });
  await userEvent.click(within(form).getByRole("checkbox", { name: "Emotional abuse" }));
  expect(within(form).getByText(/This is not what was recorded/)).toBeVisible();
  keyboard.handle(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, cancelable: true }));
  await expect.poll(() => acts().length).toBeGreaterThan(0);
  expect(acts()[0]).toMatchObject({
    act: { act: "record_decision", decision: { categories: ["NEG", "EMO"], reasons: "Alone at night" } },
  });
});

const RUNNING = aPlan({ started_on: "2026-03-17" });

const NEEDS = { needs_transfer_conference: false, needs_review_decision: false, needs_letter: false };
const REASONS: ConferenceView["children"][number]["end_reasons"] = [
  {
    ...NEEDS,
    reason: "no_longer_at_risk",
    label: "No longer at risk",
    needs_review_decision: true,
    asks_support: true,
  },
  {
    ...NEEDS,
    reason: "moved_to_another_authority",
    label: "Moved to another authority",
    needs_letter: true,
    asks_support: false,
  },
];

function aReview(conference: Partial<Conference> = {}): ConferenceView {
  const view = aMeeting({ held_on: "2026-09-15", ...conference });
  const children = view.children
    .slice(0, 1)
    .map((child) => ({ ...child, kind: "review" as const, end_reasons: REASONS }));
  return { ...view, children, family: { ...view.family, plans: [RUNNING] } };
}

test("d1_moved: the plan ends first, with its letter, before a decision says that it ended", async () => {
  const { acts } = await show(aReview());
  expect(screen.getByText(/still likely to suffer significant harm without a plan/)).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: "Plan ends" }));
  const button = screen.getByRole("button", { name: /Record decision/ });
  expect(button).toHaveAccessibleDescription(/why the plan ends/);
  await userEvent.click(screen.getByRole("radio", { name: "Moved to another authority" }));
  expect(button).toHaveAccessibleDescription(/End the plan of Temperance first/);
  await userEvent.click(button);
  expect(acts()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: /^End the plan/ }));
  const dialog = screen.getByRole("dialog", { name: /End the plan/ });
  expect(within(dialog).getByRole("radio", { name: "Moved to another authority" })).toBeChecked();
  expect(within(dialog).getByRole("button", { name: "Browse: The letter" })).toBeVisible();
});

test("d6: a review decides first, and the plan ends with the support that follows", async () => {
  const end = aDecision({ outcome: "end", categories: [], end_reason: "no_longer_at_risk" });
  const after = aReview({ decisions: [{ ...end, follow_up: "Early help" }] });
  const { acts, shell } = await show(aReview(), after);
  await userEvent.click(screen.getByRole("radio", { name: "Plan ends" }));
  await userEvent.click(screen.getByRole("radio", { name: "No longer at risk" }));
  await userEvent.click(screen.getByRole("button", { name: /Record decision/ }));
  await expect.poll(() => acts()).toHaveLength(1);
  expect(acts()[0]).toMatchObject({ act: { act: "record_decision", decision: { outcome: "end" } } });
  expect(shell.sent.map(({ name }) => name)).not.toContain("act_on_family");
  expect(await screen.findByText(/The plan still runs/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: /^End the plan/ }));
  const dialog = screen.getByRole("dialog", { name: /End the plan/ });
  expect(within(dialog).getByLabelText(/The support that follows/)).toHaveValue("Early help");
});

test("c7_dissent: it is in the person's words, and a formal one shows its clock with rule and source", async () => {
  const dissent = {
    id: "x1",
    child: "p-temperance",
    agency: "Harrowfell School",
    person: "p-school",
    formality: "formal" as const,
    words: "A child in need plan would be enough.",
    at: "2026-09-15T11:00:00Z",
    follow_up: "",
  };
  const clock = aDeadline({
    rule: "formal_dissent",
    due_at: "2026-09-18T11:40:00Z",
    standing: "Closes in 72 hours",
    rule_text: "Within 72 hours of the end of the conference",
  });
  const { acts } = await show(aMeeting({ dissents: [dissent] }, { deadlines: [clock] }));
  expect(screen.getByRole("textbox", { name: "In their own words" })).toHaveValue(dissent.words);
  expect(screen.getByText(/Within 72 hours of the end of the conference\. Statutory guidance/)).toBeVisible();
  expect(within(screen.getByRole("row", { name: /Harrowfell/ })).getByText("Dissents")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Record dissent" }));
  const dialog = screen.getByRole("dialog", { name: "Record dissent" });
  await userEvent.selectOptions(
    within(dialog).getByRole("combobox", { name: "About which child" }),
    "p-baby",
  );
  await userEvent.selectOptions(
    within(dialog).getByRole("combobox", { name: "Who did not agree" }),
    "p-police",
  );
  await userEvent.click(within(dialog).getByRole("button", { name: "Record dissent" }));
  expect(acts()[0]).toMatchObject({
    act: {
      act: "record_dissent",
      dissent: { child: "p-baby", agency: "Police", person: "p-police", words: "" },
    },
  });
  await expectAccessible();
});
