import { chmod, lstat, readFile, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { createOpen311Server, type Open311Dialect } from '@civickit/core/testing';
import { expect, test } from 'vitest';
import { answerBy, countyForEachTest } from '../testing.node.js';

const county = countyForEachTest();
const check = (...more: string[]) => county.run('check', '{}/civickit.json', ...more);
const configure = (requests: object[], more: object = {}) =>
  county.write('civickit.json', { civickit: 1, zone: 'Europe/Berlin', ...more, requests });
const written = () => county.readJson('civickit.json').then(({ requests }) => requests);

async function serve(dialect: Open311Dialect, path = '') {
  const server = createOpen311Server(dialect);
  const { origin, requests } = await county.serve(answerBy((request) => server.answer(request)));
  return { id: dialect, adapter: 'open311', url: `${origin}${server.base}${path}`, asked: requests };
}

test('requests and services that were not asked are counted as such', async () => {
  await county.write('civickit.json', {
    civickit: 1,
    services: [{ id: 'catalogue', adapter: 'hsds', url: 'https://services.example' }],
    requests: [{ id: 'report', adapter: 'open311', url: 'https://report.example' }],
  });
  expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('2 sources not asked') });
});

test('a server of the standard: its types, requests and capabilities, and nothing to change', async () => {
  const { asked, ...entry } = await serve('spec');
  await configure([entry]);
  const before = await readFile(path.join(county.folder, 'civickit.json'), 'utf8');
  const { code, out } = await check('--write');
  expect(out).toContain('good  spec  speaks the dialect spec (');
  expect(out).toMatch(/good {2}spec {2}answers in \d+ ms: \d+ types, (at least )?\d+ requests/);
  expect(out).toMatch(/note {2}spec {2}takes reports, asks questions by type; its server filters by .*status/);
  expect(code).toBe(0);
  expect(await readFile(path.join(county.folder, 'civickit.json'), 'utf8')).toBe(before);
  expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect((await check('--online', '--lang', 'zh-Hans')).out).toMatch(/使用的方言是 spec（.*\n.*种类型.*条诉求/);
});

test.each(['fixmystreet', 'mark-a-spot-2018', 'xml-only', 'open311-adapter'] as const)(
  'an entry without a dialect, on a server that speaks %s: told, and written only when asked to',
  async (dialect) => {
    const { id, adapter, url } = await serve(dialect);
    const entry = { id, adapter, url, ...(dialect === 'fixmystreet' && { jurisdictionId: 'town.example' }) };
    await configure([entry]);
    const told = await check('--online');
    expect(told.out).toContain(`caution  ${id}  the entry should say "dialect": "${dialect}"; civickit check --write`);
    expect(await written()).toEqual([entry]);
    const { code, out } = await check('--write');
    expect(out).toContain(`good  ${id}  written: "dialect": "${dialect}"`);
    expect(out).toMatch(/answers in \d+ ms: [1-9]\d* types/);
    expect(code).toBe(0);
    expect(await written()).toEqual([{ ...entry, dialect }]);
    expect((await check('--online')).out).not.toContain('should say');
  },
);

test('an address with its jurisdiction, or that of a list, becomes the base address', async () => {
  const fixmystreet = await serve('fixmystreet', '/requests.json?jurisdiction_id=town.example');
  await configure([{ id: 'fix', adapter: 'open311', url: fixmystreet.url }]);
  expect((await check('--write')).code).toBe(0);
  expect(await written()).toEqual([
    {
      id: 'fix',
      adapter: 'open311',
      url: fixmystreet.url.replace(/\/requests.*/, ''),
      dialect: 'fixmystreet',
      jurisdictionId: 'town.example',
    },
  ]);
});

test('paths of a deployment of its own are written beside those that stand there', async () => {
  const server = createOpen311Server('mark-a-spot-2018');
  const { origin } = await county.serve(
    answerBy((request) => {
      const url = new URL(request.url);
      url.pathname = url.pathname.replace(/\/(services|requests)$/, '/$1.json');
      return /\.(json|xml)$/.test(new URL(request.url).pathname)
        ? Promise.resolve(new Response('', { status: 404 }))
        : server.answer(new Request(url));
    }),
  );
  const entry = { id: 'own', adapter: 'open311', url: `${origin}${server.base}`, paths: { token: 'tokens/{id}' } };
  await configure([entry]);
  await check('--write');
  const paths = { token: 'tokens/{id}', services: 'services', requests: 'requests', service: 'services/{id}', request: 'requests/{id}' };
  expect(await written()).toEqual([{ ...entry, dialect: 'mark-a-spot-2018', paths }]);
});

