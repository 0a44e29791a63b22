import type { Appearance } from "../ipc/bindings/Appearance";
import type { Theme } from "../ipc/bindings/Theme";

/** How the app looks until the core has said how this person wants it. */
export const STANDARD_APPEARANCE: Appearance = { theme: "auto", reading: "standard", text_size_percent: 100 };

/** What the computer asks for. */
export interface SystemWishes {
  prefers_dark: boolean;
  prefers_contrast: boolean;
}

/** The theme to draw: the person's choice, or the computer's where they left it to the computer. */
export function themeToDraw(theme: Theme, system: SystemWishes): Exclude<Theme, "auto"> {
  if (theme !== "auto") return theme;
  if (system.prefers_contrast) return "contrast";
  return system.prefers_dark ? "dark" : "light";
}

/** Draws the page so, and follows the computer while the theme is left to it. Returns how to stop following. */
export function applyAppearance(appearance: Appearance, page: HTMLElement = document.documentElement) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const draw = () => {
    page.dataset["theme"] = themeToDraw(appearance.theme, {
      prefers_dark: dark.matches,
      prefers_contrast: contrast.matches,
    });
  };
  const percent = Math.min(200, Math.max(100, appearance.text_size_percent));
  page.dataset["reading"] = appearance.reading;
  page.style.setProperty("--text-size", `${percent}%`);
  draw();
  dark.addEventListener("change", draw);
  contrast.addEventListener("change", draw);
  return () => {
    dark.removeEventListener("change", draw);
    contrast.removeEventListener("change", draw);
  };
}
