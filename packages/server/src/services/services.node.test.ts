import { hsds, type HsdsOptions } from '@civickit/adapters/hsds';
import type { PublicService } from '@civickit/core';
import { expect, test } from 'vitest';
import type { Area } from '../areas/area-store.js';
import { serveApp } from '../serve-app.node.js';
import { contextOf, now, openServer, type TestServer } from '../testing.node.js';
import { putService, removeService } from './service-store.js';

const area: Area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };
const hostile = ['<b>水</b> & "1"', '</script>]]>', "'\\\n\u0000{}", '&amp;lt;', '\ud800\u202e{{x}}', '__proto__'];
const text = (at: number) => hostile[at % hostile.length] ?? '';

/** What HSDS says, and what it has no word for, with text that breaks out of anything that lets it. */
function service(at: number, more: Partial<PublicService> = {}): PublicService {
  return {
    ref: { source: 'sheet', id: `s/${at} ?#é"<` },
    name: `Service ${at} ${text(at)}`,
    keywords: [text(at + 1)],
    summary: text(at + 2),
    organization: { name: at % 2 ? '公安局' : 'Civil Affairs' },
    legalBasis: [{ title: text(at + 3), url: 'https://law.example/' }],
    documents: [{ name: text(at), copies: 2, condition: text(at + 4) }],
    places: [{ name: text(at + 5), address: '青石路1号', hours: { periods: [{ days: ['MO', 'FR'], opens: '08:30', closes: '12:00' }] } }],
    complaints: { phones: [{ number: '0850-5550100' }] },
    time: { promised: { amount: 3, unit: 'workday' } },
    terms: [{ id: `t${at % 3}`, name: `Term ${at % 3}`, taxonomy: 'theme' }],
    related: [{ source: 'sheet', id: 's/0 ?#é"<' }],
    updated: { iso: at % 2 ? '2026-06-30' : '2026-06-29', precision: 'day', zone: 'assumed' },
    ...more,
  };
}

async function openCatalogue(count: number): Promise<TestServer> {
  const server = await openServer();
  await server.db.transaction().execute(async (db) => {
    for (let at = 0; at < count; at++) await putService(db, area, service(at), now);
  });
  return server;
}

async function sourceOf(server: TestServer, options: Partial<HsdsOptions> = {}) {
  const source = hsds({ id: 'county', url: `${await serveApp(server.app)}/areas/qingshi/hsds`, version: '3.1', ...options });
  const context = contextOf(server);
  return {
    context,
    source,
    async all(query: Parameters<typeof source.list>[0] = {}) {
      const items: PublicService[] = [];
      let cursor: string | undefined;
      do {
        const batch = await source.list(query, cursor, context);
        expect(batch.skipped).toEqual([]);
        items.push(...batch.items);
        cursor = batch.next;
      } while (cursor !== undefined);
      return items.map((read) => ({ ...read, raw: undefined }));
    },
  };
}

/** As it is kept and read: without what no text holds, and of the source that read it. */
const kept = (given: PublicService) => {
  const clean = JSON.parse(JSON.stringify(given).replace(/\\u0000|\\ud800/g, '')) as PublicService;
  return { ...clean, ref: { ...clean.ref, source: 'county' }, related: [{ source: 'county', id: 's/0 ?#é"<' }] };
};

test('our reader finds every service whole, in order and page after page, and each by its id', async () => {
  const server = await openCatalogue(45);
  const { source, context, all } = await sourceOf(server, { perPage: 20 });
  const given = Array.from({ length: 45 }, (_, at) => service(at));
  expect(await all()).toEqual(given.map(kept));
  for (const one of given.slice(0, 6)) {
    expect({ ...(await source.get?.(one.ref.id, context)), raw: undefined }).toEqual(kept(one));
  }
  expect(await source.get?.('nothing', context)).toBeUndefined();
  expect(await (await sourceOf(server, { format: 'ndjson' })).all()).toHaveLength(45);
});

