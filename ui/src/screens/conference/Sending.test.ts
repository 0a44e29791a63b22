import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { openPdf } from "../../features/pdf/pdf";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aCopy } from "../../testing/copies";
import { button, readsIt, showCopies, startAfresh } from "../../testing/distribution";
import { anOpenSession } from "../../testing/sessions";

vi.mock("../../features/pdf/pdf", () => ({ openPdf: vi.fn() }));

// Forms are typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(startAfresh);

test("a partial copy waits for a second person, who is never the first", async () => {
  session.follow(anOpenSession({ person: "p1" }));
  const shell = await showCopies([aCopy()]);
  await userEvent.click(button("This is the right person"));
  expect(screen.getByRole("region", { name: "Where" })).toHaveTextContent("6 Tamerton Street");
  await userEvent.click(screen.getByRole("radio", { name: "6 Tamerton Street" }));
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "Tracked post");
  expect(button("I have sent it")).toHaveAccessibleDescription("Open the copy and read every page first.");
  await readsIt("Open and read it");
  expect(button("I have sent it")).toHaveAccessibleDescription("A second person confirms it first.");
  const second = screen.getByRole("combobox", { name: "Second person’s name" });
  expect(within(second).queryByRole("option", { name: "Piotr Hale" })).toBeNull();
  await userEvent.selectOptions(second, "p2");
  await userEvent.type(screen.getByLabelText("Their own passphrase"), "seven quiet words");
  await userEvent.click(button("Confirm this copy"));
  expect(shell.sent.map(({ name }) => name)).not.toContain("check_copy");
  await readsIt("Open it to check it");
  await userEvent.click(button("Confirm this copy"));
  expect(await screen.findByText(/Checked by Dilys Penhallow/, { selector: "p" })).toBeVisible();
  expect(shell.sent.findLast(({ name }) => name === "check_copy")).toMatchObject({
    request: { copy: "k1", colleague: "p2" },
  });
  await userEvent.click(button("I have sent it"));
  // Role and date of birth go with it as they were shown, so that the core can compare them.
  expect(shell.sent.findLast(({ name }) => name === "send_copy")).toMatchObject({
    request: {
      copy: "k1",
      recipient: "p-mother",
      confirmed_role: "Mother of Temperance",
      confirmed_born_on: "1991-02-14",
      delivery: "6 Tamerton Street",
      method: "Tracked post",
    },
  });
  await expectAccessible();
});

