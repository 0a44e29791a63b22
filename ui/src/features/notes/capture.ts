/**
 * The line that is typed in the room, and what its letters and signs mean.
 *
 * This is the handling of input and no rule of the field: letters become a chip, signs become a mark, and one
 * Backspace gives them back. It is pure, so that every press can be tested.
 */
import type { Audience } from "../../ipc/bindings/Audience";
import type { NoteMark } from "../../ipc/bindings/NoteMark";
import { isDay, isoOfParts } from "../../words/dates";

/** Someone whose letters can be typed. */
export interface Speaker {
  id: string;
  initials: string;
  /** The letters are also a word, so a colon is needed after them. */
  needs_colon: boolean;
  is_in_room: boolean;
  /** Can speak in the room. A child whose words are read out by someone else may not be there. */
  may_speak: boolean;
}

/** Who speaks in this line. `same` is the speaker of the line before. */
export type LineSpeaker =
  { kind: "same" } | { kind: "nobody" } | { kind: "named"; person: string; typed: string };

/** A line as it stands. `text` is what stands in the box after the chips. */
export interface CaptureLine {
  speaker: LineSpeaker;
  mark: NoteMark;
  /** The sign that made the mark, to be given back. Empty where it was chosen from the strip. */
  mark_sign: string;
  /** Who does the action, or whose own words are read out, with the letters that were typed. */
  other: Letters | undefined;
  /** Who may have the line. Nothing where the item's own rule holds. */
  audience: Audience | undefined;
  is_shared_on_display: boolean;
  /** A number from 0 to 10 is being typed, and no note. */
  is_score: boolean;
  text: string;
  /** Letters at the start were given back, so they stay letters. */
  keeps_letters: boolean;
  /** A sign at the start was given back, so it stays a sign. */
  keeps_sign: boolean;
}

export const EMPTY_LINE: CaptureLine = {
  speaker: { kind: "same" },
  mark: "plain",
  mark_sign: "",
  other: undefined,
  audience: undefined,
  is_shared_on_display: false,
  is_score: false,
  text: "",
  keeps_letters: false,
  keeps_sign: false,
};

const SIGNS: Record<string, NoteMark> = {
  "+": "strength",
  "-": "worry",
  "?": "grey_area",
  '"': "own_words",
  "“": "own_words",
};

/** Letters that stand for someone, as they were typed. */
interface Letters {
  person: string;
  typed: string;
}

const LETTERS = /^(?<letters>[\p{L}\p{N}]{1,24})(?<after>[ :])/u;

/** The person whose letters stand at the start of the text, with what follows them. */
function lettersAtStart(text: string, people: readonly Speaker[]): Letters | undefined {
  const found = LETTERS.exec(text);
  const letters = found?.groups?.["letters"];
  const after = found?.groups?.["after"];
  if (letters === undefined || after === undefined) return undefined;
  const wanted = letters.toLocaleLowerCase("en-GB");
  const called = people.filter(
    (person) =>
      person.initials.toLocaleLowerCase("en-GB") === wanted && (after === ":" || !person.needs_colon),
  );
  const inRoom = called.filter((person) => person.is_in_room);
  const likely = inRoom.length > 0 ? inRoom : called;
  // Two people with the same letters: the app never guesses who spoke.
  const [person, another] = likely;
  return person === undefined || another !== undefined
    ? undefined
    : { person: person.id, typed: letters + after };
}

/** What the line is once the box holds `text`. */
export function takeTyped(line: CaptureLine, text: string, people: readonly Speaker[]): CaptureLine {
  if (text === "") return { ...line, text, keeps_letters: false, keeps_sign: false };
  const hasChip = line.speaker.kind === "named" || line.mark !== "plain" || line.other !== undefined;
  // A space after a chip only parts the two.
  const next = takeSign(takeLetters({ ...line, text: hasChip ? text.trimStart() : text }, people));
  return takeSlash(next);
}

