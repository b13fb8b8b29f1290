import type { FollowSession } from '../request-tracker/follow-session.js';

/** Whether the report that is shown is over, its reporter looks at it, and nobody has rated it. */
export function canRate({ followed, source }: Pick<FollowSession, 'followed' | 'source'>): boolean {
  if (!followed?.isOwn || followed.rating || followed.ratable === false || followed.request.authorityStatus !== 'closed') return false;
  return source?.about.takes.includes('rating') ?? false;
}
