import type { Notice } from '@civickit/core';
import { expect, test } from 'vitest';
import { atom, json, read, rss, url } from './feed-fixture.node.js';

test('what the feed says about itself', async () => {
  const channel =
    '<title>A &amp;amp; B</title><link>/</link><language>en</language><lastBuildDate>Wed, 04 Mar 2026 15:30:00 GMT</lastBuildDate><image><title>no</title><link>/no</link></image>';
  const expected = { title: 'A & B', homepage: 'https://town.example/', language: 'en', updated: { iso: '2026-03-04T15:30:00Z' } };
  expect((await read(`<rss><channel>${channel}</channel></rss>`)).feed).toMatchObject(expected);
  const more = { title: 'A & B', home_page_url: '/', language: 'en' };
  expect((await read(json({ id: '1' }, more))).feed).toEqual({ title: 'A & B', homepage: 'https://town.example/', language: 'en' });
});

test('a summary over several lines is one', async () => {
  const { items } = await read(rss('<item><itunes:summary>\n <![CDATA[\n  one\n  two\n ]]>\n</itunes:summary></item>'));
  expect(items[0]?.summary).toBe('one two');
});

test.each<[next: string, expected: string | undefined]>([
  ['?page=2', 'https://town.example/news/feed.xml?page=2'],
  ['https://town.example/2', 'https://town.example/2'],
  ['https://other.example/2', undefined],
  ['http://town.example/2', undefined],
  ['javascript:alert(1)', undefined],
  [url, undefined],
])('the next page %s', async (next, expected) => {
  expect((await read(atom(`<link rel="next" href="${next}"/>`))).feed.next).toBe(expected);
  expect((await read(rss(`<atom:link rel="next" href="${next}"/>`, 'xmlns:atom="http://www.w3.org/2005/Atom"'))).feed.next).toBe(expected);
  expect((await read(json({ id: '1' }, { next_url: next }))).feed.next).toBe(expected);
});

test('older items lie in the archive before this one, if there is no next page (RFC 5005 section 4)', async () => {
  const archive = '<link rel="prev-archive" href="/2025"/>';
  expect((await read(atom(archive))).feed.next).toBe('https://town.example/2025');
  expect((await read(atom(`${archive}<link rel="next" href="/2"/>`))).feed.next).toBe('https://town.example/2');
});

test('the character set is that of header, mark or declaration', async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode('<?xml version="1.0" encoding="GBK"?><rss><channel><item><title>'),
    0xc4,
    0xe3,
    0xba,
    0xc3,
    ...new TextEncoder().encode('</title></item></channel></rss>'),
  ]);
  expect((await read(bytes)).items[0]?.title).toBe('你好');
  expect((await read(bytes, { contentType: 'text/xml; charset=utf-8' })).items[0]?.title).toBe('你好');
});

test('items come newest first; those in order stay as they are', async () => {
  const items = (...dates: string[]) => rss(dates.map((date, at) => `<item><guid>${at}</guid><pubDate>${date}</pubDate></item>`).join(''));
  const order = async (...dates: string[]) => {
    const read1 = await read(items(...dates));
    return `${read1.items.map(({ ref }) => ref.id).join('')} ${read1.order}`;
  };
  expect(await order('2026-03-04', '2026-03-03', '2026-03-03')).toBe('012 newest');
  expect(await order('2026-03-03', '2026-03-04', '2026-03-03')).toBe('102 newest');
  expect(await order('', '2026-03-04', 'soon', '2026-03-05')).toBe('3102 newest');
  expect(await order('2026-03-04', '2026-03-04T12:00:00+08:00')).toBe('10 newest');
  expect(await order('', '')).toBe('01 unordered');
});

test('a category can pin', async () => {
  const source = rss('<item><guid>1</guid><category>Important</category></item><item><guid>2</guid></item>');
  expect((await read(source, { pinnedCategory: 'important' })).items.map(({ pinned }) => pinned)).toEqual([true, undefined]);
});

test('one guid or one link for all items still gives each its own id; the same item twice is one', async () => {
  const ids = async (source: string) => (await read(source)).items.map(({ ref }) => ref.id);
  const same = '<item><guid>x</guid><link>/1</link><title>a</title></item>';
  expect(await ids(rss(`${same}<item><guid>x</guid><link>/2</link><title>b</title></item>${same}`))).toEqual([
    'x',
    'https://town.example/2',
  ]);
  expect(new Set(await ids(rss('<item><link>/</link><title>a</title></item><item><link>/</link><title>b</title></item>'))).size).toBe(2);
});

