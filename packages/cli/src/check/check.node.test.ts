import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { countyForEachTest, type OtherSite, rss } from '../testing.node.js';

const county = countyForEachTest();
const { serve } = county;
const check = (...more: string[]) => county.run('check', '{}/civickit.json', ...more);
const freshness = { basis: 'published', due: 'P7D', overdue: 'P14D', dead: 'P180D' };
const own = { id: 'news', adapter: 'feed', url: '/feed.xml', freshness };
const configure = (...notices: object[]) => county.write('civickit.json', { civickit: 1, zone: 'Asia/Shanghai', notices });

test('a county where all is well', async () => {
  await configure(own);
  await county.write('feed.xml', rss('Market', 'Road'));
  const { code, out } = await check();
  expect(out).toContain('the configuration is right');
  expect(out).toContain('/feed.xml: 2 items');
  expect(out.split('\n').at(-1)).toBe('All well.');
  expect(code).toBe(0);
});

describe('a slip in the file is named with row and column', () => {
  test.each([
    ['{\n  "civickit": 1,\n  "notices": [],\n}', '4:1', 'comma before this'],
    ['{ "civickit": 1 "notices": [] }', '1:17', 'a comma is missing'],
    ['{ “civickit”: 1 }', '1:3', 'printed quotation mark'],
    ['{ "civickit"： 1 }', '1:13', 'full-width'],
    ['{ "civickit": 1, // version\n }', '1:18', 'no comments'],
    ["{ 'civickit': 1 }", '1:3', 'write "'],
    ['{ "civickit": 1', '1:16', 'ends too early'],
    ['{ "civickit": one }', '1:15', 'cannot stand here'],
  ])('%s', async (text, place, says) => {
    await county.write('civickit.json', text);
    const { code, out } = await check();
    expect(out).toContain(`civickit.json:${place}  `);
    expect(out).toContain(says);
    expect(code).toBe(2);
  });

  test('also what only adapters read, in English and in Chinese', async () => {
    await county.write(
      'civickit.json',
      '{\n "civickit": 1,\n "zon": "x",\n "notices": [\n  { "id": "a", "adapter": "feed",\n    "url": 5 }\n ]\n}',
    );
    const { code, out } = await check();
    expect(out).toContain('civickit.json:3:2  zon: "zon" is not a key that anything reads; did you mean "zone"?');
    expect(out).toContain('civickit.json:6:5  notices[0].url: is not as it must be; write "/feed.xml"');
    expect(code).toBe(1);
    expect((await check('--lang', 'zh-Hans')).out).toContain('错误  ');
    expect((await check('--lang', 'zh-Hans')).out).toContain('是否想写 "zone"');
  });
});

test('files that are not there, or are none, are named', async () => {
  await configure(own, { ...own, id: 'page', url: '/page.html' });
  await county.write('page.html', '<!doctype html><title>x</title>');
  const { code, out } = await check();
  expect(out).toContain(`${county.folder}/feed.xml does not exist`);
  expect(out).toMatch(/page {2}\/page.html: cannot be read: protocol\//);
  expect(code).toBe(1);
});

test('what a clerk wrote wrong is named with row and column, in the language of who asks', async () => {
  await configure({ id: 'board', adapter: 'files', url: '/公告%20.csv' }, { id: 'none', adapter: 'files', url: '/none.csv' });
  await county.write('公告 .csv', '标题,发布时间\n停水,2026-03-04\n,2026-03-04\n停电,3月4日\n');
  await county.write('none.csv', '标题,发布时间\n,3月4日\n');
  const { code, out } = await check('--lang', 'zh-Hans');
  expect(out).toContain('/公告 .csv: 2 条');
  expect(out).toContain('board  /公告 .csv: 第 3 行，A 列“标题”');
  expect(out).toContain('board  /公告 .csv: 第 4 行，B 列“发布时间”');
  expect(out).toMatch(/none {2}.*第 2 行，A 列“标题”/);
  expect((await check()).out).toContain('board  /公告 .csv: row 4, column B "发布时间"');
  expect(code).toBe(1);
});

test('a WordPress of the own site is no file that is missing', async () => {
  await configure({ id: 'town', adapter: 'wordpress', url: '/blog' });
  expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('1 source not asked') });
  // Without the site's address nobody knows where to ask.
  expect(await check('--online')).toMatchObject({ code: 0, out: expect.stringContaining('--site') });
});

