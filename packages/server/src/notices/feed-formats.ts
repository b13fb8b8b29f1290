import type { Notice } from '@civickit/core';
import { writeAtom, writeJsonFeed, writeRss, type FeedChannel } from '@civickit/adapters/feed/write.js';

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
