import { render, screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import DeadlineFacts from "./DeadlineFacts.svelte";
import Timescales from "./Timescales.svelte";

const NOTES = ["The day fell on a Saturday.", "The area counts the day itself as day 1."];

test("beside a date stands what to know about it, one thing after another", async () => {
  render(DeadlineFacts, { deadline: aDeadline({ notes: NOTES }) });
  const list = screen.getByRole("list", { name: "What to know about this date" });
  expect(
    within(list)
      .getAllByRole("listitem")
      .map((each) => each.textContent),
  ).toEqual(NOTES);
  await expectAccessible();
});

test("a date with nothing more to know has no list", () => {
  render(DeadlineFacts, { deadline: aDeadline() });
  expect(screen.queryByRole("list")).toBeNull();
});

test("the timescales say what to know about a date, also where no day was skipped", () => {
  const deadlines = [aDeadline({ skipped: [], notes: NOTES })];
  render(Timescales, { view: aConferenceView({ view: { deadlines } }), isPrivate: false });
  for (const note of NOTES) expect(screen.getByText(note)).toBeInTheDocument();
});