test('an address that no server could read is told, not thrown', async () => {
  await county.write('civickit.json', { civickit: 1, pulled: '/100%/', notices: [{ ...own, url: '/100%.xml' }] });
  expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('/100%.xml does not exist') });
});

test('copies are checked for their presence and age', async () => {
  const site = await serve((_request, response) => response.end(rss('Storm')));
  await county.write('civickit.json', {
    civickit: 1,
    pulled: '/civickit-data/',
    notices: [{ ...own, id: 'weather', url: `${site.origin}/w.xml` }],
  });
  expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('run civickit pull') });
  await county.run('pull', '{}/civickit.json');
  expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('the copy is 0 minutes old') });
});

test('copies of services are checked as those of notices are', async () => {
  const site = await serve((_request, response) => response.end('Service\nWater\n'));
  const services = [{ id: 'county', adapter: 'files', url: `${site.origin}/s.csv` }];
  await county.write('civickit.json', { civickit: 1, pulled: '/civickit-data/', services });
  expect(await check()).toMatchObject({
    code: 1,
    out: expect.stringMatching(/WRONG {2}county {2}.*services\/county\.json.*run civickit pull/),
  });
  await county.run('pull', '{}/civickit.json');
  expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('good  county  the copy is 0 minutes old') });
  const copy = await county.readJson('civickit-data/services/county.json');
  await county.write('civickit-data/services/county.json', { ...copy, fetchedAt: '2026-03-04T00:00:00Z' });
  expect((await check()).out).toMatch(/caution {2}county {2}the copy is \d+ days old/);
  await county.write('civickit-data/services/county.json', { ...copy, kind: 'notices' });
  expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('protocol/wrong-shape') });
});

test.each([
  ['no contract', undefined, 4, '! caution', 0],
  ['a promise that is younger than the copy', 'P2D', 4, '! caution', 0],
  ['a promise that the copy can still tell of', 'P7D', 4, '· note', 0],
  ['a copy so old that the source may be dead', 'P7D', 200, '✗ WRONG', 1],
])('an old copy of a source with %s', async (_, due, days, level, code) => {
  const site = await serve((_request, response) => response.end(rss('Storm')));
  const contract = due ? { freshness: { ...freshness, due } } : { freshness: undefined };
  await county.write('civickit.json', {
    civickit: 1,
    pulled: '/civickit-data/',
    notices: [{ ...own, ...contract, id: 'weather', url: `${site.origin}/w.xml` }],
  });
  await county.run('pull', '{}/civickit.json');
  const file = await county.readJson('civickit-data/notices/weather.json');
  const fetchedAt = new Date(Date.now() - days * 86_400_000).toISOString();
  await county.write('civickit-data/notices/weather.json', { ...file, fetchedAt });
  const result = await check();
  expect(result.out).toMatch(new RegExp(`^${level} {2}weather {2}the copy is ${days} days old .*timer of civickit pull`, 'm'));
  expect(result.code).toBe(code);
});

describe('a file of notices', () => {
  const board = { id: 'board', adapter: 'files', url: '/board.csv', freshness };
  const day = new Date().toISOString().slice(0, 10);

  test('that clerks have filled in well', async () => {
    await configure(board);
    await county.write('board.csv', `标题,发布时间\n停水通知,${day}\n`);
    expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('/board.csv: 1 item') });
  });

  test('longer than a copy may be is counted to its end', async () => {
    await configure(board);
    await county.write('board.csv', `标题,发布时间\n${Array.from({ length: 240 }, (_, at) => `停水通知${at},${day}\n`).join('')}`);
    expect((await check()).out).toMatch(/\/board\.csv: 240 items[^]*board +✓ +240 /);
  });

  test('slips are named with row and column, in the language of the reader', async () => {
    await configure(board);
    await county.write('board.csv', `标题,发布时间\n停水通知,${day}\n集市,3月4日\n,${day}\n`);
    const english = await check();
    expect(english.out).toContain('! caution  board  /board.csv: row 3, column B "发布时间": "3月4日" has no year.');
    expect(english.out).toContain('/board.csv: row 4');
    expect(english.code).toBe(0);
    expect((await check('--lang', 'zh-Hans')).out).toContain('/board.csv: 第 3 行，B 列“发布时间”：“3月4日”没有写年份。');
  });

  test('of which nothing can be read is wrong, and says why', async () => {
    await configure(board);
    await county.write('board.csv', `标题,发布时间\n,${day}\n`);
    expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('/board.csv: row 2') });
    await county.write('board.csv', 'Colour,Size\nred,5\n');
    expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('/board.csv: No row holds the heads of the columns.') });
    await county.write('board.csv', '[{ "title": ');
    expect(await check('--lang', 'zh-Hans')).toMatchObject({ code: 1, out: expect.stringContaining('开头像 JSON') });
  });

  test('a workbook of LibreOffice', async () => {
    await configure({ ...board, url: '/board.xlsx' });
    const workbook = new URL('../../../adapters/src/files/fixtures/libreoffice.xlsx', import.meta.url);
    await copyFile(workbook, path.join(county.folder, 'board.xlsx'));
    const { out } = await check();
    expect(out).toMatch(/\/board\.xlsx: \d+ items/);
    await copyFile(new URL('libreoffice.xls', workbook), path.join(county.folder, 'board.xlsx'));
    expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('This is an old Excel workbook (.xls)') });
  });
});

