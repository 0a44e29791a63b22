/**
 * Moves the focus to where reading a new screen starts: an element marked `data-start-focus`, else the h1.
 *
 * Without it a screen reader would stay on a button that is gone.
 */
export function focusStartOf(page: ParentNode) {
  const start =
    page.querySelector<HTMLElement>("[data-start-focus]") ?? page.querySelector<HTMLElement>("h1");
  if (start === null) return;
  if (start.tabIndex < 0) start.tabIndex = -1;
  start.focus();
}
