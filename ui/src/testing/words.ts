import { createRawSnippet, type Snippet } from "svelte";

/** A snippet that is only words, for a component under test. */
export function words(text: string): Snippet {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return createRawSnippet(() => ({ render: () => `<span>${escaped}</span>` }));
}
