import { call, listen, type AppError } from "../ipc/client";
import type { SessionView } from "../ipc/bindings/SessionView";
import { navigation } from "../navigation/navigation.svelte";

/** The person whose vault is open. */
export interface Person {
  name: string;
  initials: string;
  role_label: string;
}

/** Where the app stands, from start to unlocked. */
export type SessionState =
  | { kind: "starting" }
  | { kind: "stopped"; error: AppError }
  | { kind: "no_vault" }
  | { kind: "locked" }
  | { kind: "unlocked"; person: Person };

function stateFrom(view: SessionView): SessionState {
  switch (view.state) {
    case "no_vault":
      return { kind: "no_vault" };
    case "locked":
      return { kind: "locked" };
    case "unlocked":
      return {
        kind: "unlocked",
        person: { name: view.person_name, initials: view.person_initials, role_label: view.role_label },
      };
  }
}

/** The session as the window sees it. The shell decides; this only follows. */
class Session {
  #state: SessionState = $state({ kind: "starting" });
  #privacy = $state(false);
  #savedAt: string | undefined = $state();

  get state(): SessionState {
    return this.#state;
  }

  /** Whether restricted and third-party words are off the page. */
  get isPrivate(): boolean {
    return this.#privacy;
  }

  /** The local time of the last change on disk, in words. */
  get savedAt(): string | undefined {
    return this.#savedAt;
  }

  /** Asks the shell where things stand, and follows it from then on. Returns how to stop following. */
  start(): () => void {
    const stopLocked = listen("locked", () => this.blank());
    const stopSaved = listen("saved", ({ saved_at }) => {
      this.#savedAt = saved_at;
    });
    void this.refresh();
    return () => {
      stopLocked();
      stopSaved();
    };
  }

  /** Asks again, after a vault was made, unlocked or locked. */
  async refresh() {
    const answer = await call("session", null);
    if (answer.kind === "refused") {
      this.blank();
      this.#state = { kind: "stopped", error: answer.error };
      return;
    }
    const next = stateFrom(answer.value);
    if (next.kind !== "unlocked") this.blank();
    this.#state = next;
  }

  /** Locks now. The page is blank before the shell has answered. */
  async lock() {
    this.blank();
    const answer = await call("lock", null);
    if (answer.kind === "refused") this.#state = { kind: "stopped", error: answer.error };
  }

  /** Takes restricted words off the page at once, then tells the shell. */
  async turnPrivacyOn(): Promise<AppError | undefined> {
    this.#privacy = true;
    const answer = await call("privacy_screen_on", null);
    return answer.kind === "refused" ? answer.error : undefined;
  }

  /** Brings them back if the PIN is right. */
  async turnPrivacyOff(pin: string): Promise<AppError | undefined> {
    const answer = await call("privacy_screen_off", { pin });
    if (answer.kind === "refused") return answer.error;
    this.#privacy = false;
    return undefined;
  }

  /** Drops everything the window holds about anyone. */
  private blank() {
    this.#state = { kind: "locked" };
    this.#privacy = false;
    this.#savedAt = undefined;
    navigation.forget();
  }
}

export const session = new Session();
