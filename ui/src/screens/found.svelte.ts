import type { AppCommand } from "../frame/commands";
import type { IconName } from "../components/icons";
import { placeOf } from "../features/gaps/places";
import type { SearchHit } from "../ipc/bindings/SearchHit";
import { call } from "../ipc/client";
import { navigation } from "../navigation/navigation.svelte";
import type { Screen } from "../navigation/screen";
import { session } from "../session/session.svelte";

interface FoundGroup {
  heading: string;
  items: AppCommand[];
}

const ICONS: Record<string, IconName> = {
  conference: "calendar",
  person: "child",
  report: "document",
  minutes: "pen",
  notes: "pen",
};

/** Where a hit opens: a report in its reader, everything else on its own screen. */
export function placeOfHit({ conference, report, screen }: SearchHit): Screen {
  if (report === null) return placeOf(screen, conference);
  return { name: "conference", conference_id: conference, tab: "reports", report_id: report };
}

function commandOf(hit: SearchHit, index: number): AppCommand {
  const text = hit.snippet.map((piece) => piece.text).join("");
  const isName = hit.kind === "conference" || hit.kind === "person";
  const about = session.isPrivate ? hit.reference : hit.title;
  return {
    id: `found-${index}-${hit.conference}`,
    label: isName ? about : [hit.place, about].filter((part) => part !== "").join(", "),
    // With the privacy screen on, the words around what was found stay off the page.
    detail: session.isPrivate || isName ? hit.reference : text,
    icon: ICONS[hit.kind] ?? "document",
    run: () => navigation.go(placeOfHit(hit)),
  };
}

/** What a search of this device found for what stands in the command box now. Nothing of it is kept. */
class Found {
  #groups: readonly FoundGroup[] = $state.raw([]);
  #asked = 0;

  constructor() {
    session.whenForgetting(() => this.forget());
  }

  get groups(): readonly FoundGroup[] {
    return this.#groups;
  }

  async look(words: string) {
    const mine = ++this.#asked;
    if (words === "") {
      this.#groups = [];
      return;
    }
    const answer = await call("search", { words });
    if (mine !== this.#asked) return;
    const hits = answer.kind === "done" ? answer.value.hits : [];
    const commands = hits.map((hit, index) => ({ hit, command: commandOf(hit, index) }));
    const isName = (hit: SearchHit) => hit.kind === "conference" || hit.kind === "person";
    this.#groups = [
      {
        heading: "Conferences and people",
        items: commands.filter(({ hit }) => isName(hit)).map(({ command }) => command),
      },
      {
        heading: "In reports, minutes and notes",
        items: commands.filter(({ hit }) => !isName(hit)).map(({ command }) => command),
      },
    ];
  }

  forget() {
    this.#asked += 1;
    this.#groups = [];
  }
}

export const found = new Found();
