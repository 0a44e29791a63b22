import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { openConference } from "../../features/conference/openConference.svelte";
import type { Act } from "../../ipc/bindings/Act";
import type { AgendaItem } from "../../ipc/bindings/AgendaItem";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { Note } from "../../ipc/bindings/Note";
import type { SaveDraft } from "../../ipc/bindings/SaveDraft";
import { keyboard } from "../../keyboard/keyboard.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView } from "../../testing/conferences";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "../../testing/meetings";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import Room from "./Room.svelte";

const AT = "2026-09-15T11:01:07Z";

function anItem(id: string, heading: string, but: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id,
    heading,
    section: "agency_information",
    minutes_allowed: 10,
    began_at: null,
    ended_at: null,
    audience: { kind: "all" },
    guidance: "",
    ...but,
  };
}

const AGENDA = [
  anItem("i1", "Welcome and ground rules", { began_at: "10:02:00" }),
  anItem("i2", "Mr Whitcombe’s view", {
    audience: { kind: "exclude_persons", persons: ["p-mother"], reason: "Bail conditions" },
  }),
];

function aNote(but: Partial<Note>): Note {
  return {
    id: "n1",
    item: "i1",
    at: "10:48:00",
    speaker: "p-school",
    words_of: null,
    mark: "plain",
    text: "Attendance was 81% last year.",
    first_wording: null,
    child_scope: [],
    audience: { kind: "all" },
    is_shared_on_display: false,
    action_owner: null,
    action_by: null,
    ...but,
  };
}

const press = (event: KeyboardEvent) => keyboard.handle(event);

let view: ConferenceView;
beforeEach(() => {
  window.addEventListener("keydown", press);
  session.follow(anOpenSession());
  view = aConferenceView({
    conference: {
      state: "open",
      opened_at: "2026-09-15T09:02:00Z",
      participants: MEETING_PARTICIPANTS,
      agenda: AGENDA,
      notes: [aNote({})],
      room: { current_item: "i1", current_speaker: null },
    },
    view: { people: MEETING_PEOPLE, allowed: ["add_note", "close", "adjourn"] },
  });
});
afterEach(() => {
  window.removeEventListener("keydown", press);
  openConference.close();
  choices.forget();
});

/** A core that keeps drafts and puts them into the record, as the real one does for new notes. */
async function enter(but: { save?: () => Promise<never> } = {}) {
  const drafts = new Map<string, SaveDraft>();
  function change(conference: Partial<ConferenceView["conference"]>) {
    view = { ...view, conference: { ...view.conference, ...conference } };
    return view;
  }
  function write({ target, text }: SaveDraft) {
    const id = target.kind === "new_note" ? target.note.id : (target.path[1] ?? "");
    const known = view.conference.notes.find((note) => note.id === id);
    const notes =
      known !== undefined
        ? view.conference.notes.map((note) => (note.id === id ? { ...note, text } : note))
        : target.kind === "new_note"
          ? [...view.conference.notes, { ...target.note, text }]
          : view.conference.notes;
    change({ notes });
  }
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => view,
    save_draft: (request) => {
      if (but.save !== undefined) return but.save();
      drafts.set(JSON.stringify(request.target), request);
      return { at: AT };
    },
    commit_drafts: () => {
      for (const draft of drafts.values()) write(draft);
      drafts.clear();
      return view;
    },
    act: ({ act }: Act) => {
      if (act.act === "change_note") {
        const notes = view.conference.notes.map((note) =>
          note.id === act.note ? { ...note, ...act.change } : note,
        );
        return change({ notes });
      }
      if (act.act === "start_item")
        return change({ room: { current_item: act.item, current_speaker: null } });
      if (act.act === "remove_note") {
        return change({ notes: view.conference.notes.filter((note) => note.id !== act.note) });
      }
      return view;
    },
    set_private: () => anOpenSession({ kind: "private" }),
    room_display_toggle: () => true,
  });
  await choices.load();
  render(Room, { conference_id: "c1" });
  const line = await screen.findByRole("textbox", { name: "New note" });
  const acts = () =>
    shell.sent.flatMap(({ name, request }) => {
      const isAct = (value: unknown): value is Act => name === "act" && value !== null;
      return isAct(request) ? [request.act] : [];
    });
  return { line, acts, shell, user: userEvent.setup() };
}

