import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { appearance } from "../../appearance/appearance.svelte";
import { STANDARD_APPEARANCE } from "../../appearance/appearance";
import { choices } from "../../features/choices/choices.svelte";
import type { OfficeAct } from "../../ipc/bindings/OfficeAct";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aDeadline } from "../../testing/conferences";
import { anOffice } from "../../testing/offices";
import { anOpenSession, aSession } from "../../testing/sessions";
import { standInShell, type Answers } from "../../testing/shell";
import Settings from "./Settings.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const DISK_FULL = {
  code: "appearance_not_kept",
  what_happened: "How Chairside looks could not be kept for the next start.",
  what_to_do: "It holds until Chairside is closed.",
  was_saved: false,
  fields: [],
};

let acts: OfficeAct[] = [];

async function show(answers: Answers = {}) {
  acts = [];
  choices.forget();
  const shell = standInShell({
    choices: () => someChoices(),
    session: () => anOpenSession({ has_pin: true }),
    office: () => anOffice(),
    act_on_office: ({ act }) => {
      acts.push(act);
      return anOffice(act.act === "set_closure_days" ? act.days : []);
    },
    assess_passphrase: () => ({ score: 4, is_accepted: true, rule: "At least 12 characters.", advice: [] }),
    ...answers,
  });
  await choices.load();
  const view = anOpenSession({ has_pin: false, lock_after_minutes: 5 });
  session.follow(view);
  render(Settings, { view });
  return shell;
}

afterEach(() => {
  session.follow(aSession());
  appearance.now = STANDARD_APPEARANCE;
});

test("each rule stands with its limit, its kind and its source, and the pack with its caution", async () => {
  await show();
  const row = await screen.findByRole("row", { name: /Initial conference/ });
  expect(row).toHaveTextContent("15 working days from the strategy discussion");
  expect(row).toHaveTextContent("Statutory guidance");
  expect(row).toHaveTextContent("Working Together 2026");
  expect(screen.getByText("Example read on 11 July 2026, not confirmed by the area.")).toBeVisible();
  await expectAccessible();
});

test("a local rule needs a reason, a name and a date", async () => {
  await show();
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Set a local rule for Initial conference" }));
  const dialog = screen.getByRole("dialog", { name: "Local rule: Initial conference" });
  await user.click(within(dialog).getByRole("radio", { name: "Set its number" }));
  await user.click(within(dialog).getByRole("button", { name: "Set the rule" }));
  expect(await within(dialog).findByRole("group", { name: /There are 4 problems/ })).toBeVisible();
  await user.type(within(dialog).getByLabelText("Number"), "10");
  await user.type(within(dialog).getByLabelText("Why"), "Agreed by the partnership");
  await user.type(within(dialog).getByLabelText("Who decided"), "Dilys Penhallow");
  await user.type(within(dialog).getByLabelText("Day"), "1");
  await user.type(within(dialog).getByLabelText("Month"), "9");
  await user.type(within(dialog).getByLabelText("Year"), "2026");
  await user.click(within(dialog).getByRole("button", { name: "Set the rule" }));
  await vi.waitFor(() => expect(acts).toHaveLength(1));
  expect(acts[0]).toMatchObject({
    act: "choose_rule",
    choice: {
      rule: "icpc_from_strategy",
      count: 10,
      decided_by: "Dilys Penhallow",
      decided_on: "2026-09-01",
    },
  });
});

test("a day of closing is added and shown with its weekday", async () => {
  await show();
  const user = userEvent.setup({ delay: null });
  const group = await screen.findByRole("group", { name: /Add a day/ });
  await user.type(within(group).getByLabelText("Day"), "29");
  await user.type(within(group).getByLabelText("Month"), "12");
  await user.type(within(group).getByLabelText("Year"), "2026");
  await user.click(screen.getByRole("button", { name: "Add the day" }));
  expect((await screen.findAllByText("Tuesday 29 December 2026"))[0]).toBeVisible();
  expect(acts).toEqual([{ act: "set_closure_days", days: ["2026-12-29"] }]);
});

test("trying a date shows the day, the rule and what was skipped", async () => {
  const shell = await show({ try_date: () => ({ deadline: aDeadline() }) });
  const user = userEvent.setup({ delay: null });
  const group = await screen.findByRole("group", { name: /Counted from/ });
  await user.type(within(group).getByLabelText("Day"), "26");
  await user.type(within(group).getByLabelText("Month"), "8");
  await user.type(within(group).getByLabelText("Year"), "2026");
  await user.click(screen.getByRole("button", { name: "Work out the date" }));
  expect(await screen.findByText("Initial conference: by Thursday 17 September 2026")).toBeVisible();
  expect(screen.getByText("Not counted: Monday 31 August 2026, Summer bank holiday")).toBeVisible();
  expect(shell.sent.find((sent) => sent.name === "try_date")?.request).toEqual({
    pack: "england",
    rule: "icpc_from_strategy",
    from: "2026-08-26",
    also: [],
    to_book: null,
  });
});

