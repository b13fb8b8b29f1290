import type { BenchItem } from './bench-item.ts';

/** No parser, but a floor: indexOf over the one form that the bench writes. */
export function parse(feed: string): BenchItem[] {
  const items: BenchItem[] = [];
  for (let at = feed.indexOf('<item>'); at >= 0;) {
    const end = feed.indexOf('</item>', at);
    const item = feed.slice(at, end);
    items.push({
      id: within(item, 'guid'),
      title: within(item, 'title'),
      link: within(item, 'link'),
      date: new Date(within(item, 'pubDate')).toISOString(),
      html: within(item, 'description'),
    });
    at = feed.indexOf('<item>', end);
  }
  return items;
}

function within(item: string, name: string): string {
  const from = item.indexOf('>', item.indexOf(`<${name}`)) + 1;
  const inner = item.slice(from, item.indexOf(`</${name}`, from));
  if (inner.startsWith('<![CDATA[')) return inner.slice(9, -3);
  return inner.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
