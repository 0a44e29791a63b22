import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { GapView } from "../../ipc/bindings/GapView";
import type { MinutesVersion } from "../../ipc/bindings/MinutesVersion";
import type { MinutesView } from "../../ipc/bindings/MinutesView";
import { keyboard } from "../../keyboard/keyboard.svelte";
import { navigation } from "../../navigation/navigation.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import { aBlock, aVersion, minutesOf } from "../../testing/minutes";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell, type Answers } from "../../testing/shell";
import Minutes from "./Minutes.svelte";

const RESTRICTED = aBlock({
  id: "b2",
  text: "Another parent told the school.",
  audience: { kind: "exclude_persons", persons: ["p-mother"], reason: "Would identify another parent" },
});
const DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const FROZEN: Partial<MinutesVersion> = {
  state: "approved",
  approved_at: "2026-09-22T14:06:00Z",
  approved_by: "Marguerite Ashdown-Oyelaran",
  sha256: DIGEST,
};

const note = {
  id: "n1",
  item: null,
  at: "10:12:00",
  speaker: "p-school",
  words_of: null,
  mark: "plain" as const,
  text: "Attendance 81 per cent last year",
  first_wording: null,
  child_scope: [],
  audience: { kind: "all" as const },
  is_shared_on_display: false,
  action_owner: null,
  action_by: null,
};
const VIEW = aConferenceView({
  conference: { participants: MEETING_PARTICIPANTS, notes: [note] },
  view: { people: MEETING_PEOPLE },
});

function theMinutes(
  version = aVersion({ blocks: [aBlock({ source_note: "n1" }), RESTRICTED] }),
  but: Partial<MinutesView> = {},
) {
  return minutesOf(VIEW, version, { b1: "5.1", b2: "5.1A" }, but);
}

async function show(shown: MinutesView, but: Answers = {}) {
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => shown.view,
    minutes: () => shown,
    act: () => shown.view,
    commit_drafts: () => shown.view,
    save_draft: () => ({ at: "2026-09-22T14:05:00Z" }),
    ...but,
  });
  await choices.load();
  await openConference.open("c1");
  render(OpenedTab, { screen: Minutes });
  await vi.waitFor(() => expect(screen.queryByText("Opening the minutes.")).toBeNull());
  return {
    acts: () => shell.sent.filter(({ name }) => name === "act").map(({ request }) => request),
    sent: shell.sent,
  };
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("where there are none, the first draft is assembled from what is recorded", async () => {
  const shown = theMinutes();
  await show({ ...shown, version: null, sections: [], versions: [] }, { assemble_minutes: () => shown });
  await userEvent.click(screen.getByRole("button", { name: "Assemble the minutes" }));
  expect(await screen.findByRole("textbox", { name: "Paragraph 5.1" })).toHaveValue(
    "Attendance last year was 81%.",
  );
});

test("a paragraph is on the disk as it is typed, and the time is shown only after the answer", async () => {
  const { sent } = await show(theMinutes());
  await userEvent.type(screen.getByRole("textbox", { name: "Paragraph 5.1" }), " Late twice.");
  await userEvent.tab();
  await vi.waitFor(() => expect(sent.map(({ name }) => name)).toContain("save_draft"));
  expect(sent.find(({ name }) => name === "save_draft")?.request).toMatchObject({
    target: { kind: "field", path: ["minutes", "m1", "blocks", "b1"], field: "text" },
    text: "Attendance last year was 81%. Late twice.",
  });
  await expectAccessible();
});

test("the note from the room stands beside the paragraph that was made from it", async () => {
  await show(theMinutes());
  await userEvent.click(screen.getByRole("textbox", { name: "Paragraph 5.1" }));
  const beside = screen.getByRole("complementary", { name: "From the room" });
  expect(beside).toHaveTextContent("From the room, 10:12, Kerensa Mumford");
  expect(beside).toHaveTextContent("Attendance 81 per cent last year");
});

