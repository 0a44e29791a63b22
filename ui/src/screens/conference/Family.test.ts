import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Adult } from "../../ipc/bindings/Adult";
import type { Child } from "../../ipc/bindings/Child";
import type { Family } from "../../ipc/bindings/Family";
import Record from "./Record.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell, type Answers } from "../../testing/shell";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import { addressesAfter } from "../../features/family/addresses";
import { NEW_CHILD } from "../../features/family/newChild";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const KOFI: Child = {
  ...NEW_CHILD,
  id: "p-kofi",
  given_names: "Kofi",
  surname: "Adeyemi-Whitcombe",
  status: "born",
  born_on: "2018-01-29",
  sex: "male",
  addresses: [{ id: "a1", text: "14 Mill Lane, Quenby", from: null, until: null }],
};

const DARREN: Adult = {
  id: "p-father",
  title: "Mr",
  given_names: "Darren",
  surname: "Whitcombe",
  aliases: [],
  born_on: null,
  addresses: [],
  phones: ["07700 900123"],
  emails: [],
  interpreter_language: "",
  safety_notes: [],
};

const FATHER: Family["relationships"][number] = {
  id: "r1",
  adult: "p-father",
  child: "p-kofi",
  kind: "father",
  parental_responsibility: "unknown",
  lives_with_child: false,
};

async function show(family: Partial<Family> = {}, answers: Answers = {}) {
  const view = aConferenceView({
    family: { children: [KOFI], adults: [DARREN], relationships: [FATHER], ...family },
  });
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => view,
    act_on_family: () => view,
    act: () => view,
    chronology: () => ({ children: [] }),
    ...answers,
  });
  await choices.load();
  await openConference.open("c1");
  render(OpenedTab, { screen: Record });
  const sent = (name: string) =>
    shell.sent.filter((each) => each.name === name).map(({ request }) => request);
  return { user: userEvent.setup({ delay: null }), sent };
}

async function typeDay(user: ReturnType<typeof userEvent.setup>, group: HTMLElement, day: string) {
  for (const [place, part] of day.split(" ").entries()) {
    const field = within(group).getByLabelText(["Day", "Month", "Year"][place] ?? "");
    await user.clear(field);
    await user.type(field, part);
  }
}

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("a child's particulars are put right: only what was touched is sent, and a move keeps the address before", async () => {
  const { user, sent } = await show();
  expect(screen.getByText("Born Monday 29 January 2018")).toBeVisible();
  await user.click(screen.getByRole("button", { name: /^Change the particulars of Kofi/ }));
  const form = screen.getByRole("dialog", { name: "Change a child's particulars" });
  expect(within(form).queryByLabelText(/They moved/)).toBeNull();
  await typeDay(user, within(form).getByRole("group", { name: /Date of birth/ }), "30 1 2018");
  const address = within(form).getByLabelText(/^Address/, { selector: "#address" });
  await user.clear(address);
  await user.type(address, "Flat 2, Tidewell Terrace, Otherby");
  await user.click(within(form).getByLabelText(/They moved/));
  await user.click(within(form).getByText("School, nursery or college"));
  const school = within(form).getByRole("group", { name: "School, nursery or college" });
  await user.type(within(school).getByLabelText(/^Name/), "Harrowfell Primary School");
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Save the particulars" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "change_child",
    child: "p-kofi",
    change: {
      born_on: "2018-01-30",
      addresses: [
        { id: "a1", text: "14 Mill Lane, Quenby", from: null, until: "2026-09-15" },
        {
          id: expect.any(String),
          text: "Flat 2, Tidewell Terrace, Otherby",
          from: "2026-09-15",
          until: null,
        },
      ],
      school: { name: "Harrowfell Primary School", address: "", email_domain: "", phone: "" },
    },
  });
});

