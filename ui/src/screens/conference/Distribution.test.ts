import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { OpenPdf } from "../../features/pdf/pdf";
import type { FindingView } from "../../ipc/bindings/FindingView";
import type { LedgerLine } from "../../ipc/bindings/LedgerLine";
import type { LedgerView } from "../../ipc/bindings/LedgerView";
import type { IncidentView } from "../../ipc/bindings/IncidentView";
import type { RecipientCopy } from "../../ipc/bindings/RecipientCopy";
import type { RecipientView } from "../../ipc/bindings/RecipientView";
import type { TransferView } from "../../ipc/bindings/TransferView";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import { aVersion } from "../../testing/minutes";
import { aReport } from "../../testing/reports";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell, type Answers } from "../../testing/shell";
import Distribution from "./Distribution.svelte";

const openPdf = vi.hoisted(() => vi.fn<(base64: string) => Promise<OpenPdf>>());
vi.mock("../../features/pdf/pdf", () => ({ openPdf }));

/** Every page of a file counts as seen at once, where a test says that it was scrolled through. */
function allPagesAreSeen(isSeen: boolean) {
  class Observer {
    #callback: IntersectionObserverCallback;
    constructor(callback: IntersectionObserverCallback) {
      this.#callback = callback;
    }
    observe() {
      const entry: IntersectionObserverEntry = Object.assign(Object.create(null), { isIntersecting: isSeen });
      const observer: IntersectionObserver = Object.create(Observer.prototype);
      this.#callback([entry], observer);
    }
    disconnect() {
      return undefined;
    }
  }
  vi.stubGlobal("IntersectionObserver", Observer);
}

const REMOVED = {
  id: "x1",
  part: "block",
  number: "5.1A",
  reason: "audience" as const,
  suppression: null,
  approved_by: "",
  redaction_reason: "",
  block: null,
};

const NOTHING_ENCLOSED = { enclosed_reports: [], enclosed_attachment: null };

function aCopy(but: Partial<RecipientCopy> = {}): RecipientCopy {
  return {
    id: "k1",
    paper: "minutes",
    recipient: "p-mother",
    minutes_version: "m1",
    number: 2,
    pages: 13,
    state: "prepared",
    removed: [REMOVED],
    findings: [],
    has_place_marks: false,
    has_watermark: false,
    is_large_print: false,
    prepared_by: "Piotr Hale",
    prepared_at: "2026-09-29T09:00:00Z",
    checked_by: "",
    checked_at: null,
    sha256_before: "",
    sha256_after: "",
    attachment: "aa",
    ...NOTHING_ENCLOSED,
    delivery: "",
    method: "",
    sent_at: null,
    sent_by: "",
    received_on: null,
    received_noted_by: "",
    ...but,
  };
}

function aRecipient(but: Partial<RecipientView> = {}): RecipientView {
  return {
    person: "p-mother",
    name: "Folasade Adeyemi",
    role_label: "Mother of Temperance",
    born_on: "1991-02-14",
    namesakes: ["F. Adeyemi, Aunt, born 3 May 1970"],
    copy: "partial",
    left_out: [{ part: "5.1A", reason: "audience", sentence: "5.1A: Restricted" }],
    delivery_options: ["6 Tamerton Street"],
    may_enclose: [],
    is_default: true,
    why: "Invited or present.",
    copies: [],
    ...but,
  };
}

const POLICE = aRecipient({
  person: "p-police",
  name: "Tomos Arkwright",
  role_label: "Detective constable, Police",
  born_on: null,
  namesakes: [],
  copy: "full",
  left_out: [],
});

function aLine(copy: RecipientCopy, but: Partial<LedgerLine> = {}): LedgerLine {
  return {
    copy: copy.id,
    number: copy.number,
    holder: "Folasade Adeyemi",
    role_label: "Mother of Temperance",
    paper: "Minutes",
    version: 1,
    is_partial: copy.removed.length > 0,
    state: copy.state,
    state_label: "Received",
    prepared_by: copy.prepared_by,
    prepared_at: copy.prepared_at,
    checked_by: copy.checked_by,
    checked_at: copy.checked_at,
    method: copy.method,
    delivery: copy.delivery,
    sent_by: copy.sent_by,
    sent_at: copy.sent_at,
    received_on: copy.received_on,
    received_noted_by: copy.received_noted_by,
    corrections: null,
    chase: "",
    ...but,
  };
}

