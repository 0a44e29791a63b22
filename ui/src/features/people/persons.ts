import type { ConferenceView } from "../../ipc/bindings/ConferenceView";

/** Everyone who can be named: the people of the conference, then members of the family who are not among them. */
export function everyone(view: ConferenceView): { value: string; label: string; hint?: string }[] {
  const people = view.people.map(({ id, name, role_label }) => ({
    value: id,
    label: name,
    hint: role_label,
  }));
  const known = new Set(people.map((person) => person.value));
  const children = view.children.map(({ id, label }) => ({ value: id, label, hint: "Child" }));
  const others = [
    ...view.family.children.map(({ id, given_names, surname }) => ({
      value: id,
      label: join(given_names, surname),
    })),
    ...view.family.adults.map(({ id, given_names, surname }) => ({
      value: id,
      label: join(given_names, surname),
    })),
  ].filter((each) => each.label !== "");
  const added = new Map([...others, ...children].map((each) => [each.value, each]));
  return [...people, ...[...added.values()].filter((each) => !known.has(each.value))];
}

/** The name of anyone of the conference or the family. Empty for an id that nobody has. */
export function nameOf(view: ConferenceView, id: string | null): string {
  return everyone(view).find((each) => each.value === id)?.label ?? "";
}

function join(...parts: string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
