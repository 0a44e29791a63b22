import { screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { Adult } from "../../ipc/bindings/Adult";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView } from "../../testing/conferences";
import { showRecord, typeDay } from "../../testing/records";
import { anOpenSession } from "../../testing/sessions";
import Record from "./Record.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const DOG = {
  id: "n1",
  text: "Telephone before a visit",
  source: "Police log",
  decided_by: "Ife Lund",
  review_by: "2026-12-01",
};

const DARREN: Adult = {
  id: "p-father",
  title: "Mr",
  given_names: "Darren",
  surname: "Whitcombe",
  aliases: [],
  born_on: null,
  addresses: [],
  phones: [],
  emails: [],
  interpreter_language: "",
  safety_notes: [DOG],
};

const show = () => showRecord(Record, aConferenceView({ family: { adults: [DARREN] } }));

beforeEach(() => {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
});

test("a safety note is shown to staff with its source, who decided it and when it is looked at again", async () => {
  await show();
  const adult = screen.getByRole("region", { name: "Darren Whitcombe" });
  const notes = within(adult).getByRole("list", { name: "Safety notes about Darren Whitcombe" });
  expect(within(adult).getByText("For staff only")).toBeVisible();
  expect(notes).toHaveTextContent("Telephone before a visit");
  expect(notes).toHaveTextContent(
    "Source: Police log. Decided by: Ife Lund. To be looked at again by Tuesday 1 December 2026.",
  );
  await expectAccessible();
});

test("an adult is added with a safety note, once it says what, from where and who decided", async () => {
  const { user, sent } = await show();
  await user.click(screen.getByRole("button", { name: "Add an adult" }));
  const form = screen.getByRole("dialog", { name: "Add an adult" });
  await user.type(within(form).getByLabelText("Given names"), "Abena");
  await user.click(within(form).getByRole("button", { name: "Add a safety note" }));
  const note = within(form).getByRole("group", { name: "Safety note 1" });
  await vi.waitFor(() => expect(within(note).getByLabelText("What staff need to know")).toHaveFocus());
  await user.click(within(form).getByRole("button", { name: "Add the adult" }));
  expect(within(form).getByRole("link", { name: "Enter safety note 1" })).toBeVisible();
  expect(within(form).getByRole("link", { name: "Enter where safety note 1 comes from" })).toBeVisible();
  expect(within(form).getByRole("link", { name: "Enter who decided to record safety note 1" })).toBeVisible();
  await expectAccessible();
  expect(sent("act_on_family")).toHaveLength(0);
  await user.type(within(note).getByLabelText("What staff need to know"), "Visit in pairs");
  await user.type(within(note).getByLabelText("Where it comes from"), "Police log");
  await user.type(within(note).getByLabelText("Who decided to record it"), "Ife Lund");
  await user.click(within(form).getByRole("button", { name: "Add the adult" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toMatchObject({
    act: {
      act: "add_adult",
      adult: {
        given_names: "Abena",
        safety_notes: [
          {
            id: expect.any(String),
            text: "Visit in pairs",
            source: "Police log",
            decided_by: "Ife Lund",
            review_by: null,
          },
        ],
      },
    },
  });
});

test("a safety note is added, changed and taken off, and nothing else of the adult is sent", async () => {
  const { user, sent } = await show();
  const open = async () => {
    await user.click(screen.getByRole("button", { name: "Change the particulars of Darren Whitcombe" }));
    return screen.getByRole("dialog", { name: "Change an adult's particulars" });
  };
  let form = await open();
  const known = within(form).getByRole("group", { name: "Safety note 1" });
  await typeDay(user, within(known).getByRole("group", { name: /To be looked at again by/ }), "1 3 2027");
  await user.click(within(form).getByRole("button", { name: "Add another safety note" }));
  const added = within(form).getByRole("group", { name: "Safety note 2" });
  await user.type(within(added).getByLabelText("What staff need to know"), "Visit in pairs");
  await user.type(within(added).getByLabelText("Where it comes from"), "Health visitor");
  await user.type(within(added).getByLabelText("Who decided to record it"), "Ife Lund");
  await user.click(within(form).getByRole("button", { name: "Save the particulars" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(1));
  expect(sent("act_on_family")[0]).toHaveProperty("act", {
    act: "change_adult",
    adult: "p-father",
    change: {
      safety_notes: [
        { ...DOG, review_by: "2027-03-01" },
        {
          id: expect.any(String),
          text: "Visit in pairs",
          source: "Health visitor",
          decided_by: "Ife Lund",
          review_by: null,
        },
      ],
    },
  });

  form = await open();
  await user.click(within(form).getByRole("button", { name: "Take off safety note 1" }));
  await vi.waitFor(() =>
    expect(within(form).getByRole("button", { name: "Add a safety note" })).toHaveFocus(),
  );
  await user.click(within(form).getByRole("button", { name: "Save the particulars" }));
  await vi.waitFor(() => expect(sent("act_on_family")).toHaveLength(2));
  expect(sent("act_on_family")[1]).toHaveProperty("act.change", { safety_notes: [] });
});
