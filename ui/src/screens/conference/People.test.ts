import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { ChildReceives } from "../../ipc/bindings/ChildReceives";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { TimeOut } from "../../ipc/bindings/TimeOut";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import OpenedTab from "../../testing/OpenedTab.svelte";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import { aSubject } from "../../testing/subjects";
import People from "./People.svelte";

beforeEach(() => session.follow(anOpenSession()));
afterEach(() => {
  openConference.close();
  choices.forget();
});

async function show(
  quorum: Partial<ConferenceView["quorum"]> = {},
  times_out: TimeOut[] = [],
  child_receives: ChildReceives = "chair_to_decide",
  paper_languages: ConferenceView["paper_languages"] = ["english"],
) {
  const plain = aConferenceView();
  const view = aConferenceView({
    conference: {
      state: "open",
      participants: MEETING_PARTICIPANTS,
      subjects: plain.children.map((child) => aSubject({ child: child.id, child_receives })),
    },
    view: {
      people: MEETING_PEOPLE.map((each) => ({ ...each, times_out })),
      paper_languages,
      quorum: { ...plain.quorum, ...quorum },
    },
  });
  const shell = standInShell({
    choices: () => someChoices(),
    act: () => view,
    save_draft: () => ({ at: "2026-09-15T11:01:07Z" }),
    commit_drafts: () => view,
  });
  await choices.load();
  openConference.replace(view);
  render(OpenedTab, { screen: People });
  const sent = (name: string) => shell.sent.filter((each) => each.name === name).map((each) => each.request);
  const acts = () => sent("act");
  return { acts, sent, view, user: userEvent.setup() };
}

test("people stand in two groups, each with what they answered", async () => {
  await show();
  const table = screen.getByRole("table", { name: "People of this conference" });
  expect(within(table).getByText("Family and supporters")).toBeInTheDocument();
  expect(within(table).getByText("Practitioners and staff")).toBeInTheDocument();
  await expectAccessible();
});

test("a new person needs a name, a part and letters that nobody else has", async () => {
  const { acts, user } = await show();
  await user.click(screen.getByRole("button", { name: "Add a person" }));
  const form = await screen.findByRole("dialog");
  await user.click(within(form).getByRole("button", { name: "Add this person" }));
  expect(within(form).getByRole("heading", { name: "There are 3 problems" })).toBeInTheDocument();
  await user.type(within(form).getByLabelText("Name, in full"), "Siân Trevelyan-Boateng");
  await user.selectOptions(within(form).getByLabelText("Part in the conference"), "practitioner");
  await user.type(within(form).getByLabelText("Letters in the room"), "HV");
  await user.selectOptions(within(form).getByLabelText("Kind of agency"), "health");
  await user.click(within(form).getByLabelText("Has direct contact with the child and family"));
  await user.click(within(form).getByRole("button", { name: "Add this person" }));
  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({
    act: {
      act: "add_participant",
      participant: { initials: "hv", role: "practitioner", discipline: "health", has_direct_contact: true },
    },
  });
});

test("inviting all starts with everyone who has no invitation", async () => {
  const { acts, user } = await show();
  await user.click(screen.getByRole("button", { name: "Invite all" }));
  const form = await screen.findByRole("dialog", { name: "Invite" });
  await user.type(within(form).getByLabelText("How"), "E-mail");
  await user.click(within(form).getByRole("button", { name: "Record as invited" }));
  await waitFor(() =>
    expect(acts()[0]).toMatchObject({
      act: { act: "invite", method: "E-mail", persons: MEETING_PARTICIPANTS.map((each) => each.id) },
    }),
  );
});

test("apologies may come with a report all the same", async () => {
  const { acts, user } = await show();
  await user.click(screen.getByRole("row", { name: /^Tomos Arkwright/ }));
  await user.click(screen.getByRole("button", { name: "Record the reply" }));
  const form = await screen.findByRole("dialog");
  await user.click(within(form).getByLabelText("Apologies"));
  await user.click(within(form).getByLabelText("Sends a report all the same"));
  await user.click(within(form).getByRole("button", { name: "Record the reply" }));
  await waitFor(() =>
    expect(acts()[0]).toMatchObject({
      act: { act: "record_reply", person: "p-police", reply: "apologies", sends_report: true },
    }),
  );
});

