import { createCivicClient, createHttp } from '@civickit/core';
import { buildServiceSearch } from '@civickit/core/search/engine';
import { pulledServices } from '@civickit/adapters/pulled/services';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { countyForEachTest, type OtherSite, rss } from '../testing.node.js';

const county = countyForEachTest();
const { serve } = county;
const configure = (services: readonly object[], notices: readonly object[] = []) =>
  county.write('civickit.json', { civickit: 1, zone: 'Asia/Shanghai', pulled: '/civickit-data/', notices, services });
const pull = (...more: string[]) => county.run('pull', '{}/civickit.json', ...more);
const copy = (id = 'county') => county.readJson(`civickit-data/services/${id}.json`);
const states = async () => (await county.readJson('civickit-data/pulled.json')).sources as Record<string, unknown>[];

const hsds = (site: OtherSite, more: object = {}) => ({ id: 'county', adapter: 'hsds', url: `${site.origin}/hsds`, ...more });
const csv = (site: OtherSite) => ({ id: 'county', adapter: 'files', url: `${site.origin}/services.csv` });

interface HsdsFaults {
  services?: number;
  taxonomies?: number;
}

/** A server of HSDS with `count` services, fifty on a page. What is not asked for in full has no documents. */
function serveHsds(count: number, faults: HsdsFaults = {}) {
  return serve(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://a');
    const fault = pathname.includes('taxonom') ? faults.taxonomies : faults.services;
    if (fault) return response.writeHead(fault).end();
    if (pathname.endsWith('/taxonomies')) return response.end(JSON.stringify({ contents: [{ id: 'themes', name: 'Themes' }] }));
    if (pathname.endsWith('/taxonomy_terms')) {
      const term = { id: 'water', name: 'Water', taxonomy_detail: { id: 'themes', name: 'Themes' } };
      return response.end(JSON.stringify({ contents: [term], total_pages: 1, last_page: true }));
    }
    const page = Number(searchParams.get('page') ?? 1);
    const contents = Array.from({ length: Math.min(50, count - (page - 1) * 50) }, (_, at) => ({
      id: `s${(page - 1) * 50 + at}`,
      name: `Service ${(page - 1) * 50 + at}`,
      ...(searchParams.get('full') === 'true' && { required_documents: [{ document: 'Identity card' }] }),
    }));
    return response.end(JSON.stringify({ contents, total_pages: Math.ceil(count / 50), page_number: page }));
  });
}

test('a catalogue is read to its end, in full and with its taxonomies; one of the own site is left alone', async () => {
  const site = await serveHsds(320);
  await configure([hsds(site), { id: 'own', adapter: 'files', url: '/services.csv' }]);
  const { code, out } = await pull();
  expect(out).toContain('✓ county: 320 items');
  expect(code).toBe(0);
  expect(await readdir(path.join(county.folder, 'civickit-data/services'))).toContain('county.json');
  const file = await copy();
  expect(file).toMatchObject({ 'civickit-pulled': 1, kind: 'services', source: 'county', order: 'unordered', skipped: 0 });
  expect(file.items).toHaveLength(320);
  expect((file.items as object[])[319]).toEqual({
    ref: { source: 'county', id: 's319' },
    name: 'Service 319',
    documents: [{ name: 'Identity card' }],
  });
  expect(file.taxonomies).toEqual([{ id: 'themes', name: 'Themes', terms: [{ id: 'water', name: 'Water', taxonomy: 'themes' }] }]);
  expect(Date.now() - Date.parse(file.fetchedAt as string)).toBeLessThan(60_000);
  expect(await states()).toMatchObject([{ id: 'county', kind: 'services', file: 'services/county.json', state: 'ok', items: 320 }]);
});

