import { screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { ChildView } from "../../ipc/bindings/ChildView";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { Family } from "../../ipc/bindings/Family";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import { aPlan, aRecordedChild, showRecord, typeDay } from "../../testing/records";
import { anOpenSession } from "../../testing/sessions";
import type { Answers } from "../../testing/shell";
import Record from "./Record.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const MOVED: ChildView["end_reasons"] = [
  {
    reason: "moved_to_another_authority",
    label: "Moved to another authority",
    needs_review_decision: false,
    needs_letter: true,
    needs_transfer_conference: true,
    asks_support: false,
  },
];

const PLAN = aPlan();

function aView(family: Partial<Family> = {}, but: Partial<ConferenceView> = {}): ConferenceView {
  const view = aConferenceView({ family, view: but });
  const children = view.children.map((child) =>
    child.id === "p-temperance" ? { ...child, end_reasons: MOVED } : child,
  );
  return { ...view, children };
}

const show = (view: ConferenceView, answers: Answers = {}) => showRecord(Record, view, answers);

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("d1: a move asks for the letter, and what the core misses is shown in the form", async () => {
  const refusal = {
    code: "plan_cannot_end",
    what_happened: "The plan cannot end yet.",
    what_to_do: "Record what is missing, then end it.",
    was_saved: true,
    fields: [{ field: "written_confirmation", message: "The written confirmation is missing." }],
  };
  let isRefused = true;
  const view = aView({ plans: [PLAN] });
  const { user, sent } = await show(view, {
    end_plan: () => (isRefused ? Promise.reject(refusal) : view),
    choose_files: () => [{ path: "/home/chair/letter.pdf", name: "letter.pdf" }],
  });
  await user.click(screen.getByRole("button", { name: "End the plan: Temperance Adeyemi-Whitcombe" }));
  const dialog = screen.getByRole("dialog", { name: /End the plan/ });
  await user.click(within(dialog).getByRole("radio", { name: "Moved to another authority" }));
  await typeDay(user, within(dialog).getByRole("group", { name: /It ends on/ }), "5 4 2027");
  await expectAccessible();
  await user.click(within(dialog).getByRole("button", { name: "End the plan" }));
  expect(await within(dialog).findByText("The written confirmation is missing.")).toBeVisible();
  expect(sent("end_plan")[0]).toMatchObject({ conference: "c1", plan: "plan1", letter: null });
  isRefused = false;
  await user.click(within(dialog).getByRole("button", { name: "Browse: The letter" }));
  await user.type(within(dialog).getByLabelText("Authority that confirmed"), "Harrowfell Council");
  await user.type(within(dialog).getByLabelText("Who wrote the letter"), "Ioan Pendragon-Ikwue");
  await typeDay(user, within(dialog).getByRole("group", { name: /Date of the letter/ }), "14 4 2027");
  await user.click(within(dialog).getByRole("button", { name: "End the plan" }));
  await vi.waitFor(() => expect(sent("end_plan")).toHaveLength(2));
  expect(sent("end_plan")[1]).toMatchObject({
    ended_on: "2027-04-05",
    reason: "moved_to_another_authority",
    letter: {
      authority: "Harrowfell Council",
      author: "Ioan Pendragon-Ikwue",
      dated_on: "2027-04-14",
      path: "/home/chair/letter.pdf",
    },
  });
});

test("d1: the letter of a plan that ended can be read again", async () => {
  const letter = { authority: "Harrowfell", author: "I. Pendragon", dated_on: "2027-04-14", document: "ab" };
  const ended = { ...PLAN, ended_on: "2027-04-05", end_evidence: letter };
  const reason = "moved_to_another_authority" as const;
  const { user } = await show(aView({ plans: [{ ...ended, end_reason: reason }] }), {
    read_letter: () => ({
      file_name: "letter.txt",
      shown_as: "text",
      media_type: "text/plain",
      base64: "",
      parts: [{ label: "Text", text: "We are responsible." }],
      caution: "",
    }),
  });
  await user.click(screen.getByRole("button", { name: "Open the letter" }));
  expect(await screen.findByText("We are responsible.")).toBeVisible();
  await expectAccessible();
});

