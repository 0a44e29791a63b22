import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import { countOf, piecesOf } from "../../features/reports/find";
import type { AgencyReport } from "../../ipc/bindings/AgencyReport";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import { aReport } from "../../testing/reports";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import Reports from "./Reports.svelte";

const RECEIVED = aReport({
  state: "received",
  received_at: "2026-09-10T15:40:00Z",
  attachment: "ab12",
  file_name: "report.docx",
  media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  text_state: "readable",
});

beforeEach(() => session.follow(anOpenSession()));
afterEach(() => {
  openConference.close();
  choices.forget();
});

async function show(reports: AgencyReport[]) {
  const view = aConferenceView({
    conference: { reports, participants: MEETING_PARTICIPANTS },
    view: {
      people: MEETING_PEOPLE,
      deadlines: [aDeadline({ report: "r1", state: "late", standing: "2 working days after the limit" })],
    },
  });
  const shell = standInShell({
    choices: () => someChoices(),
    act: () => view,
    attach_report: () => view,
    save_draft: () => ({ at: "2026-09-15T11:01:07Z" }),
    commit_drafts: () => view,
    choose_files: () => [{ path: "/media/stick/school.docx", name: "school.docx" }],
    choose_destination: () => ({ path: "/media/stick/copy.docx", name: "copy.docx" }),
    read_report: () => ({
      report: "r1",
      file_name: "report.docx",
      shown_as: "text",
      media_type: "",
      base64: "",
      parts: [{ label: "Text", text: "Kofi is kind. KOFI loves maths." }],
      caution: "Pictures in the file are not shown.",
    }),
    save_report_copy: () => ({ at: "2026-09-15T11:02:00Z" }),
  });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: Reports });
  return { shell, user: userEvent.setup() };
}

test("a missing report is late in words, with its rule", async () => {
  await show([aReport({})]);
  expect(screen.getAllByText("2 working days after the limit").length).toBeGreaterThan(0);
  const panel = screen.getByRole("region", { name: "Harrowfell School" });
  expect(within(panel).getByText("Due Thursday 17 September 2026")).toBeInTheDocument();
  expect(
    within(panel).getByText(/^15 working days from the strategy discussion\. Statutory/),
  ).toBeInTheDocument();
  await expectAccessible();
});

test("c11_a report that is tabled is added as such, from a file that the person chose", async () => {
  const { shell, user } = await show([aReport({})]);
  await user.click(screen.getByRole("button", { name: "Add the report" }));
  const form = await screen.findByRole("dialog");
  await user.click(within(form).getByRole("button", { name: /^Browse/ }));
  expect(within(form).getByLabelText("File")).toHaveValue("/media/stick/school.docx");
  await user.click(within(form).getByLabelText(/^At the conference itself/));
  await user.click(within(form).getByRole("button", { name: "Add the file" }));
  await waitFor(() =>
    expect(shell.sent.at(-1)).toEqual({
      name: "attach_report",
      request: { conference: "c1", report: "r1", path: "/media/stick/school.docx", is_tabled: true },
    }),
  );
});

test("a file dropped on the window opens the form with its path", async () => {
  const { shell } = await show([aReport({})]);
  await waitFor(() => {
    shell.say("files_dropped", [{ path: "/tmp/police.pdf", name: "police.pdf" }]);
    expect(screen.getByLabelText("File")).toHaveValue("/tmp/police.pdf");
  });
});

test("the text of a report is read in the window, with what was looked for marked", async () => {
  const { user } = await show([RECEIVED]);
  expect(await screen.findByText("Pictures in the file are not shown.")).toBeInTheDocument();
  await user.type(screen.getByLabelText("Find in this report"), "kofi");
  expect(await screen.findByText("Found 2 times.")).toBeInTheDocument();
  await expectAccessible();
});

test("a report is opened once, whatever else changes: each opening is logged", async () => {
  const { shell } = await show([RECEIVED]);
  await screen.findByText(/KOFI loves maths/);
  openConference.replace(aConferenceView({ conference: { reports: [{ ...RECEIVED, summary: "Kind" }] } }));
  await waitFor(() => expect(screen.getByLabelText("Summary for the minutes")).toHaveValue("Kind"));
  expect(shell.sent.filter((each) => each.name === "read_report")).toHaveLength(1);
});

test("sharing is recorded with whom, when, how and by whom", async () => {
  const { shell, user } = await show([RECEIVED]);
  screen.getByRole("button", { name: /^Harrowfell School/ }).focus();
  await user.keyboard("s");
  const form = await screen.findByRole("dialog");
  await user.selectOptions(within(form).getByLabelText("With whom"), "p-mother");
  await user.type(within(form).getByLabelText("How"), "Read together");
  await user.type(within(form).getByLabelText("By whom"), "Rukhsana Iqbal-Thorne");
  await user.click(within(form).getByRole("button", { name: "Record sharing" }));
  await waitFor(() =>
    expect(shell.sent.at(-1)?.request).toMatchObject({
      act: {
        act: "share_report",
        sharing: { person: "p-mother", shared_on: "2026-09-15", how: "Read together" },
      },
    }),
  );
});

