import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { GapView } from "../../ipc/bindings/GapView";
import type { Suppression } from "../../ipc/bindings/Suppression";
import { navigation } from "../../navigation/navigation.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import { MEETING_PEOPLE } from "../../testing/meetings";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import { aSubject } from "../../testing/subjects";
import Overview from "./Overview.svelte";

const GAP: GapView = {
  code: "missing_quorum",
  child: null,
  weight: "stops",
  sentence: "Quorum has not been judged.",
  remedy: "Record your judgement on People.",
  screen: "people",
  may_be_passed: true,
  passed_with: "",
};

beforeEach(() => session.follow(anOpenSession()));
afterEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

async function show(view: ConferenceView) {
  const shell = standInShell({
    choices: () => someChoices(),
    act: () => view,
    act_on_family: () => view,
    preview_booking: () => ({
      deadlines: [],
      gaps: [{ ...GAP, sentence: "2 working days after the limit." }],
    }),
  });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: Overview });
  return { sent: shell.sent, user: userEvent.setup() };
}

test("each date shows its rule, source, skipped days and caution; alike dates of all children stand once", async () => {
  const deadlines = [
    aDeadline(),
    aDeadline({ label: "First review", rule: "first_review", child: "p-temperance", skipped: [] }),
    aDeadline({ label: "First review", rule: "first_review", child: "p-baby", skipped: [] }),
    aDeadline({
      label: "Core group",
      rule: "core",
      child: "p-baby",
      caution: "Example, not confirmed.",
      skipped: [],
    }),
    aDeadline({ label: "Police report", report: "r1" }),
  ];
  await show(aConferenceView({ view: { deadlines } }));
  const strip = screen.getByRole("list", { name: "Timescales of this conference" });
  const steps = within(strip).getAllByRole("listitem");
  expect(steps).toHaveLength(3);
  expect(steps[0]).toHaveTextContent("15 working days from the strategy discussion");
  expect(steps[0]).toHaveTextContent("Statutory guidance. Working Together 2026, paragraph 154");
  expect(steps[1]).toHaveTextContent("First review By Thu 17 Sep");
  expect(steps[2]).toHaveTextContent("Core group: Baby Whitcombe");
  expect(steps[2]).toHaveTextContent("Example, not confirmed.");
  expect(screen.getByText("Not counted: Monday 31 August 2026, Summer bank holiday")).toBeInTheDocument();
  await expectAccessible();
});

test("a gap has one action, which opens the screen where it is filled", async () => {
  const { user } = await show(aConferenceView({ view: { gaps: [GAP] } }));
  await user.click(screen.getByRole("button", { name: "Open People: Quorum has not been judged." }));
  expect(navigation.screen).toEqual({ name: "conference", conference_id: "c1", tab: "people" });
});

test("what the law does not let anyone pass has no way past it", async () => {
  await show(aConferenceView({ view: { gaps: [{ ...GAP, may_be_passed: false }] } }));
  expect(screen.queryByRole("button", { name: /^Go on past this/ })).toBeNull();
});

test("a child about whom another conference goes on says so, and the others do not", async () => {
  const subjects = [
    aSubject({ kind: "reconvened", continued_in: "c7" }),
    aSubject({ child: "p-baby", kind: "pre_birth" }),
  ];
  await show(aConferenceView({ conference: { subjects } }));
  const table = screen.getByRole("table", { name: "Children of this conference" });
  const row = (name: RegExp) => within(table).getByRole("row", { name });
  expect(row(/^Temperance/)).toHaveTextContent("Continued in another conference");
  expect(row(/^Baby/)).not.toHaveTextContent("Continued");
  await expectAccessible();
});

