import type { Http, HttpRequest, NoticeType, SourceContext } from '@civickit/core';
import { expect, test } from 'vitest';
import { feed } from './feed.js';
import { feedOptions } from './feed-options.js';

function contextWith(body: string, answeredFrom?: string): { context: SourceContext; requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const http: Http = {
    async send(request) {
      requests.push(request);
      const headers = new Headers({ 'content-type': 'application/rss+xml' });
      return {
        status: 200,
        url: new URL(answeredFrom ?? request.url),
        headers,
        bytes: new TextEncoder().encode(body),
        fetchedAt: '2026-03-04T00:00:00Z' as never,
      };
    },
  };
  return { requests, context: { http, clock: { now: () => 0 }, zone: 'Asia/Shanghai', signal: new AbortController().signal } };
}

const page = (items: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Town</title><link rel="next" href="?p=2"/>${items}</feed>`;

test('a list gives items, the next page as cursor and what the feed calls itself', async () => {
  const source = feed({
    id: 'news',
    url: '/feed',
    base: 'https://town.example/a/',
    maxBytes: 5000,
    area: 'north',
    contact: { unit: 'Desk' },
  });
  expect(source).toMatchObject({ kind: 'notices', id: 'news', area: 'north', about: { contact: { unit: 'Desk' } } });
  const { context, requests } = contextWith(page('<entry><id>1</id></entry><entry/>'));
  const batch = await source.list({}, undefined, context);
  expect(batch).toMatchObject({
    items: [{ ref: { source: 'news', id: '1' } }],
    order: 'newest',
    title: 'Town',
    next: 'https://town.example/feed?p=2',
  });
  expect(batch.skipped).toMatchObject([{ code: 'protocol/wrong-shape', source: 'news' }]);
  await source.list({}, batch.next, context);
  expect(requests).toMatchObject([
    { method: 'GET', url: new URL('https://town.example/feed'), maxBytes: 5000 },
    { url: new URL('https://town.example/feed?p=2') },
  ]);
});

test('who asks for warnings does not fetch the feed, let alone its older pages', async () => {
  const { context, requests } = contextWith(page('<entry><id>1</id></entry>'));
  const source = feed({ id: 'n', url: 'https://town.example/feed' });
  expect(source.applies.has('type')).toBe(true);
  expect((await source.list({ type: 'alert' }, undefined, context)).items).toEqual([]);
  expect(requests).toEqual([]);
  expect((await source.list({ type: 'news' }, undefined, context)).items).toHaveLength(1);
});

test('kinds that categories stand for are found when they are asked for', async () => {
  const { context, requests } = contextWith(page('<entry><id>1</id><category term="预警"/></entry><entry><id>2</id></entry>'));
  const source = feed({ id: 'n', url: 'https://town.example/feed', types: { 预警: 'alert' } });
  const idsOf = async (type: NoticeType) => (await source.list({ type }, undefined, context)).items.map(({ ref }) => ref.id);
  expect([await idsOf('alert'), await idsOf('news')]).toEqual([['1'], ['2']]);
  expect(requests).toHaveLength(2);
  expect(await idsOf('correction')).toEqual([]);
  expect(requests).toHaveLength(2);
});

test('relative addresses count from where the answer came, after redirects', async () => {
  const { context } = contextWith(page('<entry><id>1</id><link href="x"/></entry>'), 'https://town.example/deep/feed');
  expect((await feed({ id: 'n', url: 'https://town.example/feed' }).list({}, undefined, context)).items[0]?.url).toBe(
    'https://town.example/deep/x',
  );
});

test('a cursor that leads to another host is refused', async () => {
  const source = feed({ id: 'n', url: 'https://town.example/feed' });
  const { context, requests } = contextWith(page(''));
  for (const cursor of ['https://evil.example/', 'file:///etc/passwd', '']) {
    await expect(source.list({}, cursor, context)).rejects.toMatchObject({ code: 'invalid/cursor' });
  }
  expect(requests).toEqual([]);
});

test.each([
  ['feed.xml', undefined],
  ['file:///feed', undefined],
  ['javascript:alert(1)', 'https://town.example'],
  ['https://u:p@town.example', undefined],
])('an address that cannot be fetched is refused at once: %s', (url, base) => {
  expect(() => feed({ id: 'n', url, ...(base && { base }) })).toThrow(expect.objectContaining({ code: 'invalid/url' }));
});

test('an abort ends the reading', async () => {
  const stop = new AbortController();
  const { context } = contextWith(page('<entry><id>1</id></entry>'.repeat(20_000)));
  const reading = feed({ id: 'n', url: 'https://town.example/feed' }).list({}, undefined, { ...context, signal: stop.signal });
  setTimeout(() => stop.abort(), 5);
  await expect(reading).rejects.toMatchObject({ code: 'aborted/by-caller' });
});

test('the configuration schema takes what JSON can say and nothing else', () => {
  const good = {
    id: 'n',
    url: '/feed',
    contact: { unit: 'Desk', phone: '1' },
    freshness: { basis: 'published', due: 'P7D', overdue: 'P14D', dead: 'P1Y' },
  };
  expect(feedOptions.safeParse(good).success).toBe(true);
  for (const bad of [
    { id: 'n' },
    { id: '', url: 'x' },
    { ...good, onload: 'x' },
    { ...good, freshness: { ...good.freshness, due: '7 days' } },
    { ...good, freshness: { ...good.freshness, due: 'P' } },
  ]) {
    expect(feedOptions.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  }
});
