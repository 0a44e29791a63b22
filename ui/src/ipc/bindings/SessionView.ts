// Not generated yet: written by hand in the shape the Rust type will have. ts-rs replaces this file.

/** Where the vault stands. Before it is unlocked it names no family and counts nothing. */
export type SessionView =
  | { state: "no_vault" }
  | { state: "locked" }
  | { state: "unlocked"; person_name: string; person_initials: string; role_label: string };
