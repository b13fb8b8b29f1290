import { CivicError, exactWhen, instantOf, type Notice, type When } from '@civickit/core';
import { endOfDay } from '../local-time.js';

const dayMs = 86_400_000;

/** When a notice is public, was confirmed, and ends. */
export interface NoticeMoments {
  readonly published_at: Date | null;
  readonly verified_at: Date | null;
  readonly expires_at: Date | null;
}

/**
 * Bare days are days in `zone`, and one that a notice expires on is its last, as readers take it. An alert that names no end holds for a
 * day (CAP 1.2 section 3.2.2 leaves it to the recipient; ours take a day).
 * @throws CivicError `invalid/date`
 */
export function momentsOf({ published, verified, expires, alert }: Omit<Notice, 'ref'>, zone: string): NoticeMoments {
  const at = (when: When | undefined) => (when === undefined ? null : new Date(instantOf(sound(when, zone), zone)));
  const end = expires ?? alert?.expires;
  return {
    published_at: at(published),
    verified_at: at(verified),
    expires_at: end
      ? new Date(endOf(sound(end, zone), zone))
      : alert
        ? new Date(instantOf(sound(alert.effective, zone), zone) + dayMs)
        : null,
  };
}

function endOf(when: When, zone: string): number {
  return when.precision === 'day' ? endOfDay(when.iso, zone) : instantOf(when, zone);
}

function sound({ iso }: When, zone: string): When {
  const when = exactWhen(iso, zone);
  if (!when) throw new CivicError('invalid/date', `"${iso}" is no date of RFC 3339`);
  return when;
}
