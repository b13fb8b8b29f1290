import type { Kysely } from 'kysely';
import type { Tables } from './database/schema.js';
import type { DeskFiles } from './desk/read-desk.js';
import type { MediaStore } from './media/media-store.js';
import type { Pictures } from './media/pictures/pictures.js';
import type { RateLimits } from './http/rate-limit.js';
import type { Outgoing } from './outgoing/outgoing-setting.js';
import type { ProofSetting } from './proof/proof-setting.js';
import type { Secrets } from './secrets.js';
import type { AreaSources } from './sources/area-sources.js';
import type { OidcOptions } from './staff/sign-in/oidc.js';
import type { StaffDoor } from './staff/staff-routes.js';

/** What every part of the server works with. */
export interface ServerContext {
  readonly db: Kysely<Tables>;
  readonly secrets: Secrets;
  /** Bytes of files that people send. */
  readonly media: MediaStore;
  /** Takes out of pictures what they tell beside what is on them. */
  readonly pictures: Pictures;
  readonly clock: { now(): number };
  /** Origin under which people reach the server, where a proxy stands before it. @default that of each request */
  readonly publicUrl?: string;
  /** By whose accounts members may sign in too; it needs a `publicUrl`. */
  readonly oidc?: OidcOptions;
  /** Other people's sources, by the id of the area whose pages read them. */
  readonly sources?: Readonly<Record<string, AreaSources>>;
  /** What holds in each area once the office says it is done; by its id. */
  readonly offices?: Outgoing['offices'];
  /** Without it nobody is limited. */
  readonly rates?: RateLimits;
  /** Without it nobody works anything out before they send. */
  readonly proof?: ProofSetting;
  /** Who comes in to the routes of staff. @default those who have signed in */
  readonly staff?: StaffDoor;
  /** The pages for staff, at `/desk`. Without them there are none. */
  readonly desk?: DeskFiles;
  /** Bytes of bodies that may be held at one time. @default 128 MiB */
  readonly bodyBytes?: number;
}
