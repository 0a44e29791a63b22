import type { PlaceGroup } from "../frame/places";

/**
 * The sidebar, in the order of the work. A screen is added here when it is built, not before.
 */
export const PLACES: readonly PlaceGroup[] = [];
