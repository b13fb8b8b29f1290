import type { Instant } from './when.js';

/** The instant at `ms` milliseconds since the epoch, in UTC. */
export function toInstant(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}