test('a broken item is reported and the others are read', async () => {
  const { items, problems } = await read(
    JSON.stringify({ items: [{ id: '1', title: 7, tags: 'x', authors: [null], date_published: 5 }, null, 'x', {}, { id: '2' }] }),
  );
  expect(items.map(({ ref }) => ref.id)).toEqual(['1', '2']);
  expect(problems.map(({ code, source, issues }) => [code, source, issues?.[0]?.path])).toEqual(
    [1, 2, 3].map((at) => ['protocol/wrong-shape', 'news', `/items/${at}`]),
  );
  expect((await read(rss('<item></item><item><guid>1</guid></item>'))).problems).toMatchObject([{ code: 'protocol/wrong-shape' }]);
});

test.each<[what: string, source: string, code: string]>([
  ['an HTML page', '<!DOCTYPE html><html><head><title>x</title></head></html>', 'protocol/html-instead'],
  ['a page without html tag', '<head><meta charset=utf-8><title>Log in</title>', 'protocol/html-instead'],
  ['XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'protocol/html-instead'],
  ['other XML', '<note><to>x</to></note>', 'protocol/not-a-feed'],
  ['nothing', '', 'protocol/not-a-feed'],
  ['white space', ' \n\ufeff', 'protocol/not-a-feed'],
  ['words', 'Service temporarily unavailable', 'protocol/not-a-feed'],
  ['gzip that nobody unpacked', '\u001f\u008b\u0008\u0000<\u0000\u0001>', 'protocol/not-a-feed'],
  ['other JSON', '{"ok":true}', 'protocol/not-a-feed'],
  ['a JSON list', '[1]', 'protocol/not-a-feed'],
  ['half of a JSON feed', '{"items":[', 'protocol/not-json'],
  ['a DTD of its own', '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', 'protocol/doctype'],
])('%s is refused', async (_, source, code) => {
  await expect(read(source)).rejects.toMatchObject({ code, brand: 'civickit' });
});

test('warnings printed before the feed are passed over', async () => {
  const source = `<br />\n<b>Warning</b>: date() in <b>/srv/x.php</b><br />\n<?xml version="1.0"?>${rss('<item><guid>1</guid></item>')}`;
  expect((await read(source)).items).toHaveLength(1);
});

test('a feed cut off keeps the whole items and says so', async () => {
  const { items, problems } = await read(rss('<item><guid>1</guid></item><item><title>half').replace('</channel></rss>', ''));
  expect(items.map(({ ref }) => ref.id)).toEqual(['1']);
  expect(problems).toMatchObject([{ code: 'protocol/wrong-shape' }]);
});

test('content and summary are made once, when asked for, and copies hold plain values', async () => {
  const { items } = await read(rss('<item><guid>1</guid><description>a</description></item>'));
  const [notice] = items as [Notice];
  const property = Object.getOwnPropertyDescriptor(notice, 'content');
  expect([typeof property?.get, property?.enumerable]).toEqual(['function', true]);
  expect(notice.content).toBe(notice.content);
  expect(Object.getOwnPropertyDescriptor({ ...notice }, 'content')).toMatchObject({ value: [{ tag: 'p', children: ['a'] }] });
  expect(structuredClone(notice)).toEqual({ ...notice });
  expect(JSON.parse(JSON.stringify(notice))).toMatchObject({ summary: 'a', raw: '<guid>1</guid><description>a</description>' });
});

test('what a feed says about itself after its items counts for them too', async () => {
  const items = '<item><guid>1</guid><description>&lt;a href="c"&gt;x&lt;/a&gt;</description></item>';
  const { items: notices } = await read(
    `<rss><channel>${items}<language>ug</language><link>https://town.example/home/</link></channel></rss>`,
  );
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatchObject({ lang: 'ug', content: [{ children: [{ href: 'https://town.example/home/c' }] }] });
});

test('keys of JSON cannot reach prototypes', async () => {
  const { items } = await read(
    '{"items":[{"id":"__proto__","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"_civickit":{"__proto__":{"pinned":true}}}],"__proto__":{"polluted":1}}',
  );
  expect(items.map(({ ref, pinned }) => [ref.id, pinned])).toEqual([['__proto__', undefined]]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('twenty thousand items in no order come newest first, those of one day as they stood', async () => {
  const dayOf = (index: number): string => `2026-03-${String(1 + ((index * 7919) % 28)).padStart(2, '0')}`;
  const source = rss(Array.from({ length: 20_000 }, (_, at) => `<item><guid>${at}</guid><dc:date>${dayOf(at)}</dc:date></item>`).join(''));
  const keys = (await read(source)).items.map(({ ref, published }) => [published?.iso ?? '', Number(ref.id)] as const);
  const sorted = [...keys].sort(([a, one], [b, other]) => (a < b ? 1 : a > b ? -1 : one - other));
  expect(keys).toEqual(sorted);
});
