import { render, screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { RoomDisplayView } from "../../ipc/bindings/RoomDisplayView";
import { expectAccessible } from "../../testing/axe";
import { standInShell } from "../../testing/shell";
import RoomDisplay from "./RoomDisplay.svelte";

const LOCKED = { code: "locked", what_happened: "Locked.", what_to_do: "", was_saved: true, fields: [] };

test("what was shared stands under plain headings, and is asked for again when something was done", async () => {
  let shown: RoomDisplayView = {
    heading: "Each agency’s information",
    notes: [{ mark: "strength", text: "Mum answers every call from school" }],
  };
  const shell = standInShell({ room_display_feed: () => shown });
  render(RoomDisplay);
  const well = (await screen.findByRole("heading", { name: "What is going well" })).closest("section");
  expect(within(well ?? document.body).getByRole("listitem")).toHaveTextContent("Mum answers every call");
  expect(screen.getByText("Now: Each agency’s information")).toBeInTheDocument();
  await expectAccessible();
  shown = { ...shown, notes: [...shown.notes, { mark: "worry", text: "Kofi is tired" }] };
  shell.say("room_display_changed", null);
  expect(await screen.findByText("Kofi is tired")).toBeInTheDocument();
});

test("nothing is shown before anything was shared, and nothing stays once the vault is locked", async () => {
  let isLocked = false;
  const shown: RoomDisplayView = { heading: "", notes: [{ mark: "plain", text: "We start again at two" }] };
  const shell = standInShell({ room_display_feed: () => (isLocked ? Promise.reject(LOCKED) : shown) });
  render(RoomDisplay);
  expect(screen.getByRole("heading", { level: 1, name: "Welcome" })).toBeInTheDocument();
  await screen.findByText("We start again at two");
  isLocked = true;
  shell.say("room_display_changed", null);
  await waitFor(() => expect(screen.queryByText("We start again at two")).toBeNull());
});