test("b12_who was not invited gets the minutes by the chair's decision, with a reason", async () => {
  const { acts, user } = await show();
  await user.click(screen.getByRole("row", { name: /^Tomos Arkwright/ }));
  await user.click(screen.getByRole("button", { name: "Decide on the minutes" }));
  const form = await screen.findByRole("dialog", { name: /^Minutes for / });
  await user.click(within(form).getByRole("radio", { name: "Gets the minutes" }));
  await user.click(within(form).getByRole("button", { name: "Record the decision" }));
  expect(within(form).getAllByText("Enter the chair’s reason")[0]).toBeVisible();
  expect(acts()).toHaveLength(0);
  await user.type(within(form).getByLabelText("Why"), "He supports the family at home.");
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Record the decision" }));
  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({
    act: {
      act: "change_participant",
      person: "p-police",
      change: { recipient_reason: "He supports the family at home.", no_minutes_reason: "" },
    },
  });
});

test("c1_an exclusion needs its ground, its evidence and who asked", async () => {
  const { acts, user } = await show();
  await user.click(screen.getByRole("row", { name: /^Folasade Adeyemi/ }));
  await user.click(screen.getByRole("button", { name: "Exclude for a part" }));
  const form = await screen.findByRole("dialog", { name: "Exclude Folasade Adeyemi" });
  await user.click(within(form).getByRole("button", { name: "Record the exclusion" }));
  expect(within(form).getByRole("heading", { name: "There are 3 problems" })).toBeInTheDocument();
  await user.selectOptions(within(form).getByLabelText("Ground"), "criminal_investigation");
  await user.type(within(form).getByLabelText("Evidence"), "Bail conditions");
  await user.type(within(form).getByLabelText("Who asked"), "Tomos Arkwright");
  await user.type(within(form).getByLabelText("From"), "10:20");
  await user.type(within(form).getByLabelText("Until"), "10:50");
  await user.click(within(form).getByRole("button", { name: "Record the exclusion" }));
  await waitFor(() =>
    expect(acts()[0]).toMatchObject({
      act: {
        act: "exclude",
        exclusion: {
          person: "p-mother",
          ground: "criminal_investigation",
          from: "10:20:00",
          until: "10:50:00",
        },
      },
    }),
  );
});

test("times in the room can be corrected, but not to end before they begin", async () => {
  const { acts, user } = await show();
  await user.click(screen.getByRole("row", { name: /^Folasade Adeyemi/ }));
  await user.click(screen.getByRole("button", { name: /^Correct/ }));
  const form = await screen.findByRole("dialog");
  await user.type(within(form).getByLabelText("Until"), "9:30");
  await user.click(within(form).getByRole("button", { name: "Save the times" }));
  expect(within(form).getByRole("link", { name: "Enter a time after the first" })).toBeInTheDocument();
  await user.clear(within(form).getByLabelText("Until"));
  await user.type(within(form).getByLabelText("Until"), "10:40");
  await user.click(within(form).getByRole("button", { name: "Save the times" }));
  await waitFor(() =>
    expect(acts()[0]).toMatchObject({
      act: { act: "correct_presence", from: "10:00:00", until: "10:40:00" },
    }),
  );
});

test("c1_c3_the times out of the room say which were an exclusion and which a choice", async () => {
  const { user } = await show({}, [
    { from: "10:20:00", until: "10:50:00", because: "excluded" },
    { from: "11:10:00", until: "11:15:00", because: "by_choice" },
  ]);
  await user.click(screen.getByRole("row", { name: /^Folasade Adeyemi/ }));
  const out = screen.getByRole("heading", { name: "Out of the room" }).nextElementSibling;
  expect(out).toHaveTextContent("From 10:20 to 10:50. Excluded by the chair");
  expect(out).toHaveTextContent("From 11:10 to 11:15. Out by choice");
  await expectAccessible();
});

