/** The only file that reads the wall clock or a moment, and only to show it. Times that are kept come from the core. */

function timeOf(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

/** The local time now, as the record keeps a time of the day: "11:01:07". */
export function timeNow(): string {
  return timeOf(new Date());
}

/** The local time now, in words: "11:01". */
export function clockNow(): string {
  return timeNow().slice(0, 5);
}

/** A moment that the core gave, as the local time to show: "11:01:07". */
export function timeOfDay(moment: string): string {
  return timeOf(new Date(moment));
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
