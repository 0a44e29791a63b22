import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Component } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import EndPlanDialog from "../../features/record/EndPlanDialog.svelte";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { ProceduresView } from "../../ipc/bindings/ProceduresView";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import { aReport } from "../../testing/reports";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import People from "./People.svelte";
import Reports from "./Reports.svelte";

// What the procedures of the area say in words, on the screens where it is needed.
vi.setConfig({ testTimeout: 20_000 });

const PLAIN = aConferenceView();

/** A conference that follows procedures which say something. */
function under(
  procedures: Partial<ProceduresView>,
  conference: Partial<ConferenceView["conference"]> = {},
): ConferenceView {
  return aConferenceView({
    conference: { participants: MEETING_PARTICIPANTS, ...conference },
    view: { people: MEETING_PEOPLE, procedures: { ...PLAIN.procedures, ...procedures } },
  });
}

async function show(tab: Component<{ view: ConferenceView }>, view: ConferenceView) {
  const shell = standInShell({ choices: () => someChoices(), act: () => view });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: tab });
  const acts = () => shell.sent.filter(({ name }) => name === "act").map(({ request }) => request);
  return { acts, user: userEvent.setup({ delay: null }) };
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

const GROUNDS = [
  { code: "criminal_investigation", label: "Police enquiries could be put at risk" },
  { code: "behaviour", label: "Evidence of violent behaviour" },
];

test("c1_the grounds for an exclusion are those of the procedures, in their words and order", async () => {
  const exclusion_note = "Exclusion is exceptional. Procedures of Quenby, 4.2.";
  const { acts, user } = await show(People, under({ exclusion_grounds: GROUNDS, exclusion_note }));
  await user.click(screen.getByRole("row", { name: /^Folasade Adeyemi/ }));
  await user.click(screen.getByRole("button", { name: "Exclude for a part" }));
  const form = await screen.findByRole("dialog", { name: "Exclude Folasade Adeyemi" });
  const ground = within(form).getByLabelText("Ground");
  const offered = within(ground).getAllByRole("option");
  expect(offered.map((each) => each.textContent)).toEqual([
    "Choose the ground",
    "Police enquiries could be put at risk",
    "Evidence of violent behaviour",
  ]);
  expect(ground).toHaveAccessibleDescription(exclusion_note);
  await expectAccessible();
  await user.selectOptions(ground, "Evidence of violent behaviour");
  await user.type(within(form).getByLabelText("Evidence"), "Threats in June");
  await user.type(within(form).getByLabelText("Who asked"), "Tomos Arkwright");
  await user.click(within(form).getByRole("button", { name: "Record the exclusion" }));
  await waitFor(() =>
    expect(acts()[0]).toMatchObject({ act: { act: "exclude", exclusion: { ground: "behaviour" } } }),
  );
});

test("c1_an exclusion that is recorded names its ground in the same words", async () => {
  const exclusion = {
    id: "x1",
    person: "p-mother",
    from: null,
    until: null,
    ground: "behaviour" as const,
    evidence: "Threats in June",
    requested_by: "Tomos Arkwright",
    requested_on: null,
    decided_by: "",
    decided_at: null,
    views_obtained_how: "",
    informed_by: "",
    informed_due_on: null,
    wording_for_copy: "",
  };
  const { user } = await show(People, under({ exclusion_grounds: GROUNDS }, { exclusions: [exclusion] }));
  await user.click(screen.getByRole("row", { name: /^Folasade Adeyemi/ }));
  expect(screen.getByText("Evidence of violent behaviour", { selector: "dd" })).toBeVisible();
});

const ASKED = {
  report_contents: ["What life is like for the child", "What has been tried"],
  report_note: "One report for each agency. Procedures of Quenby, 5.1.",
};

test("what a report has to hold stands open while it is awaited", async () => {
  await show(Reports, under(ASKED, { reports: [aReport({})] }));
  const panel = screen.getByRole("region", { name: "Harrowfell School" });
  expect(within(panel).getByText("What the report has to hold")).toBeVisible();
  for (const content of ASKED.report_contents) expect(within(panel).getByText(content)).toBeVisible();
  expect(within(panel).getByText(ASKED.report_note)).toBeVisible();
  await expectAccessible();
});

test("what a report has to hold can still be looked up once it came", async () => {
  const report = aReport({ state: "received", is_verbal: true });
  const { user } = await show(Reports, under(ASKED, { reports: [report] }));
  expect(screen.getByText("What has been tried")).not.toBeVisible();
  await user.click(screen.getByText("What the report has to hold"));
  expect(screen.getByText("What has been tried")).toBeVisible();
});

test("procedures that ask nothing of a report leave no heading", async () => {
  await show(Reports, under({}, { reports: [aReport({})] }));
  expect(screen.queryByText("What the report has to hold")).toBeNull();
});

const ENDS = {
  reason: "no_longer_at_risk" as const,
  label: "No longer at risk",
  needs_review_decision: true,
  needs_letter: false,
  needs_transfer_conference: false,
  asks_support: true,
};

async function showEnding(ending_notice: string) {
  const view = under({ ending_notice });
  const [child] = view.children;
  if (child === undefined) throw new Error("there is no child");
  standInShell({ choices: () => someChoices() });
  await choices.load();
  openConference.replace(view);
  render(EndPlanDialog, { open: true, view, child: { ...child, end_reasons: [ENDS] } });
  return within(screen.getByRole("dialog", { name: /^End the plan/ })).getByRole("group", {
    name: "Why it ends",
  });
}

test("who is told when a plan ends is said where it is ended", async () => {
  const notice = "All who were invited are told within 5 working days. Procedures of Quenby, 8.4.";
  expect(await showEnding(notice)).toHaveAccessibleDescription(notice);
  await expectAccessible();
});

test("procedures that say nothing about the end of a plan add no words", async () => {
  expect(await showEnding("")).not.toHaveAccessibleDescription();
});
