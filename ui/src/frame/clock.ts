/** The only file that reads the wall clock or a moment, and only to show it. Times that are kept come from the core. */

/** The local time now, in words: "11:01". */
export function clockNow(): string {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
}

/** A moment that the core gave, as the local time to show: "11:01:07". */
export function timeOfDay(moment: string): string {
  const at = new Date(moment);
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

/** Calls `show` with the time now and at each new minute. Returns how to stop. */
export function everyMinute(show: (time: string) => void): () => void {
  let shown = clockNow();
  show(shown);
  const timer = setInterval(() => {
    const now = clockNow();
    if (now !== shown) {
      shown = now;
      show(now);
    }
  }, 1000);
  return () => clearInterval(timer);
}
