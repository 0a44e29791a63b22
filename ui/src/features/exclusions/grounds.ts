import type { ChoiceOption } from "../../components/choice";
import type { ConferenceView } from "../../ipc/bindings/ConferenceView";
import type { ExclusionGround } from "../../ipc/bindings/ExclusionGround";
import { isCode, labelOf } from "../choices/choices.svelte";

/** The grounds for an exclusion in the words of the area's procedures, those that they name first. */
export function groundsOf({ procedures }: ConferenceView): ChoiceOption<ExclusionGround>[] {
  return procedures.exclusion_grounds.flatMap(({ code, label }) =>
    isCode("exclusion_ground", code) ? [{ value: code, label }] : [],
  );
}

/** One ground in the same words. */
export function groundInWords(view: ConferenceView, ground: ExclusionGround): string {
  const named = view.procedures.exclusion_grounds.find((each) => each.code === ground);
  return named?.label ?? labelOf("exclusion_ground", ground);
}