test("withholding needs a reason and who decided, and keeps the summary from that person too", async () => {
  const { shell, user } = await show([RECEIVED]);
  await user.click(screen.getByRole("button", { name: "Record sharing" }));
  const form = await screen.findByRole("dialog");
  await user.click(within(form).getByLabelText("It is withheld"));
  await user.selectOptions(within(form).getByLabelText("From whom"), "p-mother");
  await user.click(within(form).getByRole("button", { name: "Record as withheld" }));
  expect(within(form).getByRole("heading", { name: "There are 2 problems" })).toBeInTheDocument();
  await user.type(within(form).getByLabelText("Why"), "Another family is named");
  await user.type(within(form).getByLabelText("By whose decision"), "The chair");
  await user.click(within(form).getByRole("button", { name: "Record as withheld" }));
  await waitFor(() =>
    expect(shell.sent.at(-1)?.request).toMatchObject({
      act: { act: "change_report", change: { withheld_from: ["p-mother"] } },
    }),
  );
});

test("a copy leaves only with a reason and after the warning was read", async () => {
  const { shell, user } = await show([RECEIVED]);
  await user.click(screen.getByRole("button", { name: "Save a copy" }));
  const form = await screen.findByRole("dialog");
  expect(within(form).getByText(/The copy is not encrypted/)).toBeInTheDocument();
  await user.click(within(form).getByRole("button", { name: /^Browse/ }));
  expect(within(form).getByLabelText("Where")).toHaveValue("/media/stick/copy.docx");
  await user.type(within(form).getByLabelText("Why it leaves"), "For the court");
  await user.click(within(form).getByRole("button", { name: "Save a copy" }));
  expect(shell.sent.some((each) => each.name === "save_report_copy")).toBe(false);
  await user.click(within(form).getByLabelText(/^I will keep the copy safe/));
  await user.click(within(form).getByRole("button", { name: "Save a copy" }));
  await waitFor(() =>
    expect(shell.sent.at(-1)?.request).toMatchObject({
      path: "/media/stick/copy.docx",
      is_acknowledged: true,
      reason: "For the court",
    }),
  );
});

test("the summary is kept as it is typed", async () => {
  const { shell, user } = await show([RECEIVED]);
  await user.type(screen.getByLabelText("Summary for the minutes"), "Kind");
  await user.tab();
  await waitFor(() => expect(shell.sent.at(-1)?.name).toBe("commit_drafts"));
  expect(shell.sent.findLast((each) => each.name === "save_draft")?.request).toMatchObject({
    target: { kind: "field", path: ["reports", "r1"], field: "summary" },
    text: "Kind",
  });
});

test("what is looked for is found as letters, also where it holds signs", () => {
  expect(countOf("a.b a.b axb", "A.B")).toBe(2);
  expect(piecesOf("one two", "")).toEqual([{ text: "one two", isFound: false }]);
  expect(countOf("14 Mill\nLane", "mill lane")).toBe(1);
});

test("c13_whether a report says that the threshold is met is recorded once it was read", async () => {
  const { shell, user } = await show([RECEIVED]);
  await user.click(screen.getByRole("button", { name: "Change" }));
  const form = await screen.findByRole("dialog", { name: /^Change what is recorded/ });
  const says = within(form).getByRole("group", { name: "Does it say whether the threshold is met?" });
  expect(within(says).getByRole("radio", { name: "Not looked at" })).toBeChecked();
  await user.click(within(says).getByRole("radio", { name: "Yes" }));
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(shell.sent.at(-1)?.request).toMatchObject({
      act: { act: "change_report", change: { gives_threshold_view: true } },
    }),
  );
});

const TABLED = aReport({ ...RECEIVED, is_tabled: true });

test("c11_the chair records what was done with a report that was tabled", async () => {
  const { shell, user } = await show([TABLED]);
  const done = screen.getByLabelText("What the chair did with it");
  expect(done).toHaveDisplayValue("Not recorded yet");
  await user.selectOptions(done, "Time was allowed to read it");
  await waitFor(() =>
    expect(shell.sent.at(-1)?.request).toMatchObject({
      act: { act: "change_report", report: "r1", change: { late_report: "reading_time" } },
    }),
  );
  await user.selectOptions(done, "Not recorded yet");
  await waitFor(() =>
    expect(shell.sent.at(-1)?.request).toMatchObject({ act: { change: { late_report: null } } }),
  );
});

test("c11_what was done with a late report stands in the list and beside the report", async () => {
  await show([{ ...TABLED, late_report: "set_aside" }]);
  const list = screen.getByRole("region", { name: "Reports of this conference" });
  expect(within(list).getByText("It was set aside")).toBeVisible();
  expect(screen.getByLabelText("What the chair did with it")).toHaveDisplayValue("It was set aside");
  await expectAccessible();
});

test("c11_a report that came in time asks nothing of the kind", async () => {
  await show([RECEIVED]);
  expect(screen.queryByLabelText("What the chair did with it")).toBeNull();
});