function aLedger(but: Partial<LedgerView> = {}): LedgerView {
  return { summary: "", lines: [], to_resend: [], incidents: [], transfers: [], ...but };
}

async function show(copies: RecipientCopy[] = [], but: Answers = {}, recipients = [aRecipient(), POLICE]) {
  const version = aVersion({ state: "approved", sha256: "9f86d081" });
  const of = (held: RecipientCopy[]) =>
    aConferenceView({
      conference: { participants: MEETING_PARTICIPANTS, minutes: [version], copies: held },
      view: {
        people: MEETING_PEOPLE,
        newest_approved: version.id,
        for_second_person: held.filter(({ removed }) => removed.length > 0).map(({ id }) => id),
      },
    });
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => of(copies),
    recipients: () => ({ recipients, has_second_person: true }),
    office: () => ({
      office: {
        council_name: "Wexmoor",
        council_mark: "",
        pack: "england",
        complaints_text: "",
        reference_prefix: "WX",
        next_reference: 1,
        colleagues: [
          { id: "p1", name: "Piotr Hale", roles: ["administrator"], enrolled_at: "2026-01-01T00:00:00Z" },
          {
            id: "p2",
            name: "Dilys Penhallow",
            roles: ["administrator"],
            enrolled_at: "2026-01-01T00:00:00Z",
          },
        ],
        rule_choices: [],
        closure_days: [],
        agenda_templates: [],
        bank_holidays: "",
        own_packs: [],
        earlier_packs: [],
      },
      rules: [],
      silent_rules: [],
      refused_choices: [],
      calendar_covers_until: "2028-12-31",
      calendar_warning: "",
    }),
    preview_copy: () => ({
      reader: "Folasade Adeyemi",
      blocks: [],
      pages: 2,
      base64: "AA==",
      left_out: [],
      findings: [],
    }),
    read_copy: () => ({ base64: "AA==", password: "amber kettle ninth" }),
    prepare_copy: () => ({ copy: aCopy(), password: "amber kettle ninth", findings: [], may_go_on: true }),
    commit_drafts: () => of([aCopy()]),
    act: () => of(copies),
    act_on_family: () => of(copies),
    send_copy: () => of(copies),
    ledger: () => aLedger({ lines: copies.map((copy) => aLine(copy)) }),
    check_copy: () => of([aCopy({ state: "checked", checked_by: "Dilys Penhallow" })]),
    ...but,
  });
  const pages = [1, 2].map((number) => ({ number, width: 794, height: 1123, words: `Page words ${number}` }));
  openPdf.mockResolvedValue({ pages, draw: async () => undefined, close: () => undefined });
  await choices.load();
  await openConference.open("c1");
  render(OpenedTab, { screen: Distribution });
  const list = await screen.findByRole("table", { name: "Who gets a copy" });
  await userEvent.click(within(list).getByRole("row", { name: /Folasade Adeyemi/ }));
  return shell;
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
  allPagesAreSeen(true);
});

const button = (name: RegExp | string) => screen.getByRole("button", { name });

test("e6_sibling_mix_up: role, date of birth and namesakes are shown before a person is confirmed", async () => {
  await show();
  const who = screen.getByRole("region", { name: "Who" });
  expect(who).toHaveTextContent("born 14 February 1991");
  expect(who).toHaveTextContent("Mother of Temperance");
  expect(who).toHaveTextContent("F. Adeyemi, Aunt, born 3 May 1970");
  expect(screen.queryByRole("region", { name: "Which copy" })).toBeNull();
  await userEvent.click(button("This is the right person"));
  expect(screen.getByRole("region", { name: "Which copy" })).toHaveTextContent("5.1A: Restricted");
  await expectAccessible();
});

