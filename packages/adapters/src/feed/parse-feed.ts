import type { Batch, CivicError, Notice } from '@civickit/core';
import { decodeSteps, inSlices, markupLimits, type MarkupLimits } from '@civickit/core/markup';
import { whenIn } from './dates.js';
import type { FeedInfo, FeedOrigin, FeedReading } from './feed-reading.js';
import { withLateParts } from './late-parts.js';
import { areNewestFirst } from './newest-first.js';
import { readXmlFeed } from './xml-feed.js';

export interface ParseFeedOptions {
  /** The feed's own address, against which relative ones resolve. */
  readonly url: string | URL;
  /** The HTTP header, for its character set. The format is told by the bytes. */
  readonly contentType?: string | undefined;
  /** IANA zone for dates without offset. @default 'UTC' */
  readonly zone?: string;
  readonly signal?: AbortSignal;
  /** Id of the source, for the identity of the notices. @default '' */
  readonly source?: string;
  /** Notices of this category are pinned. */
  readonly pinnedCategory?: string | undefined;
  /** How much is read before it counts as hostile. */
  readonly limits?: Partial<MarkupLimits>;
}

export interface ParsedFeed {
  readonly feed: FeedInfo;
  readonly items: readonly Notice[];
  readonly order: Batch<Notice>['order'];
  /** What could not be read. */
  readonly problems: readonly CivicError[];
}

/**
 * Reads RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0 and JSON Feed 1.0, 1.1, told apart by their bytes. It gives way to the event loop every
 * 8 ms; content and summaries are made when they are read.
 * @throws CivicError `protocol/html-instead`, `protocol/not-a-feed`, `protocol/not-json`, `protocol/doctype`, `too-large/markup`,
 * `aborted/by-caller`
 */
export async function parseFeed(bytes: Uint8Array | string, options: ParseFeedOptions): Promise<ParsedFeed> {
  const { url, contentType, zone = 'UTC', source = '', pinnedCategory, signal } = options;
  const limits = { ...markupLimits, ...options.limits };
  const text = typeof bytes === 'string' ? bytes : await inSlices(decodeSteps(bytes, { contentType, maxBytes: limits.maxBytes }), signal);
  const start = text.search(/[^\s\ufeff]/);
  const isJson = text[start] === '{' || text[start] === '[';
  // Most feeds are XML; what reads JSON, with its schema, is a chunk of its own.
  const { readJsonFeed } = isJson ? await import('./json-feed.js') : {};
  const origin: FeedOrigin = { url: String(url), when: whenIn(zone), source, pinnedCategory };
  const read = (): Promise<FeedReading> =>
    inSlices(readJsonFeed ? readJsonFeed(text.slice(start), origin, limits) : readXmlFeed(text, origin, limits), signal);
  const { feed, items, problems } = await withLateParts(read);
  const newestFirst = areNewestFirst(items, zone);
  if (newestFirst !== false) return { feed, items, order: newestFirst ? 'newest' : 'unordered', problems };
  const { sortNewest } = await import('./sort-newest.js');
  return { feed, items: await inSlices(sortNewest(items, zone), signal), order: 'newest', problems };
}
