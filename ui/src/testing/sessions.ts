import type { SessionView } from "../ipc/bindings/SessionView";

const LOCKED: SessionView = {
  kind: "locked",
  keyring: "available",
  person: null,
  person_name: "",
  role: null,
  roles: [],
  has_pin: true,
  today: "2026-09-15",
  locked_because: "",
  lock_after_minutes: 3,
  lock_after_choices: [1, 3, 5, 10],
  recovered_drafts: 0,
};

/** A session of an invented chair, for tests. Whatever a test is about is given in `but`. */
export function aSession(but: Partial<SessionView> = {}): SessionView {
  return { ...LOCKED, ...but };
}

/** The same, unlocked. */
export function anOpenSession(but: Partial<SessionView> = {}): SessionView {
  return aSession({
    kind: "unlocked",
    person: "p1",
    person_name: "Marguerite Ashdown-Oyelaran",
    role: "chair",
    roles: ["chair"],
    ...but,
  });
}
