import "@testing-library/jest-dom/vitest";
import { vi } from "vitest";

// jsdom has dialogs but cannot show them, and has no media queries. Both are stood in for here, for tests only.
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
  vi.stubGlobal("matchMedia", (query: string) =>
    Object.assign(new EventTarget(), { matches: false, media: query }),
  );
}
Element.prototype.scrollIntoView ??= () => undefined;
