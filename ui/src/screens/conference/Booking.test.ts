import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { Conference } from "../../ipc/bindings/Conference";
import type { ProceduresView } from "../../ipc/bindings/ProceduresView";
import type { StrategyDiscussion } from "../../ipc/bindings/StrategyDiscussion";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import Overview from "./Overview.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const NOW: NonNullable<ProceduresView["now"]> = {
  value: { pack: "quenby", version: "2026.2", calendar: "2026-07" },
  title: "Quenby, version 2026.2",
};

function aDiscussion(id: string, held_on: string, initiated_section47 = true): StrategyDiscussion {
  return { id, held_on, initiated_section47, children: [], agencies: [], restricted_note: "" };
}

const DISCUSSIONS = [
  aDiscussion("s1", "2026-08-20", false),
  aDiscussion("s2", "2026-08-26"),
  aDiscussion("s3", "2026-09-02"),
];
const CHOICE = "Strategy discussion from which the limit runs";

async function show(
  conference: Partial<Conference> = {},
  procedures: Partial<ProceduresView> = {},
  strategy_discussions = DISCUSSIONS,
) {
  const plain = aConferenceView();
  const view = aConferenceView({
    conference,
    family: { strategy_discussions },
    view: { procedures: { ...plain.procedures, ...procedures } },
  });
  const shell = standInShell({
    choices: () => someChoices(),
    act: () => view,
    preview_booking: () => ({ deadlines: [], gaps: [] }),
  });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: Overview });
  const sent = (name: string) => shell.sent.filter((each) => each.name === name).map((each) => each.request);
  return { sent, user: userEvent.setup({ delay: null }) };
}

async function book(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole("button", { name: "Change the booking" }));
  return screen.findByRole("dialog", { name: "Change the booking" });
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("the limit runs from the strategy discussion that is chosen, among those that started enquiries", async () => {
  const { sent, user } = await show();
  const form = await book(user);
  const discussion = within(form).getByLabelText(CHOICE);
  expect(
    within(discussion)
      .getAllByRole("option")
      .map((each) => each.textContent),
  ).toEqual([
    "The first that started section 47 enquiries",
    "Wednesday 26 August 2026",
    "Wednesday 2 September 2026",
  ]);
  expect(discussion).toHaveDisplayValue("The first that started section 47 enquiries");
  await user.selectOptions(discussion, "Wednesday 2 September 2026");
  await waitFor(() => expect(sent("preview_booking").at(-1)).toMatchObject({ strategy_discussion: "s3" }));
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Save the booking" }));
  await waitFor(() => expect(sent("act")).toHaveLength(1));
  expect(sent("act")[0]).toHaveProperty("act", { act: "book", change: { strategy_discussion: "s3" } });
});

test("the limit can run from the first discussion again", async () => {
  const { sent, user } = await show({ strategy_discussion: "s3" });
  const form = await book(user);
  expect(within(form).getByLabelText(CHOICE)).toHaveDisplayValue("Wednesday 2 September 2026");
  await user.selectOptions(within(form).getByLabelText(CHOICE), "");
  await user.click(within(form).getByRole("button", { name: "Save the booking" }));
  await waitFor(() => expect(sent("act")).toHaveLength(1));
  expect(sent("act")[0]).toHaveProperty("act.change", { strategy_discussion: null });
});

test("a discussion that is recorded stays, although it started no enquiry", async () => {
  const { sent, user } = await show({ strategy_discussion: "s1" });
  const form = await book(user);
  expect(within(form).getByLabelText(CHOICE)).toHaveDisplayValue("Thursday 20 August 2026");
  await user.click(within(form).getByRole("button", { name: "Save the booking" }));
  await waitFor(() => expect(sent("act")).toHaveLength(1));
  expect(sent("act")[0]).toHaveProperty("act.change", {});
});

test("without a discussion that started enquiries there is nothing to choose", async () => {
  const { user } = await show({}, {}, [aDiscussion("s1", "2026-08-20", false)]);
  const form = await book(user);
  expect(within(form).queryByLabelText(CHOICE)).toBeNull();
});

test("a conference follows the procedures in force now when the person says so", async () => {
  const { sent, user } = await show({}, { title: "Quenby, version 2026.1", now: NOW });
  const form = await book(user);
  const follow = within(form).getByRole("checkbox", {
    name: "Follow the procedures in force now: Quenby, version 2026.2",
  });
  expect(follow).toHaveAccessibleDescription(/It follows Quenby, version 2026\.1/);
  await user.click(follow);
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Save the booking" }));
  await waitFor(() => expect(sent("act")).toHaveLength(1));
  expect(sent("act")[0]).toHaveProperty("act.change", { procedure_pack: NOW.value });
});

test("a booking that is changed otherwise keeps its procedures", async () => {
  const { sent, user } = await show({}, { now: NOW });
  const form = await book(user);
  await user.type(within(form).getByLabelText("Place"), ", room 2");
  await user.click(within(form).getByRole("button", { name: "Save the booking" }));
  await waitFor(() => expect(sent("act")).toHaveLength(1));
  expect(sent("act")[0]).toHaveProperty("act.change", { place: "Quenby Children's Centre, room 2" });
});

test("where the procedures are the ones in force, there is nothing to follow", async () => {
  const { user } = await show();
  const form = await book(user);
  expect(within(form).queryByRole("checkbox", { name: /^Follow the procedures/ })).toBeNull();
});

test("the overview names the procedures and says when their version is no longer there", async () => {
  const caution = "It was booked under Quenby, version 2025.4. This device has version 2026.1.";
  await show({}, { title: "Quenby, version 2026.1", caution });
  const booking = screen.getByRole("region", { name: "Booking" });
  expect(within(booking).getByText("Procedures", { selector: "dt" }).nextElementSibling).toHaveTextContent(
    "Quenby, version 2026.1",
  );
  expect(within(booking).getByText(caution)).toBeVisible();
  await expectAccessible();
});
