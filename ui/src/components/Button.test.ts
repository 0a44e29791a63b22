import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import { words } from "../testing/words";
import Button from "./Button.svelte";

test("a button is pressed with the mouse, Enter and space", async () => {
  const onclick = vi.fn();
  render(Button, { onclick, kind: "main", children: words("Chase") });
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Chase" }));
  await user.keyboard("{Enter} ");
  expect(onclick).toHaveBeenCalledTimes(3);
  await expectAccessible();
});

test("a button that cannot be pressed yet keeps its place in the tab order and says why", async () => {
  const onclick = vi.fn();
  render(Button, { onclick, notYet: "Two agency views are missing.", children: words("Approve") });
  const user = userEvent.setup();
  await user.tab();
  const button = screen.getByRole("button", { name: "Approve" });
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveAccessibleDescription("Two agency views are missing.");
  const said = screen.getByRole("status").firstElementChild;
  await user.keyboard("{Enter}");
  // A new element in a live region is read out again.
  expect(screen.getByRole("status").firstElementChild).not.toBe(said);
  expect(onclick).not.toHaveBeenCalled();
  expect(screen.getByRole("status")).toHaveTextContent("Two agency views are missing.");
  await expectAccessible();
});

test("a button that is not yet ready does not send its form", async () => {
  const onsubmit = vi.fn((event: Event) => event.preventDefault());
  const form = document.createElement("form");
  form.addEventListener("submit", onsubmit);
  document.body.append(form);
  render(Button, {
    target: form,
    props: { type: "submit", notYet: "Enter a date.", children: words("Save") },
  });
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(onsubmit).not.toHaveBeenCalled();
  form.remove();
});

test("a busy button says what is happening and ignores presses", async () => {
  const onclick = vi.fn();
  render(Button, { onclick, busy: "Saving…", children: words("Save") });
  await userEvent.click(screen.getByRole("button", { name: "Saving…" }));
  expect(onclick).not.toHaveBeenCalled();
});

test("a button with only an icon has a name", async () => {
  render(Button, { icon: "more", label: "More" });
  expect(screen.getByRole("button", { name: "More" })).toHaveClass("app-button--icon");
  await expectAccessible();
});
