import type { IconName } from "../components/icons";
import type { Screen, ScreenName } from "../navigation/screen";

/** A line of the sidebar, and a thing to go to from the command box. */
export interface Place {
  screen: Screen;
  label: string;
  icon: IconName;
  /** The screens for which this line is marked as the current one. */
  covers: readonly ScreenName[];
  /** Work to do, never a total. */
  count?: number;
  /** Whether any of that work is late. */
  late?: boolean;
}

export interface PlaceGroup {
  heading?: string;
  /** The name of the group for a screen reader. */
  label: string;
  places: readonly Place[];
}
