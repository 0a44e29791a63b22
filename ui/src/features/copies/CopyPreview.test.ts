import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { PaperPreview } from "../../ipc/bindings/PaperPreview";
import type { RecipientView } from "../../ipc/bindings/RecipientView";
import { keyboard } from "../../keyboard/keyboard.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aConferenceView } from "../../testing/conferences";
import { anOpenSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import CopyPreview from "./CopyPreview.svelte";

const openPdf = vi.hoisted(() => vi.fn());
vi.mock("../pdf/pdf", () => ({ openPdf }));

function aReader(person: string, name: string, copy: string): RecipientView {
  const plain = {
    role_label: "",
    born_on: null,
    namesakes: [],
    delivery_options: [],
    may_enclose: [],
    is_default: true,
  };
  return { person, name, copy, ...plain, left_out: [], why: "", copies: [] };
}

function aPreview(reader: string, but: Partial<PaperPreview> = {}): PaperPreview {
  return { reader, blocks: [], pages: 11, base64: "AA==", left_out: [], findings: [], ...but };
}

function show() {
  openPdf.mockRejectedValue(new Error("not drawn in this test"));
  const shell = standInShell({
    recipients: () => ({
      recipients: [
        aReader("p-mother", "Folasade Adeyemi", "full"),
        aReader("p-child", "Temperance", "chair_to_decide"),
        aReader("p-father", "Darren Whitcombe", "partial"),
      ],
      has_second_person: true,
    }),
    preview_copy: ({ recipient }) =>
      recipient === "p-father"
        ? aPreview("Darren Whitcombe", {
            left_out: [{ part: "5.2A", reason: "audience", sentence: "5.2A School gate, other parent" }],
          })
        : aPreview("The office"),
  });
  render(CopyPreview, { view: aConferenceView(), onback: () => undefined });
  return shell;
}

beforeEach(() => session.follow(anOpenSession()));

test("each person's copy is shown with what it leaves out and why", async () => {
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Darren Whitcombe" }));
  expect(await screen.findByRole("heading", { name: "Copy for Darren Whitcombe" })).toBeVisible();
  expect(await screen.findByText(/5.2A School gate/)).toBeVisible();
  expect(screen.getByText(/Nothing withheld was found/)).toBeVisible();
  // A child for whom the chair has not decided has no copy to show.
  expect(screen.queryByRole("button", { name: "Temperance" })).toBeNull();
  await expectAccessible();
});

test("Alt and a number changes whose copy is shown", async () => {
  const shell = show();
  await screen.findByRole("button", { name: "Darren Whitcombe" });
  keyboard.handle(new KeyboardEvent("keydown", { key: "3", altKey: true, cancelable: true }));
  expect(await screen.findByRole("heading", { name: "Copy for Darren Whitcombe" })).toBeVisible();
  keyboard.handle(new KeyboardEvent("keydown", { key: "1", altKey: true, cancelable: true }));
  expect(await screen.findByRole("heading", { name: "Full record" })).toBeVisible();
  expect(shell.sent.at(-1)).toMatchObject({ name: "preview_copy", request: { recipient: null } });
});

test("with the privacy screen on, no copy is on the page", async () => {
  show();
  session.follow(anOpenSession({ kind: "private" }));
  expect(await screen.findByText(/not shown while the privacy screen is on/)).toBeVisible();
});
