import { screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView } from "../../testing/conferences";
import { aRecordedChild, showRecord, typeDay } from "../../testing/records";
import { anOpenSession } from "../../testing/sessions";
import Record from "./Record.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const WHAT_FOLLOWED = "What followed becoming looked after";

async function show(child: Parameters<typeof aRecordedChild>[0]) {
  const record = await showRecord(Record, aConferenceView({ family: { children: [aRecordedChild(child)] } }));
  const button = screen.getByRole("button", {
    name: "Record what happened: Temperance Adeyemi-Whitcombe",
  });
  return {
    ...record,
    open: async () => {
      await record.user.click(button);
      return screen.getByRole("dialog", { name: /^What happened/ });
    },
  };
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("what followed is recorded once a child is looked after, each day by itself", async () => {
  const { user, sent, open } = await show({ looked_after_from: "2027-01-13" });
  const form = await open();
  await user.click(within(form).getByRole("radio", { name: WHAT_FOLLOWED }));
  await typeDay(
    user,
    within(form).getByRole("group", { name: /The reviewing officers were told on/ }),
    "31 2 2027",
  );
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  expect(within(form).getByRole("link", { name: /Enter a date that exists/ })).toBeVisible();
  await expectAccessible();
  expect(sent("act_on_family")).toHaveLength(0);
  await typeDay(
    user,
    within(form).getByRole("group", { name: /The reviewing officers were told on/ }),
    "14 1 2027",
  );
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "change_looked_after",
    child: "p-temperance",
    told_on: "2027-01-14",
    reviewed_on: null,
    until: null,
  });
});

test("days that are recorded already are shown, and stay when another is added", async () => {
  const { user, sent, open } = await show({
    looked_after_from: "2027-01-13",
    looked_after_told_on: "2027-01-14",
    looked_after_reviewed_on: "2027-02-08",
  });
  const panel = screen.getByRole("region", { name: "What happened to Temperance Adeyemi-Whitcombe" });
  expect(panel).toHaveTextContent("Looked after since Wednesday 13 January 2027");
  expect(panel).toHaveTextContent("The reviewing officers were told on Thursday 14 January 2027");
  expect(panel).toHaveTextContent("First looked-after review held on Monday 8 February 2027");
  expect(panel).not.toHaveTextContent("No longer looked after");
  const form = await open();
  await user.click(within(form).getByRole("radio", { name: WHAT_FOLLOWED }));
  await typeDay(user, within(form).getByRole("group", { name: /No longer looked after from/ }), "1 4 2027");
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "change_looked_after",
    child: "p-temperance",
    told_on: "2027-01-14",
    reviewed_on: "2027-02-08",
    until: "2027-04-01",
  });
});

test("a child who is no longer looked after is shown so", async () => {
  await show({ looked_after_from: "2027-01-13", looked_after_until: "2027-04-01" });
  expect(screen.getByText("Looked after from Wednesday 13 January 2027")).toBeVisible();
  expect(screen.getByText("No longer looked after from Thursday 1 April 2027")).toBeVisible();
});

test("what followed is not asked for a child who never became looked after", async () => {
  const { open } = await show({});
  const form = await open();
  expect(within(form).getByRole("radio", { name: "Became looked after" })).toBeVisible();
  expect(within(form).queryByRole("radio", { name: WHAT_FOLLOWED })).toBeNull();
});