test.each([
  ["Became looked after", { act: "record_looked_after", child: "p-temperance", from: "2027-01-13" }],
  ["Died", { act: "record_death", child: "p-temperance", died_on: "2027-01-13" }],
  ["Left the UK for good", { act: "record_left_uk", child: "p-temperance", left_on: "2027-01-13" }],
  [
    "Stays in another authority's area",
    {
      act: "record_stay",
      child: "p-temperance",
      stay: { from: "2027-01-13", expected_until: null, is_for_good: false },
    },
  ],
])("d3 to d7: %s is one act", async (what, act) => {
  const { user, sent } = await show(aView({ children: [aRecordedChild()] }));
  const name = "Record what happened: Temperance Adeyemi-Whitcombe";
  await user.click(screen.getByRole("button", { name }));
  const dialog = screen.getByRole("dialog", { name: /What happened/ });
  await user.click(within(dialog).getByRole("radio", { name: what }));
  const [day] = within(dialog)
    .getAllByRole("group")
    .filter((group) => within(group).queryByLabelText("Day"));
  if (day !== undefined) await typeDay(user, day, "13 1 2027");
  await user.click(within(dialog).getByRole("button", { name: "Record it" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toEqual([{ conference: "c1", act }]));
});

test("a14: an order without an expiry is said in red, and its moment comes from the core", async () => {
  const power = {
    id: "e1",
    kind: "emergency_protection_order" as const,
    children: ["p-temperance"],
    began_at: "2027-01-11T10:00:00Z",
    court_stated_expiry: null,
    ended_at: null,
  };
  const deadline = aDeadline({
    label: "Emergency protection order",
    due_on: null,
    state: "unknown",
    standing: "Expiry not recorded",
  });
  const family_deadlines = [{ about: "Temperance", deadline }];
  const { user, sent } = await show(aView({ emergency_powers: [power] }, { family_deadlines }), {
    moment_of: () => ({ at: "2027-01-19T12:00:00Z" }),
  });
  expect(screen.getAllByText("Expiry not recorded")).toHaveLength(2);
  await user.click(screen.getByRole("button", { name: /^Expiry or end/ }));
  const dialog = screen.getByRole("dialog", { name: "Emergency protection order" });
  const expiry = within(dialog).getByRole("group", { name: /The expiry that the court stated/ });
  await typeDay(user, expiry, "19 1 2027");
  await user.type(within(dialog).getByLabelText(/Time of expiry/), "12:00");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("moment_of")).toEqual([{ on: "2027-01-19", at: "12:00:00" }]);
  expect(sent("act_on_family")[0]).toMatchObject({
    act: { act: "change_emergency_power", change: { court_stated_expiry: "2027-01-19T12:00:00Z" } },
  });
});

test("what led to the conference, core groups and complaints are each one form", async () => {
  const { user, sent } = await show(aView({ plans: [PLAN] }));
  await user.click(screen.getByRole("button", { name: "Add a strategy discussion" }));
  let dialog = screen.getByRole("dialog", { name: "Add a strategy discussion" });
  await typeDay(user, within(dialog).getByRole("group", { name: /Held on/ }), "16 12 2026");
  await user.click(within(dialog).getByRole("checkbox", { name: "It started the section 47 enquiry" }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toMatchObject({
    act: {
      act: "record_strategy_discussion",
      discussion: { held_on: "2026-12-16", initiated_section47: true },
    },
  });
  await user.click(screen.getByRole("button", { name: "Add a core group" }));
  dialog = screen.getByRole("dialog", { name: "Add a core group" });
  await typeDay(user, within(dialog).getByRole("group", { name: /Met on/ }), "6 1 2027");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(2));
  expect(sent("act_on_family")[1]).toMatchObject({
    act: { act: "record_core_group", plan: "plan1", meeting: { held_on: "2027-01-06" } },
  });
  await user.click(screen.getByRole("button", { name: "Add a complaint" }));
  dialog = screen.getByRole("dialog", { name: "Add a complaint" });
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByRole("group", { name: /There are 3 problems/ })).toBeVisible();
  await expectAccessible();
});

test("the chronology of each child leads to the conferences in it", async () => {
  const { user } = await show(aView(), {
    chronology: () => ({
      children: [
        {
          child: "p-temperance",
          entries: [{ on: "2026-03-02", what: "Initial conference. Plan", conference: "c0" }],
        },
        { child: "p-baby", entries: [{ on: "2026-08-01", what: "Concern identified", conference: null }] },
      ],
    }),
  });
  expect(await screen.findByText("Initial conference. Plan")).toBeVisible();
  expect(screen.getByRole("button", { name: "Open the conference of 2 March 2026" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Baby Whitcombe" }));
  expect(await screen.findByText("Concern identified")).toBeVisible();
  await expectAccessible();
});

test("the privacy screen hides the family's record", async () => {
  await show(aView({ plans: [PLAN] }));
  session.follow(anOpenSession({ kind: "private" }));
  expect(await screen.findByText(/is not shown while the privacy screen is on/)).toBeVisible();
  expect(screen.queryByText("Temperance Adeyemi-Whitcombe")).toBeNull();
});
