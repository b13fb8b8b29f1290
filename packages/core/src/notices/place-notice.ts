import type { Place, PlaceContext } from '../source/rules.js';
import type { When } from '../when/when.js';
import type { Notice } from './notice.js';

/** Pinned first, then the newest, expired last. A notice without any date stands behind the dated ones. */
export function placeNotice(notice: Notice, { now, instant }: PlaceContext): Place {
  const expired = isExpired(notice, now, instant);
  const dated = notice.published ?? notice.updated;
  const time = dated ? instant(dated) : NaN;
  return { tier: expired ? 2 : notice.pinned ? 0 : 1, time: Number.isNaN(time) ? -Infinity : time };
}

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
