import type { Source } from '@civickit/core';
import { addressOfCursor, describeSource, type SourceOptions } from '../source/describe-source.js';
import { filterTypes, typeNotices, type TypesByCategory } from '../source/type-notices.js';
import { parseFeed } from './parse-feed.js';

export interface FeedOptions extends SourceOptions {
  /** Notices of this category are pinned, letter case aside. */
  readonly pinnedCategory?: string;
  /** Kinds of notices by category, letter case aside. @default all are news */
  readonly types?: TypesByCategory;
}

/**
 * Notices from an RSS, Atom or JSON Feed. It filters nothing else itself; its cursor is the address of the next page.
 * @throws CivicError `invalid/url`
 */
export function feed(options: FeedOptions): Source<'notices'> {
  const { id, pinnedCategory, types, maxBytes } = options;
  const { address, described } = describeSource(options);
  const source: Source<'notices'> = {
    kind: 'notices',
    ...described,
    applies: new Set(),
    async list(_query, cursor, { http, zone, signal }) {
      const url = cursor === undefined ? new URL(address) : addressOfCursor(cursor, address, id);
      const limits = maxBytes === undefined ? {} : { maxBytes };
      const answer = await http.send({ method: 'GET', url, ...limits }, signal);
      const contentType = answer.headers.get('content-type') ?? undefined;
      const read = await parseFeed(answer.bytes, { url: answer.url, contentType, zone, signal, source: id, pinnedCategory, limits });
      return {
        items: typeNotices(read.items, types),
        order: read.order,
        skipped: read.problems,
        ...(read.feed.next && { next: read.feed.next }),
        ...(read.feed.title && { title: read.feed.title }),
      };
    },
  };
  return filterTypes(source, types);
}
