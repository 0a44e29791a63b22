import { expect, test } from "vitest";
import {
  dueIn,
  EMPTY_LINE,
  giveBack,
  optionsFor,
  scoreIn,
  STRIP,
  strokeAt,
  takeOption,
  takeTyped,
  wordsOf,
  type CaptureLine,
  type Speaker,
} from "./capture";

const PEOPLE: Speaker[] = [
  { id: "visitor", initials: "hv", needs_colon: false, is_in_room: true, may_speak: true },
  { id: "mother", initials: "mo", needs_colon: false, is_in_room: true, may_speak: true },
  { id: "isla", initials: "is", needs_colon: true, is_in_room: true, may_speak: true },
  { id: "teacher", initials: "sch", needs_colon: false, is_in_room: false, may_speak: true },
  { id: "worker", initials: "sw", needs_colon: false, is_in_room: true, may_speak: true },
  { id: "second_worker", initials: "sw", needs_colon: false, is_in_room: false, may_speak: true },
  { id: "kofi", initials: "kofi", needs_colon: false, is_in_room: false, may_speak: false },
];

/** Types letter by letter, as a person does. */
function type(text: string, from: CaptureLine = EMPTY_LINE): CaptureLine {
  return [...text].reduce((line, letter) => takeTyped(line, line.text + letter, PEOPLE), from);
}

function chosen(id: string) {
  const option = STRIP.find((each) => each.id === id);
  if (option === undefined) throw new Error(`No option ${id}`);
  return option;
}

test("initials and a space at the start become the speaker, in any case", () => {
  expect(type("hv not seen for 5 weeks")).toMatchObject({
    speaker: { kind: "named", person: "visitor", typed: "hv " },
    text: "not seen for 5 weeks",
  });
  expect(type("HV not seen").speaker).toMatchObject({ person: "visitor" });
});

test("initials inside a line stay words", () => {
  expect(type("the hv came")).toMatchObject({ speaker: { kind: "same" }, text: "the hv came" });
});

test("initials that are a word are taken only with a colon", () => {
  expect(type("is this safe")).toMatchObject({ speaker: { kind: "same" }, text: "is this safe" });
  expect(type("is: this is")).toMatchObject({ speaker: { person: "isla" }, text: "this is" });
});

test("one Backspace gives the letters back, and they stay letters", () => {
  const undone = giveBack(type("hv "));
  expect(undone).toMatchObject({ speaker: { kind: "same" }, text: "hv " });
  if (undone === undefined) return;
  expect(type("is a post", undone)).toMatchObject({ speaker: { kind: "same" }, text: "hv is a post" });
});

test("an emptied line takes initials again", () => {
  const undone = giveBack(type("hv "));
  const emptied = takeTyped(undone ?? EMPTY_LINE, "", PEOPLE);
  expect(type("hv ", emptied).speaker).toMatchObject({ person: "visitor" });
});

test("someone in the room goes before someone who is not, and two alike are never guessed between", () => {
  expect(type("sw said").speaker).toMatchObject({ person: "worker" });
  const both = PEOPLE.map((person) => ({ ...person, is_in_room: true, may_speak: true }));
  expect(takeTyped(EMPTY_LINE, "sw ", both)).toMatchObject({ speaker: { kind: "same" }, text: "sw " });
  expect(type("sch sent a report").speaker).toMatchObject({ person: "teacher" });
});

test.each([
  ["+", "strength"],
  ["-", "worry"],
  ["?", "grey_area"],
  ['"', "own_words"],
])("%s at the start of the words marks them as %s", (sign, mark) => {
  expect(type(`hv ${sign}first words`)).toMatchObject({
    mark,
    text: "first words",
    speaker: { person: "visitor" },
  });
  expect(type(`${sign} first words`)).toMatchObject({ mark, text: "first words" });
  expect(type(`12 ${sign} 3`)).toMatchObject({ mark: "plain", text: `12 ${sign} 3` });
});

test("one Backspace gives the sign back, and it stays a sign", () => {
  const undone = giveBack(type("hv -"));
  expect(undone).toMatchObject({ mark: "plain", text: "-", speaker: { person: "visitor" } });
  if (undone === undefined) return;
  expect(type("5 degrees", undone)).toMatchObject({ mark: "plain", text: "-5 degrees" });
});

