import { afterEach, expect, test, vi } from "vitest";
import { keyboard } from "./keyboard.svelte";
import { capsOf, isPressed, KEYS, shortcutOf } from "./keys";
import { moveToRegion } from "./regions";

afterEach(() => document.body.replaceChildren());

const plain = { key: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test("no two keys of the same place are the same press", () => {
  const presses = Object.values(KEYS).map((entry) => `${entry.place}: ${entry.keys.join(" ")}`);
  expect(presses).toEqual([...new Set(presses)]);
});

test("a key needs exactly its modifiers", () => {
  expect(isPressed("search", { ...plain, key: "k", ctrlKey: true }, false)).toBe(true);
  expect(isPressed("search", { ...plain, key: "K", ctrlKey: true }, false)).toBe(true);
  expect(isPressed("search", { ...plain, key: "k" }, false)).toBe(false);
  expect(isPressed("search", { ...plain, key: "k", ctrlKey: true, shiftKey: true }, false)).toBe(false);
  expect(isPressed("undo", { ...plain, key: "Z", ctrlKey: true, shiftKey: true }, false)).toBe(false);
  expect(isPressed("redo", { ...plain, key: "Z", ctrlKey: true, shiftKey: true }, false)).toBe(true);
  expect(isPressed("tab", { ...plain, key: "3", ctrlKey: true }, false)).toBe(true);
  expect(isPressed("tab", { ...plain, key: "0", ctrlKey: true }, false)).toBe(false);
});

test("on a Mac the Command key stands for Ctrl, in the press and on the cap", () => {
  expect(isPressed("search", { ...plain, key: "k", metaKey: true }, true)).toBe(true);
  expect(isPressed("search", { ...plain, key: "k", ctrlKey: true }, true)).toBe(false);
  expect(capsOf("search", true)).toEqual(["⌘", "K"]);
  expect(capsOf("search", false)).toEqual(["Ctrl", "K"]);
  expect(shortcutOf("search", false)).toBe("Control+K");
  expect(shortcutOf("search", true)).toBe("Meta+K");
});

function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, ...more });
  keyboard.handle(event);
  return event;
}

test("the newest handler of a key wins, and the one before it comes back", () => {
  const page = vi.fn();
  const dialog = vi.fn();
  const removePage = keyboard.add({ id: "print", press: page });
  const removeDialog = keyboard.add({ id: "print", press: dialog });
  expect(press("p", { ctrlKey: true }).defaultPrevented).toBe(true);
  removeDialog();
  press("p", { ctrlKey: true });
  removePage();
  expect(press("p", { ctrlKey: true }).defaultPrevented).toBe(false);
  expect([page.mock.calls.length, dialog.mock.calls.length]).toEqual([1, 1]);
});

test("a press inside an input method is left to the writing", () => {
  const handler = vi.fn();
  const remove = keyboard.add({ id: "save_line", press: handler });
  press("Enter", { isComposing: true });
  expect(handler).not.toHaveBeenCalled();
  remove();
});

test("only keys that work here are listed", () => {
  expect(keyboard.usable).toEqual([]);
  const remove = keyboard.add({ id: "lock", press: vi.fn() });
  const forget = keyboard.describe(["list_move", "list_open"]);
  expect(keyboard.usable).toEqual(["lock", "list_move", "list_open"]);
  forget();
  remove();
  expect(keyboard.usable).toEqual([]);
});

test("F6 goes round the parts of the window, to the current place in each", () => {
  document.body.innerHTML = `
    <aside data-region><button>Today</button><button aria-current="page">Conferences</button></aside>
    <main data-region><p>Words</p></main>`;
  moveToRegion("next");
  expect(document.activeElement).toHaveTextContent("Conferences");
  moveToRegion("next");
  expect(document.activeElement?.tagName).toBe("MAIN");
  moveToRegion("next");
  expect(document.activeElement).toHaveTextContent("Conferences");
  moveToRegion("previous");
  expect(document.activeElement?.tagName).toBe("MAIN");
});
