import type { When } from '../when/when.js';
import type { Notice } from './notice.js';

/** Whether a notice no longer holds at `now` (milliseconds since the epoch). */
export function isExpired({ expires }: Notice, now: number, instant: (when: When) => number): boolean {
  return expires !== undefined && instant(endOf(expires)) <= now;
}

/** A notice that expires on a day holds to the end of that day. */
function endOf(when: When): When {
  if (when.precision !== 'day') return when;
  const next = new Date(Date.parse(`${when.iso}T00:00:00Z`) + 86_400_000);
  return Number.isNaN(next.getTime()) ? when : { ...when, iso: next.toISOString().slice(0, 10) };
}
