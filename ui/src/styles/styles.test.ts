import { describe, expect, test } from "vitest";

const sheets = import.meta.glob("./*.css", { query: "?raw", import: "default", eager: true });
const components = import.meta.glob("../**/*.svelte", { query: "?raw", import: "default", eager: true });

function text(source: unknown): string {
  return typeof source === "string" ? source.replace(/\/\*[\s\S]*?\*\//g, "") : "";
}

const tokens = text(sheets["./tokens.css"]);
const blocks = Object.entries(sheets).filter(([name]) => !/tokens|fonts|index/.test(name));

describe("style sheets", () => {
  test.each(blocks)("%s takes its colours from the tokens and stays flat", (_name, source) => {
    const sheet = text(source);
    expect(sheet.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)).toBeNull();
    expect(sheet.match(/!important|&__/g)).toBeNull();
    const classes = [...sheet.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map((match) => match[1] ?? "");
    expect(classes.filter((name) => !/^app-[a-z]+(-[a-z]+)*(__[a-z-]+)?(--[a-z-]+)?$/.test(name))).toEqual(
      [],
    );
  });

  test("every token that is read is defined", () => {
    const defined = new Set([...tokens.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
    const read = blocks.flatMap(([, source]) =>
      [...text(source).matchAll(/var\((--[\w-]+)\)/g)].map((m) => m[1]),
    );
    expect(read.filter((name) => !defined.has(name))).toEqual([]);
  });

  test("every class that a component names is in a sheet", () => {
    const all = blocks.map(([, source]) => text(source)).join("\n");
    const named = Object.values(components)
      .flatMap((source) =>
        [...text(source).matchAll(/\bapp-[a-z-]+(?:__[a-z-]+)?(?:--[a-z-]+)?/g)].map((m) => m[0]),
      )
      .filter((name) => !name.startsWith("app-icon-") && !name.endsWith("-"));
    expect([...new Set(named)].filter((name) => !all.includes(`.${name}`))).toEqual([]);
  });
});

type Colours = Map<string, string>;

function coloursOf(theme: "light" | "dark" | "contrast"): Colours {
  const selector = theme === "light" ? ":root {" : `[data-theme="${theme}"] {`;
  const start = tokens.indexOf(selector);
  const block = tokens.slice(start, tokens.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})/gi)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Foreground, ground and the contrast that WCAG 2.2 asks of the pair (AAA for main text). */
const PAIRS: readonly [string, string, number][] = [
  ...["surface", "bg", "selected", "accent-soft", "restr-soft", "mark"].map((g): [string, string, number] => [
    "ink",
    g,
    7,
  ]),
  ...["surface", "bg", "sidebar-bg", "sunken"].map((g): [string, string, number] => ["ink-2", g, 4.5]),
  ...["surface", "bg", "sidebar-bg", "selected", "hover", "accent-soft"].map(
    (g): [string, string, number] => ["ink-3", g, 4.5],
  ),
  ["link", "surface", 4.5],
  ["link", "bg", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["accent", "accent-soft", 4.5],
  ["accent", "selected", 4.5],
  ...["bad", "warn", "good", "info", "restr"].flatMap((c): [string, string, number][] => [
    [c, `${c}-soft`, 4.5],
    [c, "surface", 4.5],
  ]),
  ["surface", "restr", 4.5],
  ["surface", "good", 3],
  ["surface", "bad", 3],
  ...["surface", "bg", "sunken"].map((g): [string, string, number] => ["line-strong", g, 3]),
  ...["surface", "bg", "sidebar-bg"].map((g): [string, string, number] => ["focus", g, 3]),
  ...["c1", "c2", "c3", "c4"].map((c): [string, string, number] => [c, "surface", 3]),
];

describe.each(["light", "dark", "contrast"] as const)("in the %s theme", (theme) => {
  const colours = coloursOf(theme);
  test.each(PAIRS)("%s on %s has a contrast of at least %d", (ink, ground, needed) => {
    const [one, other] = [colours.get(ink), colours.get(ground)];
    expect([one, other]).not.toContain(undefined);
    expect(contrast(one ?? "", other ?? "")).toBeGreaterThanOrEqual(needed);
  });
});
