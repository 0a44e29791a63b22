import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { anOpenSession, aSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import Locked from "./Locked.svelte";

const WRONG = {
  code: "wrong_passphrase",
  what_happened: "That passphrase does not open this vault.",
  what_to_do: "Wait 30 seconds, then try again.",
  was_saved: true,
  fields: [],
};

test("the right passphrase unlocks, and typing starts at once", async () => {
  standInShell({ unlock: () => anOpenSession() });
  render(Locked, { view: aSession({ locked_because: "Nobody used it for 3 minutes." }) });
  expect(screen.getByLabelText("Passphrase")).toHaveFocus();
  expect(screen.getByText("Nobody used it for 3 minutes.")).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("otter plum gravel lantern{Enter}");
  await vi.waitFor(() => expect(session.state.kind).toBe("unlocked"));
});

test("a wrong passphrase says how long to wait, empties the box and shows no name", async () => {
  const shell = standInShell({ unlock: () => Promise.reject(WRONG) });
  render(Locked, { view: aSession() });
  await userEvent.keyboard("{Enter}");
  expect(shell.sent).toEqual([]);
  await userEvent.keyboard("wrong words{Enter}");
  expect(await screen.findByRole("group", { name: WRONG.what_happened })).toHaveTextContent(
    "Wait 30 seconds",
  );
  expect(screen.getByLabelText("Passphrase")).toHaveValue("");
  await expectAccessible();
});

test("the recovery kit unlocks and sets a new passphrase at the same time", async () => {
  const shell = standInShell({
    unlock_with_recovery: () => anOpenSession(),
    assess_passphrase: () => ({ score: 4, is_accepted: true, rule: "At least 12 characters.", advice: [] }),
  });
  const user = userEvent.setup();
  render(Locked, { view: aSession() });
  await user.click(screen.getByRole("button", { name: "Use the recovery kit" }));
  await expectAccessible();
  await user.click(screen.getByRole("button", { name: "Unlock and set the passphrase" }));
  expect(screen.getByText("Type the eight groups of the kit")).toBeVisible();
  await user.type(screen.getByLabelText("Recovery kit"), "7kq2-mw9f");
  await user.type(screen.getByLabelText("New passphrase"), "lantern gravel otter plum");
  await user.type(screen.getByLabelText("Type it again"), "lantern gravel otter plum");
  await user.click(screen.getByRole("button", { name: "Unlock and set the passphrase" }));
  await vi.waitFor(() => expect(session.state.kind).toBe("unlocked"));
  expect(shell.sent.find((sent) => sent.name === "unlock_with_recovery")?.request).toEqual({
    code: "7kq2-mw9f",
    new_passphrase: "lantern gravel otter plum",
  });
});