test("a line with a speaker and a mark becomes a note of the item, and the next line goes on", async () => {
  const { line, user } = await enter();
  await user.click(line);
  await user.keyboard("pol -Two visits with no answer{Enter}");
  expect(line).toHaveValue("");
  await waitFor(() => expect(view.conference.notes).toHaveLength(2));
  expect(view.conference.notes[1]).toMatchObject({
    item: "i1",
    speaker: "p-police",
    mark: "worry",
    text: "Two visits with no answer",
  });
  await user.keyboard("Kitchen light was on{Enter}");
  await waitFor(() => expect(view.conference.notes).toHaveLength(3));
  expect(view.conference.notes[2]).toMatchObject({ speaker: "p-police", mark: "plain" });
  expect(screen.getByRole("region", { name: "Worries" })).toHaveTextContent("Two visits with no answer");
});

test("the chip is announced, and one Backspace gives the letters back", async () => {
  const { line, user } = await enter();
  await user.click(line);
  await user.keyboard("pol ");
  expect(screen.getByText(/^Speaker: Tomos Arkwright/)).toBeInTheDocument();
  expect(line).toHaveValue("");
  await user.keyboard("{Backspace}");
  expect(line).toHaveValue("pol ");
});

test("the strip takes a mark with Enter and saves the line with it", async () => {
  const { line, user } = await enter();
  await user.click(line);
  await user.keyboard("Grandmother helps /st");
  const strip = screen.getByRole("listbox", { name: "Mark this note" });
  expect(within(strip).getByRole("option", { selected: true })).toHaveTextContent("/strength");
  await expectAccessible();
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(view.conference.notes.at(-1)).toMatchObject({ mark: "strength", text: "Grandmother helps" }),
  );
});

test("Esc leaves the stroke in the words", async () => {
  const { line, user } = await enter();
  await user.click(line);
  await user.keyboard("cost 3 /w{Escape}");
  expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(view.conference.notes.at(-1)).toMatchObject({ mark: "plain", text: "cost 3 /w" }),
  );
});

test("a mark chosen after the words were already in the record reaches the note", async () => {
  const { line, user } = await enter();
  await user.click(line);
  await user.keyboard("Locks were changed");
  line.blur();
  await waitFor(() => expect(view.conference.notes).toHaveLength(2));
  expect(view.conference.notes[1]?.mark).toBe("plain");
  // It stands in the line, and not among the notes.
  expect(within(screen.getByRole("region", { name: "Notes" })).queryByText("Locks were changed")).toBeNull();
  line.focus();
  await user.keyboard(" /g{Enter}");
  await waitFor(() =>
    expect(view.conference.notes[1]).toMatchObject({ mark: "grey_area", text: "Locks were changed" }),
  );
});

test("restricting a line needs who and why, and is kept with it", async () => {
  const { line, user } = await enter();
  await user.click(line);
  await user.keyboard("Seen at the gate /r");
  await user.keyboard("{Enter}");
  const dialog = await screen.findByRole("dialog", { name: "Who must not see this line" });
  await user.click(within(dialog).getByRole("button", { name: "Set who may have it" }));
  expect(within(dialog).getByText("Choose who must not have it")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("checkbox", { name: /Folasade Adeyemi/ }));
  await user.type(within(dialog).getByLabelText("Reason"), "Another family");
  await user.click(within(dialog).getByRole("button", { name: "Set who may have it" }));
  line.focus();
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(view.conference.notes.at(-1)?.audience).toEqual({
      kind: "exclude_persons",
      persons: ["p-mother"],
      reason: "Another family",
    }),
  );
});

test("a note under a restricted item starts with the item’s restriction", async () => {
  const { line, user } = await enter();
  await user.keyboard("{Control>}{PageDown}{/Control}");
  await screen.findByRole("heading", { level: 2, name: "2. Mr Whitcombe’s view" });
  await user.click(line);
  await user.keyboard("Wants to see Kofi{Enter}");
  await waitFor(() =>
    expect(view.conference.notes.at(-1)).toMatchObject({ item: "i2", audience: AGENDA[1]?.audience }),
  );
});

