import type { GeoShape } from '../geo/geo-shape.js';
import type { RichText } from '../rich-text/rich-text.js';
import type { Ref } from '../source/resources.js';
import type { When } from '../when/when.js';
import type { AlertFacts, Correction, TimelineEntry } from './alert.js';

/** Something the office tells the public: a news item, an announcement, a tender, a closure. */
export interface Notice {
  readonly ref: Ref;
  /** What kind of notice it is. @default 'news' */
  readonly type?: NoticeType;
  /** Plain text, never markup. May be empty when the source gave none. */
  readonly title: string;
  /** Absolute http(s) address of the notice itself. */
  readonly url?: string;
  readonly published?: When;
  readonly updated?: When;
  /** When somebody last confirmed that this still holds. */
  readonly verified?: When;
  /** From then on the notice no longer holds. */
  readonly expires?: When;
  readonly pinned?: boolean;
  /** Plain text, at most a few sentences. */
  readonly summary?: string;
  readonly content?: RichText;
  readonly categories?: readonly string[];
  readonly authors?: readonly string[];
  readonly image?: { readonly src: string; readonly alt?: string };
  readonly attachments?: readonly { readonly url: string; readonly type?: string; readonly title?: string; readonly bytes?: number }[];
  /** Where it holds, or what place it is about. */
  readonly where?: readonly GeoShape[];
  /** BCP 47 tag of the notice's own language. */
  readonly lang?: string;
  /** Of a notice of type `alert`. */
  readonly alert?: AlertFacts;
  /** Of a notice of type `correction`. */
  readonly correction?: Correction;
  /** Of a notice of type `statement`: what happened when, in the order of the source. */
  readonly timeline?: readonly TimelineEntry[];
  /** Other identities of the same notice; merged lists show it once. */
  readonly sameAs?: readonly Ref[];
  /** The record as the source gave it. Its shape is the source's and may change with it. */
  readonly raw?: unknown;
}

/** `correction`: of a rumour. `statement`: what an office says about an event. */
export type NoticeType = 'news' | 'alert' | 'correction' | 'statement';

export interface NoticeQuery {
  type?: NoticeType;
  /** Exact category, letter case aside. */
  category?: string;
  /** RFC 3339 date or instant: published then or later. */
  since?: string;
  /** Words that all occur in title, summary, categories or authors. */
  text?: string;
}
