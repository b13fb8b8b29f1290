import { CivicError, type Contact, type FreshnessContract, type Source } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { parseFeed } from './parse-feed.js';

export interface FeedOptions {
  /** Names the source in the identity of its notices; it should outlive a change of address. */
  readonly id: string;
  /** Address of the feed; a relative one is resolved against `base`. */
  readonly url: string | URL;
  /** @default the address of the page */
  readonly base?: string | URL;
  readonly area?: string;
  /** The source's name for people. @default the feed's own */
  readonly title?: string;
  /** A page for people about the source. */
  readonly homepage?: string;
  readonly contact?: Contact;
  readonly freshness?: FreshnessContract;
  /** Notices of this category are pinned, letter case aside. */
  readonly pinnedCategory?: string;
  /** @default 8 MiB */
  readonly maxBytes?: number;
}

/**
 * Notices from an RSS, Atom or JSON Feed. It filters nothing itself; its cursor is the address of the next page.
 * @throws CivicError `invalid/url`
 */
export function feed(options: FeedOptions): Source<'notices'> {
  const { id, area, title, homepage, contact, freshness, pinnedCategory, maxBytes } = options;
  const base = options.base ?? (globalThis as { location?: { href: string } }).location?.href;
  const address = pageUrl(String(options.url), base);
  if (!address) throw new CivicError('invalid/url', `The source ${id} has no http or https address.`, { source: id });
  const page = pageUrl(homepage, base && String(base));
  return {
    kind: 'notices',
    id,
    ...(area !== undefined && { area }),
    about: { ...(title && { title }), ...(page && { homepage: page }), ...(contact && { contact }), ...(freshness && { freshness }) },
    applies: new Set(),
    async list(_query, cursor, { http, zone, signal }) {
      const url = cursor === undefined ? new URL(address) : pageAt(cursor, address, id);
      const answer = await http.send({ method: 'GET', url, ...(maxBytes !== undefined && { maxBytes }) }, signal);
      const limits = maxBytes === undefined ? {} : { maxBytes };
      const contentType = answer.headers.get('content-type') ?? undefined;
      const read = await parseFeed(answer.bytes, { url: answer.url, contentType, zone, signal, source: id, pinnedCategory, limits });
      return {
        items: read.items,
        order: read.order,
        skipped: read.problems,
        ...(read.feed.next && { next: read.feed.next }),
        ...(read.feed.title && { title: read.feed.title }),
      };
    },
  };
}

/** A cursor comes back from storage and pages, so it is checked again: it must not lead to another host. */
function pageAt(cursor: string, address: string, source: string): URL {
  const url = pageUrl(cursor);
  if (!url || new URL(url).origin !== new URL(address).origin) {
    throw new CivicError('invalid/cursor', `The cursor of ${source} leads elsewhere.`, { source });
  }
  return new URL(url);
}