test('a server that fails on one page leaves the last good copy, with why; without its taxonomies the services are renewed', async () => {
  const faults: HsdsFaults = {};
  const site = await serveHsds(60, faults);
  await configure([hsds(site)]);
  expect((await pull()).code).toBe(0);
  const before = await copy();
  faults.services = 404;
  const { code, out } = await pull();
  expect(code).toBe(1);
  expect(out).toMatch(/✗ county: failed: http\/client-error: .*; the copy of 20.* stays/);
  const { lastTry, error, ...rest } = await copy();
  expect(rest).toEqual(before);
  expect([error, Date.now() - Date.parse(lastTry as string) < 60_000]).toEqual(['http/client-error', true]);
  Object.assign(faults, { services: undefined, taxonomies: 403 });
  expect((await pull()).code).toBe(0);
  const renewed = await copy();
  expect(Object.keys(renewed)).not.toContain('error');
  expect(renewed.taxonomies).toEqual(before.taxonomies);
  expect(renewed.fetchedAt).not.toBe(before.fetchedAt);
});

test('a spreadsheet that has not changed is not sent again; a damaged copy is made anew', async () => {
  const site = await serve((request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"1"' }).end('Service,Fee\nResidence permit,20 CNY\nWater,free\n');
  });
  await configure([csv(site)]);
  await pull();
  const before = await copy();
  expect(before.items).toMatchObject([{ name: 'Residence permit', fees: [{ amount: 20, currency: 'CNY' }] }, { name: 'Water' }]);
  expect(Object.keys(before)).not.toContain('taxonomies');
  expect((await pull()).out).toContain('✓ county: unchanged');
  expect((await copy()).items).toEqual(before.items);
  const place = path.join(county.folder, 'civickit-data/services/county.json');
  await writeFile(place, (await readFile(place, 'utf8')).slice(0, 90));
  expect((await pull()).out).toContain('✓ county: 2 items');
  expect((await copy()).items).toEqual(before.items);
});

test('a catalogue without end is no copy: nothing of it is written', async () => {
  let page = 0;
  const site = await serve((_request, response) => {
    page++;
    const contents = Array.from({ length: 500 }, (_, at) => ({ id: `${page}-${at}`, name: `Service ${at}` }));
    response.end(JSON.stringify({ contents }));
  });
  await configure([hsds(site)]);
  const { code, out } = await pull();
  expect(out).toContain('too-large/answer');
  expect(code).toBe(1);
  expect(page).toBe(40);
  await expect(copy()).rejects.toThrow('ENOENT');
}, 60_000);

test('notices and services of one name are told apart', async () => {
  const site = await serve((request, response) => response.end(request.url === '/feed.xml' ? rss('Storm') : 'Service\nWater\n'));
  await configure([csv(site)], [{ id: 'county', adapter: 'feed', url: `${site.origin}/feed.xml` }]);
  expect((await pull('--source', 'county')).code).toBe(0);
  expect((await copy()).items).toMatchObject([{ name: 'Water' }]);
  expect((await county.readJson('civickit-data/notices/county.json')).items).toMatchObject([{ title: 'Storm' }]);
  expect((await states()).map(({ file }) => file)).toEqual(['notices/county.json', 'services/county.json']);
  expect((await pull()).code).toBe(0);
});

test('a catalogue in which a search pays has its ready index beside it; one that shrinks has none any more', async () => {
  let count = 240;
  const rows = () => Array.from({ length: count }, (_, at) => `${at},${at === 117 ? '居住证办理' : `Permit no. ${at}`}\n`).join('');
  const site = await serve((_request, response) => response.end(`Code,Service\n${rows()}`));
  await configure([csv(site)]);
  await pull();
  expect((await copy()).search).toBe('county.search.txt');
  expect((await readdir(path.join(county.folder, 'civickit-data/services'))).sort()).toEqual(['county.json', 'county.search.txt']);

  const own = await serve(async ({ url = '' }, response) => response.end(await readFile(path.join(county.folder, url))));
  const source = pulledServices({ id: 'county', url: `${own.origin}/civickit-data/services/county.json` });
  const client = createCivicClient({ services: source }, { http: createHttp({ retries: 0 }) });
  const { items } = await client.services.page({ limit: 300 });
  const ready = await client.services.searchIndex();
  const search = await buildServiceSearch(items, { ready: ready ?? '' });
  expect((await search.find('jzz')).map((position) => items[position]?.name)).toEqual(['居住证办理']);
  expect(search.write()).toBe(ready);

  count = 199;
  await pull();
  expect(Object.keys(await copy())).not.toContain('search');
  expect(await readdir(path.join(county.folder, 'civickit-data/services'))).toEqual(['county.json']);
});
