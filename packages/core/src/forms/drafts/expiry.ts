import { toInstant } from '../../when/to-instant.js';
import type { Instant } from '../../when/when.js';
import type { DraftRecord } from './record.js';

const week = 7 * 86_400_000;

/** What becomes of a draft that nobody has touched. */
export interface Expiry {
  readonly at: Instant;
  readonly expiring: boolean;
  readonly expired: boolean;
  /** Since when it is told; absent while there is time. */
  readonly toldAt?: Instant;
}

/**
 * A draft goes when it is old, and has been told of for a week: a clock that jumps by years, or a phone that lay in a drawer, takes nothing
 * away from a person who was not told.
 */
export function expiryOf(record: Pick<DraftRecord, 'changedAt' | 'toldAt'>, maxAge: number, now: number): Expiry {
  const changed = Date.parse(record.changedAt);
  const due = (Number.isNaN(changed) ? now : changed) + maxAge;
  if (now < due - week) return { at: instantAt(due), expiring: false, expired: false };
  const known = Date.parse(record.toldAt ?? '');
  const told = known <= now ? known : now;
  const end = Math.max(due, told + week);
  return { at: instantAt(end), expiring: true, expired: now >= end, toldAt: instantAt(told) };
}

/** Also by a clock that no date can be made of. */
export function instantAt(ms: number): Instant {
  return toInstant(Math.min(Math.max(ms, 0), 8.64e15) || 0);
}