test("the passphrase is changed, the PIN is set, and the minutes until a lock are chosen", async () => {
  const shell = await show({
    change_passphrase: () => ({ at: "2026-09-15T09:00:00Z" }),
    set_pin: () => ({ at: "2026-09-15T09:01:00Z" }),
    set_lock_after: ({ minutes }) => anOpenSession({ lock_after_minutes: minutes }),
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Lock and privacy" }));
  expect(screen.getByLabelText("Lock after")).toHaveDisplayValue("5 minutes");
  await user.selectOptions(screen.getByLabelText("Lock after"), "10 minutes");
  expect(shell.sent.at(-1)).toEqual({ name: "set_lock_after", request: { minutes: 10 } });
  await expectAccessible();
  await user.type(screen.getByLabelText("Present passphrase"), "one two three four");
  await user.type(screen.getByLabelText("New passphrase"), "five six seven eight");
  await user.type(screen.getByLabelText("Type it again"), "five six seven eight");
  await user.click(screen.getByRole("button", { name: "Change the passphrase" }));
  expect(await screen.findByText("The passphrase is changed.")).toBeVisible();
  await user.type(screen.getByLabelText("Privacy PIN"), "482913");
  await user.type(screen.getByLabelText("Type the PIN again"), "111111");
  await user.click(screen.getByRole("button", { name: "Set the PIN" }));
  expect(shell.sent.map((sent) => sent.name)).not.toContain("set_pin");
  expect(screen.getByText("The two are not the same. Type the PIN again")).toBeVisible();
});

test("a backup is written to the path, and the vault says whether it is sound", async () => {
  await show({
    backup: ({ path }) => ({ files: [path] }),
    choose_destination: () => ({ path: "/media/stick/chairside.backup", name: "chairside.backup" }),
    verify: () => ({ is_sound: false, sentences: ["1 kept file is damaged."] }),
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Backups" }));
  await user.click(screen.getByRole("button", { name: /^Browse: Where to write it/ }));
  await user.click(screen.getByRole("button", { name: "Back up" }));
  expect(await screen.findByText("Backup written to /media/stick/chairside.backup")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Check the vault" }));
  expect(await screen.findByText("1 kept file is damaged.")).toBeVisible();
  await expectAccessible();
});

test("a colleague is enrolled with a name, a role and a passphrase typed twice", async () => {
  const shell = await show({ enrol_colleague: () => anOffice() });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Office and team" }));
  await user.click(screen.getByRole("button", { name: "Enrol the colleague" }));
  expect(await screen.findByRole("group", { name: /There are 3 problems/ })).toBeVisible();
  await user.type(screen.getByLabelText("Name"), "Piotr Wiśniewski-Hale");
  await user.click(screen.getByRole("checkbox", { name: "Conference administrator" }));
  await user.type(screen.getByLabelText("The colleague's passphrase"), "otter plum gravel");
  await user.type(screen.getByLabelText("Type it again"), "otter plum gravel");
  await user.click(screen.getByRole("button", { name: "Enrol the colleague" }));
  expect(await screen.findByText("Piotr Wiśniewski-Hale is enrolled.")).toBeVisible();
  expect(shell.sent.find((sent) => sent.name === "enrol_colleague")?.request).toEqual({
    name: "Piotr Wiśniewski-Hale",
    roles: ["administrator"],
    passphrase: "otter plum gravel",
  });
  await expectAccessible();
});

test("colours and letters change at once and are kept, and a refusal is said", async () => {
  let isFull = false;
  const shell = await show({
    keep_appearance: () => (isFull ? Promise.reject(DISK_FULL) : { at: "2026-09-15T09:00:00Z" }),
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Reading and display" }));
  await user.click(screen.getByRole("radio", { name: "Dark" }));
  await user.selectOptions(screen.getByLabelText("Size of text"), "150");
  expect(appearance.now).toMatchObject({ theme: "dark", text_size_percent: 150 });
  expect(shell.sent.at(-1)).toEqual({
    name: "keep_appearance",
    request: { theme: "dark", reading: "standard", text_size_percent: 150 },
  });
  isFull = true;
  await user.click(screen.getByRole("radio", { name: "Light" }));
  expect(await screen.findByText(/could not be kept/)).toBeVisible();
  expect(appearance.now.theme).toBe("light");
});

test("a15: a newer list of bank holidays names the open dates that moved, and a bad one the line", async () => {
  let isBad = true;
  const refusal = {
    code: "calendar_refused",
    what_happened: "This list of bank holidays was not installed: line 4: format 2 is not known.",
    what_to_do: "The list in use stays.",
    was_saved: true,
    fields: [],
  };
  const moved = [
    {
      conference: "c1",
      reference: "WX-2026-0417",
      label: "Initial conference",
      before: "11 January 2027",
      after: "12 January 2027",
    },
  ];
  const shell = await show({
    choose_files: () => [{ path: "/media/holidays.toml", name: "holidays.toml" }],
    refresh_calendar: () => (isBad ? Promise.reject(refusal) : { office: anOffice(), moved }),
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Install a newer list" }));
  expect(await screen.findByText(/line 4/)).toBeVisible();
  isBad = false;
  await user.click(screen.getByRole("button", { name: "Install a newer list" }));
  expect(
    await screen.findByText("WX-2026-0417, Initial conference: 11 January 2027, now 12 January 2027"),
  ).toBeVisible();
  expect(shell.sent.find((sent) => sent.name === "refresh_calendar")?.request).toEqual({
    path: "/media/holidays.toml",
  });
  await expectAccessible();
});

test("the service's own procedures are installed from a file, and a bad line is named", async () => {
  const refusal = {
    code: "pack_refused",
    what_happened:
      "These procedures were not installed: the pack, line 17: a count has to be from 1 to 1000.",
    what_to_do: "Correct the line.",
    was_saved: true,
    fields: [],
  };
  let isBad = true;
  await show({
    choose_files: () => [{ path: "/media/wexmoor.toml", name: "wexmoor.toml" }],
    install_pack: () => (isBad ? Promise.reject(refusal) : anOffice()),
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Install procedures from a file" }));
  expect(await screen.findByText(/line 17/)).toBeVisible();
  isBad = false;
  await user.click(screen.getByRole("button", { name: "Install procedures from a file" }));
  expect(await screen.findByText("The procedures are installed. Choose them above.")).toBeVisible();
});

test("procedures that the service wrote are taken off again, and only those are offered", async () => {
  const offered = someChoices();
  const own = { id: "wexmoor", name: "Wexmoor", caution: "", version: "1", is_own: true };
  let isThere = true;
  const shell = await show({
    choices: () => ({ ...offered, packs: isThere ? [...offered.packs, own] : offered.packs }),
    remove_pack: () => {
      isThere = false;
      return anOffice();
    },
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Take off Wexmoor" }));
  expect(await screen.findByText("Wexmoor was taken off.")).toBeVisible();
  expect(shell.sent.find((sent) => sent.name === "remove_pack")?.request).toEqual({ pack: "wexmoor" });
  expect(screen.queryByRole("button", { name: /^Take off/ })).toBeNull();
  await expectAccessible();
});

test("a question that the procedures leave open gets a limit in the unit that is shown", async () => {
  const silent = { rule_text: "", source: "", force: "", caution: "", is_ambiguous: false };
  const minutes = [{ code: "working_days", label: "Within 20 working days after the conference" }];
  const reports = [
    { code: "working_days", label: "At least 2 working days before the conference" },
    { code: "calendar_days", label: "At least 2 days before the conference" },
  ];
  await show({
    office: () => ({
      ...anOffice(),
      silent_rules: [
        { rule: "minutes", label: "Minutes", units: minutes, ...silent },
        { rule: "report_initial", label: "Reports", units: reports, ...silent },
      ],
    }),
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Set a limit" }));
  let dialog = screen.getByRole("dialog", { name: "Local rule: Minutes" });
  expect(within(dialog).queryByRole("radio", { name: /Adopt|Fix/ })).toBeNull();
  expect(within(dialog).getByRole("radio", { name: /20 working days after/ })).toBeChecked();
  await user.click(within(dialog).getByRole("button", { name: "Cancel" }));

  await user.selectOptions(screen.getByLabelText("Limit to set for this office"), "report_initial");
  await user.click(screen.getByRole("button", { name: "Set a limit" }));
  dialog = screen.getByRole("dialog", { name: "Local rule: Reports" });
  await user.type(within(dialog).getByLabelText("Number"), "5");
  await user.type(within(dialog).getByLabelText("Why"), "Families asked for more time to read");
  await user.type(within(dialog).getByLabelText("Who decided"), "Dilys Penhallow");
  await user.type(within(dialog).getByLabelText("Day"), "1");
  await user.type(within(dialog).getByLabelText("Month"), "9");
  await user.type(within(dialog).getByLabelText("Year"), "2026");
  await user.click(within(dialog).getByRole("button", { name: "Set the rule" }));
  expect(within(dialog).getByRole("link", { name: "Choose how it is meant" })).toBeVisible();
  expect(acts).toHaveLength(0);
  await user.click(within(dialog).getByRole("radio", { name: /2 working days before/ }));
  await user.click(within(dialog).getByRole("button", { name: "Set the rule" }));
  await vi.waitFor(() => expect(acts).toHaveLength(1));
  expect(acts[0]).toMatchObject({
    act: "choose_rule",
    choice: { rule: "report_initial", count: 5, unit: "working_days" },
  });
});

test("a5: the unit of an ambiguous rule is fixed", async () => {
  const view = anOffice();
  const [rule] = view.rules;
  const units = [
    { code: "working_days", label: "At least 2 working days before the conference" },
    { code: "calendar_days", label: "At least 2 days before the conference" },
  ];
  await show({
    office: () => ({
      ...view,
      rules:
        rule === undefined
          ? []
          : [{ ...rule, label: "Reports", rule: "report_initial", is_ambiguous: true, units }],
    }),
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Set a local rule for Reports" }));
  const dialog = screen.getByRole("dialog", { name: "Local rule: Reports" });
  await user.click(within(dialog).getByRole("radio", { name: "Fix how it is meant" }));
  await user.click(within(dialog).getByRole("radio", { name: /2 working days before/ }));
  await user.type(within(dialog).getByLabelText("Why"), "As we have always read it");
  await user.type(within(dialog).getByLabelText("Who decided"), "Dilys Penhallow");
  await user.type(within(dialog).getByLabelText("Day"), "1");
  await user.type(within(dialog).getByLabelText("Month"), "9");
  await user.type(within(dialog).getByLabelText("Year"), "2026");
  await user.click(within(dialog).getByRole("button", { name: "Set the rule" }));
  await vi.waitFor(() => expect(acts).toHaveLength(1));
  expect(acts[0]).toMatchObject({
    act: "choose_rule",
    choice: { rule: "report_initial", count: null, unit: "working_days" },
  });
});

test("a colleague's name and roles are changed", async () => {
  await show();
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Office and team" }));
  await user.click(screen.getByRole("button", { name: "Change Marguerite Ashdown-Oyelaran" }));
  const form = screen.getByRole("dialog", { name: "Change a colleague" });
  await user.click(within(form).getByLabelText(/administrator/i));
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(acts).toHaveLength(1));
  expect(acts[0]).toEqual({
    act: "change_colleague",
    colleague: "p1",
    change: { roles: ["chair", "administrator"] },
  });
});

test("a template of the office is removed by its name", async () => {
  const view = anOffice();
  const template = { id: "t1", name: "Short review", items: [] };
  await show({ office: () => ({ ...view, office: { ...view.office, agenda_templates: [template] } }) });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Office and team" }));
  await user.click(screen.getByRole("button", { name: "Remove the template Short review" }));
  await vi.waitFor(() => expect(acts).toHaveLength(1));
  expect(acts[0]).toEqual({ act: "remove_agenda_template", template: "t1" });
});

test("the council's mark is chosen, seen, and taken off again", async () => {
  const PIXEL =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC";
  const refusal = {
    code: "picture_not_png",
    what_happened: "The file is not a PNG picture.",
    what_to_do: "Choose a file that ends in .png. Nothing was changed.",
    was_saved: false,
    fields: [],
  };
  const withMark = (council_mark: string) => {
    const view = anOffice();
    return { ...view, office: { ...view.office, council_mark } };
  };
  let isBad = true;
  const shell = await show({
    choose_files: () => [{ path: "/media/mark.png", name: "mark.png" }],
    choose_council_mark: () => (isBad ? Promise.reject(refusal) : withMark(PIXEL)),
    act_on_office: ({ act }) => {
      acts.push(act);
      return withMark("");
    },
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Office and team" }));
  expect(screen.queryByRole("button", { name: "Take the mark off" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Choose a mark" }));
  expect(await screen.findByText("The file is not a PNG picture.")).toBeVisible();
  isBad = false;
  await user.click(screen.getByRole("button", { name: "Choose a mark" }));
  expect(await screen.findByRole("img", { name: "Mark of Wexmoor Council" })).toBeVisible();
  expect(shell.sent.findLast((sent) => sent.name === "choose_council_mark")?.request).toEqual({
    path: "/media/mark.png",
  });
  await expectAccessible();
  await user.click(screen.getByRole("button", { name: "Take the mark off" }));
  expect(await screen.findByText("The mark was taken off.")).toBeVisible();
  expect(acts).toEqual([{ act: "take_off_council_mark" }]);
  expect(screen.queryByRole("img", { name: "Mark of Wexmoor Council" })).toBeNull();
});
