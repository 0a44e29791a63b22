/** What the shell does by itself, and says without being asked. Its Rust side is `src-tauri/src/commands.rs`. */

import type { RoomDisplayView } from "./bindings/RoomDisplayView";

/** A file or folder that the person chose in the system's dialog, or dropped on the window. */
export interface ChosenFile {
  path: string;
  name: string;
}

/** Every command of the shell that is not on the core's list. */
export interface ShellCommands {
  /** Asks for files to add. `endings` are without the point; all files where it is empty. */
  choose_files: { request: { title: string; endings: string[] }; response: ChosenFile[] };
  /** Asks where to write a file, or for a folder where no name is suggested. */
  choose_destination: { request: { title: string; suggested_name: string }; response: ChosenFile | null };
  lock_now: { request: null; response: null };
  /** Shows or closes the room display. True when it is shown now. */
  room_display_toggle: { request: null; response: boolean };
  /** What was marked to share. The only thing that the room display may ask for, and nobody else. */
  room_display_feed: { request: null; response: RoomDisplayView };
}

export interface Events {
  /** The vault is about to lock: the page blanks and hands over its last words. */
  locked: null;
  /** The window is about to be hidden. */
  blanked: null;
  /** The window is in front again. */
  unblanked: null;
  /** Files were dropped on the window. */
  files_dropped: ChosenFile[];
  /** Something was done: the room display asks again for what it may show. */
  room_display_changed: null;
}
