// Written by hand in the shape of the Rust type until the list of commands writes this file.
import type { KeyringState } from "./KeyringState";
import type { OfficeRole } from "./OfficeRole";
import type { PersonId } from "./PersonId";
import type { SessionKind } from "./SessionKind";

/** Where the session stands and who is at the laptop. */
export type SessionView = {
  kind: SessionKind;
  keyring: KeyringState;
  person: PersonId | null;
  person_name: string;
  role: OfficeRole | null;
  roles: Array<OfficeRole>;
  has_pin: boolean;
  today: string;
  locked_because: string;
  lock_after_minutes: number;
  recovered_drafts: number;
};
