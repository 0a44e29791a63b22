import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { pdfParts } from "./pdf-parts.js";

export default defineConfig({
  plugins: [svelte(), svelteTesting(), pdfParts()],
  build: {
    // The oldest web view we meet: WebKitGTK on Debian 12 and the macOS and Windows views of that year.
    target: ["es2022", "safari16.4"],
    // Fonts and pictures stay files: the content security policy knows only 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  // The fonts of the papers, and the words that the tests read, stand in assets/, beside ui/.
  server: {
    port: 5173,
    strictPort: true,
    host: "localhost",
    fs: { allow: [".", "../assets/fonts", "../assets/messages"] },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    unstubGlobals: true,
    // The sheets are read by the tests of the tokens.
    css: true,
  },
});