test("a child without a date of birth is not added; an unborn child needs its expected date", async () => {
  const { user, sent } = await show();
  await user.click(screen.getByRole("button", { name: "Add a child" }));
  const form = screen.getByRole("dialog", { name: "Add a child" });
  await user.click(within(form).getByRole("button", { name: "Add the child" }));
  expect(within(form).getByRole("link", { name: "Enter the child's given names" })).toBeVisible();
  await user.click(within(form).getByLabelText("Not born yet"));
  await user.click(within(form).getByRole("button", { name: "Add the child" }));
  expect(within(form).getByRole("link", { name: /Enter a date/ })).toBeVisible();
  expect(sent("act_on_family")).toHaveLength(0);
  await typeDay(user, within(form).getByRole("group", { name: /Expected date of birth/ }), "2 12 2026");
  await user.click(within(form).getByRole("button", { name: "Add the child" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toMatchObject({
    act: {
      act: "add_child",
      child: { status: "unborn", expected_on: "2026-12-02", born_on: null, sex: "not_known" },
    },
  });
});

test("an adult is added, changed, and taken off only where the core allows it", async () => {
  const refusal = {
    code: "member_is_named",
    what_happened: "This person cannot be taken off the family.",
    what_to_do: "Change the particulars instead, if they are wrong.",
    was_saved: true,
    fields: [],
  };
  let isRefused = false;
  const view = aConferenceView({ family: { adults: [DARREN] } });
  const { user, sent } = await show(
    {},
    {
      act_on_family: () => (isRefused ? Promise.reject(refusal) : view),
    },
  );
  await user.click(screen.getByRole("button", { name: "Add an adult" }));
  let form = screen.getByRole("dialog", { name: "Add an adult" });
  await user.type(within(form).getByLabelText("Given names"), "Abena");
  await user.click(within(form).getByRole("button", { name: "Add the adult" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toMatchObject({
    act: { act: "add_adult", adult: { given_names: "Abena" } },
  });

  await user.click(screen.getByRole("button", { name: "Change the particulars of Darren Whitcombe" }));
  form = screen.getByRole("dialog", { name: "Change an adult's particulars" });
  await user.type(within(form).getByLabelText(/Needs an interpreter for/), "Twi");
  await user.click(within(form).getByRole("button", { name: "Save the particulars" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(2));
  expect(sent("act_on_family")[1]).toHaveProperty("act", {
    act: "change_adult",
    adult: "p-father",
    change: { interpreter_language: "Twi" },
  });

  isRefused = true;
  await user.click(screen.getByRole("button", { name: "Take off Darren Whitcombe" }));
  form = screen.getByRole("dialog", { name: "Take Darren Whitcombe off the family" });
  await user.click(within(form).getByRole("button", { name: "Take off" }));
  expect(await within(form).findByText(/Change the particulars instead/)).toBeVisible();
  expect(sent("act_on_family")[2]).toHaveProperty("act", { act: "remove_member", person: "p-father" });
});

test("what an adult is to each child is changed for that child, or taken back", async () => {
  const { user, sent } = await show();
  expect(screen.getByText(/Father\. Parental responsibility not known\./)).toBeVisible();
  const open = async () => {
    await user.click(screen.getByRole("button", { name: /^Change what Darren Whitcombe is to Kofi/ }));
    return screen.getByRole("dialog", { name: /^Darren Whitcombe and Kofi/ });
  };
  let form = await open();
  await user.selectOptions(within(form).getByLabelText("Parental responsibility"), "yes");
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Save the relation" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "change_relationship",
    relationship: "r1",
    change: { parental_responsibility: "yes" },
  });
  form = await open();
  await user.selectOptions(within(form).getByLabelText("Relation"), "");
  await user.click(within(form).getByRole("button", { name: "Save the relation" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(2));
  expect(sent("act_on_family")[1]).toHaveProperty("act", { act: "remove_relationship", relationship: "r1" });
});

test("a child of the family whom the conference is not about yet can be added to it", async () => {
  const { user, sent } = await show();
  await user.click(screen.getByRole("button", { name: /^Add to this conference: Kofi/ }));
  const form = screen.getByRole("dialog", { name: /^This conference is also about Kofi/ });
  await user.click(within(form).getByRole("button", { name: "Add the child to this conference" }));
  expect(within(form).getByRole("link", { name: /Choose the kind/ })).toBeVisible();
  await user.selectOptions(within(form).getByLabelText("Kind of conference for this child"), "review");
  await typeDay(user, within(form).getByRole("group", { name: /Last conference/ }), "1 6 2026");
  await user.click(within(form).getByRole("button", { name: "Add the child to this conference" }));
  await vi.waitFor(() => expect(sent("act")).toHaveLength(1));
  expect(sent("act")[0]).toMatchObject({
    act: {
      act: "add_subject",
      subject: { child: "p-kofi", kind: "review", previous_held_on: "2026-06-01" },
    },
  });
});

test("a strategy discussion is changed in place", async () => {
  const { user, sent } = await show({
    strategy_discussions: [
      {
        id: "s1",
        held_on: "2026-08-26",
        initiated_section47: true,
        children: ["p-kofi"],
        agencies: ["Police"],
        restricted_note: "",
      },
    ],
  });
  await user.click(screen.getByRole("button", { name: /^Change the discussion of/ }));
  const form = screen.getByRole("dialog", { name: "Change the strategy discussion" });
  await user.type(within(form).getByLabelText(/Agencies that took part/), ", Health");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "change_strategy_discussion",
    discussion: "s1",
    change: { agencies: ["Police", "Health"] },
  });
});

test("an address that was wrong is corrected in its place, and taken away where it is emptied", () => {
  const before = [{ id: "a0", text: "3 Old Road", from: null, until: "2025-01-01" }];
  const known = [...before, { id: "a1", text: "14 Mill Lane", from: null, until: null }];
  expect(addressesAfter(known, "14 Mill Lane", false, "2026-09-14")).toEqual(known);
  expect(addressesAfter(known, "41 Mill Lane", false, "2026-09-14")).toEqual([
    ...before,
    { id: "a1", text: "41 Mill Lane", from: null, until: null },
  ]);
  expect(addressesAfter(known, " ", false, "2026-09-14")).toEqual(before);
});
