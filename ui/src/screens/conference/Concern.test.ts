import { screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { Concern } from "../../ipc/bindings/Concern";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView } from "../../testing/conferences";
import { showRecord, typeDay } from "../../testing/records";
import { anOpenSession } from "../../testing/sessions";
import type { Answers } from "../../testing/shell";
import { momentInWords } from "../../words/dates";
import Record from "./Record.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

// Without a zone: it reads the same on every machine that runs the tests.
const LOST = "2027-01-11T16:20:30Z";

const CONCERN: Concern = {
  id: "k1",
  children: ["p-temperance"],
  identified_on: "2027-01-11",
  referral_received_on: null,
  assessment_done_on: null,
  assessment_delay_reason: "",
  whereabouts_unknown_from: LOST,
  whereabouts_known_from: null,
  summary: "Did not come home from school",
};

async function show(concern: Concern, answers: Answers = {}) {
  return showRecord(Record, aConferenceView({ family: { concerns: [concern] } }), answers);
}

async function openForm(user: Awaited<ReturnType<typeof show>>["user"]) {
  await user.click(screen.getByRole("button", { name: /^Change the concern of/ }));
  return screen.getByRole("dialog", { name: "Change the concern" });
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("the recorded day and time are shown, and stay to the second where nobody changes them", async () => {
  const { user, sent } = await show(CONCERN);
  expect(screen.getByText(`Whereabouts unknown since ${momentInWords(LOST)}`)).toBeVisible();
  const form = await openForm(user);
  const lost = within(form).getByRole("group", { name: /Whereabouts unknown since/ });
  expect(within(lost).getByLabelText("Day")).toHaveValue("11");
  expect(within(lost).getByLabelText("Year")).toHaveValue("2027");
  expect(within(form).getByLabelText("Time since which whereabouts are unknown")).toHaveValue("16:20");
  await user.type(within(form).getByLabelText("What the concern is"), ", police told");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "change_concern",
    concern: "k1",
    change: { summary: "Did not come home from school, police told" },
  });
  expect(sent("moment_of")).toHaveLength(0);
});

test("whereabouts are known again at a moment of the core, not before they became unknown", async () => {
  const { user, sent } = await show(CONCERN, { moment_of: () => ({ at: "2027-01-12T07:05:00Z" }) });
  const form = await openForm(user);
  const found = within(form).getByRole("group", { name: /Whereabouts known again on/ });
  await typeDay(user, found, "11 1 2027");
  await user.type(within(form).getByLabelText("Time at which whereabouts were known again"), "16:19");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  const fault = "Whereabouts cannot be known again before they became unknown";
  expect(within(form).getByRole("link", { name: fault })).toBeVisible();
  await expectAccessible();
  expect(sent("act_on_family")).toHaveLength(0);
  await typeDay(user, found, "12 1 2027");
  await user.clear(within(form).getByLabelText("Time at which whereabouts were known again"));
  await user.type(within(form).getByLabelText("Time at which whereabouts were known again"), "7:05");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("moment_of")).toEqual([{ on: "2027-01-12", at: "07:05:00" }]);
  expect(sent("act_on_family")[0]).toHaveProperty("act.change", {
    whereabouts_known_from: "2027-01-12T07:05:00Z",
  });
});

test("a concern where whereabouts never became unknown does not ask when they were known again", async () => {
  const { user } = await show({ ...CONCERN, whereabouts_unknown_from: null });
  const form = await openForm(user);
  const lost = within(form).getByRole("group", { name: /Whereabouts unknown since/ });
  expect(within(lost).getByLabelText("Day")).toHaveValue("");
  await typeDay(user, lost, "11 1 2027");
  expect(within(form).queryByRole("group", { name: /Whereabouts known again on/ })).toBeNull();
});

test("a time that was recorded by mistake is taken away with what followed it", async () => {
  const known = "2027-01-12T07:05:00";
  const { user, sent } = await show({ ...CONCERN, whereabouts_known_from: known });
  const words = `Whereabouts unknown from ${momentInWords(LOST)}, known again on ${momentInWords(known)}`;
  expect(screen.getByText(words)).toBeVisible();
  const form = await openForm(user);
  const lost = within(form).getByRole("group", { name: /Whereabouts unknown since/ });
  for (const label of ["Day", "Month", "Year"]) await user.clear(within(lost).getByLabelText(label));
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act.change", {
    whereabouts_unknown_from: null,
    whereabouts_known_from: null,
  });
});
