/** How long a toast stays, in milliseconds. */
const SHOWN_FOR_MS = 8000;

/** A short word that something was done. Never used for errors. */
export interface ToastItem {
  id: number;
  text: string;
  action?: { label: string; onclick: () => void };
}

class Toasts {
  items: ToastItem[] = $state([]);
  #nextId = 0;

  show(text: string, action?: ToastItem["action"]) {
    const id = this.#nextId++;
    this.items.push(action === undefined ? { id, text } : { id, text, action });
    setTimeout(() => this.close(id), SHOWN_FOR_MS);
  }

  close(id: number) {
    this.items = this.items.filter((item) => item.id !== id);
  }

  clear() {
    this.items = [];
  }
}

export const toasts = new Toasts();
