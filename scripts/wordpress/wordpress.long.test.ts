import { wordpress, type WordPressOptions } from '@civickit/adapters/wordpress';
import { createCivicClient, createHttp, type Notice, type SourceContext } from '@civickit/core';
import { plainText } from '@civickit/core/markup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWordPress, type WordPressSite } from './start-wordpress.ts';

let town: WordPressSite;
beforeAll(async () => {
  town = await startWordPress();
});
afterAll(() => town?.close());

const http = createHttp({ retries: 0, timeoutMs: 30_000, tryTimeoutMs: 30_000 });
const context: SourceContext = { http, clock: Date, zone: 'Asia/Shanghai', signal: new AbortController().signal };
const source = (options: Partial<WordPressOptions> = {}) => wordpress({ id: 'town', url: town.origin, ...options });
const first = async (options?: Partial<WordPressOptions>) => (await source(options).list({}, undefined, context)).items;
const named = (items: readonly Notice[], title: RegExp) => items.find((item) => title.test(item.title));

describe.each(['plain', 'pretty'] as const)('a real WordPress with %s permalinks', (form) => {
  beforeAll(() => town.setPermalinks(form));

  test('gives what every visitor may read, newest first', async () => {
    const { items, order, skipped } = await source().list({}, undefined, context);
    expect(items.slice(0, 3).map(({ title }) => title)).toEqual(['Water’s “off” & on – 3 < 4', '停水通知：3月5日 𠮷', 'Opening hours']);
    expect([order, skipped]).toEqual(['newest', []]);
    expect(items.every(({ title }) => !/password|Private|Draft|Tomorrow/.test(title))).toBe(true);
    // Twenty records, one of which is behind a password.
    expect(items).toHaveLength(19);
  });

  test('gives a post with its picture, category, author, dates and address', async () => {
    const notice = named(await first(), /^Water/);
    expect(notice).toMatchObject({
      published: { iso: '2026-03-20T00:30:00Z', precision: 'instant', zone: 'given' },
      categories: ['Water & power'],
      authors: ['Water & Roads Office'],
      image: { src: expect.stringMatching(/\/wp-content\/uploads\/.*bridge-768x432\.jpg$/) as string, alt: 'The bridge & its "gate"' },
      url: expect.stringMatching(form === 'pretty' ? /\/waters-off-on-3-4\/$/ : /\?p=\d+$/) as string,
    });
    expect((await fetch(notice?.url ?? '')).status).toBe(200);
    expect((await fetch(notice?.image?.src ?? '')).headers.get('content-type')).toBe('image/jpeg');
  });

  test('gives content without comments of blocks and shortcodes', async () => {
    const notice = named(await first(), /^Water/);
    expect(plainText(notice?.content ?? [])).toBe('The water is off & comes back.\nKept [sic]');
    expect(JSON.stringify(notice?.content)).toContain(`${town.origin}/wp-content/uploads/pipe.jpg`);
    expect(notice?.summary).toMatch(/^The water is off & comes back\./);
  });

  test('marks sticky posts, and shows neither "Uncategorized" nor a made-up excerpt', async () => {
    const items = await first();
    expect(named(items, /Opening/)).toMatchObject({ pinned: true, categories: undefined, summary: 'Text' });
    expect(named(items, /停水/)).toMatchObject({ pinned: undefined, categories: ['公告'], summary: '因管道维修。' });
  });

  test.each([20, 41, 100])('gives all of it page by page, %i at a time', async (perPage) => {
    const titles = new Set<string>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const batch = await source({ perPage }).list({}, cursor, context);
      for (const { title } of batch.items) titles.add(title);
      cursor = batch.next;
      pages += 1;
    } while (cursor);
    expect(titles.size).toBe(123);
    expect(pages).toBe(Math.ceil(124 / perPage));
  });

  test('a page past the end, which it answers with 400, is the end', async () => {
    const { next } = await source({ perPage: 62 }).list({}, undefined, context);
    const past = next?.replace(/page=2$/, 'page=3') ?? '';
    expect((await fetch(past)).status).toBe(400);
    expect(await source({ perPage: 62 }).list({}, past, context)).toEqual({ items: [], order: 'newest', skipped: [] });
  });

  test.each([[['water & power']], [['公告']], [['bulk', 'water-power']]])('gives only the categories %j', async (categories) => {
    const items = await first({ categories });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((item) => item.categories?.some((name) => ['Water & power', '公告', 'Bulk'].includes(name)))).toBe(true);
    expect(new Set(items.flatMap((item) => item.categories)).size).toBe(categories.length);
  });

  test('gives pages and custom types', async () => {
    expect((await first({ type: 'pages' })).map(({ title }) => title)).toContain('About the town');
    expect(await first({ type: 'closures' })).toMatchObject([{ title: 'Bridge closed', categories: ['North'] }]);
  });

  test('since is exact to the second, in the zone of the office', async () => {
    const ids = async (since: string) => (await source().list({ since }, undefined, context)).items.map(({ title }) => title[0]);
    expect(await ids('2026-03-19T08:00:00+08:00')).toEqual(['W', '停']);
    expect(await ids('2026-03-19T08:00:01+08:00')).toEqual(['W']);
    expect(await ids('2026-03-19')).toEqual(['W', '停']);
  });

  test('a single notice is got by its id; one behind a password is not there', async () => {
    const civic = createCivicClient({ notices: source() }, { http, zone: 'Asia/Shanghai' });
    const { items } = await civic.notices.page({ limit: 1 });
    const id = items[0]?.ref.id ?? '';
    expect(await source().get?.(id, context)).toMatchObject({ ref: { id }, title: items[0]?.title });
    const listed = (await (await fetch(`${town.origin}/?rest_route=/wp/v2/posts&_fields=id,title`)).json()) as { id: number; title: { rendered: string } }[]; // prettier-ignore
    const behind = listed.find(({ title }) => /password/.test(title.rendered));
    expect(behind).toBeDefined();
    for (const hidden of [String(behind?.id), '999999']) expect(await source().get?.(hidden, context)).toBeUndefined();
  });

  test('a closed interface is told with what to do about it', async () => {
    await town.setSwitch('civickit_closed', '1');
    const error: unknown = await first().catch((thrown: unknown) => thrown);
    await town.setSwitch('civickit_closed', '');
    expect(error).toMatchObject({ code: 'http/client-error', status: 401, retry: 'never' });
    expect(String(error)).toMatch(/Only those who are logged in.*\/feed\//s);
  });

  test('a custom type that it has not is told', async () => {
    await expect(first({ type: 'tenders' })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('show_in_rest') as string,
    });
  });
});

describe('a real WordPress whose firewall blocks rest_route', () => {
  beforeAll(() => town.setSwitch('civickit_no_rest_route', '1'));
  afterAll(() => town.setSwitch('civickit_no_rest_route', ''));

  test.each(['', 'rest'])('is read by its path, also by one that it alone declares: "%s"', async (prefix) => {
    await town.setSwitch('civickit_prefix', prefix);
    await town.setPermalinks('pretty');
    expect((await fetch(`${town.origin}/?rest_route=/wp/v2/posts`)).status).toBe(403);
    expect(await first()).toHaveLength(19);
    await town.setSwitch('civickit_prefix', '');
    await town.setPermalinks('pretty');
  });
});
