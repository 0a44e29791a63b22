import type { Adult } from "../../ipc/bindings/Adult";
import type { Child } from "../../ipc/bindings/Child";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { Relationship } from "../../ipc/bindings/Relationship";
import { dayInWords } from "../../words/dates";
import { labelOf } from "../choices/choices.svelte";
import { nameOf } from "../people/persons";
import { currentAddress } from "./addresses";

/** How a child is called. An unborn child of another conference may have no name yet. */
export function childName(view: ConferenceView, child: Child): string {
  const name = nameOf(view, child.id);
  if (name !== "") return name;
  return child.expected_on === null ? "A child without a name" : `Baby due ${dayInWords(child.expected_on)}`;
}

/** What stands about a child, a line each. */
export function factsOfChild(child: Child): string[] {
  const school = child.school?.name ?? "";
  const placement = child.placement?.name ?? "";
  return [
    child.born_on === null ? "" : `Born ${dayInWords(child.born_on)}`,
    child.expected_on === null ? "" : `Due ${dayInWords(child.expected_on)}`,
    child.aliases.length === 0 ? "" : `Also called ${child.aliases.join(", ")}`,
    currentAddress(child.addresses)?.text ?? "",
    school === "" ? "" : `School: ${school}`,
    placement === "" ? "" : `Placement: ${placement}`,
    child.language === "" ? "" : `First language: ${child.language}`,
  ].filter((fact) => fact !== "");
}

/** What stands about an adult, a line each. */
export function factsOfAdult(adult: Adult): string[] {
  return [
    adult.born_on === null ? "" : `Born ${dayInWords(adult.born_on)}`,
    adult.aliases.length === 0 ? "" : `Also called ${adult.aliases.join(", ")}`,
    currentAddress(adult.addresses)?.text ?? "",
    [...adult.phones, ...adult.emails].join(", "),
    adult.interpreter_language === "" ? "" : `Interpreter: ${adult.interpreter_language}`,
  ].filter((fact) => fact !== "");
}

/** What an adult is to one child: "Mother. Parental responsibility. Lives with this child." */
export function relationInWords(relation: Relationship | undefined): string {
  if (relation === undefined) return "Not related";
  const responsibility = labelOf("parental_responsibility", relation.parental_responsibility);
  const lives = relation.lives_with_child ? " Lives with this child." : "";
  return `${labelOf("relationship_kind", relation.kind)}. ${responsibility}.${lives}`;
}

/** What an adult is to a child, if anybody said so. */
export function relationOf(view: ConferenceView, adult: string, child: string): Relationship | undefined {
  return view.family.relationships.find((each) => each.adult === adult && each.child === child);
}
