import { report } from '../base/report.js';
import type { FollowSession } from '../request-tracker/follow-session.js';
import { canRate } from './can-rate.js';
import type { RatingPart } from './rating-part.js';

/** Whether the report that is shown can be rated, or is. */
export function wantsRating(session: FollowSession): boolean {
  return session.followed?.rating !== undefined || canRate(session);
}

/** Undefined where it cannot be had; the console says why. */
export async function loadRating(...parts: ConstructorParameters<typeof RatingPart>): Promise<RatingPart | undefined> {
  try {
    const { RatingPart } = await import('./rating-part.js');
    return new RatingPart(...parts);
  } catch (cause) {
    report(parts[0].localName, { code: 'network/part', message: String(cause) });
    return undefined;
  }
}
