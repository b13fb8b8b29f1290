import { parseFeed } from '@civickit/adapters/feed';
import type { BenchItem } from './bench-item.ts';

export async function parse(feed: string): Promise<BenchItem[]> {
  const { items } = await parseFeed(feed, { url: 'https://town.example/feed' });
  return items.map(({ ref, title, url = '', published, raw }) => ({
    id: ref.id,
    title,
    link: url,
    date: published?.iso ?? '',
    // The others give the text unread; a notice makes its rich text when it is opened.
    html: descriptionIn(String(raw)),
  }));
}

function descriptionIn(item: string): string {
  const from = item.indexOf('<description><![CDATA[') + 22;
  return item.slice(from, item.indexOf(']]>', from));
}
