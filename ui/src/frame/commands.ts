import type { CommandItem } from "../components/command";
import { capsOf } from "../keyboard/keys";
import { navigation } from "../navigation/navigation.svelte";
import { session } from "../session/session.svelte";
import { overlays } from "./overlays.svelte";
import type { PlaceGroup } from "./places";

/** A thing that the command box can do. */
export interface AppCommand extends CommandItem {
  run: () => void;
}

/** Everything that can be done from anywhere: going to each place of the sidebar, and the keys of the top bar. */
export function commandsFor(groups: readonly PlaceGroup[]): AppCommand[] {
  const places = groups.flatMap((group) => group.places);
  return [
    ...places.map(({ label, icon, screen }) => ({
      id: `go-${label}`,
      label,
      icon,
      run: () => navigation.go(screen),
    })),
    {
      id: "new-conference",
      label: "New conference",
      icon: "plus",
      keys: capsOf("new_conference"),
      run: () => navigation.go({ name: "new_conference" }),
    },
    {
      id: "lock",
      label: "Lock now",
      icon: "lock",
      keys: capsOf("lock"),
      run: () => void session.lock(),
    },
    {
      id: "privacy-screen",
      label: "Privacy screen",
      icon: "eye-off",
      keys: capsOf("privacy_screen"),
      run: () => overlays.pressPrivacy(),
    },
    {
      id: "all-keys",
      label: "All keys",
      icon: "info",
      keys: capsOf("all_keys"),
      run: () => overlays.openKeys(),
    },
  ];
}

/** Letters without marks and case, so that "Sian" finds "Siân". */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLocaleLowerCase("en-GB");
}

/** The commands whose words hold the query. A leading ">" asks for commands only and is not searched for. */
export function matching(commands: readonly AppCommand[], query: string): AppCommand[] {
  const wanted = plain(query.replace(/^>\s*/, "").trim());
  return commands.filter((command) => plain(command.label).includes(wanted));
}
