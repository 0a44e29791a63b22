import { screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView } from "../../testing/conferences";
import { aPlan, showRecord, typeDay } from "../../testing/records";
import { anOpenSession } from "../../testing/sessions";
import Record from "./Record.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const ENDED = aPlan({ state: "ended", ended_on: "2026-12-01", end_reason: "no_longer_at_risk" });
const SUPPORT = {
  discussed_on: "2026-12-01",
  support: "A child in need plan.",
  review_by: "2027-03-01",
  reviewed_on: null,
};

async function show(plan: typeof ENDED) {
  const record = await showRecord(Record, aConferenceView({ family: { plans: [plan] } }));
  return {
    ...record,
    child: screen.getByRole("region", { name: "What happened to Temperance Adeyemi-Whitcombe" }),
    open: async () => {
      await record.user.click(
        screen.getByRole("button", {
          name: "Record what followed: plan of Temperance Adeyemi-Whitcombe that ended on Tuesday 1 December 2026",
        }),
      );
      return screen.getByRole("dialog", { name: "After the plan ended: Temperance Adeyemi-Whitcombe" });
    },
  };
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("the meeting after a plan ended is recorded; support is not asked about where there is none", async () => {
  const { user, sent, open } = await show(ENDED);
  const form = await open();
  expect(within(form).queryByRole("group", { name: /Support was reviewed on/ })).toBeNull();
  const met = within(form).getByRole("group", { name: /Meeting after the plan ended was on/ });
  await typeDay(user, met, "31 2 2027");
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  expect(within(form).getByRole("link", { name: /Enter a date that exists/ })).toBeVisible();
  await expectAccessible();
  expect(sent("act_on_family")).toHaveLength(0);
  await typeDay(user, met, "12 1 2027");
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "record_after_plan",
    plan: "plan1",
    met_on: "2027-01-12",
    support_reviewed_on: null,
  });
});

test("the review of the support is recorded, and the meeting that is recorded stays", async () => {
  const { user, sent, child, open } = await show({
    ...ENDED,
    follow_up: SUPPORT,
    met_after_end_on: "2027-01-12",
  });
  expect(child).toHaveTextContent("Meeting after the plan ended was on Tuesday 12 January 2027");
  expect(child).not.toHaveTextContent("Support was reviewed on");
  const form = await open();
  await typeDay(user, within(form).getByRole("group", { name: /Support was reviewed on/ }), "26 2 2027");
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "record_after_plan",
    plan: "plan1",
    met_on: "2027-01-12",
    support_reviewed_on: "2027-02-26",
  });
});

test("the review of the support is shown once it is recorded", async () => {
  const { child } = await show({ ...ENDED, follow_up: { ...SUPPORT, reviewed_on: "2027-02-26" } });
  expect(child).toHaveTextContent("Support was reviewed on Friday 26 February 2027");
});
