import { render, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Component } from "svelte";
import { choices } from "../features/choices/choices.svelte";
import { openConference } from "../features/conference/openConference.svelte";
import type { ConferenceView } from "../ipc/bindings/ConferenceView";
import type { Family } from "../ipc/bindings/Family";
import { someChoices } from "./choices";
import OpenedTab from "./OpenedTab.svelte";
import { standInShell, type Answers } from "./shell";
import { NEW_CHILD } from "../features/family/newChild";

/** A plan of an invented child that runs. Whatever a test is about is given in `but`. */
export function aPlan(but: Partial<Family["plans"][number]> = {}): Family["plans"][number] {
  return {
    id: "plan1",
    child: "p-temperance",
    conference: "c0",
    started_on: "2026-03-02",
    initial_categories: ["NEG"],
    latest_categories: ["NEG"],
    state: "active",
    ended_on: null,
    end_reason: null,
    end_evidence: null,
    transfer_conference_on: null,
    follow_up: null,
    core_groups: [],
    reviews: [],
    significant_changes: [],
    met_after_end_on: null,
    ...but,
  };
}

/** A child of an invented family, as it is recorded. */
export function aRecordedChild(but: Partial<Family["children"][number]> = {}): Family["children"][number] {
  return {
    ...NEW_CHILD,
    id: "p-temperance",
    given_names: "Temperance",
    surname: "Adeyemi-Whitcombe",
    status: "born",
    born_on: "2013-05-03",
    sex: "female",
    ...but,
  };
}

/** Opens a conference at the tab of the family's record. Gives the person at it, and what was sent. */
export async function showRecord(
  screen: Component<{ view: ConferenceView }>,
  view: ConferenceView,
  answers: Answers = {},
) {
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => view,
    act_on_family: () => view,
    chronology: () => ({ children: [] }),
    ...answers,
  });
  await choices.load();
  await openConference.open("c1");
  render(OpenedTab, { screen });
  return {
    user: userEvent.setup({ delay: null }),
    sent: (name: string) => shell.sent.filter((each) => each.name === name).map(({ request }) => request),
  };
}

/** Types a day, "5 4 2027", over what stands in the boxes of a date. */
export async function typeDay(user: ReturnType<typeof userEvent.setup>, group: HTMLElement, day: string) {
  for (const [place, part] of day.split(" ").entries()) {
    const box = within(group).getByLabelText(["Day", "Month", "Year"][place] ?? "");
    await user.clear(box);
    await user.type(box, part);
  }
}
