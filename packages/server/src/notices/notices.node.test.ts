import { feed } from '@civickit/adapters/feed';
import { instantOf, isExpired, type Notice, type When } from '@civickit/core';
import { oneLine, withoutInvalid } from '@civickit/core/markup';
import { expect, test } from 'vitest';
import { findArea, putArea, type Area } from '../areas/area-store.js';
import { serveApp } from '../serve-app.node.js';
import { contextOf, now, openServer, type TestServer } from '../testing.node.js';
import { putNotice, withdrawNotice, type PutNotice } from './notice-store.js';

const zone = 'Asia/Shanghai';
const formats = ['rss', 'atom', 'json'] as const;
const area: Area = { id: 'qingshi', name: '青石县', zone, lang: 'zh-Hans' };
const day = (iso: string): When => ({ iso, precision: 'day', zone: 'assumed' });
const at = (iso: string): When => ({ iso, precision: 'instant', zone: 'given' });
const news: PutNotice = { title: 'Water', published: at('2026-06-29T10:00:00Z') };

const pieces = ['水', 'water ', '<', '>', '&', '&amp;', '</title>', '<![CDATA[', ']]>', '<!--', '"', "'", '\n', '\u0000', '\ud800', '\u202e', '\\', '</item>', '<?xml?>', '{}', ',', '{{x}}', '<script>']; // prettier-ignore
let seed = 20261128;
const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
const oneOf = <T>(choices: readonly T[]): T => choices[random(choices.length)] as T;
const hostile = () => Array.from({ length: 1 + random(6) }, () => oneOf(pieces)).join('');
const line = () => oneLine(withoutInvalid(hostile())) || 'x';
/** Around the midnights of the county and of Greenwich, and around now: 16:00 there. */
const edges = ['2026-06-29', '2026-06-30', '2026-07-01'].map(day).concat(
  ['2026-06-29T15:59:59Z', '2026-06-29T16:00:00Z', '2026-06-30T00:00:00+08:00', '2026-06-30T07:59:59.999Z', '2026-06-30T08:00:00Z', '2026-06-30T08:00:00.001Z', '2026-06-30T23:59:59+08:00', '2026-07-01T00:00:00Z'].map(at), // prettier-ignore
);

function anyNotice(): PutNotice {
  return {
    title: line(),
    published: oneOf(edges),
    ...(random(2) && { expires: oneOf(edges) }),
    ...(random(2) && { updated: at('2026-06-30T07:00:00+08:00') }),
    ...(random(2) && { verified: day('2026-06-28') }),
    ...(random(2) && { pinned: true }),
    ...(random(2) && { url: new URL(`https://town.example/${random(1e6)}?a=1&b=${encodeURIComponent(line())}`).href }),
    summary: line(),
    content: [{ tag: 'p', children: [line()] }],
    categories: [line()],
    authors: [line()],
    attachments: [{ url: 'https://town.example/a.pdf', type: 'application/pdf', title: line(), bytes: 9 }],
    where: [{ type: 'point', at: { latitude: 26.5, longitude: 106.7 } }],
    lang: oneOf(['zh-Hans', 'ug']),
  };
}

/** All that `feed` reads at an address, page after page. */
async function readAll(server: TestServer, address: string): Promise<{ items: Notice[]; pages: number }> {
  const source = feed({ id: 'town', url: address, pinnedCategory: 'pinned' });
  const items: Notice[] = [];
  let [cursor, pages]: [string | undefined, number] = [undefined, 0];
  do {
    const batch = await source.list({}, cursor, contextOf(server));
    expect([batch.order, batch.skipped]).toEqual(['newest', []]);
    items.push(...batch.items);
    cursor = batch.next;
    pages++;
  } while (cursor !== undefined);
  return { items, pages };
}

test('our reader finds every public notice in every format, whatever it holds and wherever its days begin', async () => {
  const server = await openServer();
  const put = new Map<string, PutNotice>();
  await server.db.transaction().execute(async (db) => {
    for (const notice of Array.from({ length: 200 }, anyNotice)) put.set(await putNotice(db, area, notice, { now }), notice);
  });
  const instant = (when: When) => instantOf(when, zone);
  const shown = [...put].filter(
    ([, { published, ...rest }]) => instant(published as When) <= now && !isExpired(rest as Notice, now, instant),
  );
  expect(shown.length).toBeGreaterThan(60);
  const origin = await serveApp(server.app);
  for (const format of formats) {
    const { items, pages } = await readAll(server, `${origin}/areas/qingshi/notices.${format}?limit=30`);
    expect(pages).toBe(Math.ceil(shown.length / 30));
    const found = new Map(items.map((item) => [item.ref.id, { ...item }]));
    expect([...found.keys()].sort()).toEqual(shown.map(([id]) => id).sort());
    for (const [id, { updated, ...facts }] of shown) {
      const { updated: readUpdated, ...read } = found.get(id) as Notice;
      expect({ ...read, ref: undefined, raw: undefined }, format).toEqual(facts);
      // Atom wants one in every entry.
      if (updated || format !== 'atom') expect(readUpdated).toEqual(updated);
    }
  }
}, 30_000);

