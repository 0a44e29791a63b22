import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { OpenPdf } from "../../features/pdf/pdf";
import type { FindingView } from "../../ipc/bindings/FindingView";
import type { RecipientCopy } from "../../ipc/bindings/RecipientCopy";
import type { RecipientView } from "../../ipc/bindings/RecipientView";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import { aVersion } from "../../testing/minutes";
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
};

const NOTHING_ENCLOSED = { enclosed_reports: [], enclosed_attachment: null };

function aCopy(but: Partial<RecipientCopy> = {}): RecipientCopy {
  return {
    id: "k1",
    paper: "minutes",
    recipient: "p-mother",
    minutes_version: "m1",
    number: 2,
    state: "prepared",
    removed: [REMOVED],
    findings: [],
    has_place_marks: false,
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

async function show(copies: RecipientCopy[] = [], but: Answers = {}, recipients = [aRecipient(), POLICE]) {
  const version = aVersion({ state: "approved", sha256: "9f86d081" });
  const of = (held: RecipientCopy[]) =>
    aConferenceView({
      conference: { participants: MEETING_PARTICIPANTS, minutes: [version], copies: held },
      view: { people: MEETING_PEOPLE },
    });
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => of(copies),
    recipients: () => ({ recipients, has_second_person: true }),
    office: () => ({
      office: {
        council_name: "Wexmoor",
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
    prepare_copy: () => ({ copy: aCopy(), password: "amber kettle ninth", findings: [], may_go_on: true }),
    commit_drafts: () => of([aCopy()]),
    act: () => of(copies),
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

test("a copy can be made only after every page was read, and its password is shown once", async () => {
  allPagesAreSeen(false);
  const shell = await show();
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Open and read it"));
  await screen.findByRole("group", { name: "Page 2 of 2" });
  await userEvent.click(button("Close"));
  await userEvent.click(button("Make the copy"));
  expect(shell.sent.map(({ name }) => name)).not.toContain("prepare_copy");
  allPagesAreSeen(true);
  await userEvent.click(button("Open and read it"));
  await screen.findByRole("group", { name: "Page 2 of 2" });
  await userEvent.click(button("Close"));
  await userEvent.click(button("Make the copy"));
  expect(await screen.findByText("amber kettle ninth")).toBeVisible();
  await userEvent.click(button("I have it"));
  expect(document.body).not.toHaveTextContent("amber kettle");
});

test("b9_findings: each has its place and remedy, and stops the copy until there is a reason", async () => {
  const finding = {
    id: "f1",
    code: "withheld_address",
    place: "Text",
    page: 2,
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
      minutes: [aVersion({ sha256: "9f" })],
      copies: [found],
    },
    view: { people: MEETING_PEOPLE },
  });
  const shell = await show([], {
    prepare_copy: () => ({ copy: found, password: "amber kettle ninth", findings: [seen], may_go_on: false }),
    commit_drafts: () => view,
  });
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Open and read it"));
  await screen.findByRole("group", { name: "Page 2 of 2" });
  await userEvent.click(button("Close"));
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
  expect(shell.sent.at(-1)).toMatchObject({
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
  expect(button("I have sent it")).toHaveAccessibleDescription("A second person confirms it first.");
  const second = screen.getByRole("combobox", { name: "Second person’s name" });
  expect(within(second).queryByRole("option", { name: "Piotr Hale" })).toBeNull();
  await userEvent.selectOptions(second, "p2");
  await userEvent.type(screen.getByLabelText("Their own passphrase"), "seven quiet words");
  await userEvent.click(button("Confirm this copy"));
  expect(await screen.findByText(/Checked by Dilys Penhallow/, { selector: "p" })).toBeVisible();
  expect(shell.sent.at(-1)).toMatchObject({ name: "check_copy", request: { copy: "k1", colleague: "p2" } });
  await userEvent.click(button("I have sent it"));
  expect(shell.sent.at(-1)).toMatchObject({
    request: {
      act: { act: "move_copy", state: "sent", delivery: "6 Tamerton Street", method: "Tracked post" },
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
  expect(shell.sent.at(-1)).toMatchObject({
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

test("a full copy is checked by the one who read it, and then sent", async () => {
  const full = aCopy({ removed: [] });
  const shell = await show([full]);
  await userEvent.click(button("This is the right person"));
  await userEvent.click(screen.getByRole("radio", { name: "6 Tamerton Street" }));
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "By hand");
  expect(screen.queryByRole("region", { name: "Second person" })).toBeNull();
  await userEvent.click(button("I have sent it"));
  await expect.poll(() => shell.sent.filter(({ name }) => name === "act")).toHaveLength(2);
  const states = shell.sent.filter(({ name }) => name === "act").map(({ request }) => request);
  expect(states[0]).toMatchObject({ act: { act: "move_copy", state: "checked" } });
  expect(states[1]).toMatchObject({ act: { act: "move_copy", state: "sent" } });
});

test("another paper, such as the decision letter, goes through the same steps", async () => {
  const shell = await show([aCopy()]);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Paper" }), "decision_letter");
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Open and read it"));
  await screen.findByRole("group", { name: "Page 2 of 2" });
  await userEvent.click(button("Close"));
  await userEvent.click(button("Make the copy"));
  await expect.poll(() => shell.sent.map(({ name }) => name)).toContain("prepare_copy");
  expect(shell.sent.find(({ name }) => name === "prepare_copy")?.request).toMatchObject({
    paper: "decision_letter",
    recipient: "p-mother",
  });
});
