import { render, screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { expectAccessible } from "../testing/axe";
import { words } from "../testing/words";
import AgencyChip from "./AgencyChip.svelte";
import EmptyState from "./EmptyState.svelte";
import FamilyChip from "./FamilyChip.svelte";
import Icon from "./Icon.svelte";
import IconSprite from "./IconSprite.svelte";
import IdentityBar from "./IdentityBar.svelte";
import KeyHint from "./KeyHint.svelte";
import Note from "./Note.svelte";
import Panel from "./Panel.svelte";
import RestrictedPassage from "./RestrictedPassage.svelte";
import StepCheck from "./StepCheck.svelte";
import Tag from "./Tag.svelte";
import TimescaleStrip from "./TimescaleStrip.svelte";
import Toast from "./Toast.svelte";
import VisuallyHidden from "./VisuallyHidden.svelte";
import { ICON_NAMES } from "./icons";

test("every icon name has one drawing", () => {
  const { container } = render(IconSprite);
  const drawn = [...container.querySelectorAll("symbol")].map((symbol) => symbol.id);
  expect(drawn.toSorted()).toEqual(ICON_NAMES.map((name) => `app-icon-${name}`).toSorted());
});

test("an icon is silent unless it is named", () => {
  render(Icon, { name: "lock" });
  expect(screen.queryByRole("img")).toBeNull();
  render(Icon, { name: "lock", label: "Restricted" });
  expect(screen.getByRole("img", { name: "Restricted" })).toBeVisible();
});

test("a tag has an icon and words", async () => {
  const { container } = render(Tag, { kind: "bad", icon: "alert", children: words("Missing") });
  expect(screen.getByText("Missing")).toBeVisible();
  expect(container.querySelector("svg")).not.toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
  await expectAccessible();
});

test("chips are read as full names, and say when a person is out", async () => {
  const agency = render(AgencyChip, { short: "HV", name: "Health visitor, Siân Trevelyan-Boateng" });
  expect(agency.container).toHaveTextContent("Health visitor, Siân Trevelyan-Boateng");
  const family = render(FamilyChip, { short: "FA", name: "Mr Whitcombe", out: true });
  expect(family.container).toHaveTextContent("Mr Whitcombe, out of the room");
  await expectAccessible();
});

test("a key hint is left to the name of its control", () => {
  const { container } = render(KeyHint, { keys: ["Ctrl", "K"] });
  expect(container.querySelectorAll("kbd")).toHaveLength(2);
  expect(container.firstElementChild).toHaveAttribute("aria-hidden", "true");
});

test("a panel is a region named by its heading, and shows only its outline while loading", async () => {
  const { rerender } = render(Panel, { heading: "Children", children: words("Kofi") });
  expect(screen.getByRole("region", { name: "Children" })).toHaveTextContent("Kofi");
  await rerender({ loading: true });
  expect(screen.getByRole("region", { name: "Children" })).not.toHaveTextContent("Kofi");
  await expectAccessible();
});

test("a note is an alert only when it appears after an action", async () => {
  const { rerender } = render(Note, { kind: "warn", children: words("No quorum yet") });
  expect(screen.queryByRole("alert")).toBeNull();
  await rerender({ announced: true });
  expect(screen.getByRole("alert")).toHaveTextContent("No quorum yet");
  await expectAccessible();
});

test("a restricted passage leaves the page while it is hidden", async () => {
  const { container, rerender } = render(RestrictedPassage, {
    heading: "Not for Mr Whitcombe",
    reason: "Tells where the family lives.",
    children: words("Fernleigh Court"),
  });
  expect(screen.getByRole("group", { name: "Not for Mr Whitcombe" })).toHaveTextContent("Fernleigh Court");
  await expectAccessible();
  await rerender({ hidden: true });
  expect(container).toHaveTextContent(/^$/);
});

test("steps say their state in words", async () => {
  render(StepCheck, {
    label: "Setting up",
    steps: [
      { label: "Passphrase", state: "done" },
      { label: "Recovery kit", state: "doing", detail: "Print it" },
      { label: "Prove it", state: "to_do" },
    ],
  });
  const steps = within(screen.getByRole("list", { name: "Setting up" })).getAllByRole("listitem");
  expect(steps.map((step) => step.textContent.replace(/\s+/g, " ").trim())).toEqual([
    "Done: Passphrase",
    "2 Now: Recovery kit Print it",
    "3 To do: Prove it",
  ]);
  expect(steps[1]).toHaveAttribute("aria-current", "step");
  await expectAccessible();
});

test("a timescale shows its date, count, rule and source in that order", async () => {
  render(TimescaleStrip, {
    label: "Timescales",
    steps: [
      {
        state: "late",
        name: "Reports due",
        date: "Fri 11 September",
        count: "2 of 8 missing",
        rule: "2 working days before",
        source: "Local rule 3.4",
      },
    ],
  });
  expect(screen.getByRole("listitem")).toHaveTextContent(
    /^Late: Reports due ?Fri 11 September ?2 of 8 missing ?2 working days before ?Local rule 3.4$/,
  );
  await expectAccessible();
});

test("the identity bar holds the page's only h1, which can take the focus", async () => {
  render(IdentityBar, { title: "Adeyemi-Whitcombe family", details: words("Temperance, 13") });
  expect(screen.getByRole("heading", { level: 1 })).toHaveAttribute("tabindex", "-1");
  await expectAccessible();
});

test("an empty place says what there is to do", async () => {
  render(EmptyState, { heading: "No notes yet", level: 2, children: words("Type initials and space.") });
  expect(screen.getByRole("heading", { name: "No notes yet", level: 2 })).toBeVisible();
});

test("a toast can be undone, and hidden words stay for a screen reader", async () => {
  let undone = false;
  render(Toast, { text: "Moved", action: { label: "Undo", onclick: () => (undone = true) } });
  screen.getByRole("button", { name: "Undo" }).click();
  expect(undone).toBe(true);
  render(VisuallyHidden, { children: words("only heard") });
  expect(screen.getByText("only heard")).toBeInTheDocument();
});
