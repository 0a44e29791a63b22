import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import { words } from "../testing/words";
import { everyMinute } from "./clock";
import { commandsFor, matching } from "./commands";
import FirstRunFrame from "./FirstRunFrame.svelte";
import LockedFrame from "./LockedFrame.svelte";
import type { PlaceGroup } from "./places";
import RoomFrame from "./RoomFrame.svelte";
import Sidebar from "./Sidebar.svelte";
import { toasts } from "./toasts.svelte";

afterEach(() => vi.useRealTimers());

const GROUPS: PlaceGroup[] = [
  {
    label: "Main",
    places: [
      { screen: { name: "today" }, label: "Today", icon: "today", covers: ["today"] },
      {
        screen: { name: "conferences" },
        label: "Conferences",
        icon: "calendar",
        covers: ["conferences", "conference"],
        count: 3,
        late: true,
      },
    ],
  },
];
const PERSON = { name: "Piotr Wiśniewski-Hale", initials: "PW", role_label: "Conference administrator" };

test("the sidebar marks the current place, says what is late, and goes", async () => {
  const ongo = vi.fn();
  render(Sidebar, {
    groups: GROUPS,
    screen: { name: "conference", conference_id: "c1", tab: "plan" },
    person: PERSON,
    ongo,
  });
  const conferences = screen.getByRole("button", { name: "Conferences 3 to do, some late" });
  expect(conferences).toHaveAttribute("aria-current", "page");
  await userEvent.click(screen.getByRole("button", { name: "Today" }));
  expect(ongo).toHaveBeenCalledWith({ name: "today" });
  await expectAccessible();
});

test("the room has no sidebar: its agenda, its notes, its picture and Leave", async () => {
  const onleave = vi.fn();
  render(RoomFrame, {
    title: "WX-2026-0417",
    noteId: "note",
    onleave,
    rail: words("Welcome"),
    children: words("Notes"),
    side: words("Strengths"),
  });
  expect(screen.getByRole("navigation", { name: "Agenda" })).toHaveTextContent("Welcome");
  expect(screen.getByRole("main")).toHaveTextContent("Notes");
  expect(screen.getByRole("complementary", { name: "The picture so far" })).toHaveTextContent("Strengths");
  await userEvent.click(within(screen.getByRole("banner")).getByRole("button", { name: "Leave" }));
  expect(onleave).toHaveBeenCalledOnce();
  await expectAccessible();
});

test("a locked window shows only what it is given, and reading starts at its heading", async () => {
  render(LockedFrame, {
    title: "Locked",
    lead: "Everything you typed is saved.",
    foot: words("This laptop"),
  });
  expect(screen.getByRole("heading", { level: 1, name: "Locked" })).toHaveFocus();
  await expectAccessible();
});

test("first run shows the steps beside the one thing to do", async () => {
  render(FirstRunFrame, { steps: [{ label: "Passphrase", state: "doing" }], children: words("Choose one") });
  expect(screen.getByRole("list", { name: "Setting up" })).toHaveTextContent("Passphrase");
  expect(screen.getByRole("main")).toHaveTextContent("Choose one");
  await expectAccessible();
});

test("a command is found without marks or capitals, and every place is a command", () => {
  const commands = commandsFor(GROUPS);
  expect(matching(commands, "> CÓNF").map((command) => command.label)).toEqual([
    "Conferences",
    "New conference",
  ]);
  expect(matching(commands, "").length).toBe(commands.length);
  expect(matching(commands, "zebra")).toEqual([]);
});

test("a toast goes after eight seconds", () => {
  vi.useFakeTimers();
  toasts.show("Moved");
  vi.advanceTimersByTime(7_900);
  expect(toasts.items).toHaveLength(1);
  vi.advanceTimersByTime(200);
  expect(toasts.items).toHaveLength(0);
});

test("the clock shows a new minute once, and stops", () => {
  vi.useFakeTimers();
  vi.setSystemTime("2026-09-15T11:01:58");
  const shown = vi.fn();
  const stop = everyMinute(shown);
  vi.advanceTimersByTime(5_000);
  stop();
  vi.advanceTimersByTime(120_000);
  expect(shown.mock.calls).toEqual([["11:01"], ["11:02"]]);
});
