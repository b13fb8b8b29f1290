import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { countyForEachTest, type OtherSite, rss } from '../testing.node.js';

const county = countyForEachTest();
const { serve } = county;
const configure = (...sources: object[]) =>
  county.write('civickit.json', { civickit: 1, zone: 'Asia/Shanghai', pulled: '/civickit-data/', notices: sources });
const source = (site: OtherSite, id = 'weather', over = {}) => ({ id, adapter: 'feed', url: `${site.origin}/${id}.xml`, ...over });
const pull = (...more: string[]) => county.run('pull', '{}/civickit.json', ...more);
const copy = (id = 'weather') => county.readJson(`civickit-data/notices/${id}.json`);
const state = async () => ((await county.readJson('civickit-data/pulled.json')).sources as Record<string, unknown>[])[0];

test('every source of another site is written as a file of our own items; sources of the own site are left alone', async () => {
  const site = await serve((_request, response) => response.end(rss('Storm', 'Sun')));
  await configure(source(site), { id: 'own', adapter: 'feed', url: '/feed.xml' });
  const { code, out } = await pull();
  expect(out).toContain('✓ weather: 2 items');
  expect(code).toBe(0);
  expect(await readdir(path.join(county.folder, 'civickit-data/notices'))).toEqual(['weather.json']);
  const file = await copy();
  expect(file).toMatchObject({
    'civickit-pulled': 1,
    kind: 'notices',
    source: 'weather',
    title: 'Weather office',
    order: 'newest',
    skipped: 0,
  });
  expect(file.items).toMatchObject([{ ref: { source: 'weather', id: 'Storm' }, title: 'Storm' }, { title: 'Sun' }]);
  expect(JSON.stringify(file)).not.toContain('"raw"');
  expect(Date.now() - Date.parse(file.fetchedAt as string)).toBeLessThan(10_000);
  expect(site.requests[0]?.headers['user-agent']).toMatch(/^civickit\/\d.* \(\+https:/);
});

test('a warning stays a warning, with what the banner judges it by', async () => {
  const area = '<area><areaDesc>County</areaDesc><geocode><valueName>GB/T 2260</valueName><value>522301</value></geocode></area>';
  const info = `<info><event>Rain</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>${area}</info>`;
  const head = `<identifier>rain</identifier><sender>met</sender><sent>${new Date().toISOString().slice(0, 19)}+00:00</sent>`;
  const kind = '<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>';
  const site = await serve((_request, response) =>
    response.end(`<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${head}${kind}${info}</alert>`),
  );
  await configure(source(site, 'weather', { adapter: 'cap' }));
  expect((await pull()).code).toBe(0);
  expect((await copy()).items).toMatchObject([
    { type: 'alert', alert: { identifier: 'rain', severity: 'Severe', areas: [{ geocodes: [{ value: '522301' }] }] } },
  ]);
});

test('of warnings none is cut off, however many a country has', async () => {
  const alert = (at: number) => ({
    properties: { id: `w${at}`, sent: new Date(Date.now() - at * 1000).toISOString(), status: 'Actual', event: 'Rain' },
  });
  const features = Array.from({ length: 250 }, (_, at) => alert(at));
  const site = await serve((_request, response) => response.end(JSON.stringify({ type: 'FeatureCollection', features })));
  await configure(source(site, 'weather', { adapter: 'cap' }));
  expect((await pull()).code).toBe(0);
  expect((await copy()).items).toHaveLength(250);
});

test('what has not changed is not sent again, and the copy is as of now', async () => {
  const site = await serve((request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"1"' }).end(rss('Storm'));
  });
  await configure(source(site));
  await pull();
  const before = await copy();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await pull()).out).toContain('✓ weather: unchanged');
  const after = await copy();
  expect(after.items).toEqual(before.items);
  expect(Date.parse(after.fetchedAt as string)).toBeGreaterThan(Date.parse(before.fetchedAt as string));
  expect(await state()).toMatchObject({ state: 'unchanged', items: 1 });
});

test('a source that is configured otherwise is read anew, whatever was kept', async () => {
  const site = await serve((_request, response) => response.writeHead(200, { etag: '"1"' }).end(rss('Storm')));
  await configure(source(site));
  await pull();
  await configure(source(site, 'weather', { pinnedCategory: 'warning' }));
  await pull();
  expect(site.requests[1]?.headers['if-none-match']).toBeUndefined();
});

