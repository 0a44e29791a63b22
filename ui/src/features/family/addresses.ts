import type { Address } from "../../ipc/bindings/Address";
import { newId } from "../../ipc/ids";

/** The address where a person lives now. */
export function currentAddress(addresses: readonly Address[]): Address | undefined {
  return addresses.findLast(({ until }) => until === null);
}

/**
 * The addresses after the current one was typed anew. A move keeps the one before as an earlier address, which stays
 * withheld where it is withheld; a correction takes its place.
 */
export function addressesAfter(
  known: readonly Address[],
  typed: string,
  hasMoved: boolean,
  today: string,
): Address[] {
  const text = typed.trim();
  const now = currentAddress(known);
  if (text === (now?.text ?? "")) return [...known];
  const added: Address[] = text === "" ? [] : [{ id: newId(), text, from: null, until: null }];
  if (now === undefined) return [...known, ...added];
  if (hasMoved) {
    const before = known.map((each) => (each.id === now.id ? { ...each, until: today } : each));
    return [...before, ...added.map((each) => ({ ...each, from: today }))];
  }
  if (text === "") return known.filter(({ id }) => id !== now.id);
  return known.map((each) => (each.id === now.id ? { ...each, text } : each));
}
