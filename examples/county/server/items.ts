/** What the county's static lists and article pages need of an item. */
export interface Item {
  readonly title: string;
  readonly link: string;
  readonly published: number;
  readonly categories: readonly string[];
  /** Trusted HTML: the county wrote it. */
  readonly html: string;
  readonly lang?: string;
}

/** Reads the county's own feeds, whose shape is known; for feeds of others the kit has a real parser. */
export function readItems(feed: string): Item[] {
  if (feed.trimStart().startsWith('{')) return readJson(feed);
  if (!feed.trimStart().startsWith('<')) return readTable(feed);
  const items = [...feed.matchAll(/<(item|entry)\b([^>]*)>([\s\S]*?)<\/\1>/g)];
  return items.map(([, , attributes = '', xml = '']) => {
    const element = (name: string) => unwrap(new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '');
    return {
      title: element('title'),
      link: element('link') || (/<link\b[^>]*href="([^"]*)"/.exec(xml)?.[1] ?? ''),
      published: Date.parse(element('pubDate') || element('published')),
      categories: [...xml.matchAll(/<category(?: term="([^"]*)"[^>]*\/>|>([^<]*)<)/g)].map(([, term, text]) => term ?? text ?? ''),
      html: element('content:encoded') || element('content') || paragraph(element('description') || element('summary')),
      lang: /xml:lang="([^"]*)"/.exec(attributes)?.[1],
    };
  });
}

function readJson(feed: string): Item[] {
  interface JsonItem { title: string; url: string; date_published: string; tags?: string[]; content_html?: string; content_text?: string; language?: string } // prettier-ignore
  const { items } = JSON.parse(feed) as { items: JsonItem[] };
  return items.map((item) => ({
    title: item.title,
    link: item.url,
    published: Date.parse(item.date_published),
    categories: item.tags ?? [],
    html: item.content_html ?? paragraph(item.content_text ?? ''),
    lang: item.language,
  }));
}

/** Title, date and link of each row, as the county's own spreadsheets have them. */
function readTable(csv: string): Item[] {
  const rows = [...csv.matchAll(/((?:"[^"]*"|[^",\n])*(?:,(?:"[^"]*"|[^",\n])*)+)\n/g)].map(([, row = '']) =>
    [...`${row},`.matchAll(/("[^"]*"|[^",]*),/g)].map(([, field = '']) => field.replaceAll('"', '')),
  );
  return rows.slice(2).map(([title = '', date = '', , , categories = '', , text = '', link = '']) => {
    const [year, month, day, hour = 0, minute = 0] = date.split(/\D+/).filter(Boolean).map(Number);
    return {
      title,
      link,
      published: Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour - 8, minute),
      categories: categories.split('、'),
      html: text.split('\n\n').map(paragraph).join(''),
    };
  });
}

function paragraph(text: string): string {
  return text.trimStart().startsWith('<') ? text : `<p>${text}</p>`;
}

function unwrap(text: string): string {
  const cdata = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(text);
  if (cdata) return cdata[1] ?? '';
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.trim().replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name] ?? '');
}

/** Text for HTML, in content and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
