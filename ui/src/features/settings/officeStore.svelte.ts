import type { OfficeAct } from "../../ipc/bindings/OfficeAct";
import type { OfficeView } from "../../ipc/bindings/OfficeView";
import { call, type AppError } from "../../ipc/client";
import { session } from "../../session/session.svelte";

/** The office as the core last gave it. */
class OfficeStore {
  #view: OfficeView | undefined = $state.raw();

  constructor() {
    session.whenForgetting(() => {
      this.#view = undefined;
    });
  }

  get view(): OfficeView | undefined {
    return this.#view;
  }

  async load(): Promise<AppError | undefined> {
    const answer = await call("office", {});
    if (answer.kind === "refused") return answer.error;
    this.#view = answer.value;
    return undefined;
  }

  /** Changes the office. Gives the refusal, if it was refused. */
  async act(act: OfficeAct): Promise<AppError | undefined> {
    const answer = await call("act_on_office", { act });
    if (answer.kind === "refused") return answer.error;
    this.#view = answer.value;
    return undefined;
  }

  /** Takes over the office as another command gave it. */
  replace(view: OfficeView) {
    this.#view = view;
  }
}

export const office = new OfficeStore();