test("Backspace in an empty line says that nobody speaks, and gives nothing back after that", () => {
  const nobody = giveBack(EMPTY_LINE);
  expect(nobody?.speaker).toEqual({ kind: "nobody" });
  expect(giveBack(nobody ?? EMPTY_LINE)).toBeUndefined();
});

test("a stroke after a space opens the strip, inside a word or a date it does not", () => {
  expect(strokeAt("Two visits /wo", 14)).toEqual({ from: 11, query: "wo" });
  expect(strokeAt("/", 1)).toEqual({ from: 0, query: "" });
  expect(strokeAt("and/or", 6)).toBeUndefined();
  expect(strokeAt("on 12/9", 7)).toBeUndefined();
  expect(strokeAt("/worry then more", 16)).toBeUndefined();
});

test("the short letters of an option put it first", () => {
  const names = (query: string) => optionsFor(query, EMPTY_LINE).map((option) => option.name);
  expect(names("d")).toEqual(["dissent", "decision"]);
  expect(names("de")).toEqual(["decision"]);
  expect(names("s")[0]).toBe("strength");
  expect(names("zebra")).toEqual([]);
  expect(optionsFor("", type("six /")).map((option) => option.id)).not.toContain("scale");
});

test("a mark typed in full with a space is taken without the strip", () => {
  expect(type("No answer /w ")).toMatchObject({ mark: "worry", text: "No answer " });
  expect(type("No answer /grey now")).toMatchObject({ mark: "grey_area", text: "No answer now" });
  expect(type("No answer /x ").text).toBe("No answer /x ");
});

test("choosing from the strip takes the stroke out of the words", () => {
  const line = { ...EMPTY_LINE, text: "Two visits /wo more" };
  expect(takeOption(line, chosen("worry"), 11, 14)).toMatchObject({ mark: "worry", text: "Two visits more" });
  expect(takeOption(line, chosen("time"), 11, 14, "11:05").text).toBe("Two visits 11:05 more");
  expect(takeOption(line, chosen("show"), 11, 14).is_shared_on_display).toBe(true);
});

test("an action takes who and by when as chips, and a Backspace gives the letters back", () => {
  const line = type("/a sw to ask the tenancy team by 18 9 2026");
  expect(line).toMatchObject({ mark: "action", other: { person: "worker" } });
  expect(line.text).toBe("to ask the tenancy team by 18 9 2026");
  expect(dueIn(line.text)).toBe("2026-09-18");
  expect(giveBack(line)).toMatchObject({ other: undefined, text: "sw to ask the tenancy team by 18 9 2026" });
});

test.each([
  ["by 18/9/26", "2026-09-18"],
  ["by 18 September 2026", "2026-09-18"],
  ["by Friday 18 Sep 2026.", "2026-09-18"],
  ["by 29 2 2028", "2028-02-29"],
  ["by 29 2 2027", undefined],
  ["by 31 4 2027", undefined],
  ["by Friday", undefined],
  ["by 18 Zebruary 2026", undefined],
  ["nearby 18/9/26", undefined],
])("the day in “%s” is %s", (text, day) => {
  expect(dueIn(text)).toBe(day);
});

test("a score is a whole number from 0 to 10, typed after its stroke", () => {
  const line = type("hv /scale 6");
  expect(line).toMatchObject({ is_score: true, text: "6", speaker: { person: "visitor" } });
  expect([scoreIn("0"), scoreIn("10"), scoreIn("11"), scoreIn("6.5"), scoreIn("")]).toEqual([
    0,
    10,
    undefined,
    undefined,
    undefined,
  ]);
  expect(giveBack(line)).toMatchObject({ is_score: false, text: "6" });
});

test("the closing mark of own words is not kept twice", () => {
  expect(wordsOf(type('mo "I said yes straight away."'))).toBe("I said yes straight away.");
  expect(wordsOf(type('She said "yes"'))).toBe('She said "yes"');
});

test("own words take whose they are with a colon, also of a child who is not there", () => {
  expect(type('sch "kofi: Tempy makes tea')).toMatchObject({
    speaker: { person: "teacher" },
    mark: "own_words",
    other: { person: "kofi" },
    text: "Tempy makes tea",
  });
  expect(type('mo "hv did not come').other).toBeUndefined();
  expect(type("kofi: hello").speaker).toEqual({ kind: "same" });
});