test('it narrows the list by words, term, unit and day, also where the question is posted', async () => {
  const server = await openCatalogue(12);
  for (const search of ['get', 'post'] as const) {
    const { all } = await sourceOf(server, { search });
    const names = async (query: Parameters<typeof all>[0]) => (await all(query)).map(({ name }) => Number(name.split(' ')[1]));
    expect(await names({ text: 'SERVICE 公安' })).toEqual([1, 3, 5, 7, 9, 11]);
    expect(await names({ taxonomy: 'Term 2' })).toEqual([2, 5, 8, 11]);
    expect(await names({ taxonomy: 't0', text: 'civil' })).toEqual([0, 6]);
    expect(await names({ organization: '公安局' })).toEqual([1, 3, 5, 7, 9, 11]);
    expect(await names({ updatedAfter: '2026-06-30' })).toEqual([1, 3, 5, 7, 9, 11]);
    expect(await names({ text: '%' })).toEqual([]);
  }
  const { source, context } = await sourceOf(server);
  const terms = [0, 1, 2].map((at) => ({ id: `t${at}`, name: `Term ${at}`, taxonomy: 'theme' }));
  expect(await source.taxonomies?.(context)).toEqual([{ id: 'theme', name: 'theme', terms }]);
});

test('a unit without an id is found by the one that it is given', async () => {
  const { app } = await openCatalogue(4);
  type Page = { total_items: number; contents: { organization_id: string }[] };
  const list = async (query: string) => (await (await app.request(`/areas/qingshi/hsds/services?${query}`)).json()) as Page;
  const { contents } = await list('');
  expect(await list(`organization_id=${contents[1]?.organization_id}`)).toMatchObject({ total_items: 2, contents: [{ organization_id: contents[1]?.organization_id }, {}] }); // prettier-ignore
});

test('the interface says what it speaks, pages say where they stand, and past the last is an empty one', async () => {
  const { app } = await openCatalogue(5);
  const get = async (path: string) => (await (await app.request(`/areas/qingshi/hsds${path}`)).json()) as object;
  for (const path of ['', '/']) expect(await get(path)).toMatchObject({ version: '3.1', description: '青石县' });
  expect(await get('/services?per_page=2&page=3')).toMatchObject({
    total_items: 5,
    total_pages: 3,
    page_number: 3,
    size: 1,
    last_page: true,
  });
  expect(await get('/services?per_page=2&page=4')).toMatchObject({ empty: true, contents: [], last_page: true });
  expect(await get('/services?minimal=true&per_page=1')).toMatchObject({ contents: [{ id: 's/0 ?#é"<', modified_date: '2026-06-28T16:00:00.000Z' }] }); // prettier-ignore
  expect(await get('/taxonomy_terms?taxonomy_id=theme&search=2')).toMatchObject({ total_items: 1, contents: [{ id: 't2' }] });
  expect(await get('/taxonomy_terms/t1')).toMatchObject({ name: 'Term 1' });
  expect(await get('/taxonomies/theme')).toMatchObject({ id: 'theme' });
  for (const path of ['/services/x', '/taxonomies/x', '/taxonomy_terms/x']) expect(await get(path)).toMatchObject({ status: 404 });
  for (const query of ['page=0', 'per_page=x', 'modified_after=soon', 'format=xml']) expect(await get(`/services?${query}`)).toMatchObject({ status: 400 }); // prettier-ignore
  expect((await app.request('/areas/qingshi/hsds/services/a%00')).status).toBe(400);
  const long = await app.request('/areas/qingshi/hsds/services', { method: 'POST', body: `search=${'x'.repeat(20_000)}` });
  expect(long.status).toBe(413);
});

test('a service that is changed keeps its place; one that is removed is gone', async () => {
  const server = await openCatalogue(3);
  await putService(server.db, area, service(1, { name: 'Changed' }), now);
  expect(await removeService(server.db, 'qingshi', 's/0 ?#é"<')).toBe(true);
  expect(await removeService(server.db, 'qingshi', 's/0 ?#é"<')).toBe(false);
  const { all } = await sourceOf(server);
  expect((await all()).map(({ name }) => name.split(' ')[0])).toEqual(['Changed', 'Service']);
  await expect(putService(server.db, area, service(1, { updated: { iso: 'soon', precision: 'day', zone: 'assumed' } }), now)).rejects.toMatchObject({ code: 'invalid/date' }); // prettier-ignore
});
