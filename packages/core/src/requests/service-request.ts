import type { GeoPoint } from '../geo/geo-shape.js';
import type { Ref } from '../source/resources.js';
import type { When } from '../when/when.js';

/**
 * How far the office has come, beyond open and closed. Sources use many words; one that is none of these gives no stage, and
 * stands in `statusGiven`.
 */
export type RequestStage =
  | 'received'
  | 'checking'
  | 'planned'
  | 'in-progress'
  | 'referred'
  | 'done'
  | 'duplicate'
  | 'not-responsible'
  | 'no-action'
  | 'rejected'
  | 'cancelled';

/** Something that was reported to the office, and what has become of it. */
export interface ServiceRequest {
  readonly ref: Ref;
  readonly type?: { readonly id: string; readonly name?: string };
  /** What the office says. That it is closed does not mean that the citizen agrees: see `citizenStatus`. */
  readonly authorityStatus: 'open' | 'closed';
  readonly stage?: RequestStage;
  /** The status as the source wrote it. */
  readonly statusGiven?: string;
  /** Why it has this status, in the office's words. */
  readonly statusNote?: string;
  /** What the citizen says of a closed request; absent where nobody was asked or the source does not tell. */
  readonly citizenStatus?: 'confirmed' | 'disputed';
  /** Stars from 1 to 5 that the citizen gave. */
  readonly rating?: number;
  /** Plain text, never markup. */
  readonly title?: string;
  /** Plain text, never markup. */
  readonly description?: string;
  /** When it was reported. */
  readonly requested?: When;
  /** When the source last changed it. */
  readonly updated?: When;
  /** When the office expects to be done. */
  readonly expected?: When;
  /** When the office closed it. */
  readonly closed?: When;
  /** The unit that answers for it. */
  readonly agency?: string;
  /** What the office lets everyone know about such requests. */
  readonly notice?: string;
  readonly address?: string;
  readonly addressId?: string;
  readonly postcode?: string;
  readonly where?: GeoPoint;
  readonly media?: readonly RequestMedia[];
  /** Answers to the questions of the type, in their order. */
  readonly answers?: readonly RequestAnswer[];
  /** What happened to it, oldest first, where the source tells with the request itself. */
  readonly updates?: readonly RequestUpdate[];
  /** A page for people about it. */
  readonly url?: string;
  /** BCP 47 tag of title and description. */
  readonly lang?: string;
  /** Other identities of the same request; merged lists show it once. */
  readonly sameAs?: readonly Ref[];
  /** The record as the source gave it. Its shape is the source's and may change with it. */
  readonly raw?: unknown;
}

export interface RequestMedia {
  readonly url: string;
  /** MIME type, where the source tells it. */
  readonly type?: string;
  /** What it shows, in words, for those who do not see it. */
  readonly description?: string;
}

export interface RequestAnswer {
  readonly code: string;
  readonly label?: string;
  readonly value: string | readonly string[];
}

/** One thing that happened to a request (GeoReport v2 service request updates; notes of other servers). */
export interface RequestUpdate {
  /** Its own id; absent where the source gives none. */
  readonly id?: string;
  /** The request that it is about. */
  readonly request: Ref;
  readonly at?: When;
  /** Plain text, never markup. */
  readonly description?: string;
  readonly authorityStatus?: 'open' | 'closed';
  readonly stage?: RequestStage;
  /** The status as the source wrote it. */
  readonly statusGiven?: string;
  readonly media?: readonly RequestMedia[];
  readonly raw?: unknown;
}

export interface RequestQuery {
  /** Id of a request type. */
  type?: string;
  /** What the office says: `authorityStatus`. */
  status?: 'open' | 'closed';
  /** RFC 3339 date or instant: requested then or later. */
  since?: string;
  /** RFC 3339 date or instant: requested before. */
  until?: string;
  /** RFC 3339 date or instant: changed then or later. */
  updatedAfter?: string;
  /** Within `radius` metres of a place. */
  near?: GeoPoint & { readonly radius: number };
  /** Words that all occur in title, description, address or name of the type. */
  text?: string;
}
