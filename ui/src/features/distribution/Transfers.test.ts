import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Family } from "../../ipc/bindings/Family";
import type { TransferView } from "../../ipc/bindings/TransferView";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import { typeDay } from "../../testing/records";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import { openConference } from "../conference/openConference.svelte";
import Transfers from "./Transfers.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

async function show(transfers: TransferView[] = [], file_transfers: Family["file_transfers"] = []) {
  const view = aConferenceView({ family: { file_transfers } });
  const shell = standInShell({ open_conference: () => view, act_on_family: () => view });
  await openConference.open("c1");
  const ledger = { summary: "", lines: [], to_resend: [], incidents: [], transfers };
  // A panel stands on a tab, under the heading of the conference.
  document.body.innerHTML = "<h1>Conference</h1>";
  render(Transfers, { view, ledger });
  const sent = () => shell.sent.filter(({ name }) => name === "act_on_family").map(({ request }) => request);
  return { user: userEvent.setup({ delay: null }), sent };
}

/** The form with everything in it that is needed. */
async function fill(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole("button", { name: "Record a file sent on" }));
  const form = screen.getByRole("dialog", { name: "Record a file sent on" });
  await user.selectOptions(within(form).getByLabelText("Whose file"), "p-temperance");
  await user.type(within(form).getByLabelText("To whom, by name"), "Ottilie Brankscombe");
  await user.type(within(form).getByLabelText("By which way"), "By hand");
  await user.type(within(form).getByLabelText("Record 1: title"), "Minutes");
  await typeDay(user, within(form).getByRole("group", { name: "Record 1: its date" }), "11 1 2027");
  return form;
}

beforeEach(() => {
  openConference.close();
  session.follow(anOpenSession());
});

test("a file that goes because the child changed school is recorded with that day", async () => {
  const { user, sent } = await show();
  const form = await fill(user);
  const changed = within(form).getByRole("group", { name: /The child changed school on/ });
  await typeDay(user, changed, "31 2 2027");
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  expect(within(form).getByRole("link", { name: /Enter a date that exists/ })).toBeVisible();
  await expectAccessible();
  expect(sent()).toHaveLength(0);
  await typeDay(user, changed, "25 1 2027");
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toHaveProperty("act", {
    act: "record_file_transfer",
    transfer: {
      id: expect.any(String),
      child: "p-temperance",
      recipient: "Ottilie Brankscombe",
      method: "By hand",
      school_changed_on: "2027-01-25",
      sent_on: "2026-09-15",
      enclosed: [{ id: expect.any(String), title: "Minutes", dated_on: "2027-01-11" }],
      receipt_on: null,
      receipt_by: "",
    },
  });
});

test("a file that goes for another reason is recorded without a change of school", async () => {
  const { user, sent } = await show();
  const form = await fill(user);
  await user.click(within(form).getByRole("button", { name: "Record it" }));
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toHaveProperty("act.transfer.school_changed_on", null);
});

test("a file says why it went, and beside the limit of its receipt stands what to know about it", async () => {
  const transfer = {
    id: "t1",
    child: "p-temperance",
    recipient: "Ottilie Brankscombe",
    method: "by hand",
    school_changed_on: "2027-01-25",
    sent_on: "2027-02-01",
    enclosed: [],
    receipt_on: null,
    receipt_by: "",
  };
  const shown = {
    id: "t1",
    child: "Temperance Adeyemi-Whitcombe",
    sentence: "Sent to Ottilie Brankscombe by hand on 1 February 2027",
    enclosed: ["Minutes, 11 January 2027"],
    receipt_due: aDeadline({ due_on: "2027-02-15", notes: ["Closure days are not counted yet."] }),
    is_to_chase: false,
    receipt_on: null,
  };
  await show([shown], [transfer]);
  expect(screen.getByText("The child changed school on Monday 25 January 2027")).toBeVisible();
  expect(screen.getByText("Closure days are not counted yet.")).toBeVisible();
});
