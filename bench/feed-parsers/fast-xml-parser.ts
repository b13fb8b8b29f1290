import { XMLParser } from 'fast-xml-parser';
import type { BenchItem } from './bench-item.ts';

interface Parsed {
  rss: { channel: { item: { guid: { '#text': string }; title: string; link: string; pubDate: string; description: string }[] } };
}

export function parse(feed: string): BenchItem[] {
  const { rss } = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(feed) as Parsed;
  return rss.channel.item.map(({ guid, title, link, pubDate, description }) => ({
    id: guid['#text'],
    title,
    link,
    date: new Date(pubDate).toISOString(),
    html: description,
  }));
}
