import { createCivicClient, createHttp } from '@civickit/core';
import { afterEach, expect, test } from 'vitest';
import { contextIn } from '../content-system/context.node.js';
import { sendJson, sendPage, type LocalServer } from '../content-system/answer-locally.node.js';
import { post, serveWordPress, type SiteOptions } from './site.node.js';
import { wordpress, type WordPressOptions } from './wordpress.js';

let site: LocalServer | undefined;
afterEach(() => site?.close());

async function town(served: SiteOptions, options: Partial<WordPressOptions> = {}) {
  site = await serveWordPress(served);
  return wordpress({ id: 'town', url: site.origin, ...options });
}
const posts = (count: number) => Array.from({ length: count }, (_, at) => post(count - at, { date_gmt: `2026-03-01T00:${String(59 - at).padStart(2, '0')}:00` })); // prettier-ignore

test.each(['plain', 'pretty', 'both', 'api-prefix'] as const)('the interface is found where it is: %s', async (permalinks) => {
  const source = await town({ posts: posts(3), permalinks });
  expect((await source.list({}, undefined, contextIn())).items.map(({ title }) => title)).toEqual(['Post 3', 'Post 2', 'Post 1']);
  expect(site?.asked.length).toBeLessThanOrEqual(permalinks === 'plain' || permalinks === 'both' ? 1 : 3);
});

test('the address of the interface itself is taken as it is', async () => {
  site = await serveWordPress({ posts: posts(1), permalinks: 'pretty' });
  for (const path of ['/wp-json', '/wp-json/']) {
    expect((await wordpress({ id: 'town', url: site.origin + path }).list({}, undefined, contextIn())).items).toHaveLength(1);
  }
  expect(site.asked.every((path) => path.startsWith('/wp-json/wp/v2/posts?'))).toBe(true);
});

test('one small request brings pictures, terms and author along', async () => {
  const source = await town({ posts: posts(1) });
  await source.list({}, undefined, contextIn());
  const asked = new URL(site?.asked[0] ?? '', 'http://x').searchParams;
  expect(site?.asked).toHaveLength(1);
  expect(asked.get('_embed')).toBe('author,wp:featuredmedia,wp:term');
  expect(asked.get('_fields')?.split(',')).toEqual(expect.arrayContaining(['id', 'title', '_links', '_embedded']));
});

test.each([true, false])('paging ends whether the totals can be read or not (%s)', async (totals) => {
  for (const count of [5, 6]) {
    const source = await town({ posts: posts(count), totals }, { perPage: 3 });
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await source.list({}, cursor, contextIn());
      titles.push(...items.map(({ title }) => title));
      cursor = next;
    } while (cursor);
    expect(titles).toHaveLength(count);
    expect(site?.asked).toHaveLength(count === 6 && !totals ? 3 : 2);
    await site?.close();
  }
});

test('who asks for warnings does not page through all posts', async () => {
  const source = await town({ posts: posts(60) }, { perPage: 3 });
  const civic = createCivicClient({ notices: source });
  expect((await civic.notices.page({ type: 'alert', limit: 50 })).items).toEqual([]);
  expect(site?.asked).toEqual([]);
  expect((await civic.notices.page({ type: 'news', limit: 4 })).items).toHaveLength(4);
});

test('a post that comes while somebody reads on is no obstacle', async () => {
  const all = posts(6);
  const served = { posts: all };
  const source = await town(served, { perPage: 3 });
  const civic = createCivicClient({ notices: source }, { http: createHttp({ retries: 0 }) });
  const first = await civic.notices.page({ limit: 3 });
  all.unshift(post(99, { date_gmt: '2026-03-01T01:00:00' }));
  const second = await civic.notices.page({ limit: 3 }, { cursor: first.cursor });
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['Post 6', 'Post 5', 'Post 4', 'Post 3', 'Post 2', 'Post 1']);
});

test('only posts of the wanted categories are asked for, by name, slug or id', async () => {
  const categories = [
    { id: 3, name: 'Water &amp; power', slug: 'water' },
    { id: 5, name: '公告', slug: '%e5%85%ac%e5%91%8a' },
  ];
  const source = await town({ posts: [post(1, { categories: [3] }), post(2, { categories: [5] }), post(3, { categories: [8] }), post(4, { categories: [9] })], categories }, { categories: ['water & POWER', '公告', 8] }); // prettier-ignore
  expect((await source.list({}, undefined, contextIn())).items.map(({ ref }) => ref.id).sort()).toEqual(['1', '2', '3']);
});

test('a category that the site has not is an error, not everything', async () => {
  const source = await town({ posts: posts(2) }, { categories: ['Wat'] });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ code: 'config/invalid', source: 'town' });
});