function takeLetters(line: CaptureLine, people: readonly Speaker[]): CaptureLine {
  if (line.keeps_letters || line.is_score) return line;
  const isOpen = line.other === undefined;
  const take = (found: ReturnType<typeof lettersAtStart>, chip: (found: Letters) => Partial<CaptureLine>) =>
    found === undefined
      ? line
      : { ...line, text: line.text.slice(found.typed.length).trimStart(), ...chip(found) };
  if (line.mark === "action" && isOpen) {
    return take(lettersAtStart(line.text, people), (found) => ({ other: found }));
  }
  if (line.mark === "own_words" && isOpen) {
    // Someone's own words may begin with any letters, so only a colon says whose they are.
    const found = lettersAtStart(line.text, people);
    return found?.typed.endsWith(":") ? take(found, (whose) => ({ other: whose })) : line;
  }
  if (line.speaker.kind === "named" || line.mark !== "plain") return line;
  const speakers = people.filter((person) => person.may_speak);
  return take(lettersAtStart(line.text, speakers), (found) => ({ speaker: { kind: "named", ...found } }));
}

function takeSign(line: CaptureLine): CaptureLine {
  const sign = [...line.text.trimStart()][0] ?? "";
  const mark = SIGNS[sign];
  if (mark === undefined || line.mark !== "plain" || line.keeps_sign || line.is_score) return line;
  return { ...line, mark, mark_sign: sign, text: line.text.trimStart().slice(sign.length).trimStart() };
}

/** Gives back the last thing that typing turned into a chip, or nothing where there is none. */
export function giveBack(line: CaptureLine): CaptureLine | undefined {
  if (line.is_score) return { ...line, is_score: false };
  if (line.other !== undefined) {
    return { ...line, other: undefined, text: line.other.typed + line.text, keeps_letters: true };
  }
  if (line.mark !== "plain") {
    const text = line.mark_sign + line.text;
    return { ...line, mark: "plain", mark_sign: "", text, keeps_sign: line.mark_sign !== "" };
  }
  if (line.speaker.kind === "named") {
    const text = line.speaker.typed + line.text;
    return { ...line, speaker: { kind: "same" }, text, keeps_letters: true };
  }
  if (line.speaker.kind === "same" && line.text === "") return { ...line, speaker: { kind: "nobody" } };
  return undefined;
}

/** One line of the strip. */
export interface StripOption {
  id: NoteMark | "restrict" | "scale" | "show" | "time";
  name: string;
  /** The shortest that can be typed after the stroke. */
  short: string;
  /** A sign that does the same at the start of the words. */
  sign: string;
  /** What it does, for the foot of the strip. */
  does: string;
}

export const STRIP: readonly StripOption[] = [
  { id: "worry", name: "worry", short: "w", sign: "-", does: "Adds this line to the worries." },
  { id: "strength", name: "strength", short: "s", sign: "+", does: "Adds this line to the strengths." },
  { id: "grey_area", name: "grey", short: "g", sign: "?", does: "Adds this line to the grey areas." },
  { id: "own_words", name: "words", short: "wo", sign: '"', does: "Keeps a person’s own words as said." },
  { id: "action", name: "action", short: "a", sign: "", does: "Then who, what, and by which date." },
  { id: "view", name: "view", short: "v", sign: "", does: "A view on the threshold." },
  { id: "decision", name: "decision", short: "de", sign: "", does: "Part of the decision." },
  { id: "dissent", name: "dissent", short: "d", sign: "", does: "Someone does not agree." },
  { id: "restrict", name: "restrict", short: "r", sign: "", does: "Says who must not see this line." },
  { id: "scale", name: "scale", short: "sc", sign: "", does: "A score from 0 to 10 for the speaker." },
  { id: "show", name: "show", short: "sh", sign: "", does: "Shows this line on the room display." },
  { id: "time", name: "time", short: "t", sign: "", does: "Writes the time now." },
];

