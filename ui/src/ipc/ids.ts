/** Makes the identity of something new: a person, a note, an action. Random, so that two laptops never make the same. */
export function newId(): string {
  return crypto.randomUUID();
}
