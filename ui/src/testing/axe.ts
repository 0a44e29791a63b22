import axe from "axe-core";
import { expect } from "vitest";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Fails with the names of the rules that a piece of page breaks.
 *
 * Contrast cannot be measured without layout: tokens.test.ts measures it, and so does the real window.
 */
export async function expectAccessible(page: Element = document.body) {
  const result = await axe.run(page, {
    runOnly: RULES,
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  const broken = result.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(" | ")})`,
  );
  expect(broken).toEqual([]);
}
