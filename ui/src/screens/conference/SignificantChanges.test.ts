import { screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { Family } from "../../ipc/bindings/Family";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView } from "../../testing/conferences";
import { aPlan, showRecord, typeDay } from "../../testing/records";
import { anOpenSession } from "../../testing/sessions";
import Record from "./Record.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const MOVE = { id: "s1", identified_on: "2026-10-05", summary: "Moved to an aunt", reported_on: null };
const SCHOOL = {
  id: "s2",
  identified_on: "2026-11-02",
  summary: "School changed",
  reported_on: "2026-11-03",
};

const show = (plans: Family["plans"]) => showRecord(Record, aConferenceView({ family: { plans } }));

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("a significant change is recorded with the plan of each child whom it is about", async () => {
  const { user, sent } = await show([aPlan(), aPlan({ id: "plan2", child: "p-baby" })]);
  await user.click(screen.getByRole("button", { name: "Add a significant change" }));
  const form = screen.getByRole("dialog", { name: "Add a significant change" });
  await user.click(within(form).getByRole("button", { name: "Save" }));
  expect(within(form).getByRole("group", { name: "There are 3 problems" })).toBeVisible();
  expect(within(form).getByRole("link", { name: "Choose at least one child" })).toBeVisible();
  expect(within(form).getByRole("link", { name: "Say what changed" })).toBeVisible();
  await expectAccessible();
  expect(sent("act_on_family")).toHaveLength(0);
  await user.click(within(form).getByRole("checkbox", { name: "Baby Whitcombe" }));
  await typeDay(user, within(form).getByRole("group", { name: /Identified on/ }), "5 10 2026");
  await user.type(within(form).getByLabelText("What changed"), "Moved to an aunt");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "record_significant_change",
    plan: "plan2",
    change: {
      id: expect.any(String),
      identified_on: "2026-10-05",
      summary: "Moved to an aunt",
      reported_on: null,
    },
  });
});

test("after a refusal, only what was not recorded yet is tried again", async () => {
  const refusal = { code: "busy", what_happened: "Not saved.", what_to_do: "", was_saved: true, fields: [] };
  const plans = [aPlan(), aPlan({ id: "plan2", child: "p-baby" })];
  const view = aConferenceView({ family: { plans } });
  let asked = 0;
  const { user, sent } = await showRecord(Record, view, {
    act_on_family: () => (++asked === 2 ? Promise.reject(refusal) : view),
  });
  await user.click(screen.getByRole("button", { name: "Add a significant change" }));
  const form = screen.getByRole("dialog", { name: "Add a significant change" });
  for (const box of within(form).getAllByRole("checkbox")) await user.click(box);
  await typeDay(user, within(form).getByRole("group", { name: /Identified on/ }), "5 10 2026");
  await user.type(within(form).getByLabelText("What changed"), "Moved to an aunt");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  expect(await within(form).findByRole("group", { name: "Not saved." })).toBeVisible();
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(3));
  expect(sent("act_on_family")).toMatchObject([
    { act: { plan: "plan1" } },
    { act: { plan: "plan2" } },
    { act: { plan: "plan2" } },
  ]);
});

test("it is seen whether the chair was told, and the report is recorded with its day", async () => {
  const { user, sent } = await show([aPlan({ significant_changes: [MOVE, SCHOOL] })]);
  const list = screen.getByRole("region", { name: "Significant changes for Temperance Adeyemi-Whitcombe" });
  const [moved, changed] = within(list).getAllByRole("listitem");
  expect(moved).toHaveTextContent("Monday 5 October 2026: Moved to an aunt");
  expect(moved).toHaveTextContent("Not reported to the chair yet");
  expect(changed).toHaveTextContent("Reported to the chair on Tuesday 3 November 2026");
  await user.click(within(list).getByRole("button", { name: /^Record the report of the change of Monday/ }));
  const form = screen.getByRole("dialog", { name: "Report to the chair" });
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  expect(within(form).getByRole("link", { name: /^Enter a date/ })).toBeVisible();
  await expectAccessible();
  await typeDay(user, within(form).getByRole("group", { name: /Reported to the chair on/ }), "6 10 2026");
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "report_significant_change",
    plan: "plan1",
    change: "s1",
    reported_on: "2026-10-06",
  });
});

test("without a plan that runs, no significant change can be added", async () => {
  await show([aPlan({ ended_on: "2026-12-01" })]);
  const panel = screen.getByRole("region", { name: "Significant changes" });
  expect(panel).toHaveTextContent("No plan runs.");
  expect(screen.queryByRole("button", { name: "Add a significant change" })).toBeNull();
});
