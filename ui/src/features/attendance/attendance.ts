import type { PersonView } from "../../ipc/bindings/PersonView";
import type { PresenceKind } from "../../ipc/bindings/PresenceKind";
import { newId } from "../../ipc/ids";
import { session } from "../../session/session.svelte";
import { openConference } from "../conference/openConference.svelte";

/**
 * Marks a person in. Where it is the family or someone at its side, the privacy screen goes on: they may see the
 * screen from now on.
 */
export async function markIn(person: PersonView, kind: PresenceKind, at: string): Promise<boolean> {
  if (person.is_family) void session.turnPrivacyOn();
  return openConference.act({ act: "mark_in", person: person.id, presence: newId(), kind, at });
}

/** Marks a person out. Walking out is no exclusion. */
export function markOut(person: PersonView, at: string): Promise<boolean> {
  return openConference.act({ act: "mark_out", person: person.id, at });
}
