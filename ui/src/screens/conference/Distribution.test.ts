import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { openPdf } from "../../features/pdf/pdf";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView } from "../../testing/conferences";
import { aCopy, aFinding, aRecipient, FOUND } from "../../testing/copies";
import { allPagesAreSeen, button, readsIt, showCopies, startAfresh } from "../../testing/distribution";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import { aVersion } from "../../testing/minutes";
import { aReport } from "../../testing/reports";

vi.mock("../../features/pdf/pdf", () => ({ openPdf: vi.fn() }));

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(startAfresh);

test("e6_sibling_mix_up: role, date of birth and namesakes are shown before a person is confirmed", async () => {
  await showCopies();
  const who = screen.getByRole("region", { name: "Who" });
  expect(who).toHaveTextContent("born 14 February 1991");
  expect(who).toHaveTextContent("Mother of Temperance");
  expect(who).toHaveTextContent("F. Adeyemi, Aunt, born 3 May 1970");
  expect(screen.queryByRole("region", { name: "Which copy" })).toBeNull();
  await userEvent.click(button("This is the right person"));
  expect(screen.getByRole("region", { name: "Which copy" })).toHaveTextContent("5.1A: Restricted");
  await expectAccessible();
});

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
  const shell = await showCopies([], {
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
  const shell = await showCopies([old]);
  const list = screen.getByRole("table", { name: "Who gets a copy" });
  expect(within(list).getByRole("row", { name: /Folasade Adeyemi/ })).toHaveTextContent("Not made");
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Make the copy"));
  await expect.poll(() => shell.sent.map(({ name }) => name)).toContain("prepare_copy");
});

test("one more copy can be made for a person whose copy was sent", async () => {
  const sent = aCopy({ state: "sent", sent_at: "2026-09-29T09:00:00Z", checked_by: "Dilys Penhallow" });
  const shell = await showCopies([sent]);
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
  const found = aCopy({ findings: [FOUND] });
  const view = aConferenceView({
    conference: {
      participants: MEETING_PARTICIPANTS,
      minutes: [aVersion({ state: "approved", sha256: "9f" })],
      copies: [found],
    },
    view: { people: MEETING_PEOPLE, newest_approved: "m1" },
  });
  const shell = await showCopies([], {
    prepare_copy: () => ({
      copy: found,
      password: "amber kettle ninth",
      findings: [aFinding()],
      may_go_on: false,
    }),
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

test("b9: what was found on an earlier day can be read again in its place", async () => {
  const shell = await showCopies([aCopy({ findings: [FOUND] })], {
    read_findings: () => ({ findings: [aFinding()] }),
  });
  expect(await screen.findByText(/went to 14 Mill Lane on/)).toBeVisible();
  expect(screen.getByText("Take it out of the passage.")).toBeVisible();
  expect(shell.sent.filter(({ name }) => name === "read_findings")).toHaveLength(1);
});

test("another paper, such as the decision letter, goes through the same steps", async () => {
  const shell = await showCopies([aCopy()]);
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
  await showCopies([], { open_conference: () => view }, [mother]);
  await userEvent.click(button("This is the right person"));
  const offered = screen.getByRole("group", { name: "Reports to send with it" });
  expect(within(offered).getAllByRole("checkbox")).toHaveLength(1);
  expect(within(offered).getByRole("checkbox", { name: /Quenby Health/ })).toBeVisible();
});
