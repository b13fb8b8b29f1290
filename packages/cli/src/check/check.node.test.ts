import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type County, makeCounty, type OtherSite, rss, serveOther } from '../testing.node.js';

let county: County;
const open: OtherSite[] = [];
beforeEach(async () => {
  county = await makeCounty();
});
afterEach(() => Promise.all(open.splice(0).map((site) => site.close())));

async function serve(...given: Parameters<typeof serveOther>): Promise<OtherSite> {
  const site = await serveOther(...given);
  open.push(site);
  return site;
}

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
  expect(out).toMatch(/page {2}cannot be read: protocol\//);
  expect(code).toBe(1);
});

test('what a clerk wrote wrong is named with row and column, in the language of who asks', async () => {
  await configure({ id: 'board', adapter: 'files', url: '/公告%20.csv' }, { id: 'none', adapter: 'files', url: '/none.csv' });
  await county.write('公告 .csv', '标题,发布时间\n停水,2026-03-04\n,2026-03-04\n停电,3月4日\n');
  await county.write('none.csv', '标题,发布时间\n,3月4日\n');
  const { code, out } = await check('--lang', 'zh-Hans');
  expect(out).toContain('/公告 .csv: 2 条');
  expect(out).toContain('board  第 3 行，A 列“标题”');
  expect(out).toContain('board  第 4 行，B 列“发布时间”');
  expect(out).toMatch(/错误 {2}none {2}.*第 2 行，A 列“标题”/);
  expect((await check()).out).toContain('board  row 4, column B "发布时间"');
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
  const file = await county.readJson('civickit-data/notices/weather.json');
  await county.write('civickit-data/notices/weather.json', { ...file, fetchedAt: '2026-03-01T00:00:00Z' });
  expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('does the timer of civickit pull run?') });
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
