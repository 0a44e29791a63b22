import { STANDARD_APPEARANCE, type Appearance } from "./appearance";

/** How the app looks now. Held in memory, so that nothing is kept in the web view. */
class AppearanceChosen {
  now: Appearance = $state(STANDARD_APPEARANCE);

  change(change: Partial<Appearance>) {
    this.now = { ...this.now, ...change };
  }
}

export const appearance = new AppearanceChosen();
