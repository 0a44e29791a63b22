import { isSamePlace, type Screen } from "./screen";

/** How many places "back" remembers. Older ones are forgotten. */
const BACK_MAX = 20;

/** Where the person is. Held in memory only, and forgotten at every lock. */
class Navigation {
  #screen: Screen = $state({ name: "today" });
  #behind: Screen[] = $state([]);

  get screen(): Screen {
    return this.#screen;
  }

  get canGoBack(): boolean {
    return this.#behind.length > 0;
  }

  go(screen: Screen) {
    if (isSamePlace(screen, this.#screen)) return;
    this.#behind = [...this.#behind, this.#screen].slice(-BACK_MAX);
    this.#screen = screen;
  }

  back() {
    const before = this.#behind.at(-1);
    if (before === undefined) return;
    this.#behind = this.#behind.slice(0, -1);
    this.#screen = before;
  }

  /** Forgets every place, so that nothing of it is left while locked. */
  forget() {
    this.#screen = { name: "today" };
    this.#behind = [];
  }
}

export const navigation = new Navigation();
