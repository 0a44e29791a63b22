import { expect, test, vi } from "vitest";
import { applyAppearance, STANDARD_APPEARANCE, themeToDraw } from "./appearance";

test.each([
  ["auto", false, false, "light"],
  ["auto", true, false, "dark"],
  ["auto", true, true, "contrast"],
  ["light", true, true, "light"],
  ["contrast", false, false, "contrast"],
] as const)("theme %s, dark wished %s, contrast wished %s: %s is drawn", (theme, dark, contrast, drawn) => {
  expect(themeToDraw(theme, { prefers_dark: dark, prefers_contrast: contrast })).toBe(drawn);
});

test("the page carries the theme, the reading choice and the text size, within 100 to 200 per cent", () => {
  const page = document.createElement("html");
  applyAppearance({ theme: "dark", reading: "legible", text_size_percent: 400 }, page);
  expect(page.dataset).toMatchObject({ theme: "dark", reading: "legible" });
  expect(page.style.getPropertyValue("--text-size")).toBe("200%");
});

test("a theme left to the computer follows it until stopped", () => {
  const dark = Object.assign(new EventTarget(), { matches: false });
  const contrast = Object.assign(new EventTarget(), { matches: false });
  vi.stubGlobal("matchMedia", (query: string) => (query.includes("contrast") ? contrast : dark));
  const page = document.createElement("html");
  const stop = applyAppearance(STANDARD_APPEARANCE, page);
  dark.matches = true;
  dark.dispatchEvent(new Event("change"));
  expect(page.dataset["theme"]).toBe("dark");
  stop();
  dark.matches = false;
  dark.dispatchEvent(new Event("change"));
  expect(page.dataset["theme"]).toBe("dark");
});
