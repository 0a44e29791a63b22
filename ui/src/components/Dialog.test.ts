import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import { words } from "../testing/words";
import Dialog from "./Dialog.svelte";
import { createRawSnippet } from "svelte";

const buttons = createRawSnippet(() => ({
  render: () => `<div><button>Keep this</button><button>Leave it</button></div>`,
}));

let opener: HTMLButtonElement;
function renderClosed(props: { onclose?: () => void } = {}) {
  opener = document.createElement("button");
  opener.textContent = "Open";
  document.body.append(opener);
  opener.focus();
  return render(Dialog, {
    title: "Choose",
    description: "Both are kept.",
    children: words("Two versions"),
    actions: buttons,
    ...props,
  });
}
afterEach(() => opener.remove());

test("a dialog is named and described, and is empty while closed", async () => {
  const { container, rerender } = renderClosed();
  expect(container).not.toHaveTextContent("Two versions");
  await rerender({ open: true });
  const dialog = screen.getByRole("dialog", { name: "Choose" });
  expect(dialog).toHaveAccessibleDescription("Both are kept.");
  await expectAccessible();
});

test("Tab goes round inside, both ways", async () => {
  const { rerender } = renderClosed();
  await rerender({ open: true });
  const user = userEvent.setup();
  screen.getByRole("button", { name: "Leave it" }).focus();
  await user.tab();
  expect(screen.getByRole("button", { name: "Keep this" })).toHaveFocus();
  await user.tab({ shift: true });
  expect(screen.getByRole("button", { name: "Leave it" })).toHaveFocus();
});

test("closing tells the caller and gives the focus back to the opener", async () => {
  const onclose = vi.fn();
  const { rerender } = renderClosed({ onclose });
  await rerender({ open: true });
  await rerender({ open: false });
  await vi.waitFor(() => expect(opener).toHaveFocus());
  expect(onclose).toHaveBeenCalledOnce();
});
