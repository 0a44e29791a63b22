import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { IncidentView } from "../../ipc/bindings/IncidentView";
import type { TransferView } from "../../ipc/bindings/TransferView";
import { expectAccessible } from "../../testing/axe";
import { aCopy, aFinding, aLedger, aLine } from "../../testing/copies";
import { button, showCopies, startAfresh } from "../../testing/distribution";

vi.mock("../../features/pdf/pdf", () => ({ openPdf: vi.fn() }));

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(startAfresh);

test("every copy stands in the ledger with who made, checked and sent it", async () => {
  const gone = aCopy({
    state: "receipted",
    checked_by: "Dilys Penhallow",
    checked_at: "2026-09-29T10:00:00Z",
    sent_at: "2026-09-30T10:00:00Z",
    sent_by: "Piotr Hale",
    received_on: "2026-10-01",
    received_noted_by: "Piotr Hale",
    method: "By hand",
    delivery: "Solicitor",
  });
  await showCopies([gone]);
  const ledger = screen.getByRole("table", { name: "Copies made, checked, sent and received" });
  const row = within(ledger).getByRole("row", { name: /^2/ });
  for (const words of [
    "Folasade Adeyemi",
    "Partial",
    "Received",
    "By hand, Solicitor",
    "Checked",
    "Thursday 1 October 2026",
  ]) {
    expect(row).toHaveTextContent(words);
  }
});

