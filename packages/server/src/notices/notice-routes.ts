import type { NoticeType } from '@civickit/core';
import type { FeedChannel } from '@civickit/adapters/feed/write.js';
import { Hono } from 'hono';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { modification } from '../http/last-modified.js';
import { ownUrl, withoutUnknown } from '../http/own-url.js';
import { count, moment, oneOf, readQuery, text } from '../http/query.js';
import { channelOf, feedFormats } from './feed-formats.js';
import { lastChange, listNotices, type NoticeChoice } from './notice-store.js';

const types: readonly NoticeType[] = ['news', 'alert', 'correction', 'statement'];
/** By it readers of RSS and Atom know a pinned notice. */
const pinnedCategory = 'pinned';
const mostNotices = 200;

export const noticeQuery = {
  type: oneOf('Only notices of this type', types),
  category: text('Only this category, letter case aside'),
  since: moment('Published then or later'),
  q: text('Words that all occur in title, summary, categories or authors'),
  limit: count(`Notices of one page; ${mostNotices} at most`, 50, mostNotices),
  cursor: text('Where the page begins: as the page before gave it'),
};

/** The public notices of an area as RSS, Atom and JSON Feed. */
export function noticeRoutes({ db, clock, publicUrl }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  for (const { ending, type, write } of feedFormats) {
    routes.get(`/notices.${ending}`, async (context) => {
      const { area } = context.var;
      const now = clock.now();
      const changed = await lastChange(db, area.id, now);
      const { headers, isKnown } = modification(context.req.raw, changed, now);
      if (isKnown) return context.body(null, 304, headers);
      const url = withoutUnknown(ownUrl(context, publicUrl), noticeQuery);
      const { items, next } = await listNotices(db, area.id, choiceIn(url.searchParams, area.zone), now);
      const channel: FeedChannel = {
        ...channelOf(context, publicUrl, url, changed),
        pinnedCategory,
        first: withCursor(url, undefined),
        ...(next !== undefined && { next: withCursor(url, next) }),
      };
      return context.body(write(items.map(({ notice }) => notice), channel), 200, { ...headers, 'Content-Type': `${type}; charset=utf-8` }); // prettier-ignore
    });
  }
  return routes;
}

function choiceIn(query: URLSearchParams, zone: string): NoticeChoice {
  const { q, ...choice } = readQuery(noticeQuery, query, zone);
  return { ...choice, text: q };
}

function withCursor(url: URL, cursor: string | undefined): string {
  const page = new URL(url);
  page.searchParams.delete('cursor');
  if (cursor !== undefined) page.searchParams.set('cursor', cursor);
  return page.href;
}
