import "@testing-library/jest-dom/vitest";

// jsdom has dialogs but cannot show them, and it has no media queries and no layout to watch. All are stood in for here, for tests only.
if (typeof HTMLDialogElement.prototype.showModal !== "function") {
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
    this.querySelector<HTMLElement>("button, input, a[href]")?.focus();
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}
if (typeof window.matchMedia !== "function") {
  const matchMedia = (query: string) => Object.assign(new EventTarget(), { matches: false, media: query });
  Object.assign(window, { matchMedia });
}
if (typeof window.ResizeObserver !== "function") {
  const ResizeObserver = class {
    observe() {
      return undefined;
    }
    unobserve() {
      return undefined;
    }
    disconnect() {
      return undefined;
    }
  };
  Object.assign(window, { ResizeObserver });
}
Element.prototype.scrollIntoView ??= () => undefined;
