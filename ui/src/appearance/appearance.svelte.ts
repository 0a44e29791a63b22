import type { Appearance } from "../ipc/bindings/Appearance";
import { call, type AppError } from "../ipc/client";
import { STANDARD_APPEARANCE } from "./appearance";

/** How the app looks now. The core keeps it for the next start; nothing is kept in the web view. */
class AppearanceChosen {
  now: Appearance = $state.raw(STANDARD_APPEARANCE);

  /** Takes over what was kept. An answer that fails leaves the app as it first looked. */
  async load() {
    const answer = await call("appearance", {});
    if (answer.kind === "done") this.now = answer.value;
  }

  /** Draws the app so at once, and keeps it. Gives the refusal, if it could not be kept. */
  async change(change: Partial<Appearance>): Promise<AppError | undefined> {
    this.now = { ...this.now, ...change };
    const answer = await call("keep_appearance", this.now);
    return answer.kind === "refused" ? answer.error : undefined;
  }
}

export const appearance = new AppearanceChosen();