test("b11_suppression_added_after_sending: the incident is shown until it is closed with a reason", async () => {
  const incident: IncidentView = {
    id: "i1",
    copy: "k1",
    sentence: "Copy 2, sent to Darren Whitcombe, holds words that are now withheld: Address.",
    found: [aFinding({ page: 3, context: "", remedy: "" })],
    opened_at: "2027-02-03T10:00:00Z",
    opened_by: "Piotr Hale",
    is_open: true,
    closed_by: "",
    closed_reason: "",
  };
  const shell = await showCopies([], { ledger: () => aLedger({ incidents: [incident] }) });
  const panel = await screen.findByRole("region", { name: "Withheld after it was sent" });
  expect(panel).toHaveTextContent("Withheld address: Text, page 3");
  expect(panel).toHaveTextContent("The copy stays as it was sent.");
  await expectAccessible();
  await userEvent.click(within(panel).getByRole("button", { name: /^Close it/ }));
  const dialog = screen.getByRole("dialog", { name: "Close the incident" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Close it" }));
  expect(shell.sent.map(({ name }) => name)).not.toContain("act");
  await userEvent.type(within(dialog).getByRole("textbox"), "She was told and has moved");
  await userEvent.click(within(dialog).getByRole("button", { name: "Close it" }));
  expect(shell.sent.findLast(({ name }) => name === "act")?.request).toMatchObject({
    act: { act: "close_incident", incident: "i1", reason: "She was told and has moved" },
  });
});

test("e3_new_version: every holder of the old one is listed with what may be told, and chased receipts too", async () => {
  const copy = aCopy({ state: "sent", sent_at: "2026-09-30T10:00:00Z" });
  const ledger = aLedger({
    summary: "1 copy. 1 sent, 0 received, 0 to send.",
    lines: [aLine(copy, { chase: "No receipt, 3 working days" })],
    to_resend: [
      {
        person: "p-police",
        name: "Tomos Arkwright",
        copy: "k1",
        number: 2,
        version: 1,
        told: "Is told that there is a newer version, and not what changed.",
      },
    ],
  });
  const files = ["/media/stick/WX-2026-0417-copy-2-receipt.eml"];
  const shell = await showCopies([copy], {
    ledger: () => ledger,
    ask_for_receipts: () => ({ files }),
    choose_destination: () => ({ path: "/media/stick", name: "stick" }),
  });
  expect(await screen.findByText(ledger.summary)).toBeVisible();
  const again = screen.getByRole("region", { name: "To send again: a newer version is approved" });
  expect(again).toHaveTextContent("Tomos Arkwright holds copy 2, version 1.");
  expect(again).toHaveTextContent("and not what changed");
  expect(screen.getByRole("region", { name: "Receipts to ask for" })).toHaveTextContent("3 working days");
  await userEvent.click(button("Ask for 1 receipt"));
  const asking = screen.getByRole("dialog", { name: "Ask for receipts" });
  await userEvent.click(within(asking).getByRole("button", { name: "Browse: Folder" }));
  await userEvent.click(within(asking).getByRole("button", { name: "Write the drafts" }));
  expect(await screen.findByText(files[0] ?? "")).toBeVisible();
  expect(shell.sent.find(({ name }) => name === "ask_for_receipts")?.request).toEqual({
    conference: "c1",
    folder: "/media/stick",
  });
  const list = screen.getByRole("table", { name: "Who gets a copy" });
  expect(list).toHaveTextContent("Copy number 2, 13 pages");
  await userEvent.click(within(again).getByRole("button", { name: /^Make the new copy/ }));
  expect(screen.getByRole("region", { name: "Who" })).toHaveTextContent("Tomos Arkwright");
  await expectAccessible();
});

test("the ledger is saved as a paper or as a table, under the reference alone", async () => {
  const shell = await showCopies([aCopy()], {
    choose_destination: () => ({ path: "/home/office/out.csv", name: "out.csv" }),
    write_ledger: () => ({ files: ["/home/office/out.csv"] }),
  });
  await userEvent.click(await screen.findByRole("button", { name: "Save the ledger" }));
  const dialog = screen.getByRole("dialog", { name: "Save the ledger" });
  await userEvent.click(within(dialog).getByRole("radio", { name: /CSV/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: /^Browse/ }));
  expect(shell.sent.at(-1)?.request).toMatchObject({ suggested_name: "WX-2026-0417-ledger.csv" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Save it" }));
  await expect
    .poll(() => shell.sent.find(({ name }) => name === "write_ledger")?.request)
    .toEqual({ conference: "c1", path: "/home/office/out.csv" });
  const papers = screen.getByRole("combobox", { name: "Paper" });
  expect(within(papers).queryByRole("option", { name: /Ledger/ })).toBeNull();
});

test("d8_file_transfer: each record has its title and date, and the receipt is asked for", async () => {
  const transfer: TransferView = {
    id: "t1",
    child: "Temperance Adeyemi-Whitcombe",
    sentence: "Sent to Ottilie Brankscombe, Larkfield Junior School by special delivery on 1 February 2027",
    enclosed: ["Minutes of the conference, 11 January 2027"],
    receipt_due: null,
    is_to_chase: true,
    receipt_on: null,
  };
  const shell = await showCopies([], { ledger: () => aLedger({ transfers: [transfer] }) });
  const panel = await screen.findByRole("region", { name: "Files sent on" });
  expect(panel).toHaveTextContent("Ask for the receipt");
  expect(panel).toHaveTextContent("Minutes of the conference, 11 January 2027");
  await userEvent.click(within(panel).getByRole("button", { name: "Record a file sent on" }));
  const dialog = screen.getByRole("dialog", { name: "Record a file sent on" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Record it" }));
  expect(within(dialog).getAllByText("Enter the title of the record")[0]).toBeVisible();
  expect(shell.sent.map(({ name }) => name)).not.toContain("act_on_family");
  await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await userEvent.click(within(panel).getByRole("button", { name: /^The receipt came/ }));
  const receipt = screen.getByRole("dialog", { name: "The receipt came" });
  await userEvent.type(within(receipt).getByRole("textbox", { name: "Who signed it" }), "O. Brankscombe");
  await userEvent.click(within(receipt).getByRole("button", { name: "Record the receipt" }));
  expect(shell.sent.findLast(({ name }) => name === "act_on_family")?.request).toMatchObject({
    act: { act: "change_file_transfer", transfer: "t1", change: { receipt_by: "O. Brankscombe" } },
  });
});
