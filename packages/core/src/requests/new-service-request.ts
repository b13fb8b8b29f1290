import type { GeoPoint } from '../geo/geo-shape.js';
import type { Instant } from '../when/when.js';

/** What somebody agreed to, and when. */
export interface Consent {
  readonly policy: string;
  readonly version: string;
  readonly at: Instant;
}

/** An answer to a question of the type: text, a number, an RFC 3339 date, yes or no, or the values of chosen options. */
export type Answer = string | number | boolean | readonly string[];

/** A report that has not been sent. It is plain data, so that another page, bundle or release can send it. */
export interface NewServiceRequest {
  /** Id of a request type of the source that it is sent to. */
  readonly type: string;
  /** Plain text. */
  readonly description?: string;
  readonly where?: GeoPoint;
  /** The place in words. */
  readonly address?: string;
  /** The place by an id that the source knows. */
  readonly addressId?: string;
  /** By the ids of the questions that `describe()` gives. */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** Pictures and files that the source can fetch, or that `send.upload` has given a name. */
  readonly media?: readonly { readonly url: string }[];
  /** How many more come after it under the same key, at a source that takes them later (`SenderMedia.later`). */
  readonly mediaToCome?: number;
  readonly contact?: RequestContact;
  readonly consent?: Consent;
  /** Nobody but the office is to read it; only of types that say `mayBePrivate`. */
  readonly isPrivate?: boolean;
  /** BCP 47 tag of the description. */
  readonly lang?: string;
}

/** Who reports, as far as they wish to say. */
export interface RequestContact {
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string;
}
