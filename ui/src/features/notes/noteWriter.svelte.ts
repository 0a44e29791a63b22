import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { Note } from "../../ipc/bindings/Note";
import type { AppError } from "../../ipc/client";
import { newId } from "../../ipc/ids";
import { openConference } from "../conference/openConference.svelte";
import { DraftKeeper } from "../drafts/drafts.svelte";
import { dueIn, EMPTY_LINE, wordsOf, type CaptureLine } from "./capture";

/** What can differ between a note as it was first kept and as its line ended. Its words go another way. */
const ASIDE = [
  "speaker",
  "words_of",
  "mark",
  "audience",
  "is_shared_on_display",
  "action_owner",
  "action_by",
] as const;

function asideOf(note: Note): Partial<Note> {
  return Object.fromEntries(ASIDE.map((field) => [field, note[field]]));
}

/**
 * The notes of one conference, as they are typed.
 *
 * A note has its id from its first letter, so the draft on the disk and the note in the record are one. A line that
 * ended stays on the screen as "not saved yet" until the record has it.
 */
export class NoteWriter {
  #keeper: DraftKeeper;
  #now: () => string;
  #line: CaptureLine = $state.raw(EMPTY_LINE);
  #id: string = $state(newId());
  #begun_at: string | undefined;
  #isKept = false;
  #ended: Note[] = $state.raw([]);

  constructor(conference: string, now: () => string) {
    this.#now = now;
    this.#keeper = new DraftKeeper(conference, () => void this.#align());
  }

  /** The line as it stands. */
  get line(): CaptureLine {
    return this.#line;
  }

  /** The id that the line has as a note. The list of notes leaves it out: it stands in the box. */
  get id(): string {
    return this.#id;
  }

  /** Lines that ended and are not in the record yet. */
  get waiting(): readonly Note[] {
    const known = this.#view?.conference.notes ?? [];
    return this.#ended.filter((note) => !known.some((each) => each.id === note.id));
  }

  get problem(): AppError | undefined {
    return this.#keeper.problem;
  }

  /** The speaker of the line before: the last note of the conference. */
  get lastSpeaker(): string | null {
    const notes = this.#view?.conference.notes.filter((note) => note.id !== this.#id) ?? [];
    return (this.waiting.at(-1) ?? notes.at(-1))?.speaker ?? null;
  }

  get #view(): ConferenceView | undefined {
    const state = openConference.state;
    return state.kind === "ready" ? state.view : undefined;
  }

  /** Takes the line as it is after a press. Its words are on the way to the disk when this returns. */
  take(line: CaptureLine) {
    // The letters that asked for a score were kept as words until then. They are no note.
    if (line.is_score && this.#isKept) this.#drop(this.#id);
    this.#line = line;
    if (line.is_score) return;
    const words = wordsOf(line);
    if (words === "" && !this.#isKept) return;
    this.#begun_at ??= this.#now();
    this.#isKept = true;
    this.#keep(this.#note(line), words);
  }

  /** Ends the line: it becomes a note, and the next begins. True where there was something to keep. */
  end(): boolean {
    const line = this.#line;
    const words = wordsOf(line);
    if (line.is_score) return false;
    if (words === "") {
      if (this.#isKept) this.#drop(this.#id);
      return false;
    }
    const note = { ...this.#note(line), text: words };
    this.#ended = [...this.#ended, note];
    this.#keep(note, words);
    this.next();
    void this.#keeper.settle();
    return true;
  }

  /** Begins an empty line. The speaker goes on, unless nobody spoke. */
  next() {
    this.#line = EMPTY_LINE;
    this.#id = newId();
    this.#begun_at = undefined;
    this.#isKept = false;
  }

  /** Takes the words of a note that was finished before, as they are edited. The first wording is kept. */
  edit(note: string, text: string) {
    this.#keeper.write(note, { kind: "field", path: ["notes", note], field: "text" }, text);
  }

  /** Has everything that was typed put into the record: on leaving the line or the room. */
  settle(): Promise<boolean> {
    return this.#keeper.settle();
  }

  stop(): Promise<void> {
    return this.#keeper.stop();
  }

  #keep(note: Note, words: string) {
    this.#keeper.write(note.id, { kind: "new_note", note }, words);
  }

  /** Strikes a note whose words were all taken back. */
  #drop(id: string) {
    this.next();
    void this.#keeper.settle().then((isThere) => {
      if (isThere) void openConference.act({ act: "remove_note", note: id });
    });
  }

  /** A note is kept while its line is still typed; what was chosen after that is recorded here. */
  async #align() {
    const notes = this.#view?.conference.notes ?? [];
    const typed = this.#isKept && !this.#line.is_score ? [this.#note(this.#line)] : [];
    for (const wanted of [...this.#ended, ...typed]) {
      const known = notes.find((note) => note.id === wanted.id);
      if (known === undefined || JSON.stringify(asideOf(known)) === JSON.stringify(asideOf(wanted))) continue;
      await openConference.act({ act: "change_note", note: wanted.id, change: asideOf(wanted) });
    }
    this.#ended = this.#ended.filter((note) => !notes.some((known) => known.id === note.id));
  }

  #note(line: CaptureLine): Note {
    const item = this.#view?.conference.agenda.find(
      (each) => each.id === this.#view?.conference.room.current_item,
    );
    const speaker = line.speaker;
    return {
      id: this.#id,
      item: item?.id ?? null,
      at: this.#begun_at ?? this.#now(),
      speaker: speaker.kind === "named" ? speaker.person : speaker.kind === "same" ? this.lastSpeaker : null,
      words_of: line.mark === "own_words" ? (line.other?.person ?? null) : null,
      mark: line.mark,
      text: "",
      first_wording: null,
      child_scope: [],
      audience: line.audience ?? item?.audience ?? { kind: "all" },
      is_shared_on_display: line.is_shared_on_display,
      action_owner: line.mark === "action" ? (line.other?.person ?? null) : null,
      action_by: line.mark === "action" ? (dueIn(line.text) ?? null) : null,
    };
  }
}
