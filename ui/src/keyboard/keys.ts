/** Every key of the app, once. What is pressed, what it does, and where it works. */
export const KEY_PLACES = {
  everywhere: "Everywhere",
  conference: "In a conference",
  lists: "In lists",
  writing: "Writing and copies",
  room: "In the room",
} as const;

export type KeyPlace = keyof typeof KEY_PLACES;

interface KeyEntry {
  keys: readonly string[];
  does: string;
  place: KeyPlace;
}

/** `Ctrl` is the Command key on a Mac. A last part such as `1-9` stands for any one of that range. */
export const KEYS = {
  search: { keys: ["Ctrl", "K"], does: "Search or type a command", place: "everywhere" },
  lock: { keys: ["Ctrl", "L"], does: "Lock now", place: "everywhere" },
  privacy_screen: { keys: ["F9"], does: "Privacy screen on. Off needs the PIN", place: "everywhere" },
  room_display: { keys: ["F8"], does: "Room display, show or hide", place: "room" },
  all_keys: { keys: ["F1"], does: "All keys", place: "everywhere" },
  next_region: { keys: ["F6"], does: "Next part of the window", place: "everywhere" },
  previous_region: { keys: ["Shift", "F6"], does: "Previous part of the window", place: "everywhere" },
  new_conference: { keys: ["Ctrl", "N"], does: "New conference", place: "everywhere" },
  open_room: { keys: ["Ctrl", "Shift", "O"], does: "Open the room", place: "everywhere" },
  main_action: { keys: ["Ctrl", "Enter"], does: "The main action of the screen", place: "everywhere" },
  undo: { keys: ["Ctrl", "Z"], does: "Undo, back to the last unlock", place: "everywhere" },
  redo: { keys: ["Ctrl", "Shift", "Z"], does: "Redo", place: "everywhere" },
  find: { keys: ["Ctrl", "F"], does: "Find on this page or in this report", place: "everywhere" },
  add_file: { keys: ["Ctrl", "O"], does: "Add a file", place: "everywhere" },
  print: { keys: ["Ctrl", "P"], does: "Print", place: "everywhere" },
  close: { keys: ["Esc"], does: "Close the top-most thing. Text is kept", place: "everywhere" },
  tab: { keys: ["Ctrl", "1-9"], does: "Tabs of a conference in order", place: "conference" },
  list_move: { keys: ["↑", "↓"], does: "Move in a list", place: "lists" },
  list_open: { keys: ["Enter"], does: "Open", place: "lists" },
  list_done: { keys: ["E"], does: "Done", place: "lists" },
  list_chase: { keys: ["C"], does: "Chase", place: "lists" },
  list_share: { keys: ["S"], does: "Record sharing", place: "lists" },
  move_up: { keys: ["Alt", "↑"], does: "Move an agenda item or action up", place: "lists" },
  move_down: { keys: ["Alt", "↓"], does: "Move an agenda item or action down", place: "lists" },
  view_plan: { keys: ["V"], does: "View: plan", place: "lists" },
  view_no_plan: { keys: ["N"], does: "View: no plan", place: "lists" },
  view_not_sure: { keys: ["?"], does: "View: not sure", place: "lists" },
  view_siblings: { keys: ["="], does: "Same view for the children who have none yet", place: "lists" },
  copy_shown: { keys: ["Alt", "1-9"], does: "Change whose copy is shown", place: "writing" },
  restrict: { keys: ["Ctrl", "Shift", "X"], does: "Restrict the selected passage", place: "writing" },
  speaker: { keys: ["initials", "Space"], does: "Say who is speaking", place: "room" },
  mark: { keys: ["/"], does: "Mark the line", place: "room" },
  save_line: { keys: ["Enter"], does: "Save the line", place: "room" },
  new_line: { keys: ["Shift", "Enter"], does: "New line in the same note", place: "room" },
  edit_last: { keys: ["↑"], does: "Edit the last note, from an empty line", place: "room" },
  next_item: { keys: ["Ctrl", "PgDn"], does: "Next agenda item", place: "room" },
  previous_item: { keys: ["Ctrl", "PgUp"], does: "Previous agenda item", place: "room" },
} as const satisfies Record<string, KeyEntry>;

export type KeyId = keyof typeof KEYS;

export const IS_MAC = /Mac/.test(navigator.userAgent);

const MAC_CAPS: Record<string, string> = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" };

/** The caps to show for a key on this computer. */
export function capsOf(id: KeyId, isMac = IS_MAC): readonly string[] {
  const keys: readonly string[] = KEYS[id].keys;
  return isMac ? keys.map((key) => MAC_CAPS[key] ?? key) : keys;
}

/** The key as `aria-keyshortcuts` wants it, so that a screen reader says it apart from the name: "Control+K". */
export function shortcutOf(id: KeyId, isMac = IS_MAC): string {
  const keys: readonly string[] = KEYS[id].keys;
  return keys.map((key) => (key === "Ctrl" ? (isMac ? "Meta" : "Control") : key)).join("+");
}

const EVENT_KEYS: Record<string, string> = {
  Esc: "Escape",
  PgDn: "PageDown",
  PgUp: "PageUp",
  "↑": "ArrowUp",
  "↓": "ArrowDown",
};

/** What was pressed, apart from the event that told of it. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Whether a press is this key. Modifiers must match exactly. */
export function isPressed(id: KeyId, press: Press, isMac = IS_MAC): boolean {
  const keys: readonly string[] = KEYS[id].keys;
  const last = keys.at(-1) ?? "";
  const main = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  return (
    main === keys.includes("Ctrl") &&
    press.altKey === keys.includes("Alt") &&
    press.shiftKey === keys.includes("Shift") &&
    !other &&
    (last === "1-9"
      ? /^[1-9]$/.test(press.key)
      : press.key.toLowerCase() === (EVENT_KEYS[last] ?? last).toLowerCase())
  );
}
