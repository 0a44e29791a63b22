import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { Dissent } from "../../ipc/bindings/Dissent";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { standInShell } from "../../testing/shell";
import Decision from "./Decision.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const PROCESS = "The agency writes to the chair within 2 working days. Procedures of Quenby, 7.3.";
const NOTED: Dissent = {
  id: "x1",
  child: "p-temperance",
  agency: "Harrowfell School and Nursery",
  person: "p-school",
  formality: "noted",
  words: "A child in need plan would be enough.",
  at: "2026-09-15T11:00:00Z",
  follow_up: "",
};

async function show(but: Partial<Dissent> = {}) {
  const { procedures } = aConferenceView();
  const view = aConferenceView({
    conference: { participants: MEETING_PARTICIPANTS, dissents: [{ ...NOTED, ...but }] },
    view: { people: MEETING_PEOPLE, procedures: { ...procedures, formal_dissent: PROCESS } },
  });
  const shell = standInShell({ choices: () => someChoices(), act: () => view });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: Decision });
  return () => shell.sent.filter(({ name }) => name === "act").map(({ request }) => request);
}

async function change() {
  await userEvent.click(screen.getByRole("button", { name: /^Change the dissent of/ }));
  return screen.getByRole("dialog", { name: "Change the dissent" });
}

beforeEach(() => {
  openConference.close();
  choices.forget();
});

test("c7_a dissent about the wrong child, or taken as less than it was, is put right: only that is sent", async () => {
  const acts = await show();
  const form = await change();
  expect(within(form).getByLabelText("Who did not agree")).toHaveValue("p-school");
  expect(within(form).getByRole("radio", { name: /^Noted/ })).toBeChecked();
  await userEvent.selectOptions(within(form).getByLabelText("About which child"), "Baby Whitcombe");
  await userEvent.click(within(form).getByRole("radio", { name: /^Formal/ }));
  await userEvent.click(within(form).getByRole("button", { name: "Save" }));
  await expect.poll(() => acts()).toHaveLength(1);
  expect(acts()[0]).toEqual({
    conference: "c1",
    act: { act: "change_dissent", dissent: "x1", change: { child: "p-baby", formality: "formal" } },
  });
});

test("c7_a dissent of someone else takes that person's agency", async () => {
  const acts = await show();
  const form = await change();
  await userEvent.selectOptions(within(form).getByLabelText("Who did not agree"), "p-police");
  await userEvent.click(within(form).getByRole("button", { name: "Save" }));
  await expect.poll(() => acts()).toHaveLength(1);
  expect(acts()[0]).toMatchObject({ act: { change: { person: "p-police", agency: "Police" } } });
});

test("c7_the dissent of an agency without anyone named can be changed and stays so", async () => {
  const acts = await show({ person: null });
  const form = await change();
  await userEvent.click(within(form).getByRole("radio", { name: /^Formal/ }));
  await userEvent.click(within(form).getByRole("button", { name: "Save" }));
  await expect.poll(() => acts()).toHaveLength(1);
  expect(acts()[0]).toHaveProperty("act.change", { formality: "formal" });
});

test("c7_what follows a formal dissent is said where it is chosen, and not before", async () => {
  await show();
  expect(screen.queryByText(PROCESS)).toBeNull();
  const form = await change();
  expect(within(form).queryByText(PROCESS)).toBeNull();
  await userEvent.click(within(form).getByRole("radio", { name: /^Formal/ }));
  expect(within(form).getByText(PROCESS)).toBeVisible();
  await expectAccessible();
});

test("c7_what follows stands beside a formal dissent that is recorded", async () => {
  await show({ formality: "formal" });
  const section = screen.getByRole("region", { name: /^Dissent of Kerensa Mumford/ });
  expect(within(section).getByText(PROCESS)).toBeVisible();
});
