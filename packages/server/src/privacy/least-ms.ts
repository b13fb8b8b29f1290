import { addDuration } from '@civickit/core';

const dayMs = 86_400_000;

/** Months are of 28 to 31 days: so much has passed at least when a duration has. */
export function leastMs(duration: string): number {
  return Math.floor((addDuration(Date.UTC(2001, 1, 1), duration) - Date.UTC(2001, 1, 1)) / dayMs - 3) * dayMs;
}
