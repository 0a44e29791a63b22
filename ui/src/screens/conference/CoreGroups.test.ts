import { screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { CoreGroupMeeting } from "../../ipc/bindings/CoreGroupMeeting";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PEOPLE } from "../../testing/meetings";
import { aPlan, showRecord, typeDay } from "../../testing/records";
import { anOpenSession } from "../../testing/sessions";
import type { Answers } from "../../testing/shell";
import { momentInWords } from "../../words/dates";
import Record from "./Record.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const SENT_AT = "2027-01-08T15:10:42Z";
const NAMED = "the core group of Wednesday 6 January 2027: Temperance Adeyemi-Whitcombe";

function aMeeting(but: Partial<CoreGroupMeeting> = {}): CoreGroupMeeting {
  return {
    id: "g1",
    held_on: "2027-01-06",
    attended: ["p-mother", "p-away"],
    summary: "School day agreed",
    record_sent_at: null,
    next_on: null,
    ...but,
  };
}

function show(meeting: CoreGroupMeeting, answers: Answers = {}) {
  const family = { plans: [aPlan({ core_groups: [meeting] })] };
  const view = aConferenceView({ family, view: { people: MEETING_PEOPLE } });
  return showRecord(Record, view, answers);
}

async function openChange(user: Awaited<ReturnType<typeof show>>["user"]) {
  await user.click(screen.getByRole("button", { name: `Change ${NAMED}` }));
  return screen.getByRole("dialog", { name: "Change the core group: Temperance Adeyemi-Whitcombe" });
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("the day and time on which its record went out, and the next day, are put to a core group", async () => {
  const { user, sent } = await show(aMeeting(), { moment_of: () => ({ at: "2027-01-08T15:10:00Z" }) });
  const groups = screen.getByRole("region", { name: "Core groups of Temperance Adeyemi-Whitcombe" });
  expect(within(groups).getByText("Record not sent yet")).toBeVisible();
  const form = await openChange(user);
  await typeDay(user, within(form).getByRole("group", { name: /Record sent to everyone on/ }), "8 1 2027");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  expect(within(form).getByRole("link", { name: "Enter a time, like 14:30" })).toBeVisible();
  await expectAccessible();
  expect(sent("act_on_family")).toHaveLength(0);
  await user.type(within(form).getByLabelText("Record sent at"), "15:10");
  await typeDay(user, within(form).getByRole("group", { name: /The next core group is on/ }), "17 2 2027");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("moment_of")).toEqual([{ on: "2027-01-08", at: "15:10:00" }]);
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "change_core_group",
    plan: "plan1",
    meeting: "g1",
    change: { record_sent_at: "2027-01-08T15:10:00Z", next_on: "2027-02-17" },
  });
});

test("what is recorded of a core group is shown, and stays where another field is corrected", async () => {
  const { user, sent } = await show(aMeeting({ record_sent_at: SENT_AT, next_on: "2027-02-17" }));
  const groups = screen.getByRole("region", { name: "Core groups of Temperance Adeyemi-Whitcombe" });
  expect(groups).toHaveTextContent(`Record sent to everyone on ${momentInWords(SENT_AT)}`);
  expect(groups).toHaveTextContent("The next core group is on Wednesday 17 February 2027");
  let form = await openChange(user);
  await user.clear(within(form).getByLabelText(/What was agreed/));
  await user.type(within(form).getByLabelText(/What was agreed/), "School week agreed");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act.change", { summary: "School week agreed" });
  expect(sent("moment_of")).toHaveLength(0);

  form = await openChange(user);
  await user.click(within(form).getByRole("checkbox", { name: /Folasade/ }));
  for (const label of ["Day", "Month", "Year"]) {
    const day = within(form).getByRole("group", { name: /Record sent to everyone on/ });
    await user.clear(within(day).getByLabelText(label));
  }
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(2));
  expect(sent("act_on_family")[1]).toHaveProperty("act.change", {
    attended: ["p-away"],
    record_sent_at: null,
  });
});

test("a core group that was recorded by mistake is taken back once that is confirmed", async () => {
  const { user, sent } = await show(aMeeting());
  await user.click(screen.getByRole("button", { name: `Take back ${NAMED}` }));
  let form = screen.getByRole("dialog", { name: "Take back the core group of Wednesday 6 January 2027" });
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Cancel" }));
  expect(sent("act_on_family")).toHaveLength(0);
  await user.click(screen.getByRole("button", { name: `Take back ${NAMED}` }));
  form = screen.getByRole("dialog", { name: /^Take back the core group/ });
  await user.click(within(form).getByRole("button", { name: "Take back" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "remove_core_group",
    plan: "plan1",
    meeting: "g1",
  });
});
