import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { ConferenceRow } from "../../ipc/bindings/ConferenceRow";
import type { TodayView } from "../../ipc/bindings/TodayView";
import { navigation } from "../../navigation/navigation.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { aDeadline } from "../../testing/conferences";
import { anOpenSession, aSession } from "../../testing/sessions";
import { standInShell } from "../../testing/shell";
import Today from "./Today.svelte";

const ROW: ConferenceRow = {
  id: "c1",
  reference: "WX-2026-0417",
  title: "Adeyemi-Whitcombe family",
  kinds: "Initial conference",
  state: "booked",
  chair: "Marguerite Ashdown-Oyelaran",
  held_on: "2026-09-15",
  starts_at: "10:00:00",
  reports_received: 6,
  reports_requested: 8,
};

function aToday(but: Partial<TodayView> = {}): TodayView {
  return {
    today: "2026-09-15",
    conferences: [ROW],
    work: [
      {
        conference: "c2",
        reference: "WX-2026-0398",
        title: "Dhillon family",
        about: "",
        screen: "plan",
        deadline: aDeadline({ rule: "core_group_first", label: "First core group", state: "due_soon" }),
      },
      {
        conference: "c1",
        reference: ROW.reference,
        title: ROW.title,
        about: "",
        screen: "reports",
        deadline: aDeadline({
          rule: "report_initial",
          label: "Police report",
          state: "late",
          standing: "2 working days after the limit",
          force: "Example",
          caution: "Example read on 11 July 2026, not confirmed by the area.",
        }),
      },
    ],
    reports_to_chase: 2,
    minutes_to_check: 0,
    copies_to_send: 1,
    ...but,
  };
}

afterEach(() => session.follow(aSession()));

test("late things stand first, each with its rule, its source and its caution", async () => {
  standInShell({ today: () => aToday() });
  session.follow(anOpenSession());
  render(Today);
  const rows = await screen.findAllByRole("row");
  const words = rows.map((row) => row.textContent ?? "");
  const late = words.findIndex((text) => text.includes("Police report"));
  expect(late).toBeGreaterThan(0);
  expect(late).toBeLessThan(words.findIndex((text) => text.includes("First core group")));
  expect(words[late]).toContain("2 working days after the limit");
  expect(words[late]).toContain("15 working days from the strategy discussion");
  expect(words[late]).toContain("not confirmed by the area");
  expect(screen.getByRole("heading", { level: 1, name: "Tuesday 15 September 2026" })).toBeVisible();
  await expectAccessible();
});

test("the arrow keys move between things to do, and Enter opens the screen where each is done", async () => {
  standInShell({ today: () => aToday() });
  session.follow(anOpenSession());
  render(Today);
  const late = (await screen.findByText("Police report")).closest("tr");
  late?.focus();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(navigation.screen).toEqual({ name: "conference", conference_id: "c2", tab: "plan" });
});

test("the room of today's conference is one press away", async () => {
  standInShell({ today: () => aToday() });
  session.follow(anOpenSession());
  render(Today);
  await userEvent.click(await screen.findByRole("button", { name: "Open the room of WX-2026-0417" }));
  expect(navigation.screen).toEqual({ name: "room", conference_id: "c1" });
});

test("what was put back after a crash is said, and the notice can be closed", async () => {
  standInShell({ today: () => aToday({ conferences: [], work: [] }) });
  session.follow(anOpenSession({ recovered_drafts: 2 }));
  render(Today);
  expect(await screen.findByText("2 passages were put back.")).toBeVisible();
  expect(await screen.findByText("Nothing is late or due")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Close this notice" }));
  expect(screen.queryByText("2 passages were put back.")).toBeNull();
});

test("with the privacy screen on, numbers stand in place of names", async () => {
  standInShell({ today: () => aToday() });
  session.follow(anOpenSession({ kind: "private" }));
  render(Today);
  const panel = await screen.findByRole("region", { name: "Conferences today and next" });
  expect(within(panel).getByRole("heading", { name: "WX-2026-0417" })).toBeVisible();
  expect(document.body).not.toHaveTextContent(/Adeyemi|Dhillon/);
});

test("a date of the family's record says what it is about, and is acted on there", async () => {
  const work = [
    {
      conference: "c3",
      reference: "WX-2026-0371",
      title: "Nwosu family",
      about: "The complaint received on Monday 18 January 2027",
      screen: "record",
      deadline: aDeadline({ rule: "complaint_reply", label: "Reply to a complaint", state: "late" }),
    },
  ];
  standInShell({ today: () => aToday({ work }) });
  session.follow(anOpenSession());
  render(Today);
  expect(await screen.findByText(/received on Monday 18 January 2027/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Open Family record of WX-2026-0371" }));
  expect(navigation.screen).toEqual({ name: "conference", conference_id: "c3", tab: "record" });
});