test('since is asked of the server, to the second', async () => {
  const source = await town({ posts: [post(3, { date_gmt: '2026-03-04T00:00:01' }), post(2, { date_gmt: '2026-03-04T00:00:00' }), post(1, { date_gmt: '2026-03-03T23:59:59' }), post(4, { date_gmt: '2026-03-01T00:00:00' })] }); // prettier-ignore
  const ids = async (since: string) => (await source.list({ since }, undefined, contextIn())).items.map(({ ref }) => ref.id);
  expect(await ids('2026-03-04T08:00:00+08:00')).toEqual(['3', '2']);
  expect(await ids('2026-03-04')).toEqual(['3', '2', '1']);
  expect(source.applies.has('since')).toBe(true);
  expect(new URL(site?.asked[0] ?? '', 'http://x').searchParams.get('after')).toBe('2026-03-03T22:59:59Z');
});

test('a list that a plug-in has sorted otherwise claims no order', async () => {
  const source = await town({ posts: posts(3).reverse() });
  expect((await source.list({}, undefined, contextIn())).order).toBe('unordered');
});

test('a single post is got by its id, what is none or not public is not there', async () => {
  const source = await town({ posts: [...posts(3), post(8, { content: { rendered: '', protected: true } })] });
  expect(await source.get?.('2', contextIn())).toMatchObject({ title: 'Post 2' });
  for (const id of ['8', '77', 'x', '', '1,2', '-1']) expect(await source.get?.(id, contextIn())).toBeUndefined();
});

test('a cursor that leads elsewhere is refused', async () => {
  const source = await town({ posts: posts(2) });
  const here = site?.origin ?? '';
  for (const cursor of [
    'https://evil.example/?rest_route=/wp/v2/posts&page=2',
    `${here}/?rest_route=/wp/v2/users&page=2`,
    `${here}/?rest_route=/wp/v2/posts`,
    `${here}/?rest_route=/wp/v2/posts&page=x`,
    '2',
    '',
  ]) {
    // prettier-ignore
    await expect(source.list({}, cursor, contextIn())).rejects.toMatchObject({ code: 'invalid/cursor' });
  }
  expect(site?.asked).toEqual([]);
});

test('a closed interface is told with what to do about it', async () => {
  const refusal = { code: 'rest_login_required', message: 'DRA: Only authenticated users can access the REST API.', data: { status: 401 } };
  const source = await town({ posts: [], before: (_url, response) => (sendJson(response, refusal, 401), true) });
  const error = await source.list({}, undefined, contextIn()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'http/client-error', status: 401, retry: 'never' });
  expect(String(error)).toMatch(/Only authenticated users.*feed/s);
  expect(site?.asked).toHaveLength(1);
});

test('a refusal with a status that claims success is one', async () => {
  const source = await town({
    posts: [],
    before: (_url, response) => (sendJson(response, { code: 'rest_disabled', message: 'The API is off.' }), true),
  });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ code: 'protocol/wrong-shape', message: expect.stringContaining('rest_disabled') as string }); // prettier-ignore
});

test.each([
  ['a page in the place of JSON', 200, 'protocol/html-instead'],
  ['a site that is none of WordPress', 404, 'http/client-error'],
  ['a firewall', 403, 'http/client-error'],
])('%s is told', async (_what, status, code) => {
  const source = await town({ posts: [], before: (_url, response) => (sendPage(response, '<!doctype html><p>Hm', status), true) });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ code });
  expect(site?.asked.length).toBeLessThanOrEqual(3);
});

test('an interface that a page declares on another host is not followed', async () => {
  const page = '<!doctype html><link rel="https://api.w.org/" href="https://evil.example/wp-json/">';
  const source = await town({ posts: [], before: (_url, response) => (sendPage(response, page), true) });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ code: 'protocol/html-instead' });
});

test('a 400 that names a parameter is no end of the list', async () => {
  const source = await town({ posts: posts(6), totals: false }, { perPage: 3 });
  const { next } = await source.list({}, undefined, contextIn());
  await expect(source.list({}, next?.replace('per_page=3', 'per_page=300'), contextIn())).rejects.toMatchObject({ code: 'http/client-error', status: 400, issues: [{ path: '/per_page' }] }); // prettier-ignore
});

test('a custom type is asked for by its rest_base, one that is not shown is told', async () => {
  const source = await town({ posts: posts(1) }, { type: 'closures' });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ status: 404, message: expect.stringContaining('show_in_rest') as string }); // prettier-ignore
  expect(site?.asked[0]).toContain('closures');
});

test.each(['file:///x', 'javascript:alert(1)', 'https://u:p@town.example', ''])(
  'an address that cannot be fetched is refused at once: %s',
  (url) => {
    expect(() => wordpress({ id: 'town', url })).toThrow(expect.objectContaining({ code: 'invalid/url' }));
  },
);
