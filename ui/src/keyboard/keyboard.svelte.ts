import { onDestroy } from "svelte";
import { isPressed, KEYS, type KeyId } from "./keys";

interface Handler {
  id: KeyId;
  press: (event: KeyboardEvent) => void;
}

/**
 * The keys that work now. The newest handler of a key wins: a dialog before the page under it.
 *
 * Plain fields, and no state: where one screen takes another's place, the old one's parting would be shown the
 * state from before the new one came, and would take the new one's keys away with its own.
 */
class Keyboard {
  #handlers: Handler[] = [];
  #described: KeyId[] = [];

  /** The keys that do something where the person is, in the order of the list. */
  get usable(): readonly KeyId[] {
    const ids = new Set<string>([...this.#handlers.map((handler) => handler.id), ...this.#described]);
    return keyIds().filter((id) => ids.has(id));
  }

  add(handler: Handler): () => void {
    this.#handlers = [...this.#handlers, handler];
    return () => {
      this.#handlers = this.#handlers.filter((each) => each !== handler);
    };
  }

  describe(ids: readonly KeyId[]): () => void {
    const added = [...ids];
    this.#described = [...this.#described, ...added];
    return () => {
      const left = [...this.#described];
      for (const id of added) left.splice(left.indexOf(id), 1);
      this.#described = left;
    };
  }

  handle(event: KeyboardEvent) {
    // A press that writes a character through an input method belongs to the writing.
    if (event.defaultPrevented || event.isComposing) return;
    const handler = this.#handlers.findLast((each) => isPressed(each.id, event));
    if (handler === undefined) return;
    event.preventDefault();
    handler.press(event);
  }
}

function keyIds(): KeyId[] {
  const isKeyId = (id: string): id is KeyId => id in KEYS;
  return Object.keys(KEYS).filter(isKeyId);
}

export const keyboard = new Keyboard();

/** Does something at a key for as long as the calling component stands. */
export function onKey(id: KeyId, press: (event: KeyboardEvent) => void) {
  onDestroy(keyboard.add({ id, press }));
}

/** Names keys that an element of the calling component takes itself, so that F1 shows them. */
export function describeKeys(...ids: KeyId[]) {
  onDestroy(keyboard.describe(ids));
}
