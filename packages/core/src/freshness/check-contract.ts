import { readDuration } from '../when/read-duration.js';
import type { FreshnessContract } from './freshness.js';

/** Reads all durations, so that a contract is refused on the first day and not on the last. @throws CivicError `invalid/duration` */
export function checkContract({ due, overdue, dead }: FreshnessContract): void {
  for (const duration of [due, overdue, dead]) readDuration(duration);
}
