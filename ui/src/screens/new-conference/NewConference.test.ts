import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { choices } from "../../features/choices/choices.svelte";
import { typing } from "../../features/new-conference/form.svelte";
import type { NewConference as Request } from "../../ipc/bindings/NewConference";
import { navigation } from "../../navigation/navigation.svelte";
import { session } from "../../session/session.svelte";
import { expectAccessible } from "../../testing/axe";
import { someChoices } from "../../testing/choices";
import { aConferenceView, aDeadline } from "../../testing/conferences";
import { aSession } from "../../testing/sessions";
import { standInShell, type Answers } from "../../testing/shell";
import NewConference from "./NewConference.svelte";

// A whole form is typed sign by sign, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 20_000 });

let made: Request[] = [];

async function show(answers: Answers = {}) {
  made = [];
  choices.forget();
  const shell = standInShell({
    choices: () => someChoices(),
    preview_dates: () => ({ deadlines: [], gaps: [] }),
    find_namesakes: () => ({ rows: [] }),
    new_conference: (request) => {
      made.push(request);
      return aConferenceView();
    },
    ...answers,
  });
  await choices.load();
  render(NewConference);
  return shell;
}

async function typeDay(user: ReturnType<typeof userEvent.setup>, group: HTMLElement, day: string) {
  const [d, m, y] = day.split(" ");
  await user.type(within(group).getByLabelText("Day"), d ?? "");
  await user.type(within(group).getByLabelText("Month"), m ?? "");
  await user.type(within(group).getByLabelText("Year"), y ?? "");
}

async function typeChild(
  user: ReturnType<typeof userEvent.setup>,
  number: number,
  given: string,
  surname: string,
) {
  const entry = screen.getByRole("group", { name: `Child ${number}` });
  await user.type(within(entry).getByLabelText("Given names"), given);
  await user.type(within(entry).getByLabelText("Surname"), surname);
  await typeDay(user, within(entry).getByRole("group", { name: /Date of birth/ }), "3 5 2013");
  return entry;
}

beforeEach(() => typing.begin());

test("children may have different surnames, one may be unborn, and an adult is related to each apart", async () => {
  await show();
  const user = userEvent.setup({ delay: null });
  await typeChild(user, 1, "Temperance", "Adeyemi-Whitcombe");
  await user.click(screen.getByRole("button", { name: "Add a child" }));
  const unborn = screen.getByRole("group", { name: "Child 2" });
  await user.click(within(unborn).getByRole("checkbox", { name: "Not born yet" }));
  await user.type(within(unborn).getByLabelText("Surname"), "Whitcombe");
  await typeDay(user, within(unborn).getByRole("group", { name: /Expected date of birth/ }), "2 12 2026");
  await user.selectOptions(
    within(unborn).getByLabelText("Kind of conference for this child"),
    "Pre-birth conference",
  );
  await user.click(screen.getByRole("button", { name: "Add an adult" }));
  const adult = screen.getByRole("group", { name: "Adult 1" });
  await user.type(within(adult).getByLabelText("Given names"), "Dele");
  await user.type(within(adult).getByLabelText("Surname"), "Whitcombe");
  const toBaby = within(adult).getByRole("group", { name: "To Whitcombe" });
  await user.selectOptions(within(toBaby).getByLabelText("Relation"), "Father");
  await user.selectOptions(
    within(toBaby).getByLabelText("Parental responsibility"),
    "No parental responsibility",
  );
  await expectAccessible();
  await user.click(screen.getByRole("button", { name: "Make the conference" }));
  await vi.waitFor(() => expect(made).toHaveLength(1));
  const [request] = made;
  expect(request?.children.map((child) => [child.given_names, child.surname, child.status])).toEqual([
    ["Temperance", "Adeyemi-Whitcombe", "born"],
    ["", "Whitcombe", "unborn"],
  ]);
  expect(request?.children[1]).toMatchObject({ born_on: null, expected_on: "2026-12-02" });
  expect(request?.subjects.map((subject) => subject.kind)).toEqual(["initial", "pre_birth"]);
  expect(request?.relationships).toEqual([
    expect.objectContaining({
      child: request?.children[1]?.id,
      kind: "father",
      parental_responsibility: "no",
    }),
  ]);
  expect(navigation.screen).toEqual({ name: "conference", conference_id: "c1", tab: "overview" });
});

test("the strategy date shows the latest day, the days skipped, the rule, its source and its caution", async () => {
  await show({
    preview_dates: ({ strategy_discussion }) => ({
      deadlines:
        strategy_discussion?.held_on === "2026-08-26"
          ? [aDeadline({ caution: "Example read on 11 July 2026, not confirmed by the area." })]
          : [],
      gaps: [],
    }),
  });
  const user = userEvent.setup({ delay: null });
  await typeDay(user, screen.getByRole("group", { name: /^Strategy discussion/ }), "26 8 2026");
  const panel = screen.getByRole("region", { name: "Dates this sets" });
  expect(await within(panel).findByText(/By Thursday 17 September 2026/)).toBeVisible();
  expect(within(panel).getByText("Not counted: Monday 31 August 2026, Summer bank holiday")).toBeVisible();
  expect(
    within(panel).getByText(/15 working days from the strategy discussion. Statutory guidance/),
  ).toBeVisible();
  expect(within(panel).getByText(/not confirmed by the area/)).toBeVisible();
});

