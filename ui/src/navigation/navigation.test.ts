import { beforeEach, expect, test } from "vitest";
import { focusStartOf } from "./focus";
import { navigation } from "./navigation.svelte";

beforeEach(() => navigation.forget());

test("back returns to the place before, and going to the same place is nothing", () => {
  navigation.go({ name: "conference", conference_id: "c1", tab: "people" });
  navigation.go({ name: "conference", conference_id: "c1", tab: "people" });
  navigation.go({ name: "conference", conference_id: "c1", tab: "reports" });
  navigation.back();
  expect(navigation.screen).toEqual({ name: "conference", conference_id: "c1", tab: "people" });
  navigation.back();
  expect(navigation.screen).toEqual({ name: "today" });
  expect(navigation.canGoBack).toBe(false);
});

test("places never reach the address or the title of the window", () => {
  const before = [location.href, history.length, document.title];
  navigation.go({ name: "help" });
  expect([location.href, history.length, document.title]).toEqual(before);
});

test("a lock forgets every place", () => {
  navigation.go({ name: "conferences" });
  navigation.forget();
  expect(navigation.screen).toEqual({ name: "today" });
  expect(navigation.canGoBack).toBe(false);
});

test("reading a new screen starts at its heading, or where the screen says", () => {
  document.body.innerHTML = `<main><h1>Today</h1><button>Chase</button></main>`;
  focusStartOf(document.body);
  expect(document.activeElement?.tagName).toBe("H1");
  document.querySelector("button")?.setAttribute("data-start-focus", "");
  focusStartOf(document.body);
  expect(document.activeElement?.tagName).toBe("BUTTON");
});
