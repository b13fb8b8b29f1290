import { toInstant, type Notice } from '@civickit/core';
import { writeAtom, writeJsonFeed, writeRss, type FeedChannel } from '@civickit/adapters/feed/write.js';
import type { Context } from 'hono';
import { areaPage } from '../areas/area-page.js';
import type { AreaEnv } from '../areas/with-area.js';

interface FeedFormat {
  readonly name: string;
  /** How an address of it ends. */
  readonly ending: string;
  /** Media type. */
  readonly type: string;
  readonly write: (notices: readonly Notice[], channel: FeedChannel) => string;
}

export const feedFormats: readonly FeedFormat[] = [
  { name: 'Rss', ending: 'rss', type: 'application/rss+xml', write: writeRss },
  { name: 'Atom', ending: 'atom', type: 'application/atom+xml', write: writeAtom },
  { name: 'JsonFeed', ending: 'json', type: 'application/feed+json', write: writeJsonFeed },
];

/** What a feed of an area says of itself; `changed` in milliseconds since 1970. */
export function channelOf(context: Context<AreaEnv>, publicUrl: string | undefined, url: URL, changed: number): FeedChannel {
  const { name, lang, zone } = context.var.area;
  return {
    title: name,
    homepage: areaPage(context, publicUrl),
    url: url.href,
    updated: { iso: toInstant(changed), precision: 'instant', zone: 'given' },
    language: lang,
    zone,
  };
}
