/** Only the fields that a person touched, so that a colleague's change to another field stands. */
export function changeOf<Whole extends object>(known: Whole, typed: Partial<Whole>): Partial<Whole> {
  const change: Partial<Whole> = {};
  for (const field in typed) {
    if (JSON.stringify(typed[field]) !== JSON.stringify(known[field])) change[field] = typed[field];
  }
  return change;
}
