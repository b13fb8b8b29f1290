import { CivicError, toInstant, type Notice, type NoticeType } from '@civickit/core';
import { writeAtom, writeJsonFeed, writeRss, type FeedChannel } from '@civickit/adapters/feed/write.js';
import { Hono } from 'hono';
import { areaPage } from '../areas/area-page.js';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { modification } from '../http/last-modified.js';
import { ownUrl } from '../http/own-url.js';
import { countIn, momentIn, textIn } from '../http/query-fields.js';
import { lastChange, listNotices, type NoticeChoice } from './notice-store.js';

interface FeedFormat {
  readonly path: string;
  readonly type: string;
  readonly write: (notices: readonly Notice[], channel: FeedChannel) => string;
}

const formats: readonly FeedFormat[] = [
  { path: '/notices.rss', type: 'application/rss+xml; charset=utf-8', write: writeRss },
  { path: '/notices.atom', type: 'application/atom+xml; charset=utf-8', write: writeAtom },
  { path: '/notices.json', type: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
];

const types: readonly NoticeType[] = ['news', 'alert', 'correction', 'statement'];
/** By it readers of RSS and Atom know a pinned notice. */
const pinnedCategory = 'pinned';
const mostNotices = 200;

/** The public notices of an area as RSS, Atom and JSON Feed. */
export function noticeRoutes({ db, clock, publicUrl }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  for (const { path, type, write } of formats) {
    routes.get(path, async (context) => {
      const { area } = context.var;
      const now = clock.now();
      const changed = await lastChange(db, area.id, now);
      const { headers, isKnown } = modification(context.req.raw, changed, now);
      if (isKnown) return context.body(null, 304, headers);
      const url = ownUrl(context, publicUrl);
      const { items, next } = await listNotices(db, area.id, choiceIn(url.searchParams, area.zone), now);
      const channel: FeedChannel = {
        title: area.name,
        homepage: areaPage(context, publicUrl),
        url: url.href,
        updated: { iso: toInstant(changed), precision: 'instant', zone: 'given' },
        language: area.lang,
        zone: area.zone,
        pinnedCategory,
        first: withCursor(url, undefined),
        ...(next !== undefined && { next: withCursor(url, next) }),
      };
      return context.body(write(items.map(({ notice }) => notice), channel), 200, { ...headers, 'Content-Type': type }); // prettier-ignore
    });
  }
  return routes;
}

function choiceIn(query: URLSearchParams, zone: string): NoticeChoice {
  const type = textIn(query, 'type');
  const known = types.find((one) => one === type);
  if (type !== undefined && !known) throw new CivicError('invalid/query', `type: "${type}" is none of ${types.join(', ')}`);
  return {
    type: known,
    category: textIn(query, 'category'),
    since: momentIn(query, 'since', zone),
    text: textIn(query, 'q'),
    limit: countIn(query, 'limit', 50, mostNotices),
    cursor: textIn(query, 'cursor'),
  };
}

function withCursor(url: URL, cursor: string | undefined): string {
  const page = new URL(url);
  page.searchParams.delete('cursor');
  if (cursor !== undefined) page.searchParams.set('cursor', cursor);
  return page.href;
}
