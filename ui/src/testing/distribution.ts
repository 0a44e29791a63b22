import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { choices } from "../features/choices/choices.svelte";
import { openConference } from "../features/conference/openConference.svelte";
import { openPdf } from "../features/pdf/pdf";
import type { RecipientCopy } from "../ipc/bindings/RecipientCopy";
import Distribution from "../screens/conference/Distribution.svelte";
import { session } from "../session/session.svelte";
import { someChoices } from "./choices";
import { aConferenceView } from "./conferences";
import { aCopy, aLedger, aLine, aRecipient, POLICE } from "./copies";
import { MEETING_PARTICIPANTS, MEETING_PEOPLE } from "./meetings";
import { aVersion } from "./minutes";
import { anOffice } from "./offices";
import OpenedTab from "./OpenedTab.svelte";
import { anOpenSession } from "./sessions";
import { standInShell, type Answers } from "./shell";

const COLLEAGUES = [
  { id: "p1", name: "Piotr Hale", roles: ["administrator" as const], enrolled_at: "2026-01-01T00:00:00Z" },
  {
    id: "p2",
    name: "Dilys Penhallow",
    roles: ["administrator" as const],
    enrolled_at: "2026-01-01T00:00:00Z",
  },
];

/** Every page of a file counts as seen at once, where a test says that it was scrolled through. */
export function allPagesAreSeen(isSeen: boolean) {
  class Observer {
    #callback: IntersectionObserverCallback;
    constructor(callback: IntersectionObserverCallback) {
      this.#callback = callback;
    }
    observe() {
      const entry: IntersectionObserverEntry = Object.assign(Object.create(null), { isIntersecting: isSeen });
      const observer: IntersectionObserver = Object.create(Observer.prototype);
      this.#callback([entry], observer);
    }
    disconnect() {
      return undefined;
    }
  }
  vi.stubGlobal("IntersectionObserver", Observer);
}

/** Before each test: nobody's conference is open, and every page that is opened is seen. */
export function startAfresh() {
  openConference.close();
  choices.forget();
  session.follow(anOpenSession());
  allPagesAreSeen(true);
}

/** Opens the screen with the first person chosen. The test file stands in for `features/pdf/pdf`. */
export async function showCopies(
  copies: RecipientCopy[] = [],
  but: Answers = {},
  recipients = [aRecipient(), POLICE],
) {
  const office = anOffice();
  const version = aVersion({ state: "approved", sha256: "9f86d081" });
  const of = (held: RecipientCopy[]) =>
    aConferenceView({
      conference: { participants: MEETING_PARTICIPANTS, minutes: [version], copies: held },
      view: {
        people: MEETING_PEOPLE,
        newest_approved: version.id,
        for_second_person: held.filter(({ removed }) => removed.length > 0).map(({ id }) => id),
      },
    });
  const shell = standInShell({
    choices: () => someChoices(),
    open_conference: () => of(copies),
    recipients: () => ({ recipients, has_second_person: true }),
    office: () => ({ ...office, office: { ...office.office, colleagues: COLLEAGUES } }),
    preview_copy: () => ({
      reader: "Folasade Adeyemi",
      blocks: [],
      pages: 2,
      base64: "AA==",
      left_out: [],
      findings: [],
    }),
    read_copy: () => ({ base64: "AA==", password: "amber kettle ninth" }),
    prepare_copy: () => ({ copy: aCopy(), password: "amber kettle ninth", findings: [], may_go_on: true }),
    commit_drafts: () => of([aCopy()]),
    act: () => of(copies),
    act_on_family: () => of(copies),
    send_copy: () => of(copies),
    ledger: () => aLedger({ lines: copies.map((copy) => aLine(copy)) }),
    check_copy: () => of([aCopy({ state: "checked", checked_by: "Dilys Penhallow" })]),
    ...but,
  });
  const pages = [1, 2].map((number) => ({ number, width: 794, height: 1123, words: `Page words ${number}` }));
  vi.mocked(openPdf).mockResolvedValue({ pages, draw: async () => undefined, close: () => undefined });
  await choices.load();
  await openConference.open("c1");
  render(OpenedTab, { screen: Distribution });
  const list = await screen.findByRole("table", { name: "Who gets a copy" });
  await userEvent.click(within(list).getByRole("row", { name: /Folasade Adeyemi/ }));
  return shell;
}

/** The one button of this name. */
export const button = (name: RegExp | string) => screen.getByRole("button", { name });

/** Opens a copy by one of its buttons, has every page on the screen, and closes it again. */
export async function readsIt(label: string) {
  await userEvent.click(button(label));
  await screen.findByRole("group", { name: "Page 2 of 2" });
  await userEvent.click(button("Close"));
}
