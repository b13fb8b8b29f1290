const shortestMs = 5000;
const longestMs = 15 * 60_000;
const longestAskedMs = 60 * 60_000;

/**
 * Milliseconds before the next try, with full jitter: when a town's network comes back, its phones do not all send at once. What a server
 * asks for counts, up to an hour. `random` is from 0 to below 1.
 */
export function chooseWait(tries: number, askedMs: number | undefined, random: number): number {
  const backOff = Math.min(longestMs, shortestMs * 2 ** Math.min(Math.max(tries - 1, 0), 20)) * random;
  const asked = Math.min(Math.max(askedMs || 0, 0), longestAskedMs);
  return Math.round(asked + backOff);
}

/** Whether the time for a try has come. A time further off than any wait means that a clock was wrong, and so does none at all. */
export function isDue(nextTry: string | undefined, now: number): boolean {
  const wait = Date.parse(nextTry ?? '') - now;
  return !(wait > 0 && wait <= longestMs + longestAskedMs);
}
