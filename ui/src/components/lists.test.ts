import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { afterEach, expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import ButtonSet from "./ButtonSet.svelte";
import CommandBox from "./CommandBox.svelte";
import SkipLink from "./SkipLink.svelte";
import Tabs from "./Tabs.svelte";
import Timeline from "./Timeline.svelte";
import Veil from "./Veil.svelte";

afterEach(() => vi.useRealTimers());

test("a button set shows which view is on", async () => {
  const onchange = vi.fn();
  render(ButtonSet, {
    label: "Show",
    options: [
      { value: "mine", label: "Mine" },
      { value: "team", label: "Whole team", count: 3 },
    ],
    value: "mine",
    onchange,
  });
  expect(screen.getByRole("group", { name: "Show" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: /Whole team/ }));
  expect(onchange).toHaveBeenCalledWith("team");
  expect(screen.getByRole("button", { name: /Whole team/ })).toHaveAttribute("aria-pressed", "true");
  await expectAccessible();
});

test("tabs mark the current page and say what is late", async () => {
  const onselect = vi.fn();
  render(Tabs, {
    label: "Conference",
    tabs: [
      { id: "people", label: "People", count: "14" },
      { id: "reports", label: "Reports", count: "6 of 8", late: true },
    ],
    current: "people",
    onselect,
  });
  expect(screen.getByRole("button", { name: "People 14" })).toHaveAttribute("aria-current", "page");
  await userEvent.click(screen.getByRole("button", { name: "Reports 6 of 8, late" }));
  expect(onselect).toHaveBeenCalledWith("reports");
  await expectAccessible();
});

test("a timeline says in words which events are restricted", async () => {
  render(Timeline, {
    props: {
      label: "Chronology",
      events: [
        { id: "1", date: "3 July 2026", kind: "restricted" },
        { id: "2", date: "4 July 2026", kind: "key" },
      ],
      event: createRawSnippet<[{ id: string; date: string; kind: "key" | "event" | "restricted" }]>(
        (each) => ({
          render: () => `<p>Event ${each().id}</p>`,
        }),
      ),
    },
  });
  expect(screen.getAllByRole("listitem")[0]).toHaveTextContent("3 July 2026, restricted");
  await expectAccessible();
});

test("a veil holds nothing until it is pressed, and drops the words after its time", async () => {
  vi.useFakeTimers();
  const reveal = vi.fn(() => Promise.resolve("12 Fernleigh Court"));
  const { container } = render(Veil, { what: "address", reveal, shown_for_s: 30 });
  expect(container).not.toHaveTextContent("Fernleigh");
  screen.getByRole("button", { name: "Show address for 30 seconds" }).click();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(container).toHaveTextContent("12 Fernleigh Court");
  await vi.advanceTimersByTimeAsync(1_500);
  expect(container).not.toHaveTextContent("Fernleigh");
  expect(reveal).toHaveBeenCalledOnce();
});

test("a veil stays down where showing is refused", async () => {
  render(Veil, { what: "address", reveal: () => Promise.resolve(undefined) });
  await userEvent.click(screen.getByRole("button", { name: /Show address/ }));
  expect(screen.getByRole("button", { name: /Show address/ })).toBeVisible();
  await expectAccessible();
});

test("a skip link moves the focus", async () => {
  const main = document.createElement("main");
  main.id = "main";
  main.tabIndex = -1;
  document.body.append(main);
  render(SkipLink, { to: "main", words: "Skip to main content" });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard("{Enter}");
  expect(main).toHaveFocus();
  main.remove();
});

test("the command box is worked with arrow keys and Enter, and forgets what was typed", async () => {
  const onchoose = vi.fn();
  const onquery = vi.fn();
  const today = { id: "go-today", label: "Today", icon: "today" } as const;
  const lock = { id: "lock", label: "Lock now", icon: "lock" } as const;
  render(CommandBox, {
    open: true,
    label: "Search or type a command",
    groups: [{ heading: "Go to or do", items: [today, lock] }],
    nothing: "Nothing matches.",
    onquery,
    onchoose,
  });
  const user = userEvent.setup();
  const input = screen.getByRole("combobox", { name: "Search or type a command" });
  await user.type(input, "o");
  expect(onquery).toHaveBeenLastCalledWith("o");
  await expectAccessible();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(onchoose).toHaveBeenCalledExactlyOnceWith(lock);
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(onquery).toHaveBeenLastCalledWith("");
});

test("the command box says when nothing matches", () => {
  render(CommandBox, {
    open: true,
    label: "Search",
    groups: [],
    nothing: "Nothing matches.",
    onchoose: vi.fn(),
  });
  expect(screen.getByRole("status")).toHaveTextContent("Nothing matches.");
});
