import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { anOpenSession, aSession } from "../../testing/sessions";
import { standInShell, type Answers } from "../../testing/shell";
import FirstRun from "./FirstRun.svelte";
import KitToProve from "./KitToProve.svelte";

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

const KIT = {
  groups: ["7KQ2", "MW9F", "D4XA", "P8RT", "3HNV", "YC6B", "J5EZ", "W2LG"],
  prove_groups: [3, 6, 8],
  saved_to: "",
};
const NOT_PROVED = {
  code: "kit_not_proved",
  what_happened: "Those groups do not match the kit.",
  what_to_do: "Check your paper and type them again.",
  was_saved: true,
  fields: [{ field: "groups", message: "This does not match" }],
};
const PHRASE = "lantern gravel otter seventeen plum";

beforeEach(() => choices.forget());

function vault(answers: Answers = {}) {
  return standInShell({
    choices: () => someChoices(),
    session: () => anOpenSession(),
    assess_passphrase: ({ passphrase }) => ({
      score: passphrase.length > 20 ? 4 : 1,
      is_accepted: passphrase.length > 20,
      rule: "At least 12 characters, and not one that many people use.",
      advice: passphrase.length > 20 ? [] : ["Add another word or two."],
    }),
    suggest_passphrase: () => ({ passphrase: PHRASE }),
    create_vault: () => KIT,
    save_recovery_kit: ({ path }) => ({ ...KIT, saved_to: path }),
    prove_recovery_kit: () => anOpenSession({ has_pin: false }),
    set_pin: () => ({ at: "2026-09-15T09:00:00Z" }),
    ...answers,
  });
}

async function sayWho(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByLabelText("Your name"), "Marguerite Ashdown-Oyelaran");
  await user.click(screen.getByRole("checkbox", { name: "Independent chair" }));
  await user.type(screen.getByLabelText("Council or service"), "Wexmoor Council");
  await user.selectOptions(await screen.findByLabelText("Procedures to follow"), "England");
  await user.click(screen.getByRole("button", { name: "Continue" }));
}

async function choosePassphrase(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole("button", { name: "Suggest a passphrase" }));
  await user.click(await screen.findByRole("button", { name: "Use this one" }));
  await user.type(screen.getByLabelText("Type it again"), PHRASE);
  await user.click(screen.getByRole("button", { name: "Make the vault" }));
}

