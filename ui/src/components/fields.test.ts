import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import Check from "./Check.svelte";
import Checks from "./Checks.svelte";
import DateField from "./DateField.svelte";
import Field from "./Field.svelte";
import Radios from "./Radios.svelte";
import Scale from "./Scale.svelte";
import Select from "./Select.svelte";
import Switch from "./Switch.svelte";
import TextArea from "./TextArea.svelte";
import TimeField from "./TimeField.svelte";
import { partsFromPaste } from "./date";

const PLACES = [
  { value: "home", label: "Home" },
  { value: "school", label: "School", hint: "The hall" },
];

describe("a text field", () => {
  test("is described by its hint and its error, and tells each change", async () => {
    const onvalue = vi.fn();
    render(Field, { id: "place", label: "Place", hint: "Where it is held", error: "Enter a place", onvalue });
    const input = screen.getByRole("textbox", { name: "Place" });
    expect(input).toHaveAccessibleDescription("Where it is held Enter a place");
    expect(input).toBeInvalid();
    await userEvent.type(input, "Hall");
    expect(onvalue).toHaveBeenLastCalledWith("Hall");
    expect(input).toHaveAttribute("autocomplete", "off");
    await expectAccessible();
  });

  test("of many lines tells each change, so that it is saved as it is typed", async () => {
    const onvalue = vi.fn();
    render(TextArea, { id: "reason", label: "Reason", optional: true, onvalue });
    await userEvent.type(screen.getByRole("textbox", { name: "Reason (optional)" }), "ab");
    expect(onvalue.mock.calls).toEqual([["a"], ["ab"]]);
    await expectAccessible();
  });

  test("for a time takes five characters", async () => {
    render(TimeField, { id: "starts", label: "Starts" });
    await userEvent.type(screen.getByRole("textbox", { name: "Starts" }), "14:305");
    expect(screen.getByRole("textbox")).toHaveValue("14:30");
    await expectAccessible();
  });
});

describe("a date field", () => {
  test("has three boxes in one named group and echoes the weekday it is given", async () => {
    const onvalue = vi.fn();
    render(DateField, { id: "held_on", legend: "Conference", weekday: "Thursday", onvalue });
    expect(screen.getByRole("group", { name: "Conference" })).toHaveAccessibleDescription(
      "For example, 3 9 2026",
    );
    const user = userEvent.setup();
    await user.type(screen.getByRole("textbox", { name: "Year" }), "2026");
    await user.type(screen.getByRole("textbox", { name: "Day" }), "3");
    await user.type(screen.getByRole("textbox", { name: "Month" }), "9");
    expect(onvalue).toHaveBeenLastCalledWith({ day: "3", month: "9", year: "2026" });
    expect(screen.getByRole("status")).toHaveTextContent("Thursday");
    expect(screen.getByRole("textbox", { name: "Day" })).toHaveAttribute("id", "held_on");
    await expectAccessible();
  });

  test("splits a pasted date over its boxes", async () => {
    render(DateField, { id: "held_on", legend: "Conference" });
    const user = userEvent.setup();
    await user.click(screen.getByRole("textbox", { name: "Day" }));
    await user.paste("26/08/2026");
    expect(screen.getByRole("textbox", { name: "Month" })).toHaveValue("08");
    expect(screen.getByRole("textbox", { name: "Year" })).toHaveValue("2026");
  });

  test.each([
    ["2026-08-26", { day: "26", month: "08", year: "2026" }],
    ["3.9.2026", { day: "3", month: "9", year: "2026" }],
    ["next Friday", undefined],
    ["26", undefined],
  ])("reads %s as %o", (text, parts) => {
    expect(partsFromPaste(text)).toEqual(parts);
  });
});

describe("choices", () => {
  test("one of several is chosen by arrow keys", async () => {
    const onchange = vi.fn();
    render(Radios, { id: "place", legend: "Place", options: PLACES, value: "home", onchange });
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{ArrowDown}");
    expect(onchange).toHaveBeenCalledWith("school");
    expect(screen.getByRole("radio", { name: /School/ })).toBeChecked();
    await expectAccessible();
  });

  test("several are given in the order of the options", async () => {
    const onchange = vi.fn();
    render(Checks, { id: "places", legend: "Places", options: PLACES, onchange });
    const user = userEvent.setup();
    await user.click(screen.getByRole("checkbox", { name: /School/ }));
    await user.click(screen.getByRole("checkbox", { name: "Home" }));
    expect(onchange).toHaveBeenLastCalledWith(["home", "school"]);
    await expectAccessible();
  });

  test("a single check says its error", async () => {
    const onchange = vi.fn();
    render(Check, { id: "read", label: "I have read it", error: "Say that you have read it", onchange });
    const box = screen.getByRole("checkbox", { name: "I have read it" });
    expect(box).toHaveAccessibleDescription("Say that you have read it");
    await userEvent.setup().click(box);
    expect(onchange).toHaveBeenCalledWith(true);
    await expectAccessible();
  });

  test("a list offers an empty first choice only when asked", async () => {
    const onchange = vi.fn();
    render(Select, { id: "agency", label: "Agency", options: PLACES, unchosen: "Choose", onchange });
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Agency" }), "School");
    expect(onchange).toHaveBeenCalledWith("school");
    await expectAccessible();
  });

  test("a switch is turned with space", async () => {
    const onchange = vi.fn();
    render(Switch, { id: "spacious", label: "More space", onchange });
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard(" ");
    expect(onchange).toHaveBeenCalledWith(true);
    expect(screen.getByRole("switch", { name: "More space" })).toBeChecked();
    await expectAccessible();
  });

  test("a scale has eleven numbers, its ends in words and the scores as a list", async () => {
    const onchange = vi.fn();
    render(Scale, {
      id: "safe_today",
      legend: "How safe are the children today?",
      lowest: "Not safe",
      highest: "Safe enough to close",
      scores: [{ at: 3, short: "SCH", name: "Ms Mumford", family: false }],
      onchange,
    });
    expect(screen.getAllByRole("radio")).toHaveLength(11);
    await userEvent.click(screen.getByRole("radio", { name: "10, Safe enough to close" }));
    expect(onchange).toHaveBeenCalledWith(10);
    expect(screen.getByRole("listitem")).toHaveTextContent("Ms Mumford: 3");
    await expectAccessible();
  });
});