test("c5_adjourning an inquorate conference needs interim protection and a new date", async () => {
  const { acts, user } = await show({ is_floor_met: false, sentence: "Only 1 other agency is here." });
  expect(screen.getByText("Only 1 other agency is here.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Record the judgement" }));
  const form = await screen.findByRole("dialog", { name: "The chair’s judgement of quorum" });
  await user.click(within(form).getByLabelText("Not quorate, adjourned"));
  await user.click(within(form).getByRole("button", { name: "Record the judgement" }));
  expect(within(form).getByRole("heading", { name: "There are 3 problems" })).toBeInTheDocument();
  await user.type(within(form).getByLabelText("Reasons"), "Only health came");
  await user.type(
    within(form).getByLabelText("How the children are kept safe meanwhile"),
    "With their grandmother",
  );
  await user.type(within(form).getByLabelText("Day"), "25");
  await user.type(within(form).getByLabelText("Month"), "1");
  await user.type(within(form).getByLabelText("Year"), "2027");
  await user.click(within(form).getByRole("button", { name: "Record the judgement" }));
  await waitFor(() =>
    expect(acts()[0]).toMatchObject({
      act: {
        act: "assess_quorum",
        assessment: { decision: "inquorate_adjourn", is_floor_met: false, reconvene_on: "2027-01-25" },
      },
    }),
  );
});

test("b13_how a child took part is recorded for each child", async () => {
  const { acts, user } = await show();
  const child = screen.getByRole("group", { name: "Temperance Adeyemi-Whitcombe" });
  await user.selectOptions(within(child).getByLabelText("Participation"), "pn1");
  await waitFor(() =>
    expect(acts()[0]).toMatchObject({
      act: { act: "change_subject", child: "p-temperance", change: { participation: "pn1" } },
    }),
  );
});

test("b13_the chair's own words to a child who gets a letter are kept as they are typed", async () => {
  const { sent, user } = await show({}, [], "child_friendly_letter");
  const [own] = screen.getAllByLabelText(/^Your own words to Temperance/);
  if (own === undefined) throw new Error("there is no field");
  await user.type(own, "We heard you.");
  await waitFor(() => expect(sent("save_draft").at(-1)).toMatchObject({ text: "We heard you." }));
  expect(sent("save_draft").at(-1)).toMatchObject({
    target: { kind: "field", path: ["subjects", "p-temperance"], field: "letter_words" },
  });
});

test("a form that is open keeps what was typed when the conference changes meanwhile", async () => {
  const { view, user } = await show();
  await user.click(screen.getByRole("row", { name: /^Tomos Arkwright/ }));
  await user.click(screen.getByRole("button", { name: "Record the reply" }));
  const form = await screen.findByRole("dialog");
  await user.click(within(form).getByLabelText("Apologies"));
  const participants = view.conference.participants.map((each) => ({ ...each, post: "Detective" }));
  openConference.replace({ ...view, conference: { ...view.conference, participants } });
  await tick();
  expect(within(form).getByLabelText("Apologies")).toBeChecked();
});

test("where papers are in Welsh too, each person chooses", async () => {
  const { acts, user } = await show({}, [], "chair_to_decide", ["english", "welsh"]);
  await user.click(screen.getByRole("button", { name: "Add a person" }));
  const form = await screen.findByRole("dialog");
  const languages = within(form).getByRole("group", { name: "Language of this person’s papers" });
  expect(within(languages).getByRole("radio", { name: "English" })).toBeChecked();
  await user.click(within(languages).getByRole("radio", { name: "Welsh" }));
  await user.type(within(form).getByLabelText("Name, in full"), "Siân Trevelyan-Boateng");
  await user.selectOptions(within(form).getByLabelText("Part in the conference"), "practitioner");
  await user.type(within(form).getByLabelText("Letters in the room"), "st");
  await expectAccessible();
  await user.click(within(form).getByRole("button", { name: "Add this person" }));
  await waitFor(() => expect(acts()).toHaveLength(1));
  expect(acts()[0]).toMatchObject({ act: { participant: { language: "welsh" } } });
});

test("where papers are in English alone, nobody is asked for a language", async () => {
  const { user } = await show();
  await user.click(screen.getByRole("button", { name: "Add a person" }));
  const form = await screen.findByRole("dialog");
  expect(within(form).queryByRole("group", { name: /^Language/ })).toBeNull();
});
