import RssParser from 'rss-parser';
import type { BenchItem } from './bench-item.ts';

export async function parse(feed: string): Promise<BenchItem[]> {
  const { items } = await new RssParser().parseString(feed);
  return items.map(({ guid = '', title = '', link = '', isoDate = '', content = '' }) => ({
    id: guid,
    title,
    link,
    date: isoDate,
    html: content,
  }));
}