test("a passage is restricted with the keyboard, with who and a reason", async () => {
  const { acts } = await show(theMinutes());
  await userEvent.click(screen.getByRole("textbox", { name: "Paragraph 5.1" }));
  keyboard.handle(
    new KeyboardEvent("keydown", { key: "X", ctrlKey: true, shiftKey: true, cancelable: true }),
  );
  const dialog = await screen.findByRole("dialog", { name: "Who may have paragraph 5.1" });
  await userEvent.click(within(dialog).getByRole("checkbox", { name: /Folasade Adeyemi/ }));
  await userEvent.type(within(dialog).getByRole("textbox", { name: "Reason" }), "Third party");
  await userEvent.click(within(dialog).getByRole("button", { name: "Set who may have it" }));
  await expect.poll(() => acts()).toHaveLength(1);
  expect(acts()[0]).toMatchObject({
    act: {
      act: "change_minute_block",
      block: "b1",
      change: { audience: { kind: "exclude_persons", persons: ["p-mother"], reason: "Third party" } },
    },
  });
});

test("a restricted passage shows who does not get it, and leaves the page with the privacy screen on", async () => {
  await show(theMinutes());
  expect(screen.getByRole("group", { name: "Not for Ms Adeyemi" })).toHaveTextContent(
    "Would identify another parent",
  );
  session.follow(anOpenSession({ kind: "private" }));
  await expect.poll(() => screen.queryByText(/identify another parent/)).toBeNull();
  expect(screen.queryByDisplayValue(/Another parent told/)).toBeNull();
});

test("c10_gaps: what stands in the way has its one action, and approval waits", async () => {
  const gap: GapView = {
    code: "missing_danger_statement",
    child: "p-temperance",
    weight: "stops",
    sentence: "There is no danger statement for Temperance.",
    remedy: "Write one in plain words on Plan.",
    screen: "plan",
    may_be_passed: true,
    passed_with: "",
  };
  const { acts } = await show(theMinutes(undefined, { gaps: [gap], may_approve: false }));
  expect(screen.getByRole("button", { name: /Approve and freeze/ })).toHaveAttribute("aria-disabled", "true");
  await userEvent.click(screen.getByRole("button", { name: /Go on with a reason/ }));
  await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "Agreed with the manager");
  await userEvent.click(screen.getByRole("button", { name: "Go on, with this reason" }));
  expect(acts()[0]).toMatchObject({ act: { act: "go_on_past", code: gap.code, child: "p-temperance" } });
  await userEvent.click(screen.getByRole("button", { name: /Open Plan/ }));
  expect(navigation.screen).toMatchObject({ tab: "plan" });
});

