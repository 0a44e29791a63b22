import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import App from "./App.svelte";
import { STANDARD_APPEARANCE } from "./appearance/appearance";
import { overlays } from "./frame/overlays.svelte";
import { session } from "./session/session.svelte";
import { expectAccessible } from "./testing/axe";
import { someChoices } from "./testing/choices";
import { anOpenSession, aSession } from "./testing/sessions";
import { standInShell, type Answers } from "./testing/shell";

const REFUSAL = {
  code: "pin.wrong",
  what_happened: "That PIN is not right.",
  what_to_do: "Try again.",
  was_saved: true,
  fields: [],
};

async function openApp(answers: Answers = {}) {
  document.title = "Chairside";
  let isLocked = false;
  const shell = standInShell({
    choices: () => someChoices(),
    appearance: () => STANDARD_APPEARANCE,
    session: () => (isLocked ? aSession({ locked_because: "You locked it." }) : anOpenSession()),
    lock_now: () => {
      isLocked = true;
      return null;
    },
    set_private: ({ is_private }) =>
      is_private ? anOpenSession({ kind: "private" }) : Promise.reject(REFUSAL),
    ...answers,
  });
  render(App);
  await screen.findByRole("button", { name: "Lock" });
  return shell;
}

test("an open vault has a skip link, a sidebar, a top bar and a main part, and reading starts at the h1", async () => {
  await openApp();
  expect(screen.getByRole("complementary", { name: "Sidebar" })).toHaveTextContent(
    "Marguerite Ashdown-Oyelaran",
  );
  expect(screen.getByRole("banner")).toBeVisible();
  expect(screen.getByRole("link", { name: "Skip to main content" })).toBeInTheDocument();
  await vi.waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
  expect(document.title).toBe("Chairside");
  await expectAccessible();
});

test("Ctrl L locks, and no name is left in the page", async () => {
  const shell = await openApp();
  await userEvent.keyboard("{Control>}l{/Control}");
  expect(await screen.findByRole("heading", { level: 1, name: "Locked" })).toBeVisible();
  expect(document.body).not.toHaveTextContent("Ashdown");
  expect(await screen.findByText("You locked it.")).toBeVisible();
  expect(shell.sent.map((sent) => sent.name)).toContain("lock_now");
  await expectAccessible();
});

test("F9 turns the privacy screen on, and off asks for the PIN", async () => {
  await openApp();
  const user = userEvent.setup();
  await user.keyboard("{F9}");
  expect(screen.getByRole("button", { name: "Privacy screen" })).toHaveAttribute("aria-pressed", "true");
  expect(screen.getByText("Privacy screen is on")).toBeInTheDocument();
  await user.keyboard("{F9}");
  const dialog = screen.getByRole("dialog", { name: "Turn the privacy screen off" });
  await user.type(within(dialog).getByLabelText("Privacy PIN"), "000000{Enter}");
  expect(await within(dialog).findByText("That PIN is not right. Try again.")).toBeVisible();
  expect(within(dialog).getByLabelText("Privacy PIN")).toHaveValue("");
  await expectAccessible();
  overlays.closeAll();
});

test("F1 lists the keys that work here", async () => {
  await openApp();
  await userEvent.keyboard("{F1}");
  const dialog = screen.getByRole("dialog", { name: "All keys" });
  expect(dialog).toHaveTextContent("Lock now");
  expect(dialog).not.toHaveTextContent("Save the line");
  await expectAccessible();
  overlays.closeAll();
});

test("Ctrl K opens the command box, which locks by words alone", async () => {
  const shell = await openApp();
  const user = userEvent.setup();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(screen.getByRole("combobox", { name: /Search/ }), ">löck{Enter}");
  await vi.waitFor(() => expect(shell.sent.map((sent) => sent.name)).toContain("lock_now"));
});

test("the time of saving is shown as the local time", async () => {
  await openApp();
  session.noteSaved("2026-09-15T11:01:07");
  await vi.waitFor(() =>
    expect(screen.getByRole("banner")).toHaveTextContent("Saved on this device 11:01:07"),
  );
});

test("the page is drawn empty while the window is hidden, and keeps what is in it", async () => {
  const shell = await openApp();
  shell.say("blanked", null);
  await vi.waitFor(() =>
    expect(screen.getByText("Marguerite Ashdown-Oyelaran").closest(".app-blank")).not.toBeNull(),
  );
  shell.say("unblanked", null);
  await vi.waitFor(() =>
    expect(screen.getByText("Marguerite Ashdown-Oyelaran").closest(".app-blank")).toBeNull(),
  );
});

test("the app looks as this person chose, while it is still locked", async () => {
  standInShell({
    appearance: () => ({ theme: "contrast", reading: "spacious", text_size_percent: 125 }),
    session: () => aSession(),
  });
  render(App);
  await vi.waitFor(() =>
    expect(document.documentElement.dataset).toMatchObject({ theme: "contrast", reading: "spacious" }),
  );
  expect(await screen.findByRole("heading", { level: 1, name: "Locked" })).toBeVisible();
});

test("being offline is a plain fact in the top bar", async () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await openApp();
  window.dispatchEvent(new Event("offline"));
  await vi.waitFor(() => expect(screen.getByRole("banner")).toHaveTextContent("Offline"));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a vault that cannot be opened says what happened, what to do and what is safe", async () => {
  standInShell({
    appearance: () => STANDARD_APPEARANCE,
    session: () => Promise.reject({ ...REFUSAL, what_happened: "This vault cannot be read." }),
  });
  render(App);
  expect(await screen.findByRole("group", { name: "This vault cannot be read." })).toHaveTextContent(
    "What was already saved is safe.",
  );
  expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  await expectAccessible();
});
