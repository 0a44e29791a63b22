import type { ConferenceAct } from "../../ipc/bindings/ConferenceAct";
import type { MinuteBlock } from "../../ipc/bindings/MinuteBlock";
import type { MinutesView } from "../../ipc/bindings/MinutesView";
import { call, type Answer, type AppError } from "../../ipc/client";
import { openConference } from "../conference/openConference.svelte";

export type MinutesState =
  { kind: "loading" } | { kind: "ready"; minutes: MinutesView } | { kind: "failed"; error: AppError };

/** The minutes of the open conference, with the numbers that the core gives their paragraphs. */
export class Minutes {
  #conference: string;
  #state: MinutesState = $state.raw({ kind: "loading" });

  constructor(conference: string) {
    this.#conference = conference;
  }

  get state(): MinutesState {
    return this.#state;
  }

  async load() {
    const answer = await call("minutes", { conference: this.#conference });
    if (answer.kind === "refused") this.#state = { kind: "failed", error: answer.error };
    else this.#take(answer.value);
  }

  /** Assembles the first draft from everything recorded. */
  async assemble() {
    openConference.show(this.#taken(await call("assemble_minutes", { conference: this.#conference })));
  }

  /** Approves a version and freezes it. Gives the refusal, if it was refused. */
  async approve(version: string, is_spelling_checked: boolean): Promise<AppError | undefined> {
    return this.#taken(
      await call("approve_minutes", { conference: this.#conference, version, is_spelling_checked }),
    );
  }

  /** Begins a new version. Gives the refusal, if it was refused. */
  async amend(change_reason: string): Promise<AppError | undefined> {
    return this.#taken(await call("amend_minutes", { conference: this.#conference, change_reason }));
  }

  /** Makes the conference and its minutes final. Gives the refusal, if it was refused. */
  async finish(): Promise<AppError | undefined> {
    const refused = await openConference.run((conference) => call("finish_conference", { conference }));
    if (refused === undefined) await this.load();
    return refused;
  }

  /** Does something to the minutes, then asks for their numbers and gaps anew. True when it was done. */
  async act(act: ConferenceAct): Promise<boolean> {
    const isDone = await openConference.act(act);
    if (isDone) await this.load();
    return isDone;
  }

  /** The same, for a dialog that shows a refusal itself. */
  async tryAct(act: ConferenceAct): Promise<AppError | undefined> {
    const refused = await openConference.tryAct(act);
    if (refused === undefined) await this.load();
    return refused;
  }

  #taken(answer: Answer<MinutesView>): AppError | undefined {
    if (answer.kind === "refused") return answer.error;
    this.#take(answer.value);
    return undefined;
  }

  #take(minutes: MinutesView) {
    this.#state = { kind: "ready", minutes };
    openConference.replace(minutes.view);
  }
}

/** A new, empty paragraph. */
export function newBlock(id: string, section: MinuteBlock["section"], under: string): MinuteBlock {
  const nobody = { words_of: null, source_person: null, source_note: null, mark: null, said_at: null };
  return {
    id,
    section,
    under,
    text: "",
    ...nobody,
    child_scope: [],
    audience: { kind: "all" },
    also_for: [],
  };
}
