import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { expectAccessible } from "../../testing/axe";
import { standInShell } from "../../testing/shell";
import Help from "./Help.svelte";

test("what the app believes is read part by part, with its tables", async () => {
  const nothing = { paragraphs: [], points: [], table: [] };
  standInShell({
    beliefs: () => ({
      parts: [
        { ...nothing, heading: "What Chairside believes", level: 1, paragraphs: ["It works from rules."] },
        { ...nothing, heading: "Scenarios", level: 2, paragraphs: ["Each is shown by tests."] },
        { ...nothing, heading: "A. Dates", level: 3, points: ["Shown: christmas moves the limit"] },
        {
          ...nothing,
          heading: "England",
          level: 3,
          table: [
            ["rule", "limit"],
            ["First review", "3 months"],
          ],
        },
      ],
    }),
  });
  render(Help);
  expect(screen.getByRole("heading", { level: 1, name: "What Chairside believes" })).toBeVisible();
  expect(await screen.findByText("It works from rules.")).toBeVisible();
  expect(screen.getByText("Shown: christmas moves the limit")).toBeVisible();
  expect(screen.getByRole("table", { name: "England" })).toHaveTextContent("First review");
  await expectAccessible();
});
