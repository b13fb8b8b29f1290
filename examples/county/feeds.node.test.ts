import { parseNoticeFile } from '@civickit/adapters/files';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columns } from './server/columns.ts';
import { readItems } from './server/items.ts';
import { startCounty, type County } from './serve.ts';

const now = Date.parse('2026-03-04T00:10:00+08:00'); // ten minutes into the day, where "today, 9 o'clock" would lie ahead
const day = 86_400_000;
let county: County;
beforeAll(async () => {
  county = await startCounty({ now: () => now, ports: [0, 0], archive: 'up' });
});
afterAll(() => county.close());

const feedUrl = (id: string) => {
  const column = columns.find((candidate) => candidate.id === id);
  return `${column?.host === 'county' ? county.url : county.otherUrl}/feeds/${column?.file}`;
};
const bodyOf = async (id: string) =>
  new TextDecoder(feedUrl(id).endsWith('.csv') ? 'gb18030' : 'utf-8').decode(await (await fetch(feedUrl(id))).arrayBuffer());
const items = async (id: string) => readItems(await bodyOf(id));
const newestAge = async (id: string) => (now - Math.max(...(await items(id)).map((item) => item.published))) / day;
const answering = columns.filter((column) => column.behaviour !== 'hangs');

test.each(answering.map(({ id, format }) => [id, format]))('%s is well-formed %s', async (id, format) => {
  const body = await bodyOf(id);
  expect(body).not.toContain('{{');
  if (format.startsWith('CSV'))
    expect(
      new Set(
        body
          .replace(/"[^"]*"/g, '')
          .trim()
          .split('\n')
          .map((row) => row.split(',').length),
      ),
    ).toEqual(new Set([8]));
  else if (format.startsWith('JSON')) expect(JSON.parse(body)).toMatchObject({ version: 'https://jsonfeed.org/version/1.1' });
  else expect(unclosed(body)).toEqual([]);
});

test.each(answering.map(({ id }) => id))('%s has unique links, and dates of the past', async (id) => {
  const all = await items(id);
  expect(new Set(all.map((item) => item.link)).size).toBe(all.length);
  for (const item of all) {
    expect(item.title).not.toBe('');
    expect(item.published).toBeLessThan(now);
  }
});

test('each column is as old as it is there to show', async () => {
  expect(await newestAge('news')).toBeLessThan(1);
  expect(await newestAge('water')).toBeLessThan(1);
  expect(await newestAge('health')).toBeLessThan(1);
  expect(await newestAge('uyghur')).toBeGreaterThan(7);
  expect(await newestAge('uyghur')).toBeLessThan(14);
  expect(await newestAge('overseas')).toBeGreaterThan(14);
  expect(await newestAge('overseas')).toBeLessThan(180);
  expect(await newestAge('tenders')).toBeGreaterThan(365);
});

test('the news hold 40 items in five categories, one pinned, some expired, a picture from another host', async () => {
  const body = await (await fetch(feedUrl('news'))).text();
  const all = readItems(body);
  expect(all).toHaveLength(40);
  expect(new Set(all.flatMap((item) => item.categories))).toEqual(
    new Set(['民生', '停水停电', '通知公告', '招标采购', '政策文件', '置顶']),
  );
  expect(all.filter((item) => item.categories.includes('置顶'))).toHaveLength(1);
  const expiries = [...body.matchAll(/<prism:expirationDate>(.*?)</g)].map(([, at = '']) => Date.parse(at));
  expect(expiries.filter((at) => at < now).length).toBeGreaterThan(0);
  expect(expiries.filter((at) => at > now).length).toBeGreaterThan(0);
  expect(body).toContain(`<img src="${county.otherUrl}/pictures/`);
  expect(body).toContain('<img src="/pictures/');
});

test('the village’s spreadsheet is no UTF-8, and is read without complaint', async () => {
  const bytes = new Uint8Array(await (await fetch(feedUrl('village'))).arrayBuffer());
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
  const read = await parseNoticeFile(bytes, { url: feedUrl('village'), zone: 'Asia/Shanghai' });
  expect(read.problems).toEqual([]);
  expect(read.items.map(({ title, published }) => [title, Date.parse(published?.iso.slice(0, 10) ?? '') / day])).toEqual(
    (await items('village')).map(({ title, published }) => [title, Math.floor((published + day / 3) / day)]),
  );
  expect(read.items[0]).toMatchObject({ pinned: true, authors: ['河口村村民委员会'] });
});

test('water mixes two languages, each entry says which', async () => {
  expect(new Set((await items('water')).map((item) => item.lang))).toEqual(new Set(['zh-CN', 'en']));
});

test('the configuration names every feed at the address where it is served', async () => {
  const configuration = (await (await fetch(`${county.url}/civickit.json`)).json()) as { notices: { id: string; url: string }[] };
  const addresses = configuration.notices.filter(({ id }) => id !== 'warnings').map(({ id, url }) => [id, new URL(url, county.url).href]);
  expect(addresses).toEqual(columns.map(({ id }) => [id, feedUrl(id)]));
});

/** Elements that are not closed in order; comments, CDATA and the declaration aside. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  const bare = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  for (const [, slash, name = '', selfClosed] of bare.matchAll(/<(\/?)([\w:-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (slash && open.pop() !== name) return [`</${name}>`];
    if (!slash && !selfClosed) open.push(name);
  }
  const stray = bare.replace(/<\/?[\w:-]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '').match(/<|&(?!(?:lt|gt|amp|quot|apos|#\d+);)/g);
  return [...open, ...(stray ?? [])];
}
