import type { Kysely } from 'kysely';
import type { Tables } from './database/schema.js';
import type { MediaStore } from './media/media-store.js';
import type { RateLimits } from './http/rate-limit.js';
import type { Secrets } from './secrets.js';
import type { OidcOptions } from './staff/sign-in/oidc.js';
import type { StaffDoor } from './staff/staff-routes.js';

/** What every part of the server works with. */
export interface ServerContext {
  readonly db: Kysely<Tables>;
  readonly secrets: Secrets;
  /** Bytes of files that people send. */
  readonly media: MediaStore;
  readonly clock: { now(): number };
  /** Origin under which people reach the server, where a proxy stands before it. @default that of each request */
  readonly publicUrl?: string;
  /** By whose accounts members may sign in too; it needs a `publicUrl`. */
  readonly oidc?: OidcOptions;
  /** Without it nobody is limited. */
  readonly rates?: RateLimits;
  /** Who comes in to the routes of staff. @default those who have signed in */
  readonly staff?: StaffDoor;
}
