import type { CivicError } from '../errors/civic-error.js';
import type { FreshnessContract } from '../freshness/freshness.js';
import type { Http } from '../http/http.types.js';
import type { Instant } from '../when/when.js';
import type { Draft, Item, Kind, Query } from './resources.js';
import type { Sender } from './sender.js';

/** Time as the client sees it; tests inject their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Who answers for a source: shown when its content is overdue or it cannot be read. */
export interface Contact {
  readonly unit: string;
  readonly phone?: string;
  /** Where people can come, and when. */
  readonly window?: string;
  /** The office above it, for when it does not answer. */
  readonly above?: { readonly unit: string; readonly phone?: string };
}

/** What a person is told about a source. */
export interface SourceAbout {
  readonly id: string;
  readonly title?: string;
  /** A page for people about this source. */
  readonly homepage?: string;
  readonly contact?: Contact;
  readonly freshness?: FreshnessContract;
}

export interface SourceContext {
  readonly http: Http;
  readonly clock: Clock;
  /** IANA name of the municipality's time zone, for dates without offset. */
  readonly zone: string;
  readonly signal: AbortSignal;
  /** Nobody waits before a page: all rather than soon. @default false */
  readonly patient?: boolean;
}

/** `next` is an opaque string that can be stored. `skipped` holds the records that could not be read: one error for each that gave no item. */
export interface Batch<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly total?: number;
  readonly order: 'newest' | 'unordered';
  readonly skipped: readonly CivicError[];
  /** All that whoever keeps the source could mend, for `civickit check`: also of items that are given. @default `skipped` */
  readonly problems?: readonly CivicError[];
  /** The source's own name for itself, used where the configuration gives none. */
  readonly title?: string;
  /** Where this is a copy that somebody else has fetched, as `civickit pull` does: when that was. */
  readonly fetchedAt?: Instant;
  /** Why whoever made the copy got nothing newer when it last asked; the copy then stands in for a source that fails. */
  readonly refused?: CivicError;
}

/** What an adapter implements. A missing method is a missing capability. Throws only CivicError, and only when it has nothing. */
export interface Source<K extends Kind = Kind> {
  readonly kind: K;
  readonly id: string;
  readonly area?: string;
  readonly about?: Omit<SourceAbout, 'id'>;
  /** Filters the server does; the client does the rest and says so. */
  readonly applies: ReadonlySet<keyof Query<K>>;
  list(query: Query<K>, cursor: string | undefined, context: SourceContext): Promise<Batch<Item<K>>>;
  get?(id: string, context: SourceContext): Promise<Item<K> | undefined>;
  /** Missing where nothing can be sent. */
  readonly send?: Sender<Draft<K>>;
}
