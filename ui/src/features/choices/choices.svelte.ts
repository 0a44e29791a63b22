import type { ChoiceOption } from "../../components/choice";
import type { Choices } from "../../ipc/bindings/Choices";
import { call, type AppError } from "../../ipc/client";
import type { Codes, CodesName } from "./codes";

/** What menus offer, and the words of every code. The same for all who use the app, so it is asked for once. */
class ChoicesStore {
  #value: Choices | undefined = $state.raw();

  /** What the core offers, once it was asked. */
  get value(): Choices | undefined {
    return this.#value;
  }

  /** Asks the core, once. Gives the refusal, if it was refused. */
  async load(): Promise<AppError | undefined> {
    if (this.#value !== undefined) return undefined;
    const answer = await call("choices", {});
    if (answer.kind === "refused") return answer.error;
    this.#value = answer.value;
    return undefined;
  }

  /** Asks again, after a template was kept or removed. */
  async reload(): Promise<AppError | undefined> {
    const answer = await call("choices", {});
    if (answer.kind === "refused") return answer.error;
    this.#value = answer.value;
    return undefined;
  }

  /** Drops what was asked for. */
  forget() {
    this.#value = undefined;
  }
}

export const choices = new ChoicesStore();

function labelsOf(codes: CodesName) {
  return choices.value?.labels.find((each) => each.codes === codes)?.labels ?? [];
}

/** The words of a code: `labelOf("conference_state", "open")` is "In progress". Empty for no code. */
export function labelOf<Name extends CodesName>(codes: Name, code: Codes[Name] | null): string {
  if (code === null) return "";
  return labelsOf(codes).find((label) => label.code === code)?.label ?? code;
}

/** Whether the core knows a text as a code of this enum. */
export function isCode<Name extends CodesName>(codes: Name, text: string): text is Codes[Name] {
  return labelsOf(codes).some((label) => label.code === text);
}

/** The codes of an enum with their words, for a menu. */
export function optionsOf<Name extends CodesName>(codes: Name): ChoiceOption<Codes[Name]>[] {
  return labelsOf(codes).flatMap(({ code, label }) => (isCode(codes, code) ? [{ value: code, label }] : []));
}
