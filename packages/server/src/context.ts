import type { Kysely } from 'kysely';
import type { Tables } from './database/schema.js';
import type { RateLimits } from './http/rate-limit.js';
import type { Secrets } from './secrets.js';

/** What every part of the server works with. */
export interface ServerContext {
  readonly db: Kysely<Tables>;
  readonly secrets: Secrets;
  readonly clock: { now(): number };
  /** Without it nobody is limited. */
  readonly rates?: RateLimits;
}