test("approval asks for the spelling check, and freezing shows the digest", async () => {
  const frozen = theMinutes(aVersion({ ...FROZEN, blocks: [aBlock(), RESTRICTED] }), { may_approve: false });
  const { sent } = await show(theMinutes(), { approve_minutes: () => frozen });
  await userEvent.click(screen.getByRole("button", { name: /Approve and freeze/ }));
  const dialog = await screen.findByRole("dialog", { name: "Approve and freeze" });
  await userEvent.click(within(dialog).getByRole("checkbox", { name: /spelling of names/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Approve and freeze" }));
  expect((await screen.findAllByText(DIGEST)).length).toBeGreaterThan(0);
  expect(sent.find(({ name }) => name === "approve_minutes")?.request).toEqual({
    conference: "c1",
    version: "m1",
    is_spelling_checked: true,
  });
});

test("frozen text cannot be edited, in no way", async () => {
  await show(theMinutes(aVersion({ ...FROZEN, blocks: [aBlock(), RESTRICTED] })));
  expect(screen.getByText(/is approved and frozen/)).toBeVisible();
  expect(screen.queryAllByRole("textbox")).toEqual([]);
  expect(screen.queryByRole("button", { name: /Restrict|Remove|Add a paragraph|Approve/ })).toBeNull();
  await expectAccessible();
});

test("e3_new_version: a correction is a new version with what changes and why", async () => {
  const first = aVersion(FROZEN);
  const second = aVersion({ id: "m2", number: 2, replaces: "m1", change_reason: "A date was wrong" });
  const both = theMinutes(second, { versions: [first, second] });
  const { sent } = await show(theMinutes(first), { amend_minutes: () => both });
  await userEvent.click(screen.getByRole("button", { name: "Begin a new version" }));
  await userEvent.type(screen.getByRole("textbox", { name: "What changes and why" }), "A date was wrong");
  const dialog = screen.getByRole("dialog", { name: "Begin a new version" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Begin a new version" }));
  expect(await screen.findByText("What changed: A date was wrong")).toBeVisible();
  expect(sent.at(-1)).toMatchObject({
    name: "amend_minutes",
    request: { change_reason: "A date was wrong" },
  });
  await userEvent.click(screen.getByText("Read version 1"));
  expect(screen.getAllByText("Attendance last year was 81%.").length).toBeGreaterThan(0);
});

test("e2_amendment: a request is kept with the chair's answer", async () => {
  const request = {
    id: "r1",
    by: "p-mother",
    version: "m1",
    block: "b1",
    text: "It was 91%.",
    at: "2026-09-30T09:00:00Z",
    response: null,
    response_text: "",
  };
  const shown = theMinutes(aVersion(FROZEN));
  shown.view.conference.amendment_requests = [request];
  const { acts } = await show(shown);
  const asked = screen.getByRole("region", { name: "Request of Folasade Adeyemi" });
  expect(asked).toHaveTextContent("about 5.1");
  await userEvent.click(within(asked).getByRole("button", { name: /Answer/ }));
  await userEvent.click(screen.getByRole("radio", { name: "Noted, not agreed" }));
  await userEvent.type(screen.getByRole("textbox", { name: "In your words" }), "The register says 81%.");
  await userEvent.click(screen.getByRole("button", { name: "Record the answer" }));
  expect(acts()[0]).toMatchObject({
    act: { act: "answer_amendment", request: "r1", response: "noted_not_agreed" },
  });
});

test("minutes that are with people are made final, or what is missing is named", async () => {
  const circulated = theMinutes(aVersion({ ...FROZEN, state: "circulated" }));
  let isMissing = true;
  const refusal = {
    code: "step_lacks_facts",
    what_happened: "This cannot be done yet, because something is missing.",
    what_to_do: "Record what is missing, then do it.",
    was_saved: true,
    fields: [{ field: "letter_sent", message: "The decision letter has not been sent." }],
  };
  const { sent } = await show(circulated, {
    finish_conference: () => (isMissing ? Promise.reject(refusal) : circulated.view),
  });
  await userEvent.click(screen.getByRole("button", { name: "Make it final" }));
  expect(await screen.findByText("The decision letter has not been sent.")).toBeVisible();
  isMissing = false;
  await userEvent.click(screen.getByRole("button", { name: "Make it final" }));
  await vi.waitFor(() => expect(screen.queryByText("The decision letter has not been sent.")).toBeNull());
  expect(sent.filter(({ name }) => name === "finish_conference")).toHaveLength(2);
  await expectAccessible();
});

test("a request that came late is said to be, and is answered all the same", async () => {
  const request = {
    id: "r1",
    by: "p-mother",
    version: "m1",
    block: null,
    text: "It was 91%.",
    at: "2026-12-30T09:00:00Z",
    response: null,
    response_text: "",
  };
  const shown = theMinutes(aVersion(FROZEN), { late_requests: ["r1"] });
  shown.view.conference.amendment_requests = [request];
  await show(shown);
  const asked = screen.getByRole("region", { name: "Request of Folasade Adeyemi" });
  expect(asked).toHaveTextContent("Came after the time for it");
  expect(within(asked).getByRole("button", { name: /Answer/ })).toBeVisible();
});

test("a paper is written to the place that was chosen", async () => {
  const { sent } = await show(theMinutes(), {
    write_paper: () => ({ files: ["/home/office/draft.pdf"] }),
    choose_destination: () => ({ path: "/home/office/draft.pdf", name: "draft.pdf" }),
  });
  await userEvent.click(screen.getByRole("button", { name: "Write a PDF" }));
  expect(screen.queryByRole("radio", { name: /as approved/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: /^Browse/ }));
  await userEvent.click(screen.getByRole("button", { name: "Write the PDF" }));
  expect(await screen.findByText("Written to /home/office/draft.pdf")).toBeVisible();
  expect(sent.at(-1)).toMatchObject({ name: "write_paper", request: { is_draft: true, paper: "minutes" } });
});
