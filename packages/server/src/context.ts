import type { Kysely } from 'kysely';
import type { Tables } from './database/schema.js';
import type { MediaStore } from './media/media-store.js';
import type { RateLimits } from './http/rate-limit.js';
import type { Secrets } from './secrets.js';
import type { AreaSources } from './sources/area-sources.js';

/** What every part of the server works with. */
export interface ServerContext {
  readonly db: Kysely<Tables>;
  readonly secrets: Secrets;
  /** Bytes of files that people send. */
  readonly media: MediaStore;
  readonly clock: { now(): number };
  /** Origin under which people reach the server, where a proxy stands before it. @default that of each request */
  readonly publicUrl?: string;
  /** Other people's sources, by the id of the area whose pages read them. */
  readonly sources?: Readonly<Record<string, AreaSources>>;
  /** Without it nobody is limited. */
  readonly rates?: RateLimits;
}
