import { untrack } from "svelte";
import type { ConferenceAct } from "../../ipc/bindings/ConferenceAct";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { FamilyAct } from "../../ipc/bindings/FamilyAct";
import { call, type Answer, type AppError } from "../../ipc/client";
import { session } from "../../session/session.svelte";

export type OpenState =
  | { kind: "none" }
  | { kind: "loading"; id: string }
  | { kind: "ready"; view: ConferenceView }
  | { kind: "failed"; id: string; error: AppError };

/**
 * The one conference that is open, as the core last gave it.
 *
 * What people do runs one after another, so that an older answer never stands over a newer one.
 */
class OpenConference {
  #state: OpenState = $state.raw({ kind: "none" });
  #refusal: AppError | undefined = $state.raw();
  #queue: Promise<unknown> = Promise.resolve();

  constructor() {
    session.whenForgetting(() => this.close());
  }

  get state(): OpenState {
    return this.#state;
  }

  /** The last thing that was refused, until something else is done. Shown above the tab. */
  get refusal(): AppError | undefined {
    return this.#refusal;
  }

  /** Opens a conference, or keeps the one that is open already. */
  async open(id: string) {
    // An effect may call this: what is read here must not call it again.
    const { before, kind } = untrack(() => ({ before: this.#idNow(), kind: this.#state.kind }));
    if (before === id && kind !== "failed") return;
    this.#refusal = undefined;
    this.#state = { kind: "loading", id };
    const answer = await call("open_conference", { conference: id });
    if (this.#idNow() !== id) return;
    if (answer.kind === "refused") this.#state = { kind: "failed", id, error: answer.error };
    else this.replace(answer.value);
  }

  /** Does something to the conference. A refusal is shown above the tab. True when it was done. */
  async act(act: ConferenceAct): Promise<boolean> {
    return this.#shown(await this.tryAct(act));
  }

  /** Does something to the family. A refusal is shown above the tab. True when it was done. */
  async actOnFamily(act: FamilyAct): Promise<boolean> {
    return this.#shown(await this.tryActOnFamily(act));
  }

  /** Does something to the conference. The caller, for instance a dialog, shows a refusal itself. */
  tryAct(act: ConferenceAct): Promise<AppError | undefined> {
    return this.run((conference) => call("act", { conference, act }));
  }

  /** Does something to the family. The caller shows a refusal itself. */
  tryActOnFamily(act: FamilyAct): Promise<AppError | undefined> {
    return this.run((conference) => call("act_on_family", { conference, act }));
  }

  /** Runs any command that answers with the conference as it now is, after everything before it. */
  run(command: (conference: string) => Promise<Answer<ConferenceView>>): Promise<AppError | undefined> {
    const conference = this.#idNow();
    const done = this.#queue.then(async () => {
      if (conference === undefined) return undefined;
      const answer = await command(conference);
      if (answer.kind === "refused") return answer.error;
      if (this.#idNow() === conference) this.replace(answer.value);
      return undefined;
    });
    this.#queue = done;
    return done;
  }

  /** Takes over the conference as some other command gave it, and shows when it was saved. */
  replace(view: ConferenceView) {
    this.#state = { kind: "ready", view };
    if (view.saved_at !== null) session.noteSaved(view.saved_at);
  }

  /** Shows a refusal above the tab, or takes the last one off. */
  show(refusal: AppError | undefined) {
    this.#refusal = refusal;
  }

  close() {
    this.#state = { kind: "none" };
    this.#refusal = undefined;
  }

  #shown(refusal: AppError | undefined): boolean {
    this.#refusal = refusal;
    return refusal === undefined;
  }

  #idNow(): string | undefined {
    switch (this.#state.kind) {
      case "none":
        return undefined;
      case "loading":
      case "failed":
        return this.#state.id;
      case "ready":
        return this.#state.view.conference.id;
    }
  }
}

export const openConference = new OpenConference();
