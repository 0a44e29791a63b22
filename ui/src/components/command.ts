import type { IconName } from "./icons";

/** One thing to open or do from the command box. */
export interface CommandItem {
  id: string;
  label: string;
  detail?: string;
  icon: IconName;
  keys?: readonly string[];
}

export interface CommandGroup {
  heading: string;
  items: readonly CommandItem[];
}