/** Opens a copy by one of its buttons, has every page on the screen, and closes it again. */
async function readsIt(label: string) {
  await userEvent.click(button(label));
  await screen.findByRole("group", { name: "Page 2 of 2" });
  await userEvent.click(button("Close"));
}

test("a copy leaves only after every page of the file itself was read, and its password is shown once", async () => {
  allPagesAreSeen(false);
  const full = aCopy({ removed: [] });
  const made = aConferenceView({
    conference: {
      participants: MEETING_PARTICIPANTS,
      minutes: [aVersion({ state: "approved", sha256: "9f" })],
      copies: [full],
    },
    view: { people: MEETING_PEOPLE, newest_approved: "m1" },
  });
  const shell = await show([], {
    prepare_copy: () => ({ copy: full, password: "amber kettle ninth", findings: [], may_go_on: true }),
    commit_drafts: () => made,
  });
  await userEvent.click(button("This is the right person"));
  await readsIt("See it before it is made");
  await userEvent.click(button("Make the copy"));
  expect(await screen.findByText("amber kettle ninth")).toBeVisible();
  await userEvent.click(button("I have it"));
  expect(document.body).not.toHaveTextContent("amber kettle");
  await userEvent.click(screen.getByRole("radio", { name: "6 Tamerton Street" }));
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "Tracked post");
  await readsIt("Open and read it");
  const unread = "Open the copy and read every page first.";
  expect(button("I have sent it")).toHaveAccessibleDescription(unread);
  allPagesAreSeen(true);
  await readsIt("Open and read it");
  expect(openPdf).toHaveBeenLastCalledWith("AA==", "amber kettle ninth");
  expect(screen.getByText("You opened every page")).toBeVisible();
  await userEvent.click(button("I have sent it"));
  expect(shell.sent.map(({ name }) => name)).toContain("send_copy");
});

test("the holder of minutes that were replaced is to get a new copy", async () => {
  const old = aCopy({ minutes_version: "m0", state: "sent", sent_at: "2026-09-29T09:00:00Z" });
  const shell = await show([old]);
  const list = screen.getByRole("table", { name: "Who gets a copy" });
  expect(within(list).getByRole("row", { name: /Folasade Adeyemi/ })).toHaveTextContent("Not made");
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Make the copy"));
  await expect.poll(() => shell.sent.map(({ name }) => name)).toContain("prepare_copy");
});

test("one more copy can be made for a person whose copy was sent", async () => {
  const sent = aCopy({ state: "sent", sent_at: "2026-09-29T09:00:00Z", checked_by: "Dilys Penhallow" });
  const shell = await show([sent]);
  await userEvent.click(button("Make another copy"));
  await userEvent.click(button("Go back to copy 2"));
  expect(button("It was received")).toBeVisible();
  await userEvent.click(button("Make another copy"));
  await userEvent.click(button("This is the right person"));
  await userEvent.click(screen.getByRole("checkbox", { name: "Large print, 18 point" }));
  await userEvent.click(button("Make the copy"));
  await expect.poll(() => shell.sent.map(({ name }) => name)).toContain("prepare_copy");
  const asked = shell.sent.find(({ name }) => name === "prepare_copy");
  expect(asked?.request).toMatchObject({ recipient: "p-mother", is_large_print: true });
});