test("a vault is made, its kit is proved, a PIN is set, and only then the app opens", async () => {
  const shell = vault();
  const user = userEvent.setup({ delay: null });
  render(FirstRun, { view: aSession({ kind: "no_vault" }) });
  await expectAccessible();
  await sayWho(user);
  expect(await screen.findByText(/This computer's keyring keeps a part of the key/)).toBeVisible();
  await expectAccessible();
  await choosePassphrase(user);
  expect(await screen.findByText("YC6B")).toBeVisible();
  expect(document.body).not.toHaveTextContent(PHRASE);
  await expectAccessible();
  expect(shell.sent.find((sent) => sent.name === "create_vault")?.request).toMatchObject({
    person_name: "Marguerite Ashdown-Oyelaran",
    roles: ["chair"],
    acting_role: "chair",
    pack: "england",
    passphrase: PHRASE,
    passphrase_again: PHRASE,
  });
  for (const [group, text] of [
    ["3", "D4XA"],
    ["6", "YC6B"],
    ["8", "W2LG"],
  ] as const) {
    await user.type(screen.getByLabelText(`Group ${group}`), text);
  }
  await user.click(screen.getByRole("button", { name: "Prove the kit" }));
  await user.type(await screen.findByLabelText("Privacy PIN"), "482913");
  await user.type(screen.getByLabelText("Type the PIN again"), "482913");
  await expectAccessible();
  await user.click(screen.getByRole("button", { name: "Set the PIN" }));
  await vi.waitFor(() => expect(session.state.kind).toBe("unlocked"));
  expect(shell.sent.find((sent) => sent.name === "prove_recovery_kit")?.request).toEqual({
    groups: ["D4XA", "YC6B", "W2LG"],
  });
});

test("nothing is passed over silently: missing words are named, and the pack shows its caution", async () => {
  vault();
  const user = userEvent.setup({ delay: null });
  render(FirstRun, { view: aSession({ kind: "no_vault" }) });
  await user.click(screen.getByRole("button", { name: "Continue" }));
  expect(await screen.findByRole("group", { name: /There are 4 problems/ })).toHaveTextContent(
    "Enter your name",
  );
  await user.selectOptions(await screen.findByLabelText("Procedures to follow"), "England");
  expect(screen.getByText("Example read on 11 July 2026, not confirmed by the area.")).toBeVisible();
});

test("a weak passphrase says what would make it better, and two that differ are not sent", async () => {
  const shell = vault();
  const user = userEvent.setup({ delay: null });
  render(FirstRun, { view: aSession({ kind: "no_vault", keyring: "no_service" }) });
  await sayWho(user);
  await user.type(await screen.findByLabelText("Passphrase"), "autumn");
  expect(await screen.findByText(/Add another word or two/)).toBeVisible();
  expect(screen.getByText(/It cannot be used yet/)).toBeVisible();
  expect(screen.getByText(/so it must be stronger/)).toBeVisible();
  await user.type(screen.getByLabelText("Type it again"), "winter");
  await user.click(screen.getByRole("button", { name: "Make the vault" }));
  expect(await screen.findByText("The two are not the same. Type it again")).toBeVisible();
  expect(shell.sent.map((sent) => sent.name)).not.toContain("create_vault");
});

test("the passphrase is hidden until it is shown on purpose", async () => {
  vault();
  const user = userEvent.setup({ delay: null });
  render(FirstRun, { view: aSession({ kind: "no_vault" }) });
  await sayWho(user);
  expect(await screen.findByLabelText("Passphrase")).toHaveAttribute("type", "password");
  await user.click(screen.getByRole("button", { name: "Show the passphrase" }));
  expect(screen.getByLabelText("Passphrase")).toHaveAttribute("type", "text");
});

test("a kit that is not proved keeps the person here, and the PIN may be put off", async () => {
  let isRight = false;
  vault({
    renew_recovery_kit: () => KIT,
    prove_recovery_kit: () => (isRight ? anOpenSession({ has_pin: false }) : Promise.reject(NOT_PROVED)),
  });
  const user = userEvent.setup({ delay: null });
  render(KitToProve, { view: anOpenSession({ kind: "kit_to_prove" }) });
  await user.type(screen.getByLabelText("Passphrase"), PHRASE);
  await user.click(screen.getByRole("button", { name: "Make a new kit" }));
  await user.click(await screen.findByRole("button", { name: "Prove the kit" }));
  expect(await screen.findByText("Type group 3")).toBeVisible();
  for (const group of ["3", "6", "8"]) await user.type(screen.getByLabelText(`Group ${group}`), "0000");
  await user.click(screen.getByRole("button", { name: "Prove the kit" }));
  expect(await screen.findByRole("group", { name: "Those groups do not match the kit." })).toBeVisible();
  isRight = true;
  await user.click(screen.getByRole("button", { name: "Prove the kit" }));
  expect(await screen.findByText(/You can put this off/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Put it off" }));
  await vi.waitFor(() => expect(session.state.kind).toBe("unlocked"));
});

test("the kit is saved at the path that was chosen", async () => {
  const shell = vault({
    renew_recovery_kit: () => KIT,
    choose_destination: () => ({ path: "/media/stick/kit.txt", name: "kit.txt" }),
  });
  const user = userEvent.setup({ delay: null });
  render(KitToProve, { view: anOpenSession({ kind: "kit_to_prove" }) });
  await user.type(screen.getByLabelText("Passphrase"), PHRASE);
  await user.click(screen.getByRole("button", { name: "Make a new kit" }));
  await user.click(await screen.findByRole("button", { name: /^Browse/ }));
  await user.click(screen.getByRole("button", { name: "Save the kit" }));
  expect(await screen.findByText("Saved to /media/stick/kit.txt")).toBeVisible();
  expect(shell.sent.find((sent) => sent.name === "save_recovery_kit")?.request).toEqual({
    path: "/media/stick/kit.txt",
  });
});

test("a backup is opened with its kit, and the new vault gets a kit of its own to prove", async () => {
  const shell = vault({
    restore_backup: () => KIT,
    choose_files: () => [{ path: "/media/stick/chairside.backup", name: "chairside.backup" }],
  });
  const user = userEvent.setup({ delay: null });
  render(FirstRun, { view: aSession({ kind: "no_vault" }) });
  await user.click(screen.getByRole("button", { name: "Open a backup instead" }));
  await expectAccessible();
  await user.click(await screen.findByRole("button", { name: "Open the backup" }));
  expect(await screen.findByRole("group", { name: /There are 3 problems/ })).toHaveTextContent(
    "Choose the backup file",
  );
  await user.click(screen.getByRole("button", { name: /^Browse/ }));
  await user.type(screen.getByLabelText(/^Recovery kit, or/), "7KQ2 MW9F");
  await user.type(screen.getByLabelText("New passphrase"), PHRASE);
  await user.type(screen.getByLabelText("Type it again"), PHRASE);
  await user.click(screen.getByRole("button", { name: "Open the backup" }));
  expect(await screen.findByRole("button", { name: "Prove the kit" })).toBeVisible();
  expect(shell.sent.find((sent) => sent.name === "restore_backup")?.request).toEqual({
    path: "/media/stick/chairside.backup",
    secret: "7KQ2 MW9F",
    new_passphrase: PHRASE,
  });
});