test("e5_wrong_recipient: a copy given to someone else is refused, in plain words", async () => {
  const refusal = {
    code: "wrong_recipient",
    what_happened: "Stopped. This copy was made for Folasade Adeyemi.",
    what_to_do: "Nothing has been written. Make a copy for the other person.",
    was_saved: true,
    fields: [],
  };
  const sent = aCopy({ state: "sent", sent_at: "2026-09-30T10:00:00Z", checked_by: "Dilys Penhallow" });
  const shell = await showCopies([sent], {
    write_copy: () => Promise.reject(refusal),
    choose_destination: () => ({ path: "/home/office/out", name: "out" }),
  });
  await userEvent.click(button("Write the copy to a folder"));
  const dialog = screen.getByRole("dialog", { name: "Write copy 2" });
  await userEvent.selectOptions(
    within(dialog).getByRole("combobox", { name: "Who is it given to" }),
    "p-police",
  );
  await userEvent.click(within(dialog).getByRole("button", { name: /^Browse/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Write the copy" }));
  expect(await within(dialog).findByText(refusal.what_happened)).toBeVisible();
  expect(shell.sent.at(-1)).toMatchObject({ request: { copy: "k1", recipient: "p-police" } });
  expect(screen.queryByText(/Written, locked/)).toBeNull();
});

test("received only when a person says so, with the day from which corrections run", async () => {
  const sent = aCopy({ state: "sent", sent_at: "2026-09-30T10:00:00Z", checked_by: "Dilys Penhallow" });
  const shell = await showCopies([sent]);
  await userEvent.click(button("It was received"));
  await userEvent.click(button("Record the receipt"));
  expect(shell.sent.findLast(({ name }) => name === "act")).toMatchObject({
    request: { act: { act: "move_copy", state: "receipted", received_on: "2026-09-15" } },
  });
});

test("the password is shown again only with a reason, and is gone when the dialog closes", async () => {
  const shell = await showCopies([aCopy()], { show_password: () => ({ password: "amber kettle ninth" }) });
  await userEvent.click(button("This is the right person"));
  await userEvent.click(button("Show the password again"));
  await userEvent.type(screen.getByRole("textbox", { name: "Why it is shown again" }), "She lost it");
  await userEvent.click(button("Show the password"));
  expect(await screen.findByText("amber kettle ninth")).toBeVisible();
  expect(shell.sent.at(-1)).toMatchObject({ name: "show_password", request: { reason: "She lost it" } });
  await userEvent.click(button("Close"));
  expect(document.body).not.toHaveTextContent("amber kettle");
});

test("a full copy needs no second person, and is sent by one press", async () => {
  const full = aCopy({ removed: [] });
  const shell = await showCopies([full]);
  await userEvent.click(button("This is the right person"));
  await readsIt("Open and read it");
  await userEvent.click(screen.getByRole("radio", { name: "6 Tamerton Street" }));
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "By hand");
  expect(screen.queryByRole("region", { name: "Second person" })).toBeNull();
  await userEvent.click(button("I have sent it"));
  await expect.poll(() => shell.sent.filter(({ name }) => name === "send_copy")).toHaveLength(1);
});

test("an address that is withheld from the person is refused in plain words", async () => {
  const refusal = {
    code: "delivery_withheld",
    what_happened: "Stopped. This address is withheld from the person whom the copy is for.",
    what_to_do: "Choose an address that the person may know.",
    was_saved: false,
    fields: [],
  };
  await showCopies([aCopy({ removed: [] })], { send_copy: () => Promise.reject(refusal) });
  await userEvent.click(button("This is the right person"));
  await readsIt("Open and read it");
  await userEvent.click(screen.getByRole("radio", { name: "Somewhere else, or by hand" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Where, in words" }), "14 mill ln");
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "Post");
  await userEvent.click(button("I have sent it"));
  expect(await screen.findByText(refusal.what_happened)).toBeVisible();
});

test("a copy is printed with a warning and a separator sheet, and is not called sent", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  const shell = await showCopies([aCopy({ removed: [] })], {
    print_copy: (request) => ({
      base64: "AA==",
      password: "amber kettle ninth",
      warning: "Take every page from the printer yourself.",
      separator_title: "Copy 2",
      separator_lines: ["Only for Folasade Adeyemi, Mother of Temperance."],
      cover_letter: request.delivery === "" ? "" : "BB==",
    }),
  });
  await userEvent.click(button("This is the right person"));
  await readsIt("Open and read it");
  await userEvent.click(screen.getByRole("radio", { name: "6 Tamerton Street" }));
  await userEvent.type(screen.getByRole("textbox", { name: "By which way" }), "By hand");
  await userEvent.click(button("Print it"));
  const dialog = screen.getByRole("dialog", { name: "Print copy 2" });
  expect(await within(dialog).findByText("Take every page from the printer yourself.")).toBeVisible();
  expect(await within(dialog).findByRole("region", { name: "Separator sheet" })).toHaveTextContent(
    "Only for Folasade Adeyemi",
  );
  expect(dialog).not.toHaveTextContent("amber kettle");
  await userEvent.click(within(dialog).getByRole("button", { name: "Print the sheet and the copy" }));
  expect(print).toHaveBeenCalledOnce();
  expect(openPdf).toHaveBeenLastCalledWith("AA==", "amber kettle ninth");
  await userEvent.click(within(dialog).getByRole("checkbox", { name: "With a cover letter" }));
  expect(await within(dialog).findByRole("group", { name: "Cover letter, page 1 of 2" })).toBeVisible();
  expect(openPdf).toHaveBeenCalledWith("BB==");
  expect(shell.sent.findLast(({ name }) => name === "print_copy")?.request).toMatchObject({
    delivery: "6 Tamerton Street",
  });
  await userEvent.click(
    within(dialog).getByRole("button", { name: "Print the sheet, the letter and the copy" }),
  );
  expect(print).toHaveBeenCalledTimes(2);
  expect(shell.sent.map(({ name }) => name)).not.toContain("send_copy");
});
