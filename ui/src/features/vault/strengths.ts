/** The words of the five steps of strength that the core gives, from 0. */
export const STRENGTHS = ["Very weak", "Weak", "Fair", "Strong", "Very strong"] as const;

/** What is wrong with a passphrase typed twice, by the ids of its boxes. Whether it is strong is for the core to say. */
export function passphraseFaults(id: string, value: string, again: string): Record<string, string> {
  if (value === "") return { [id]: "Enter a passphrase" };
  if (again === "") return { [`${id}_again`]: "Type the passphrase again" };
  return value === again ? {} : { [`${id}_again`]: "The two are not the same. Type it again" };
}
