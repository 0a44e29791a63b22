import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { standInShell } from "../../testing/shell";
import { choices } from "../choices/choices.svelte";
import { openConference } from "../conference/openConference.svelte";
import SubjectDialog from "./SubjectDialog.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  openConference.close();
  choices.forget();
});

async function show() {
  const shell = standInShell({ choices: () => someChoices(), act: () => aConferenceView() });
  await choices.load();
  openConference.replace(aConferenceView());
  render(SubjectDialog, { open: true, child: "p-kofi", name: "Kofi Adeyemi-Whitcombe" });
  const form = screen.getByRole("dialog", { name: "This conference is also about Kofi Adeyemi-Whitcombe" });
  const acts = () => shell.sent.filter(({ name }) => name === "act").map(({ request }) => request);
  return { acts, form, user: userEvent.setup({ delay: null }) };
}

const CONTINUED = /^The conference that is continued was held on/;

test("a reconvened conference for a child names the day of the one that is continued", async () => {
  const { acts, form, user } = await show();
  await user.selectOptions(
    within(form).getByLabelText("Kind of conference for this child"),
    "Reconvened conference",
  );
  const day = within(form).getByRole("group", { name: CONTINUED });
  expect(within(form).queryByRole("checkbox")).toBeNull();
  await user.type(within(day).getByLabelText("Day"), "31");
  await user.type(within(day).getByLabelText("Month"), "6");
  await user.type(within(day).getByLabelText("Year"), "2026");
  await user.click(within(form).getByRole("button", { name: "Add the child to this conference" }));
  expect(within(form).getByRole("link", { name: /date that exists/ })).toBeVisible();
  expect(acts()).toEqual([]);
  await expectAccessible();
  await user.clear(within(day).getByLabelText("Day"));
  await user.type(within(day).getByLabelText("Day"), "30");
  await user.click(within(form).getByRole("button", { name: "Add the child to this conference" }));
  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({
    act: {
      act: "add_subject",
      subject: { kind: "reconvened", previous_held_on: "2026-06-30", is_first_review: false },
    },
  });
});

test("the day of the conference that is continued may be left out", async () => {
  const { acts, form, user } = await show();
  await user.selectOptions(
    within(form).getByLabelText("Kind of conference for this child"),
    "Reconvened conference",
  );
  await user.click(within(form).getByRole("button", { name: "Add the child to this conference" }));
  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({ act: { subject: { kind: "reconvened", previous_held_on: null } } });
});
