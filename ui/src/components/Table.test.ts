import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import { words } from "../testing/words";
import Table from "./Table.svelte";
import type { Column } from "./table";

interface Line {
  id: string;
  name: string;
  age: string;
}

const COLUMNS: Column[] = [
  { id: "name", heading: "Name", names_row: true, sortable: true },
  { id: "age", heading: "Age", numeric: true },
];
const ROWS: Line[] = [
  { id: "1", name: "Temperance", age: "13" },
  { id: "2", name: "Kofi", age: "8" },
];
const cell = createRawSnippet<[Line, Column]>((row, column) => ({
  render: () => `<span>${column().id === "name" ? row().name : row().age}</span>`,
}));
const base = { caption: "Children", columns: COLUMNS, rows: ROWS, rowKey: (row: Line) => row.id, cell };

test("a table has a caption, and headings for columns and rows", async () => {
  render(Table<Line>, base);
  expect(screen.getByRole("table", { name: "Children" })).toBeVisible();
  expect(screen.getByRole("columnheader", { name: "Age" })).toBeVisible();
  expect(screen.getByRole("rowheader", { name: "Kofi" })).toBeVisible();
  await expectAccessible();
});

test("rows that open have one tab stop, arrow keys between them and Enter", async () => {
  const onopen = vi.fn();
  render(Table<Line>, { ...base, onopen, chosen: "1" });
  const user = userEvent.setup();
  await user.tab();
  expect(screen.getByRole("row", { name: /Temperance/ })).toHaveFocus();
  await user.keyboard("{ArrowDown}");
  expect(screen.getByRole("row", { name: /Kofi/ })).toHaveFocus();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(onopen).toHaveBeenCalledExactlyOnceWith(ROWS[1]);
  await user.tab();
  expect(document.body).toHaveFocus();
  await expectAccessible();
});

test("sorting is asked of the caller and told by aria-sort", async () => {
  const onsort = vi.fn();
  render(Table<Line>, { ...base, onsort, sort: { column: "name", direction: "ascending" } });
  expect(screen.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await userEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(onsort).toHaveBeenCalledWith({ column: "name", direction: "descending" });
});

test("groups have a heading each, and an empty table says so", async () => {
  const { rerender } = render(Table<Line>, {
    ...base,
    group: (row: Line) => (row.id === "1" ? "Late" : "Today"),
  });
  expect(screen.getByRole("rowheader", { name: "Late" })).toBeVisible();
  expect(screen.getByRole("rowheader", { name: "Today" })).toBeVisible();
  await rerender({ rows: [], empty: words("No children yet") });
  expect(screen.getByRole("cell")).toHaveTextContent("No children yet");
});
