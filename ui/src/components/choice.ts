/** One of the things a person can choose. */
export interface ChoiceOption<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}