test('warnings on a host that the relay does not ask are wrong; with copies they are not', async () => {
  const alertOrigins = ['https://met.example', 'https://cap.met.example'];
  const index = { id: 'rain', adapter: 'cap', url: 'https://met.example/index.xml', alertOrigins };
  const given = { civickit: 1, zone: 'Asia/Shanghai', relay: '/relay.php', notices: [index] };
  await county.write('civickit.json', given);
  const { code, out } = await check();
  expect(out).toContain('WRONG  rain  the relay asks only the host of "url", so warnings on https://cap.met.example ("alertOrigins")');
  expect(code).toBe(1);
  expect((await check('--lang', 'zh-Hans')).out).toContain('中转程序只访问 "url" 所在的主机，https://cap.met.example');
  await county.write('civickit.json', { ...given, pulled: '/civickit-data/' });
  expect((await check()).out).not.toContain('the relay');
});

describe('--online', () => {
  const online = async (site: OtherSite, over = {}) => {
    await configure({ ...own, id: 'weather', url: `${site.origin}/w.xml`, ...over });
    return check('--online', '--site', 'https://county.example');
  };

  test('a source that pages may not read is wrong, one that allows it is not', async () => {
    const closed = await online(await serve((_request, response) => response.end(rss('Storm'))));
    expect(closed.out).toContain('pages of https://county.example may not read it (CORS)');
    expect(closed.code).toBe(1);
    const site = await serve((request, response) =>
      response.writeHead(200, { 'access-control-allow-origin': request.headers.origin ?? 'none' }).end(rss('Storm')),
    );
    const allowed = await online(site);
    expect(allowed.out).toContain('pages of your site may read it directly');
    expect(allowed.code).toBe(0);
    expect(site.requests[0]?.headers.origin).toBe('https://county.example');
  });

  test('a source in which nothing new comes, and a clock that is wrong', async () => {
    const old = rss('Storm').replace(/<pubDate>.*<\/pubDate>/, '<pubDate>Wed, 04 Mar 2020 00:00:00 GMT</pubDate>');
    const site = await serve((_request, response) =>
      response.writeHead(200, { 'access-control-allow-origin': '*', date: new Date(Date.now() - 3_600_000).toUTCString() }).end(old),
    );
    const { code, out } = await online(site);
    expect(out).toContain('nothing new since 2020-03-04: nobody seems to keep it any more');
    expect(out).toMatch(/clock and this one differ by (59|60|61) minutes/);
    expect(code).toBe(1);
  });

  test('a source in pages is not read to its end, and its count says so', async () => {
    const titles = Array.from({ length: 120 }, (_, at) => `${at}`);
    const site = await serve((request, response) => {
      const page = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('p') ?? 1);
      const next = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="?p=${page + 1}"/>`;
      const body = rss(...titles.map((title) => `${page}-${title}`)).replace('<item>', `${next}<item>`);
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end(body);
    });
    expect((await online(site)).out).toMatch(/ms: at least 240 items[^]*weather +✓ +240\+ /);
    expect((await check('--online', '--site', 'https://county.example', '--lang', 'zh-Hans')).out).toContain('至少 240 条');
  });

  test('a source that gives nothing', async () => {
    const { code, out } = await online(await serve((_request, response) => response.writeHead(404).end()));
    expect(out).toContain('gives nothing: http/client-error');
    expect(code).toBe(1);
  });
});

test('the result for machines is one JSON object', async () => {
  await configure(own);
  const { out } = await check('--json');
  expect(JSON.parse(out)).toMatchObject({
    wrong: 1,
    findings: [{ level: 'good' }, { level: 'wrong', where: 'news' }],
    sources: [{ id: 'news', state: 'failed' }],
  });
});