describe('a source that fails leaves its last good copy as it is', () => {
  test.each([
    ['500', 500, 'broken'],
    ['a page instead of the feed', 200, '<!doctype html><title>Maintenance</title>'],
    ['half a feed', 200, '<rss><channel><item>'],
    ['nothing at all', 200, ''],
  ])('%s', async (_, status, body) => {
    let well = true;
    const site = await serve((_request, response) => (well ? response.end(rss('Storm')) : response.writeHead(status).end(body)));
    const other = await serve((_request, response) => response.end(rss('Market')));
    await configure(source(site), source(other, 'market'));
    expect((await pull()).code).toBe(0);
    const file = path.join(county.folder, 'civickit-data/notices/weather.json');
    const before = await readFile(file, 'utf8');
    well = false;
    const { code, out } = await pull();
    expect(code).toBe(1);
    expect(out).toMatch(/✗ weather: failed: (http|protocol)\/.*; the copy of 20.* stays/);
    expect(out).toContain('✓ market: 1 item');
    const after = await copy();
    const { lastTry, error, ...rest } = after;
    expect(rest).toEqual(JSON.parse(before));
    expect(error).toMatch(/^(http|protocol)\//);
    expect(Date.now() - Date.parse(lastTry as string)).toBeLessThan(10_000);
    well = true;
    await pull();
    expect(Object.keys(await copy())).not.toContain('error');
    well = false;
    await pull();
    expect(await state()).toMatchObject({ id: 'weather', state: 'failed', error: expect.stringMatching(/^(http|protocol)\//), items: 1 });
  });

  test('a server that is gone', async () => {
    const site = await serve((_request, response) => response.end(rss('Storm')));
    await configure(source(site));
    await pull();
    await site.close();
    expect((await pull()).out).toContain('network/unreachable');
    expect((await copy()).items).toHaveLength(1);
  });
});

test('a server that asks us to wait is not asked before then', async () => {
  const site = await serve((_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
  await configure(source(site));
  await pull();
  const { code, out } = await pull();
  expect(out).toContain('asked us to wait until');
  expect(code).toBe(1);
  expect(site.requests).toHaveLength(1);
});

test('one host is asked for one thing at a time', async () => {
  let busy = 0;
  let most = 0;
  const site = await serve((_request, response) => {
    most = Math.max(most, ++busy);
    setTimeout(() => (busy--, response.end(rss('Storm'))), 40);
  });
  await configure(source(site, 'a'), source(site, 'b'), source(site, 'c'));
  expect((await pull()).code).toBe(0);
  expect([most, site.requests.length]).toEqual([1, 3]);
});

test('a feed in pages is read to its end, and only what a page may show is kept', async () => {
  const entry = (id: string) =>
    `<entry><id>${id}</id><title>${id}</title><updated>2026-03-0${id}T00:00:00Z</updated><content type="html">&lt;p onclick="x"&gt;a&lt;script&gt;b&lt;/script&gt;&lt;/p&gt;</content></entry>`;
  const page = (id: string, next: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${next}${entry(id)}</feed>`;
  const site = await serve((request, response) =>
    response.end(request.url?.endsWith('?p=2') ? page('1', '') : page('2', '<link rel="next" href="?p=2"/>')),
  );
  await configure(source(site));
  await pull();
  expect((await copy()).items).toMatchObject([{ title: '2', content: [{ tag: 'p', children: ['a'] }] }, { title: '1' }]);
});

describe('two runs in one folder', () => {
  const lock = (pid: number) =>
    writeFile(
      path.join(county.folder, 'civickit-data/pulled.lock'),
      JSON.stringify({ pid, host: hostname(), since: '2026-03-04T00:00:00Z' }),
    );

  test('the second leaves it to the first', async () => {
    const site = await serve((_request, response) => response.end(rss('Storm')));
    await configure(source(site));
    await pull();
    await lock(process.pid);
    expect(await pull()).toEqual({ code: 3, out: 'Another pull is at work in this folder since 2026-03-04T00:00:00Z.' });
  });

  test('the lock of a run that was killed is taken over', async () => {
    const site = await serve((_request, response) => response.end(rss('Storm')));
    await configure(source(site));
    await pull();
    await lock(2 ** 22 + 1);
    expect((await pull()).code).toBe(0);
    await expect(stat(path.join(county.folder, 'civickit-data/pulled.lock'))).rejects.toThrow('ENOENT');
  });
});

test('the log for machines is one JSON object a line', async () => {
  const site = await serve((_request, response) => response.writeHead(404).end());
  await configure(source(site));
  const { out } = await pull('--json');
  const lines = out.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ event }) => event)).toEqual(['begin', 'source', 'done']);
  expect(lines[1]).toMatchObject({ id: 'weather', state: 'failed', error: 'http/client-error' });
});

describe('what cannot be understood ends with 2, before anybody is asked', () => {
  test('no file, in Chinese', async () => {
    const { code, out } = await pull('--lang', 'zh-Hans');
    expect(code).toBe(2);
    expect(out).toContain('不存在');
  });

  test('no folder to write to', async () => {
    await county.write('civickit.json', { civickit: 1, notices: [] });
    expect(await pull()).toMatchObject({ code: 2, out: expect.stringContaining('--to DIR') });
  });

  test('a source that is not there, an option that is none, a duration that is none, a command that is none', async () => {
    const site = await serve((_request, response) => response.end(rss('Storm')));
    await configure(source(site));
    expect(await pull('--source', 'wether')).toMatchObject({ code: 2, out: expect.stringContaining('there are: weather') });
    expect((await pull('--sorce', 'weather')).code).toBe(2);
    expect((await pull('--every', 'often')).code).toBe(2);
    expect((await county.run('pul')).code).toBe(2);
    expect(site.requests).toEqual([]);
  });
});

test('a folder that cannot be written ends with 4', async () => {
  const site = await serve((_request, response) => response.end(rss('Storm')));
  await configure(source(site));
  await county.write('civickit-data', 'a file where the folder should be');
  expect((await pull()).code).toBe(4);
});

test('the configuration may lie on the site, which is how a clerk’s own computer reads it', async () => {
  const site = await serve((_request, response) => response.end(rss('Storm')));
  const own = await serve((_request, response) =>
    response.end(JSON.stringify({ civickit: 1, notices: [source(site), { id: 'own', adapter: 'feed', url: '/feed.xml' }] })),
  );
  expect((await county.run('pull', `${own.origin}/civickit.json`, '--to', '{}/out')).code).toBe(0);
  expect(await readdir(path.join(county.folder, 'out/notices'))).toEqual(['weather.json']);
});