test("b9_findings: each has its place and remedy, and stops the copy until there is a reason", async () => {
  const finding = {
    id: "f1",
    code: "withheld_address",
    place: "Text",
    page: 2,
    words_sha256: "",
    resolved_reason: "",
    resolved_by: "",
  };
  const seen: FindingView = {
    id: "f1",
    label: "Withheld address",
    place: "Text",
    page: 2,
    context: "went to 14 Mill Lane on",
    remedy: "Take it out of the passage.",
    resolved_reason: "",
  };
  const found = aCopy({ findings: [finding] });
  const view = aConferenceView({
    conference: {
      participants: MEETING_PARTICIPANTS,
      minutes: [aVersion({ state: "approved", sha256: "9f" })],
      copies: [found],
    },
    view: { people: MEETING_PEOPLE, newest_approved: "m1" },
  });
  const shell = await show([], {
    prepare_copy: () => ({ copy: found, password: "amber kettle ninth", findings: [seen], may_go_on: false }),
    commit_drafts: () => view,
  });
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Make the copy"));
  expect(await screen.findByText("Text, page 2")).toBeVisible();
  expect(screen.getByText(/14 Mill Lane/)).toBeVisible();
  expect(screen.getByText("Take it out of the passage.")).toBeVisible();
  expect(screen.queryByRole("region", { name: "Send it" })).toBeNull();
  await userEvent.click(button(/Say why it may stay/));
  await userEvent.click(button("Record the reason"));
  expect(shell.sent.map(({ name }) => name)).not.toContain("act");
  await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "The health centre has this address");
  await userEvent.click(button("Record the reason"));
  expect(shell.sent.findLast(({ name }) => name === "act")).toMatchObject({
    request: { act: { act: "resolve_finding", copy: "k1", finding: "f1" } },
  });
});

test("a partial copy waits for a second person, who is never the first", async () => {
  session.follow(anOpenSession({ person: "p1" }));
  const shell = await show([aCopy()]);
  await userEvent.click(button("This is the right person"));
  expect(screen.getByRole("region", { name: "Where" })).toHaveTextContent("6 Tamerton Street");
  await userEvent.click(screen.getByRole("radio", { name: "6 Tamerton Street" }));
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "Tracked post");
  expect(button("I have sent it")).toHaveAccessibleDescription("Open the copy and read every page first.");
  await readsIt("Open and read it");
  expect(button("I have sent it")).toHaveAccessibleDescription("A second person confirms it first.");
  const second = screen.getByRole("combobox", { name: "Second person’s name" });
  expect(within(second).queryByRole("option", { name: "Piotr Hale" })).toBeNull();
  await userEvent.selectOptions(second, "p2");
  await userEvent.type(screen.getByLabelText("Their own passphrase"), "seven quiet words");
  await userEvent.click(button("Confirm this copy"));
  expect(shell.sent.map(({ name }) => name)).not.toContain("check_copy");
  await readsIt("Open it to check it");
  await userEvent.click(button("Confirm this copy"));
  expect(await screen.findByText(/Checked by Dilys Penhallow/, { selector: "p" })).toBeVisible();
  expect(shell.sent.findLast(({ name }) => name === "check_copy")).toMatchObject({
    request: { copy: "k1", colleague: "p2" },
  });
  await userEvent.click(button("I have sent it"));
  // Role and date of birth go with it as they were shown, so that the core can compare them.
  expect(shell.sent.findLast(({ name }) => name === "send_copy")).toMatchObject({
    request: {
      copy: "k1",
      recipient: "p-mother",
      confirmed_role: "Mother of Temperance",
      confirmed_born_on: "1991-02-14",
      delivery: "6 Tamerton Street",
      method: "Tracked post",
    },
  });
  await expectAccessible();
});