/** The stroke that is being typed at the caret, if there is one: where it begins, and the letters after it. */
export function strokeAt(text: string, caret: number): { from: number; query: string } | undefined {
  const found = /(?:^|\s)\/(?<query>\p{L}*)$/u.exec(text.slice(0, caret));
  const query = found?.groups?.["query"];
  return query === undefined ? undefined : { from: caret - query.length - 1, query };
}

/** What the strip offers for the letters after a stroke. The one whose short letters they are stands first. */
export function optionsFor(query: string, line: CaptureLine): StripOption[] {
  const wanted = query.toLocaleLowerCase("en-GB");
  const stands = stripStroke(line.text) !== "";
  return STRIP.filter((option) => option.name.startsWith(wanted) && !(option.id === "scale" && stands)).sort(
    (one, other) => Number(other.short === wanted) - Number(one.short === wanted),
  );
}

/** The text without a stroke at its end. */
function stripStroke(text: string): string {
  return text.replace(/(?:^|\s)\/\p{L}*\s?$/u, "").trim();
}

/** A stroke typed in full with a space after it is taken without the strip. */
function takeSlash(line: CaptureLine): CaptureLine {
  if (!/\s$/u.test(line.text)) return line;
  const stroke = strokeAt(line.text, line.text.length - 1);
  if (stroke === undefined || stroke.query === "") return line;
  const [option] = optionsFor(stroke.query, line);
  if (option === undefined || (option.short !== stroke.query && option.name !== stroke.query)) return line;
  // The time and who must not see the line need more than the letters: the strip does those.
  if (option.id === "restrict" || option.id === "time") return line;
  return takeOption(line, option, stroke.from, line.text.length);
}

/** The line once an option was chosen for the stroke between `from` and `to`. `now` is for the time. */
export function takeOption(
  line: CaptureLine,
  option: StripOption,
  from: number,
  to: number,
  now = "",
): CaptureLine {
  const before = line.text.slice(0, from).trimEnd();
  const after = line.text.slice(to).trimStart();
  const join = (...parts: string[]) => parts.filter(Boolean).join(" ");
  const text = join(before, after);
  // Room for the next word, where more is to be typed.
  const open = text === "" || after !== "" ? text : `${text} `;
  switch (option.id) {
    case "restrict":
      return { ...line, text: open };
    case "scale":
      return { ...line, text: "", is_score: true };
    case "show":
      return { ...line, text: open, is_shared_on_display: true };
    case "time":
      return { ...line, text: join(before, now, after) + (after === "" ? " " : "") };
    default:
      return { ...line, text: open, mark: option.id, mark_sign: "", keeps_letters: false };
  }
}

/** The score that was typed, or nothing if it is not a whole number from 0 to 10. */
export function scoreIn(text: string): number | undefined {
  const typed = text.trim();
  return /^(?:\d|10)$/.test(typed) ? Number(typed) : undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const BY_DATE = /\bby\s+(?:\p{L}+day\s+)?(\d{1,2})[\s./-]+(\d{1,2}|\p{L}{3,9})[\s./-]+(20\d{2}|\d{2})\b/iu;

/** The date that follows "by" in the words, as "2026-09-18". The words stay as they are. */
export function dueIn(text: string): string | undefined {
  const found = BY_DATE.exec(text);
  if (found === null) return undefined;
  const [, day = "", monthTyped = "", yearTyped = ""] = found;
  const named = MONTHS.indexOf(monthTyped.slice(0, 3).toLocaleLowerCase("en-GB")) + 1;
  const month = /^\d/.test(monthTyped) ? monthTyped : String(named);
  const iso = isoOfParts({ day, month, year: yearTyped.length === 2 ? `20${yearTyped}` : yearTyped });
  // A day that does not exist is left in the words: the core would refuse the whole note for it.
  return isDay(iso) ? iso : undefined;
}

/** The words to keep: without spaces around them, and without the closing mark of words that a sign opened. */
export function wordsOf(line: CaptureLine): string {
  const words = line.text.trim();
  return line.mark === "own_words" && line.mark_sign !== "" ? words.replace(/["”]$/u, "").trimEnd() : words;
}