test("going on past a warning needs a reason, and the reason is shown from then on", async () => {
  const { sent, user } = await show(aConferenceView({ view: { gaps: [GAP] } }));
  await user.click(screen.getByRole("button", { name: /^Go on past this/ }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Go on, with this reason" }));
  expect(within(dialog).getByRole("link", { name: "Enter why you go on" })).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText("Reason"), "Known to midwifery only");
  await user.click(within(dialog).getByRole("button", { name: "Go on, with this reason" }));
  await waitFor(() => expect(sent.at(-1)?.name).toBe("act"));
  expect(sent.at(-1)?.request).toMatchObject({
    act: { act: "go_on_past", code: "missing_quorum", child: null, reason: "Known to midwifery only" },
  });
  openConference.replace(
    aConferenceView({ view: { gaps: [{ ...GAP, may_be_passed: true, passed_with: "Known to few" }] } }),
  );
  expect(await screen.findByText("Gone on past it: Known to few")).toBeInTheDocument();
});

test("the booking sends only what was touched, and says what a day would mean", async () => {
  const { sent, user } = await show(aConferenceView());
  await user.click(screen.getByRole("button", { name: "Change the booking" }));
  const dialog = await screen.findByRole("dialog", { name: "Change the booking" });
  expect(within(dialog).getByLabelText("Day")).toHaveValue("15");
  await user.clear(within(dialog).getByLabelText("Day"));
  await user.type(within(dialog).getByLabelText("Day"), "21");
  expect(await within(dialog).findByText("2 working days after the limit.")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Save the booking" }));
  await waitFor(() => expect(sent.at(-1)?.name).toBe("act"));
  expect(sent.at(-1)?.request).toMatchObject({ act: { act: "book", change: { held_on: "2026-09-21" } } });
  expect(sent.at(-1)?.request).not.toHaveProperty("act.change.place");
});

test("a day that does not exist is not sent", async () => {
  const { sent, user } = await show(aConferenceView());
  await user.click(screen.getByRole("button", { name: "Change the booking" }));
  const dialog = await screen.findByRole("dialog");
  await user.clear(within(dialog).getByLabelText("Day"));
  await user.type(within(dialog).getByLabelText("Day"), "31");
  await user.click(within(dialog).getByRole("button", { name: "Save the booking" }));
  expect(within(dialog).getByRole("link", { name: /date that exists/ })).toBeInTheDocument();
  expect(sent.some((each) => each.name === "act")).toBe(false);
});

const SUPPRESSION: Suppression = {
  id: "s1",
  subject: "p-temperance",
  withheld_from: "p-mother",
  field: "school",
  words: ["Harrowfell School"],
  reason: "Threats at the gate.",
  decided_by: "Marguerite Ashdown-Oyelaran",
  decided_at: null,
  review_by: null,
  state: "active",
  lifted_reason: "",
};

test("something is withheld with its exact words, and lifted only with a reason", async () => {
  const view = aConferenceView({ family: { suppressions: [SUPPRESSION] }, view: { people: MEETING_PEOPLE } });
  const { sent, user } = await show(view);
  await user.click(screen.getByRole("button", { name: "Withhold something" }));
  const form = await screen.findByRole("dialog");
  await user.selectOptions(within(form).getByLabelText("Whose"), "p-temperance");
  await user.selectOptions(within(form).getByLabelText("What"), "address");
  await user.selectOptions(within(form).getByLabelText("From whom"), "p-mother");
  await user.type(within(form).getByLabelText("The exact words to keep out"), "14 Mill Lane{Enter}AN1 2BC");
  await user.type(within(form).getByLabelText("Why"), "Bail conditions");
  await user.type(within(form).getByLabelText("Who decided"), "The chair");
  await user.click(within(form).getByRole("button", { name: "Withhold it" }));
  await waitFor(() => expect(sent.at(-1)?.name).toBe("act_on_family"));
  expect(sent.at(-1)?.request).toMatchObject({
    act: {
      act: "suppress",
      suppression: { words: ["14 Mill Lane", "AN1 2BC"], field: "address", state: "active" },
    },
  });
  await user.click(screen.getByRole("button", { name: /^Lift/ }));
  const lift = await screen.findByRole("dialog", { name: "Lift this" });
  await user.click(within(lift).getByRole("button", { name: "Lift it, with this reason" }));
  expect(within(lift).getByRole("link", { name: "Enter why it is lifted" })).toBeInTheDocument();
});

test("what is withheld is looked at again: it stays withheld, with the next day to look", async () => {
  const view = aConferenceView({ family: { suppressions: [SUPPRESSION] }, view: { people: MEETING_PEOPLE } });
  const { sent, user } = await show(view);
  await user.click(screen.getByRole("button", { name: /^Look at it again/ }));
  const form = await screen.findByRole("dialog", { name: /^Look at it again/ });
  await user.type(within(form).getByLabelText("The exact words to keep out"), "{Enter}07700 900123");
  await user.click(within(form).getByRole("button", { name: "Keep it withheld" }));
  expect(within(form).getByRole("link", { name: /Enter a date/ })).toBeInTheDocument();
  for (const [part, typed] of [
    ["Day", "1"],
    ["Month", "6"],
    ["Year", "2027"],
  ] as const) {
    await user.type(within(form).getByLabelText(part), typed);
  }
  await user.click(within(form).getByRole("button", { name: "Keep it withheld" }));
  await waitFor(() => expect(sent.at(-1)?.name).toBe("act_on_family"));
  expect(sent.at(-1)?.request).toMatchObject({
    act: {
      act: "change_suppression",
      suppression: SUPPRESSION.id,
      change: {
        words: [...SUPPRESSION.words, "07700 900123"],
        review_by: "2027-06-01",
        state: "reviewed",
      },
    },
  });
});

test("with the privacy screen on, what is withheld and why is off the page", async () => {
  session.follow(anOpenSession({ kind: "private" }));
  await show(aConferenceView({ family: { suppressions: [SUPPRESSION] }, view: { people: MEETING_PEOPLE } }));
  expect(document.body).not.toHaveTextContent(/Harrowfell|Threats|Temperance|Quenby/);
});

test("a conference is destroyed only with its reference typed again and a reason, and nothing leads back", async () => {
  const view = aConferenceView();
  const shell = standInShell({
    choices: () => someChoices(),
    erase_conference: () => ({ at: "2026-09-15T10:00:00Z" }),
  });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: Overview });
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Destroy this conference" }));
  const dialog = screen.getByRole("dialog", { name: "Destroy this conference" });
  await user.type(within(dialog).getByLabelText(/^Type the reference/), "WX-0000");
  await user.click(within(dialog).getByRole("button", { name: "Destroy it for good" }));
  expect(within(dialog).getByRole("group", { name: /There are 2 problems/ })).toBeVisible();
  expect(shell.sent.some((sent) => sent.name === "erase_conference")).toBe(false);
  await user.clear(within(dialog).getByLabelText(/^Type the reference/));
  await user.type(within(dialog).getByLabelText(/^Type the reference/), view.conference.reference);
  await user.type(within(dialog).getByLabelText("Why"), "Kept as long as the law asks");
  await expectAccessible();
  await user.click(within(dialog).getByRole("button", { name: "Destroy it for good" }));
  await waitFor(() => expect(navigation.screen).toEqual({ name: "conferences" }));
  expect(shell.sent.find((sent) => sent.name === "erase_conference")?.request).toMatchObject({
    conference: view.conference.id,
    reference_again: view.conference.reference,
    reason: "Kept as long as the law asks",
  });
  expect(openConference.state.kind).toBe("none");
});
