import { render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { expectAccessible } from "../../testing/axe";
import type { OpenPdf } from "./pdf";
import PdfReader from "./PdfReader.svelte";

const openPdf = vi.hoisted(() => vi.fn<(base64: string) => Promise<OpenPdf>>());
vi.mock("./pdf", () => ({ openPdf }));

/** jsdom has no layout: a page comes on the screen when the test says so. */
let shown: ((page: number) => void) | undefined;
beforeEach(() => {
  const heard: { callback: IntersectionObserverCallback; self: IntersectionObserver; near: boolean }[] = [];
  class Observer {
    constructor(callback: IntersectionObserverCallback, options?: IntersectionObserverInit) {
      heard.push({ callback, self: Object.create(Observer.prototype), near: options !== undefined });
    }
    observe() {
      return undefined;
    }
    disconnect() {
      return undefined;
    }
  }
  vi.stubGlobal("IntersectionObserver", Observer);
  shown = (page) => {
    const one = heard.filter((each) => !each.near)[page - 1];
    one?.callback([Object.assign(Object.create(null), { isIntersecting: true })], one.self);
  };
});

function aFile(words: string[], close = vi.fn()): OpenPdf {
  const pages = words.map((text, index) => ({ number: index + 1, width: 794, height: 1123, words: text }));
  return { pages, draw: async () => undefined, close };
}

test("each page is named, and its words can be read without the picture", async () => {
  openPdf.mockResolvedValue(aFile(["Minutes of the conference", ""]));
  render(PdfReader, { label: "Copy for Ms Okonjo", base64: "AA==" });
  expect(await screen.findByRole("group", { name: "Page 1 of 2" })).toHaveTextContent(
    "Minutes of the conference",
  );
  expect(screen.getByRole("group", { name: "Page 2 of 2" })).toHaveTextContent("a picture without words");
  expect(screen.getByRole("region", { name: "Copy for Ms Okonjo" })).toBeVisible();
  await expectAccessible();
});

test("a copy counts as read only when every page was on the screen", async () => {
  openPdf.mockResolvedValue(aFile(["one", "two"]));
  const onread = vi.fn();
  render(PdfReader, { label: "Copy", base64: "AA==", onread });
  await screen.findByRole("group", { name: "Page 2 of 2" });
  shown?.(1);
  shown?.(1);
  expect(onread).not.toHaveBeenCalled();
  shown?.(2);
  expect(onread).toHaveBeenCalledOnce();
});

test("a file that cannot be opened says so", async () => {
  openPdf.mockRejectedValue(new Error("locked"));
  render(PdfReader, { label: "Copy", base64: "AA==" });
  expect(await screen.findByRole("alert")).toHaveTextContent("cannot be shown");
  await expectAccessible();
});

test("another file takes the place of the first, which is closed", async () => {
  const close = vi.fn();
  openPdf.mockResolvedValueOnce(aFile(["first"], close)).mockResolvedValueOnce(aFile(["second"]));
  const { rerender } = render(PdfReader, { label: "Copy", base64: "AA==" });
  await screen.findByText("first");
  await rerender({ base64: "AB==" });
  expect(await screen.findByText("second")).toBeVisible();
  expect(close).toHaveBeenCalledOnce();
});
