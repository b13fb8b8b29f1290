import { instantOf } from '../when/instant.js';
import type { ServiceRequest } from './service-request.js';

const dayMs = 86_400_000;

/** Whether an open request is past the day, or the moment, by which the office expected to be done. `now` in milliseconds, `zone` that of bare days. */
export function isOverdue(
  { authorityStatus, expected }: Pick<ServiceRequest, 'authorityStatus' | 'expected'>,
  now: number,
  zone: string,
): boolean {
  if (authorityStatus === 'closed' || !expected) return false;
  return now >= instantOf(expected, zone) + (expected.precision === 'day' ? dayMs : 0);
}
