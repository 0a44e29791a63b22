/** Stands for a moment in an act. The core puts its own clock's moment there. */
export const STAMPED_BY_CORE = "1970-01-01T00:00:00Z";
