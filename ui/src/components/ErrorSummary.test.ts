import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import ErrorSummary from "./ErrorSummary.svelte";
import Field from "./Field.svelte";

test("an error summary takes the focus and each line leads to its field", async () => {
  render(Field, { id: "place", label: "Place", error: "Enter a place" });
  render(ErrorSummary, {
    heading: "There is 1 problem.",
    saved: "What you typed is kept.",
    fields: [{ field: "place", message: "Enter a place" }],
  });
  const summary = screen.getByRole("group", { name: "There is 1 problem." });
  await vi.waitFor(() => expect(summary).toHaveFocus());
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("textbox", { name: "Place" })).toHaveFocus();
  await expectAccessible();
});

test("a second attempt with other faults takes the focus again", async () => {
  const { rerender } = render(ErrorSummary, { heading: "There are 2 problems." });
  const box = screen.getByRole("group");
  await vi.waitFor(() => expect(box).toHaveFocus());
  box.blur();
  await rerender({ heading: "There is 1 problem." });
  await vi.waitFor(() => expect(box).toHaveFocus());
});
