import type { Audience } from "../../ipc/bindings/Audience";
import type { PersonView } from "../../ipc/bindings/PersonView";

/** Whether everyone may have it. */
export function isForAll(audience: Audience): boolean {
  return audience.kind === "all";
}

/** "Not for Ms Adeyemi or Mr Whitcombe". Empty where everyone may have it. */
export function audienceWords(audience: Audience, people: readonly PersonView[]): string {
  switch (audience.kind) {
    case "all":
      return "";
    case "exclude_persons": {
      const names = audience.persons.map(
        (id) => people.find((each) => each.id === id)?.short_name ?? "a person",
      );
      const last = names.at(-1) ?? "";
      const before = names.slice(0, -1).join(", ");
      return `Not for ${before === "" ? last : `${before} or ${last}`}`;
    }
    case "professionals_only":
      return "Practitioners only";
    case "restricted_section":
      return "Restricted paper only";
  }
}

/** The reason recorded with a restriction. Empty where everyone may have it. */
export function audienceReason(audience: Audience): string {
  return audience.kind === "all" ? "" : audience.reason;
}