test("someone already recorded is offered, and used only when the person says so", async () => {
  const row = {
    family: "f9",
    family_reference: "F-2023-0007",
    person: "p9",
    name: "Bartosz Kurowski",
    born_on: "2016-11-04",
    why: "Same name.",
    next: { kind: "review" as const, previous_held_on: "2026-05-11", is_first_review: true },
  };
  await show({ find_namesakes: ({ given_names }) => ({ rows: given_names === "Bartosz" ? [row] : [] }) });
  const user = userEvent.setup({ delay: null });
  await typeChild(user, 1, "Bartosz", "Kurowski");
  expect(typing.form.request()).toMatchObject({ family: null, children: [{ given_names: "Bartosz" }] });
  await user.click(await screen.findByRole("button", { name: "It is the same person" }));
  expect(typing.form.request()).toMatchObject({
    family: "f9",
    children: [],
    subjects: [{ child: "p9", kind: "review", previous_held_on: "2026-05-11", is_first_review: true }],
  });
  await user.click(screen.getByRole("button", { name: "It is another person" }));
  expect(typing.form.request()).toMatchObject({ family: null, children: [{ given_names: "Bartosz" }] });
});

test("what is withheld names whose, from whom, the words, why, who decided and when to look again", async () => {
  await show();
  const user = userEvent.setup({ delay: null });
  await typeChild(user, 1, "Zuzanna", "Kurowska");
  await user.click(screen.getByRole("button", { name: "Add an adult" }));
  await user.type(
    within(screen.getByRole("group", { name: "Adult 1" })).getByLabelText("Given names"),
    "Marek",
  );
  await user.click(screen.getByRole("button", { name: "Withhold something" }));
  await user.click(screen.getByRole("button", { name: "Make the conference" }));
  expect(await screen.findByRole("group", { name: /There are 5 problems/ })).toHaveTextContent(
    "Nothing was saved yet. What you typed is still here.",
  );
  const entry = screen.getByRole("group", { name: "Withheld 1" });
  await user.selectOptions(within(entry).getByLabelText("Whose"), "Zuzanna Kurowska");
  await user.selectOptions(within(entry).getByLabelText("Withheld from"), "Marek");
  await user.type(within(entry).getByLabelText("The words to keep out"), "4 Penrose Avenue{Enter}Tamerton");
  await user.type(within(entry).getByLabelText("Why"), "Order of the court");
  await user.type(within(entry).getByLabelText("Who decided"), "Dilys Penhallow");
  await typeDay(user, within(entry).getByRole("group", { name: /Look at it again by/ }), "1 3 2027");
  await user.click(screen.getByRole("button", { name: "Make the conference" }));
  await vi.waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]?.suppressions).toEqual([
    expect.objectContaining({
      subject: made[0]?.children[0]?.id,
      withheld_from: made[0]?.adults[0]?.id,
      field: "address",
      words: ["4 Penrose Avenue", "Tamerton"],
      decided_by: "Dilys Penhallow",
      review_by: "2027-03-01",
      state: "active",
    }),
  ]);
});

test("a day that does not exist is named, and nothing is sent", async () => {
  await show();
  const user = userEvent.setup({ delay: null });
  await typeChild(user, 1, "Minh Châu", "Nguyễn");
  await typeDay(user, screen.getByRole("group", { name: /^Day of the conference/ }), "31 2 2027");
  await user.click(screen.getByRole("button", { name: "Make the conference" }));
  const summary = await screen.findByRole("group", { name: /There is 1 problem/ });
  await user.click(within(summary).getByRole("link", { name: /Enter a date that exists/ }));
  expect(document.activeElement).toHaveAttribute("id", "held_on");
  expect(made).toEqual([]);
});

test("what was typed stays while another screen is looked at, and goes at a lock", async () => {
  await show();
  await userEvent.type(screen.getByLabelText("Given names"), "Kofi");
  expect(typing.form.children[0]?.given_names).toBe("Kofi");
  session.follow(aSession());
  expect(typing.form.children[0]?.given_names).toBe("");
});

test("a reconvened conference names the day of the one that it continues, for its dates and its record", async () => {
  const shell = await show();
  const user = userEvent.setup({ delay: null });
  const entry = await typeChild(user, 1, "Zuzanna", "Kurowska");
  await user.selectOptions(
    within(entry).getByLabelText("Kind of conference for this child"),
    "Reconvened conference",
  );
  const day = within(entry).getByRole("group", { name: /^The conference that is continued was held on/ });
  expect(within(entry).queryByRole("checkbox", { name: /first review/ })).toBeNull();
  await typeDay(user, day, "31 2 2027");
  await user.click(screen.getByRole("button", { name: "Make the conference" }));
  expect(await screen.findByRole("group", { name: /There is 1 problem/ })).toBeVisible();
  expect(made).toEqual([]);
  await user.clear(within(day).getByLabelText("Day"));
  await user.type(within(day).getByLabelText("Day"), "3");
  await expectAccessible();
  const continued = { kind: "reconvened", previous_held_on: "2027-02-03", is_first_review: false };
  const asked = () => shell.sent.findLast(({ name }) => name === "preview_dates")?.request;
  await vi.waitFor(() => expect(asked()).toMatchObject({ subjects: [continued] }));
  await user.click(screen.getByRole("button", { name: "Make the conference" }));
  await vi.waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]?.subjects).toEqual([expect.objectContaining(continued)]);
});
