import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const SHELL = {
  group: ["@tauri-apps/*"],
  message: "Only src/ipc/client.ts talks to the shell. Use call() and listen() from it.",
};

/** Imports go down only: components <- features <- frame <- screens. */
function forbid(folders, why) {
  return {
    patterns: [SHELL, { group: folders.flatMap((f) => [`**/${f}/**`, `**/${f}`]), message: why }],
  };
}

const DATE_MESSAGE =
  "No date is made or counted in TypeScript. Ask Rust. Only src/frame/clock.ts and src/words/dates.ts know it, to show.";

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/ipc/bindings/", "src/ipc/commands.ts"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    files: ["src/**/*.ts", "src/**/*.svelte"],
    rules: {
      "no-undef": "off",
      "no-console": "error",
      "no-eval": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "no-restricted-imports": ["error", { patterns: [SHELL] }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "no-restricted-globals": [
        "error",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "fetch",
        "XMLHttpRequest",
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date']", message: DATE_MESSAGE },
        { selector: "CallExpression[callee.name='Date']", message: DATE_MESSAGE },
        { selector: "MemberExpression[object.name='Date']", message: DATE_MESSAGE },
        { selector: "MemberExpression[property.name='Temporal']", message: DATE_MESSAGE },
        { selector: "Identifier[name='Temporal']", message: DATE_MESSAGE },
      ],
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": ["error", { allowTransitions: false }],
    },
  },
  {
    files: ["src/components/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        forbid(
          ["ipc", "session", "features", "frame", "screens"],
          "A component takes data and callbacks. It knows no conference and calls nothing.",
        ),
      ],
    },
  },
  {
    files: ["src/features/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        forbid(["frame", "screens"], "A feature owns one term of the field."),
      ],
    },
  },
  {
    files: ["src/frame/**"],
    rules: { "no-restricted-imports": ["error", forbid(["screens"], "The frame stands around screens.")] },
  },
  {
    files: ["src/ipc/client.ts"],
    rules: {
      "no-restricted-imports": "off",
      "@typescript-eslint/consistent-type-assertions": "off",
    },
  },
  { files: ["src/frame/clock.ts", "src/words/dates.ts"], rules: { "no-restricted-syntax": "off" } },
);