test('a cursor goes on where it stopped, whatever is published meanwhile', async () => {
  const server = await openServer();
  const ids: string[] = [];
  // Many of one moment: their ids alone keep them apart.
  for (let count = 0; count < 30; count++) {
    const published = at(`2026-06-${10 + Math.floor(count / 6)}T00:00:00Z`);
    ids.push(await putNotice(server.db, area, { ...news, published }, { now }));
  }
  const seen: string[] = [];
  let path = '/areas/qingshi/notices.json?limit=7';
  while (path) {
    const page = (await (await server.app.request(path)).json()) as { items: { id: string }[]; next_url?: string };
    seen.push(...page.items.map(({ id }) => id));
    await putNotice(server.db, area, { ...news, published: at('2026-06-29T23:00:00Z') }, { now });
    await withdrawNotice(server.db, 'qingshi', seen[0] ?? '', now);
    path = page.next_url?.replace(/^https?:\/\/[^/]+/, '') ?? '';
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect([...seen].sort()).toEqual([...ids].sort());
});

test('nothing that is a draft, to come, expired or withdrawn is in any format', async () => {
  const server = await openServer();
  const draft: PutNotice = { title: 'Water' };
  const alert = {
    identifier: 'a', sender: 'met', event: 'HIDDEN', sent: at('2026-06-29T10:00:00Z'), effective: at('2026-06-29T10:00:00Z'), msgType: 'Alert',
    category: ['Met'], urgency: 'Expected', severity: 'Severe', certainty: 'Likely', colour: 'red', areas: [], languages: [], references: [],
  } as const; // prettier-ignore
  const hidden: readonly PutNotice[] = [
    draft,
    { ...news, published: at('2026-06-30T08:00:00.001Z') },
    { ...news, expires: at('2026-06-30T08:00:00Z') },
    { ...news, expires: day('2026-06-29') },
  ];
  const ids = ['withdrawn'];
  await putNotice(server.db, area, { ...news, title: 'HIDDEN', type: 'alert', alert }, { now, id: 'withdrawn' });
  expect(await withdrawNotice(server.db, 'qingshi', 'withdrawn', now)).toBe(true);
  expect(await withdrawNotice(server.db, 'qingshi', 'withdrawn', now)).toBe(false);
  for (const one of hidden) ids.push(await putNotice(server.db, area, { ...one, title: 'HIDDEN', type: 'alert', alert }, { now }));
  await putNotice(server.db, area, { ...news, title: 'SHOWN' }, { now });
  for (const path of [
    ...formats.map((format) => `notices.${format}`),
    'alerts/index.atom',
    'notices.json?q=hidden',
    'notices.atom?type=alert',
  ]) {
    const text = await (await server.app.request(`/areas/qingshi/${path}`)).text();
    expect(text, path).not.toMatch(/HIDDEN/);
    if (!/alert|q=/.test(path)) expect(text).toContain('SHOWN');
  }
  for (const id of ids) expect((await server.app.request(`/areas/qingshi/alerts/${encodeURIComponent(id)}.xml`)).status).toBe(404);
  await putNotice(server.db, area, { ...news, title: 'BACK' }, { now, id: 'withdrawn' });
  expect(await (await server.app.request('/areas/qingshi/notices.rss')).text()).toContain('BACK');
});

test('an id stays when a notice is changed, and is one that Atom takes', async () => {
  const server = await openServer();
  const id = await putNotice(server.db, area, news, { now });
  expect(id).toMatch(/^urn:uuid:/);
  expect(await putNotice(server.db, area, { ...news, title: 'Water, again' }, { now, id })).toBe(id);
  const { items } = await readAll(server, `${await serveApp(server.app)}/areas/qingshi/notices.atom`);
  expect(items.map(({ ref, title }) => [ref.id, title])).toEqual([[id, 'Water, again']]);
});

test('what has not changed is not sent again, and what a clock changes is', async () => {
  const server = await openServer();
  const ask = (headers: Record<string, string> = {}) => server.app.request('/areas/qingshi/notices.rss', { headers });
  await putNotice(server.db, area, { ...news, expires: at('2026-06-30T09:00:00Z') }, { now });
  // Within the second of a change another one may follow.
  expect((await ask()).headers.get('last-modified')).toBeNull();
  server.clock.time += 1000;
  const first = await ask();
  const [tag, changed] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? ''];
  expect([changed, first.headers.get('cache-control')]).toEqual(['Tue, 30 Jun 2026 08:00:00 GMT', 'no-cache']);
  expect((await ask({ 'If-None-Match': tag })).status).toBe(304);
  expect((await ask({ 'If-Modified-Since': changed })).status).toBe(304);
  expect((await ask({ 'If-Modified-Since': 'Tue, 30 Jun 2026 07:59:59 GMT' })).status).toBe(200);
  expect((await ask({ 'If-Modified-Since': changed, 'If-None-Match': '"other"' })).status).toBe(200);
  server.clock.time = Date.parse('2026-06-30T09:00:01Z');
  const later = await ask({ 'If-Modified-Since': changed });
  expect([later.status, await later.text()]).toEqual([200, expect.not.stringContaining('<item>')]);
  expect((await ask({ 'If-None-Match': tag })).status).toBe(200);
});

