/** What the shell says without being asked: the name of each event, and what comes with it. */
export interface Events {
  /** The vault has been locked, by a key, by time or by the computer. */
  locked: null;
  /** A change is on disk. `saved_at` is the local time in words, "11:01:07". */
  saved: { saved_at: string };
}