test('of several sources only those that differ are changed, and the rest of the file stays to the letter', async () => {
  const [fix, plain, spot] = [await serve('fixmystreet'), await serve('spec'), await serve('mark-a-spot-2018')];
  const lines = (spotted: string, fixed: string) => `{
  "civickit": 1, "zone": "Europe/Berlin",
  "requests": [
    { "id": "plain", "adapter": "open311", "url": "${plain.url}" },
    { "id": "spot", "adapter": "open311", "url": "${spot.url}"${spotted} },
    {
      "id": "fix", "adapter": "open311", "url": "${fix.url}", "jurisdictionId": "town.example", "dialect": "${fixed}"
    },
    { "id": "gone", "adapter": "open311",   "url": "http://127.0.0.1:1" }
  ]
}
`;
  await county.write('civickit.json', lines('', 'spec'));
  const { code, out } = await check('--write');
  expect(out).toContain('good  fix  written: "dialect": "fixmystreet"');
  expect(out).toContain('good  spot  written: "dialect": "mark-a-spot-2018"');
  expect(out).toMatch(/WRONG {2}gone {2}gives nothing: network\//);
  expect(code).toBe(1);
  const text = await readFile(path.join(county.folder, 'civickit.json'), 'utf8');
  const entry = ['"id": "fix"', '"adapter": "open311"', `"url": "${fix.url}"`, '"jurisdictionId": "town.example"'];
  const old = `"id": "fix", "adapter": "open311", "url": "${fix.url}", "jurisdictionId": "town.example"`;
  expect(text).toBe(lines(', "dialect": "mark-a-spot-2018"', 'fixmystreet').replace(`${old}, `, `${entry.join(',\n      ')},\n      `));
});

test('a dialect that somebody chose does not give way to a server that shows no signs', async () => {
  const { id, adapter, url } = await serve('spec');
  const entry = { id, adapter, url, dialect: 'connected-bits' };
  await configure([entry]);
  expect((await check('--write')).out).toContain('nothing was seen that differs from the standard');
  expect(await written()).toEqual([entry]);
});

test('what is no Open311 is said to be none, and nothing is written', async () => {
  const site = await county.serve((_request, response) => response.end('<!doctype html><title>x</title>'));
  const entry = { id: 'page', adapter: 'open311', url: site.origin };
  await configure([entry]);
  const { code, out } = await check('--write');
  expect(out).toContain('caution  page  no dialect of Open311 was recognised');
  expect(out).toContain('WRONG  page  gives nothing: protocol/');
  expect(code).toBe(1);
  expect(await written()).toEqual([entry]);
});

test('a configuration behind a link stays there, with its rights; one from a server is not written', async () => {
  const { id, adapter, url } = await serve('mark-a-spot-2018');
  const real = path.join(county.folder, 'real.json');
  await county.write('real.json', { civickit: 1, requests: [{ id, adapter, url }] });
  await chmod(real, 0o640);
  await symlink(real, path.join(county.folder, 'civickit.json'));
  expect((await check('--write')).code).toBe(0);
  expect(await written()).toEqual([{ id, adapter, url, dialect: 'mark-a-spot-2018' }]);
  expect((await lstat(path.join(county.folder, 'civickit.json'))).isSymbolicLink()).toBe(true);
  expect((await stat(real)).mode & 0o777).toBe(0o640);

  const site = await county.serve((_request, response) => response.end(JSON.stringify({ civickit: 1, requests: [{ id, adapter, url }] })));
  const served = await county.run('check', `${site.origin}/civickit.json`, '--write');
  expect(served).toMatchObject({ code: 1, out: expect.stringContaining('could not be changed') });
});

test('services of an HSDS server are counted, with what cannot be read of them', async () => {
  const site = await county.serve((request, response) => {
    const contents = [{ id: '1', name: 'Library', status: 'active' }, { id: '2', name: 'Baths', status: 'active' }, 'nonsense'];
    const body = request.url?.startsWith('/services?')
      ? { total_items: 3, total_pages: 1, page_number: 1, size: 50, first_page: true, last_page: true, empty: false, contents }
      : {};
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await county.write('civickit.json', { civickit: 1, services: [{ id: 'catalogue', adapter: 'hsds', url: site.origin }] });
  const { code, out } = await check('--online');
  expect(out).toMatch(/good {2}catalogue {2}answers in \d+ ms: 2 services/);
  expect(out).toContain('caution  catalogue  1 record could not be read');
  expect(out).toContain('note  catalogue  has taxonomies; its server filters by text, taxonomy, organization, updatedAfter');
  expect(code).toBe(0);
});