test("e5_wrong_recipient: a copy given to someone else is refused, in plain words", async () => {
  const refusal = {
    code: "wrong_recipient",
    what_happened: "Stopped. This copy was made for Folasade Adeyemi.",
    what_to_do: "Nothing has been written. Make a copy for the other person.",
    was_saved: true,
    fields: [],
  };
  const sent = aCopy({ state: "sent", sent_at: "2026-09-30T10:00:00Z", checked_by: "Dilys Penhallow" });
  const shell = await show([sent], {
    write_copy: () => Promise.reject(refusal),
    choose_destination: () => ({ path: "/home/office/out", name: "out" }),
  });
  await userEvent.click(button("Write the copy to a folder"));
  const dialog = screen.getByRole("dialog", { name: "Write copy 2" });
  await userEvent.selectOptions(
    within(dialog).getByRole("combobox", { name: "Who is it given to" }),
    "p-police",
  );
  await userEvent.click(within(dialog).getByRole("button", { name: /^Browse/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Write the copy" }));
  expect(await within(dialog).findByText(refusal.what_happened)).toBeVisible();
  expect(shell.sent.at(-1)).toMatchObject({ request: { copy: "k1", recipient: "p-police" } });
  expect(screen.queryByText(/Written, locked/)).toBeNull();
});

test("received only when a person says so, with the day from which corrections run", async () => {
  const sent = aCopy({ state: "sent", sent_at: "2026-09-30T10:00:00Z", checked_by: "Dilys Penhallow" });
  const shell = await show([sent]);
  await userEvent.click(button("It was received"));
  await userEvent.click(button("Record the receipt"));
  expect(shell.sent.findLast(({ name }) => name === "act")).toMatchObject({
    request: { act: { act: "move_copy", state: "receipted", received_on: "2026-09-15" } },
  });
});

test("the password is shown again only with a reason, and is gone when the dialog closes", async () => {
  const shell = await show([aCopy()], { show_password: () => ({ password: "amber kettle ninth" }) });
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Show the password again"));
  await userEvent.type(screen.getByRole("textbox", { name: "Why it is shown again" }), "She lost it");
  await userEvent.click(button("Show the password"));
  expect(await screen.findByText("amber kettle ninth")).toBeVisible();
  expect(shell.sent.at(-1)).toMatchObject({ name: "show_password", request: { reason: "She lost it" } });
  await userEvent.click(button("Close"));
  expect(document.body).not.toHaveTextContent("amber kettle");
});

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
  await show([gone]);
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

test("a full copy needs no second person, and is sent by one press", async () => {
  const full = aCopy({ removed: [] });
  const shell = await show([full]);
  await userEvent.click(button("This is the right person"));
  await readsIt("Open and read it");
  await userEvent.click(screen.getByRole("radio", { name: "6 Tamerton Street" }));
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "By hand");
  expect(screen.queryByRole("region", { name: "Second person" })).toBeNull();
  await userEvent.click(button("I have sent it"));
  await expect.poll(() => shell.sent.filter(({ name }) => name === "send_copy")).toHaveLength(1);
});

test("an address that is withheld from the person is refused in plain words", async () => {
  const refusal = {
    code: "delivery_withheld",
    what_happened: "Stopped. This address is withheld from the person whom the copy is for.",
    what_to_do: "Choose an address that the person may know.",
    was_saved: false,
    fields: [],
  };
  await show([aCopy({ removed: [] })], { send_copy: () => Promise.reject(refusal) });
  await userEvent.click(button("This is the right person"));
  await readsIt("Open and read it");
  await userEvent.click(screen.getByRole("radio", { name: "Somewhere else, or by hand" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Where, in words" }), "14 mill ln");
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "Post");
  await userEvent.click(button("I have sent it"));
  expect(await screen.findByText(refusal.what_happened)).toBeVisible();
});

test("b9: what was found on an earlier day can be read again in its place", async () => {
  const finding = {
    id: "f1",
    code: "withheld_address",
    place: "Text",
    page: 2,
    words_sha256: "",
    resolved_reason: "",
    resolved_by: "",
  };
  const shell = await show([aCopy({ findings: [finding] })], {
    read_findings: () => ({
      findings: [
        {
          id: "f1",
          label: "Withheld address",
          place: "Text",
          page: 2,
          context: "went to 14 Mill Lane on",
          remedy: "Take it out of the passage.",
          resolved_reason: "",
        },
      ],
    }),
  });
  expect(await screen.findByText(/went to 14 Mill Lane on/)).toBeVisible();
  expect(screen.getByText("Take it out of the passage.")).toBeVisible();
  expect(shell.sent.filter(({ name }) => name === "read_findings")).toHaveLength(1);
});

test("b11_suppression_added_after_sending: the incident is shown until it is closed with a reason", async () => {
  const incident: IncidentView = {
    id: "i1",
    copy: "k1",
    sentence: "Copy 2, sent to Darren Whitcombe, holds words that are now withheld: Address.",
    found: [
      {
        id: "f1",
        label: "Withheld address",
        place: "Text",
        page: 3,
        context: "",
        remedy: "",
        resolved_reason: "",
      },
    ],
    opened_at: "2027-02-03T10:00:00Z",
    opened_by: "Piotr Hale",
    is_open: true,
    closed_by: "",
    closed_reason: "",
  };
  const shell = await show([], { ledger: () => aLedger({ incidents: [incident] }) });
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
  const shell = await show([copy], {
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
  const shell = await show([aCopy()], {
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

test("a copy is printed with a warning and a separator sheet, and is not called sent", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  const shell = await show([aCopy({ removed: [] })], {
    print_copy: (request) => ({
      base64: "AA==",
      password: "amber kettle ninth",
      warning: "Take every page from the printer yourself.",
      separator_title: "Copy 2",
      separator_lines: ["Only for Folasade Adeyemi, Mother of Temperance."],
      cover_letter: request.delivery === "" ? "" : "BB==",
    }),
  });
  await userEvent.click(button("This is the right person"));
  await readsIt("Open and read it");
  await userEvent.click(screen.getByRole("radio", { name: "6 Tamerton Street" }));
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "By hand");
  await userEvent.click(button("Print it"));
  const dialog = screen.getByRole("dialog", { name: "Print copy 2" });
  expect(await within(dialog).findByText("Take every page from the printer yourself.")).toBeVisible();
  expect(await within(dialog).findByRole("region", { name: "Separator sheet" })).toHaveTextContent(
    "Only for Folasade Adeyemi",
  );
  expect(dialog).not.toHaveTextContent("amber kettle");
  await userEvent.click(within(dialog).getByRole("button", { name: "Print the sheet and the copy" }));
  expect(print).toHaveBeenCalledOnce();
  expect(openPdf).toHaveBeenLastCalledWith("AA==", "amber kettle ninth");
  await userEvent.click(within(dialog).getByRole("checkbox", { name: "With a cover letter" }));
  expect(await within(dialog).findByRole("group", { name: "Cover letter, page 1 of 2" })).toBeVisible();
  expect(openPdf).toHaveBeenCalledWith("BB==");
  expect(shell.sent.findLast(({ name }) => name === "print_copy")?.request).toMatchObject({
    delivery: "6 Tamerton Street",
  });
  await userEvent.click(
    within(dialog).getByRole("button", { name: "Print the sheet, the letter and the copy" }),
  );
  expect(print).toHaveBeenCalledTimes(2);
  expect(shell.sent.map(({ name }) => name)).not.toContain("send_copy");
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
  const shell = await show([], { ledger: () => aLedger({ transfers: [transfer] }) });
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

test("another paper, such as the decision letter, goes through the same steps", async () => {
  const shell = await show([aCopy()]);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Paper" }), "decision_letter");
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Make the copy"));
  await expect.poll(() => shell.sent.map(({ name }) => name)).toContain("prepare_copy");
  expect(shell.sent.find(({ name }) => name === "prepare_copy")?.request).toMatchObject({
    paper: "decision_letter",
    recipient: "p-mother",
  });
});

test("only the reports that may go to this person are offered with the copy", async () => {
  const report = aReport({ attachment: "aa", agency: "Quenby Health" });
  const other = aReport({ id: "r-other", attachment: "bb", agency: "Harrowfell Primary School" });
  const view = aConferenceView({
    conference: {
      participants: MEETING_PARTICIPANTS,
      minutes: [aVersion({ state: "approved", sha256: "9f" })],
      reports: [report, other],
    },
    view: { people: MEETING_PEOPLE, newest_approved: "m1" },
  });
  const mother = aRecipient({ may_enclose: [report.id] });
  await show([], { open_conference: () => view }, [mother]);
  await userEvent.click(button("This is the right person"));
  const offered = screen.getByRole("group", { name: "Reports to send with it" });
  expect(within(offered).getAllByRole("checkbox")).toHaveLength(1);
  expect(within(offered).getByRole("checkbox", { name: /Quenby Health/ })).toBeVisible();
});
