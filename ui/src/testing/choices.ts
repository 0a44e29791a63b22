import type { Choices } from "../ipc/bindings/Choices";
import messages from "../../../assets/messages/en-GB.toml?raw";

/** Every table of labels of the message file, so that tests read the words that people read. */
function labels(): Choices["labels"] {
  const tables = messages.split(/^\[/m).filter((table) => table.startsWith("label."));
  return tables.map((table) => ({
    codes: table.slice("label.".length, table.indexOf("]")),
    labels: [...table.matchAll(/^(\w+) = "(.*)"$/gm)].map(([, code, label]) => ({
      code: code ?? "",
      label: label ?? "",
    })),
  }));
}

/** What the core offers, with one invented pack. */
export function someChoices(but: Partial<Choices> = {}): Choices {
  return {
    packs: [
      {
        id: "england",
        name: "England",
        caution: "Example read on 11 July 2026, not confirmed by the area.",
        version: "2026-07",
        is_own: false,
      },
    ],
    agenda_templates: [],
    labels: labels(),
    ...but,
  };
}
