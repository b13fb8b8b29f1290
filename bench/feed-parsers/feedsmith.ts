import { parseRssFeed } from 'feedsmith';
import type { BenchItem } from './bench-item.ts';

export function parse(feed: string): BenchItem[] {
  return (parseRssFeed(feed).items ?? []).map(({ guid, title = '', link = '', pubDate = '', description = '' }) => ({
    id: guid?.value ?? '',
    title,
    link,
    date: new Date(pubDate).toISOString(),
    html: description,
  }));
}
