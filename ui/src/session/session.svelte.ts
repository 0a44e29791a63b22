import { askShell, call, listen, type AppError } from "../ipc/client";
import type { SessionView } from "../ipc/bindings/SessionView";
import { heldBefore } from "../words/dates";
import { navigation } from "../navigation/navigation.svelte";

/** Where the app stands, from start to unlocked. What the core said comes with each, but for a lock just begun. */
export type SessionState =
  | { kind: "starting" }
  | { kind: "stopped"; error: AppError }
  | { kind: "no_vault"; view: SessionView }
  | { kind: "kit_to_prove"; view: SessionView }
  | { kind: "locked"; view: SessionView | undefined }
  | { kind: "unlocked"; view: SessionView };

/** Someone who keeps words that are typed until they are on the disk. */
interface WordKeeper {
  /** Sends what is left without waiting: a lock begins. */
  handOver: () => void;
  /** When the first letter was typed that is not on the disk. Units: milliseconds since 1970. */
  oldestUnsent: () => number | undefined;
}

/** The session as the window sees it. The core decides; this only follows. */
class Session {
  #state: SessionState = $state.raw({ kind: "starting" });
  #isPrivate = $state(false);
  #isBlanked = $state(false);
  #savedAt: string | undefined = $state();
  #keepers = new Set<WordKeeper>();
  #forgetters = new Set<() => void>();

  get state(): SessionState {
    return this.#state;
  }

  /** Whether restricted and third-party words are off the page. */
  get isPrivate(): boolean {
    return this.#isPrivate;
  }

  /** Whether the window is hidden, and must be drawn empty. */
  get isBlanked(): boolean {
    return this.#isBlanked;
  }

  /** The moment of the last change on disk, as the core gave it. */
  get savedAt(): string | undefined {
    return this.#savedAt;
  }

  /** Asks where things stand, and follows the shell from then on. Returns how to stop following. */
  start(): () => void {
    const stops = [
      listen("locked", () => {
        this.#blank();
        void this.refresh();
      }),
      listen("blanked", () => {
        this.#isBlanked = true;
      }),
      listen("unblanked", () => {
        this.#isBlanked = false;
      }),
    ];
    void this.refresh();
    return () => stops.forEach((stop) => stop());
  }

  /** Asks the core where things stand. */
  async refresh() {
    const answer = await call("session", {});
    if (answer.kind === "refused") this.#stop(answer.error);
    else this.follow(answer.value);
  }

  /** Takes over what a command said about the session: unlocking, making a vault, acting in another role. */
  follow(view: SessionView) {
    switch (view.kind) {
      case "unlocked":
      case "private":
        this.#isPrivate = view.kind === "private";
        this.#state = { kind: "unlocked", view };
        return;
      case "no_vault":
      case "kit_to_prove":
      case "locked":
        this.#forget();
        this.#state = { kind: view.kind, view };
    }
  }

  /** Locks now. The page is blank before the shell has answered. */
  async lock() {
    this.#blank();
    const answer = await askShell("lock_now", null);
    if (answer.kind === "refused") this.#stop(answer.error);
    else await this.refresh();
  }

  /** Takes restricted words off the page at once, then tells the core. */
  async turnPrivacyOn(): Promise<AppError | undefined> {
    this.#isPrivate = true;
    const answer = await call("set_private", { is_private: true, pin: "" });
    return answer.kind === "refused" ? answer.error : undefined;
  }

  /** Brings them back if the PIN is right. */
  async turnPrivacyOff(pin: string): Promise<AppError | undefined> {
    const answer = await call("set_private", { is_private: false, pin });
    if (answer.kind === "refused") return answer.error;
    this.follow(answer.value);
    return undefined;
  }

  /**
   * Shows that everything up to a moment is on disk. `at` is the moment that the core gave for a change. Words that
   * were typed before it and are not on the disk yet hold it back: what is shown as saved is saved.
   */
  noteSaved(at: string) {
    const waiting = [...this.#keepers].map((keeper) => keeper.oldestUnsent() ?? Infinity);
    const oldest = Math.min(...waiting);
    this.#savedAt = oldest === Infinity ? at : heldBefore(at, oldest);
  }

  /** Knows who keeps words that are typed, and has the last ones handed over when a lock begins. Returns how to stop. */
  keepLastWords(keeper: WordKeeper): () => void {
    this.#keepers.add(keeper);
    return () => this.#keepers.delete(keeper);
  }

  /** Has `forget` called at every lock, by a store that holds anything about anyone. Stores last as long as the window. */
  whenForgetting(forget: () => void) {
    this.#forgetters.add(forget);
  }

  #blank() {
    if (this.#state.kind !== "unlocked") return;
    for (const keeper of this.#keepers) keeper.handOver();
    this.#forget();
    this.#state = { kind: "locked", view: undefined };
  }

  #stop(error: AppError) {
    this.#forget();
    this.#state = { kind: "stopped", error };
  }

  /** Drops everything the window holds about anyone. */
  #forget() {
    this.#isPrivate = false;
    this.#savedAt = undefined;
    for (const forget of this.#forgetters) forget();
    navigation.forget();
  }
}

export const session = new Session();
