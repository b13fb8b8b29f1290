import type { Place, PlaceContext } from '../source/rules.js';
import { isExpired } from './is-expired.js';
import type { Notice } from './notice.js';

/** Pinned first, then the newest, expired last. A notice without any date stands behind the dated ones. */
export function placeNotice(notice: Notice, { now, instant }: PlaceContext): Place {
  const expired = isExpired(notice, now, instant);
  const dated = notice.published ?? notice.updated;
  const time = dated ? instant(dated) : NaN;
  return { tier: expired ? 2 : notice.pinned ? 0 : 1, time: Number.isNaN(time) ? -Infinity : time };
}
