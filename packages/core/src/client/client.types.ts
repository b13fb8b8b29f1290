import type { WorkCalendar } from '../calendar/work-calendar.js';
import type { CivicError } from '../errors/civic-error.js';
import type { Freshness } from '../freshness/freshness.js';
import type { Http, HttpRequest } from '../http/http.types.js';
import type { Item, Kind, Query, Ref } from '../source/resources.js';
import type { Clock, SourceAbout } from '../source/source.js';
import type { SourceOf } from '../source/source-of.js';
import type { Store } from '../store/store.js';
import type { Instant } from '../when/when.js';
import type { CollectionOf, Writable } from './actions.types.js';

/**
 * What one source did for a page. `ok`: it answered. `cached`: it failed, and a kept copy stands in; `origin` tells whose. `failed`: it failed and
 * what follows is missing. `skipped`: it is of another area. `pending`: it has not answered yet; only `watch` gives such pages,
 * and where `fetchedAt` is set a kept copy stands in meanwhile.
 */
export interface SourceReport {
  readonly source: string;
  /** Whether it answered, and what stands in where it did not. */
  readonly state: 'ok' | 'cached' | 'failed' | 'skipped' | 'pending';
  /** `file`: the source itself is a copy that somebody else has fetched. */
  readonly origin: 'network' | 'cache' | 'file';
  /** Age of the copy. The age of the content is `freshness`. */
  readonly fetchedAt?: Instant;
  /**
   * Judged over everything read from the source, whatever the query; present where the source has a contract. Absent where the
   * source has only been asked for a part that has nothing new: that says nothing about the rest.
   */
  readonly freshness?: Freshness;
  /** Records that could not be read. */
  readonly skipped?: number;
  readonly title?: string;
  readonly error?: CivicError;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly sources: readonly SourceReport[];
  /** Opaque; hand it to `page` for what follows. Absent at the end. */
  readonly cursor?: string;
  /** Nothing follows and every source answered in full. */
  readonly complete: boolean;
  /** Matching items in all, where every source has been read to its end. */
  readonly total?: number;
  /** Filters that no server did; applied here to what has been read. */
  readonly filteredHere: readonly string[];
}

export interface Collection<K extends Kind> {
  readonly sources: readonly SourceAbout[];
  /** IANA zone of the municipality, in which its dates are to be shown. */
  readonly zone: string;
  /** The client's clock, by which ages are to be told. */
  readonly clock: Clock;
  /** Where the client keeps things on this device; elements put their marks there. */
  readonly store: Store;
  /** The client's calendar of working days, read when first asked for. Undefined where it has none, or it cannot be read, which `on` is told once. Never rejects. */
  readonly calendar: () => Promise<WorkCalendar | undefined>;
  /**
   * One page of what matches, from all sources together, and what each of them did.
   * @throws CivicError `invalid/query`, `invalid/cursor`, `aborted/by-caller`; otherwise only if every source failed and nothing is kept
   */
  page(query?: Query<K>, options?: { cursor?: string; signal?: AbortSignal }): Promise<Page<Item<K>>>;
  /**
   * Page after page, from `cursor` on, until nothing follows, or `max` pages. Ends whatever a server does. Of a single source what has
   * been given is let go of, so that hundreds of thousands can be gone through: such pages have no `total`, and ask by themselves.
   */
  pages(query?: Query<K>, options?: { cursor?: string; signal?: AbortSignal; max?: number }): AsyncIterable<Page<Item<K>>>;
  /** The items of `pages()`, at most `max` of them. What a failing source would have had is missing: `pages()` tells. */
  iterate(query?: Query<K>, options?: { signal?: AbortSignal; max?: number }): AsyncIterable<Item<K>>;
  /**
   * Kept copy first, then the network as sources answer, then each refresh. Calls back at least once, never after abort.
   * `error` is given, with an empty page, when every source failed and nothing is kept. `everyMs` defaults to 15 minutes; what has
   * failed is tried again after about one. With `text`, what has been loaded is searched, and each source is read on for at most `limit` items. A page that comes back to the front or online refreshes when it is older than a minute
   * or something has failed.
   */
  watch(
    query: Query<K>,
    on: (page: Page<Item<K>>, error?: CivicError) => void,
    options: { signal: AbortSignal; everyMs?: number; reuseMs?: number },
  ): void;
  /** What has been read so far and matches, in order, without asking anybody. */
  loaded(query?: Query<K>): readonly Item<K>[];
  /** The same collection over some of its sources, sharing every request. @throws `config/unknown-source` for an id it does not have */
  only(sources: readonly string[]): CollectionOf<K>;
  /**
   * Asks the one source that `ref` names; undefined if it does not know the id.
   * @throws CivicError `config/unknown-source`, or why the source could not be asked
   */
  get(ref: Ref, signal?: AbortSignal): Promise<Item<K> | undefined>;
}

export type Sources = { [K in Kind]?: SourceOf[K] | readonly SourceOf[K][] };

type OneOf<S> = S extends readonly (infer T)[] ? T : S;
/** Whether any of the sources can be sent to, as far as types tell. */
type Sends<S> = Extract<S, { readonly send: object }> extends never ? false : true;

export type Client<C extends Sources> = {
  readonly [K in keyof C & Kind]: CollectionOf<K> & (Sends<OneOf<NonNullable<C[K]>>> extends true ? Writable<K> : unknown);
} & {
  readonly area?: string;
  readonly close: () => void;
};

export interface ClientEvent {
  readonly type: 'request' | 'answer' | 'error' | 'cache';
  /** Id of the source; `calendar` where it is the client's calendar that cannot be read. */
  readonly source: string;
  readonly ms?: number;
  readonly error?: CivicError;
}

export interface ClientOptions {
  area?: string;
  /** IANA time zone of the municipality. @default 'UTC', and dates read with it are marked as assumed */
  zone?: string;
  /** Where copies are kept for when a source does not answer. @default memoryStore() */
  store?: Store;
  /** A relay for configured sources, asked as `?source=<id>&url=<address>`. */
  relay?: URL;
  /** @default createHttp() */
  http?: Http;
  /** The longest that one source may take for one batch, in milliseconds, whatever it does meanwhile. @default 15000 */
  sourceTimeoutMs?: number;
  /** How old an answer may be, in milliseconds, to be used again without asking. @default 60000 */
  youngMs?: number;
  clock?: Clock;
  /** Reads the calendar of the municipality's holidays, when it is first needed. */
  calendar?: () => Promise<WorkCalendar>;
  /** The only place for keys and tokens. Return the request unchanged to send it as it is; answers to a changed one are never kept. */
  authorize?: (request: HttpRequest, source: string) => HttpRequest | Promise<HttpRequest>;
  on?: (event: ClientEvent) => void;
}