test('a list is narrowed by kind, category, day and words', async () => {
  const server = await openServer();
  await putNotice(server.db, area, { ...news, title: '停水通知 Ｗater', categories: ['供水', 'Straße'], authors: ['水务局'] }, { now });
  await putNotice(server.db, area, { ...news, title: 'Road', categories: ['Roads'], published: at('2026-06-29T16:00:00Z') }, { now });
  await putNotice(server.db, area, { ...news, title: 'Rumour', type: 'correction', published: at('2026-06-29T15:59:59Z') }, { now });
  const titles = async (query: string) => {
    const { items } = (await (await server.app.request(`/areas/qingshi/notices.json?${query}`)).json()) as { items: { title: string }[] };
    return items.map(({ title }) => title);
  };
  expect(await titles('')).toEqual(['Road', 'Rumour', '停水通知 Ｗater']);
  expect(await titles('category=roads')).toEqual(['Road']);
  expect(await titles(`category=${encodeURIComponent('STRASSE')}`)).toEqual([]);
  expect(await titles(`category=${encodeURIComponent(' straße ')}`)).toEqual(['停水通知 Ｗater']);
  expect(await titles(`q=${encodeURIComponent('water 水务')}`)).toEqual(['停水通知 Ｗater']);
  expect(await titles('q=%25')).toEqual([]);
  // Midnight in the county.
  expect(await titles('since=2026-06-30')).toEqual(['Road']);
  expect(await titles('since=2026-06-29T15:59:59Z')).toEqual(['Road', 'Rumour']);
  expect(await titles('type=correction')).toEqual(['Rumour']);
  expect(await titles('type=news')).toEqual(['Road', '停水通知 Ｗater']);
});

test.each(['since=soon', 'limit=0', 'limit=-1', 'cursor=x', 'type=gossip', `cursor=${Buffer.from('0 \u0000').toString('base64url')}`])(
  '%s is a mistake of the asker',
  async (query) => {
    const { app } = await openServer();
    const answer = await app.request(`/areas/qingshi/notices.json?${query}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
  },
);

test('a notice whose date is none is refused', async () => {
  const { db } = await openServer();
  await expect(putNotice(db, area, { ...news, expires: day('2026-02-30') }, { now })).rejects.toMatchObject({ code: 'invalid/date' });
});

test('links lead to the address that people know, and to the page of the area', async () => {
  const server = await openServer();
  const known = await (await server.app.request('/areas/qingshi/notices.json?limit=1')).json();
  expect(known).toMatchObject({ feed_url: 'http://localhost/areas/qingshi/notices.json?limit=1', home_page_url: 'http://localhost/areas/qingshi' }); // prettier-ignore
  const { createApp } = await import('../app.js');
  await putArea(server.db, { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans', homepage: 'https://town.example/' });
  const behind = await createApp({ ...server, publicUrl: 'https://api.town.example' }).request('/areas/qingshi/notices.json?q=a%20b');
  expect(await behind.json()).toMatchObject({ feed_url: 'https://api.town.example/areas/qingshi/notices.json?q=a%20b', home_page_url: 'https://town.example/' }); // prettier-ignore
  expect((await findArea(server.db, 'qingshi'))?.homepage).toBe('https://town.example/');
});