test("arrow up in an empty line edits the last note by its own draft", async () => {
  const { line, user, shell } = await enter();
  await user.click(line);
  await user.keyboard("{ArrowUp}");
  const words = await screen.findByRole("textbox", { name: "Words of the note" });
  await waitFor(() => expect(words).toHaveFocus());
  await user.keyboard("{End} Most on Mondays.{Enter}");
  await waitFor(() =>
    expect(view.conference.notes[0]?.text).toBe("Attendance was 81% last year. Most on Mondays."),
  );
  const targets = shell.sent.filter((each) => each.name === "save_draft").map((each) => each.request);
  expect(targets.at(-1)).toMatchObject({ target: { kind: "field", path: ["notes", "n1"], field: "text" } });
});

test("a score goes to the speaker and becomes no note", async () => {
  const { line, user, acts } = await enter();
  await user.click(line);
  await user.keyboard("mo /scale 11{Enter}");
  expect(screen.getByText("Enter a number from 0 to 10.")).toBeInTheDocument();
  await user.keyboard("{Backspace}{Backspace}6{Enter}");
  await waitFor(() =>
    expect(acts().at(-1)).toMatchObject({ act: "record_scale", person: "p-mother", score: 6 }),
  );
  expect(view.conference.notes).toHaveLength(1);
});

test("words that could not be saved are said to be unsaved at once, and stay on the screen", async () => {
  const error = {
    code: "disk_full",
    what_happened: "The disk is full.",
    what_to_do: "Free some space.",
    was_saved: false,
    fields: [],
  };
  const { line, user } = await enter({ save: () => Promise.reject(error) });
  await user.click(line);
  await user.keyboard("pol Two visits{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("Your last words are not saved yet.");
  const note = screen.getByText("Two visits").closest("li");
  expect(note).toHaveTextContent("Not saved yet");
  expect(line).toHaveValue("");
});

test("the privacy screen takes restricted notes and names off the page", async () => {
  view = {
    ...view,
    conference: {
      ...view.conference,
      notes: [
        aNote({}),
        aNote({
          id: "n2",
          mark: "worry",
          text: "Seen at the gate",
          audience: { kind: "professionals_only", reason: "Other family" },
        }),
      ],
    },
  };
  await enter();
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Adeyemi-Whitcombe family");
  await session.turnPrivacyOn();
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("WX-2026-0417"));
  expect(document.body).not.toHaveTextContent("Seen at the gate");
  expect(document.body).not.toHaveTextContent("Mr Whitcombe’s view");
  expect(document.body).not.toHaveTextContent("Tomos Arkwright");
  expect(screen.getByText("Attendance was 81% last year.")).toBeInTheDocument();
  await expectAccessible();
});

test("marking someone of the family in turns the privacy screen on", async () => {
  const people = MEETING_PEOPLE.map((person) => ({ ...person, is_in_room: false }));
  view = { ...view, people };
  const { user, acts } = await enter();
  await user.click(screen.getByRole("button", { name: /Rukhsana Iqbal-Thorne/ }));
  expect(session.isPrivate).toBe(false);
  await user.click(screen.getByRole("button", { name: /Folasade Adeyemi/ }));
  expect(session.isPrivate).toBe(true);
  await waitFor(() => expect(acts().filter((act) => act.act === "mark_in")).toHaveLength(2));
});

test("closing asks first, keeps the last words, and then closes", async () => {
  const { line, user, acts } = await enter();
  await user.click(line);
  await user.keyboard("Thanks to all");
  await user.click(screen.getByRole("button", { name: "Close" }));
  const dialog = await screen.findByRole("dialog", { name: "Close the conference" });
  await user.click(within(dialog).getByRole("button", { name: "Close the conference" }));
  await waitFor(() => expect(acts().at(-1)?.act).toBe("close"));
  expect(view.conference.notes.at(-1)?.text).toBe("Thanks to all");
});

test("a closed conference takes no more notes", async () => {
  view = { ...view, conference: { ...view.conference, state: "closed", closed_at: AT }, allowed: [] };
  standInShell({ open_conference: () => view });
  render(Room, { conference_id: "c1" });
  expect(await screen.findByText(/notes are frozen/)).toBeInTheDocument();
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Edit this note" })).not.toBeInTheDocument();
});

test("the room is accessible", async () => {
  await enter();
  await expectAccessible();
});
