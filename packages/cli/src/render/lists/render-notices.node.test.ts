import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { countyForEachTest, rss } from '../../testing.node.js';

const county = countyForEachTest();
const at = (file: string): string => path.join(county.folder, file);
const read = (file: string): Promise<string> => readFile(at(file), 'utf8');
const render = (...more: string[]) => county.run('render', 'notices', '{}/civickit.json', '{}/page.html', ...more);
const configure = (...notices: object[]) => county.write('civickit.json', { civickit: 1, zone: 'Asia/Shanghai', lang: 'en', notices });

const item = (title: string, more = ''): string =>
  `<item><title>${title}</title><link>/n/${encodeURIComponent(title)}.html</link><pubDate>Wed, 04 Mar 2026 09:05:00 +0800</pubDate>${more}</item>`;
const feed = (...items: string[]): string => `<rss version="2.0"><channel><title>Own news</title>${items.join('')}</channel></rss>`;
const own = { id: 'news', adapter: 'feed', url: '/news.xml', title: 'County' };

/** What stands around what was written. */
const around = (page: string): string => page.replace(/<!-- civickit:notices -->[^]*?<!-- \/civickit:notices -->/gu, '…');
/** The titles that were written, in their order. */
const titles = (page: string): string[] =>
  [...page.matchAll(/<h\d><a href="[^"]*" rel="noopener"><bdi>([^<]*)/gu)].map(([, title]) => title ?? '');

beforeEach(async () => {
  await configure(own);
  await county.write(
    'news.xml',
    feed(item('One', '<category>Water</category><description>Off &lt;b&gt;at&lt;/b&gt; noon</description>'), item('Two')),
  );
});

test('the notices become the children of their element, and all else stays to the letter', async () => {
  const page =
    '\uFEFF<!DOCTYPE html>\n<html lang=en><TITLE>x</title>\n<p>a < b &amp c<ul><li>\t\n</ul>\n<Civic-Notice-Feed limit=5 >\n </Civic-Notice-Feed >\n<script>"<civic-notice-feed>"</script><!-- <civic-notice-feed> -->';
  await county.write('page.html', page);
  expect(await render()).toEqual({ code: 0, out: `${at('page.html')}: written` });
  const written = await read('page.html');
  expect(around(written)).toBe(page.replace('\n </Civic', '…</Civic'));
  expect(written).toContain('<h2><a href="/n/One.html" rel="noopener"><bdi>One</bdi></a></h2>');
  expect(written).toContain('<time datetime="2026-03-04T09:05:00+08:00">March 4, 2026</time> · <bdi>Water</bdi>');
  expect(written).toContain('<p dir="auto">Off at noon</p>');
  expect(written).toContain('Sources: <bdi>County</bdi>');
});

test('a second run changes nothing, and a new notice only what was written', async () => {
  await county.write('page.html', '<html lang="zh-CN"><civic-notice-feed></civic-notice-feed>');
  await chmod(at('page.html'), 0o640);
  await render();
  const first = await read('page.html');
  expect(first).toContain('2026年3月4日');
  expect(first).toContain('来源：<bdi>');
  expect((await render()).out).toContain('unchanged');
  expect(await read('page.html')).toBe(first);
  await county.write('news.xml', feed(item('Three')));
  await render();
  const second = await read('page.html');
  expect([titles(second), around(second)]).toEqual([['Three'], around(first)]);
  expect((await stat(at('page.html'))).mode & 0o777).toBe(0o640);
});

test('the day of the reading is told, and at another day alone that line is another', async () => {
  await county.write('page.html', '<html lang="en"><civic-notice-feed></civic-notice-feed>');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-05T18:00:00Z') });
  try {
    await render();
    const first = await read('page.html');
    expect(first).toContain('<time datetime="2026-03-06">As of March 6, 2026</time>');
    vi.setSystemTime(new Date('2026-03-06T15:00:00Z'));
    expect((await render()).out).toContain('unchanged');
    vi.setSystemTime(new Date('2026-03-06T17:00:00Z'));
    await render();
    expect(await read('page.html')).toBe(first.replace('2026-03-06">As of March 6', '2026-03-07">As of March 7'));
  } finally {
    vi.useRealTimers();
  }
});

test('attributes of the element count as they do in the element', async () => {
  await configure(own, { id: 'other', adapter: 'feed', url: '/other.xml' });
  await county.write('other.xml', feed(item('Three')));
  await county.write(
    'page.html',
    `<html lang="en"><civic-notice-feed source="news" category="water" heading="News &amp; more" heading-level="3"></civic-notice-feed>
<civic-notice-feed limit="1" source="other news" lang="ug"></civic-notice-feed><civic-notice-feed src="other.xml"></civic-notice-feed>`,
  );
  expect((await render()).code).toBe(0);
  const [, first = '', second = '', third = ''] = (await read('page.html')).split('<!-- civickit:notices -->');
  expect([titles(first), titles(second), titles(third)]).toEqual([['One'], ['Three'], ['Three']]);
  expect(first).toContain('<h3>News &amp; more</h3>\n');
  expect(first).toContain('<h4><a');
  expect(second).toContain('lang="ug" dir="rtl"');
});

test('with --at only the element with that id', async () => {
  const page = '<html lang="en"><civic-notice-feed></civic-notice-feed><civic-notice-feed id="b"></civic-notice-feed>';
  await county.write('page.html', page);
  await render('--at', '#b');
  expect(around(await read('page.html'))).toBe(page.replace('id="b">', 'id="b">…'));
});

test('nothing that a source says can leave the text it stands in', async () => {
  const evil = '</bdi></div><script>alert(1)</script><!-- /civickit:notices --></civic-notice-feed>';
  const record = { id: '1', title: evil, summary: evil, tags: [evil], url: 'javascript:alert(1)', date_published: evil };
  await county.write('news.xml', { version: 'https://jsonfeed.org/version/1.1', title: evil, items: [record] });
  await county.write('page.html', '<html lang="en"><civic-notice-feed heading="&lt;img src=x onerror=alert(1)>"></civic-notice-feed>');
  await render();
  const first = await read('page.html');
  expect(first).not.toMatch(/<script|<img|javascript:/u);
  expect(first).toContain('&lt;/bdi&gt;&lt;/div&gt;&lt;script&gt;alert(1)');
  expect((await render()).out).toContain('unchanged');
  expect(await read('page.html')).toBe(first);
});

test('lines end as they do in the page', async () => {
  await county.write('page.html', '<html lang="en">\r\n<civic-notice-feed></civic-notice-feed>\r\n');
  await render();
  expect((await read('page.html')).replaceAll('\r\n', '')).not.toContain('\n');
  expect((await render()).out).toContain('unchanged');
});

describe('pages in other encodings', () => {
  /** 公告, and bytes that no text has. */
  const announcements = Buffer.from([0xb9, 0xab, 0xb8, 0xe6]);
  const rest = Buffer.from([0x81, 0x30, 0x81, 0x30, 0xff, 0x81, 0x3c, 0x62, 0x3e, 0x0d]);
  const gbk = (label: string): Buffer =>
    Buffer.concat([
      Buffer.from(`<html lang="zh-CN"><meta http-equiv="Content-Type" content="text/html; charset=${label}"><title>`),
      announcements,
      Buffer.from('</title><civic-notice-feed category="'),
      announcements,
      Buffer.from('"></civic-notice-feed>'),
      rest,
    ]);

  test.each(['gb2312', 'GB18030'])('%s: what is written has the characters as references, and every other byte stays', async (label) => {
    await county.write('news.xml', feed(item('停水', '<category>公告</category>'), item('Two')));
    await writeFile(at('page.html'), gbk(label));
    expect((await render()).code).toBe(0);
    const written = await readFile(at('page.html'));
    const [from, to] = [written.indexOf('<!-- civickit'), written.indexOf('</civic-notice-feed>')];
    expect(Buffer.concat([written.subarray(0, from), written.subarray(to)])).toEqual(gbk(label));
    const list = written.subarray(from, to).toString('latin1');
    expect(list).toMatch(/^[\n\x20-\x7E]+$/u);
    expect(list).toContain('<bdi>&#20572;&#27700;</bdi>');
    expect(list).not.toContain('Two');
    expect((await render()).out).toContain('unchanged');
    expect(await readFile(at('page.html'))).toEqual(written);
  });

  test('a page that is in another encoding than it could be told is left alone', async () => {
    for (const bytes of [
      Buffer.concat([announcements, Buffer.from('<civic-notice-feed></civic-notice-feed>')]),
      Buffer.from('\uFEFF<civic-notice-feed></civic-notice-feed>', 'utf16le'),
    ]) {
      await writeFile(at('page.html'), bytes);
      const { code, out } = await render();
      expect([code, await readFile(at('page.html'))]).toEqual([1, bytes]);
      expect(out).toContain('its encoding cannot be told');
    }
  });
});

describe('when sources fail', () => {
  test('the others are written, and the page says whom it could not ask', async () => {
    const site = await county.serve((_, response) => void response.writeHead(503).end());
    await configure(own, { id: 'weather', adapter: 'feed', url: `${site.origin}/rss`, title: 'Weather office' });
    await county.write('page.html', '<html lang="en"><civic-notice-feed></civic-notice-feed>');
    const { code, out } = await render();
    expect([code, out]).toEqual([1, expect.stringContaining('✗ weather: http/server-error')]);
    const page = await read('page.html');
    expect(titles(page)).toEqual(['One', 'Two']);
    expect(page).toContain('<p class="civic-note">No answer from: \u2068Weather office\u2069.</p>');
  });

  test('a copy of civickit pull stands in, with its age', async () => {
    const site = await county.serve((_, response) => void response.end(rss('Rain')));
    const weather = { id: 'weather', adapter: 'feed', url: `${site.origin}/rss`, title: 'Weather office' };
    await county.write('civickit.json', { civickit: 1, zone: 'Asia/Shanghai', pulled: '/copies/', notices: [weather] });
    await county.run('pull', '{}/civickit.json');
    await site.close();
    await county.run('pull', '{}/civickit.json', '--timeout', '1s');
    const { fetchedAt } = await county.readJson('copies/notices/weather.json');
    await county.write('page.html', '<html lang="en"><civic-notice-feed></civic-notice-feed>');
    const { code, out } = await render();
    expect([code, out]).toEqual([1, expect.stringContaining('weather')]);
    const page = await read('page.html');
    expect(page).toContain('<bdi>Rain</bdi>');
    const [day] = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', day: 'numeric' })
      .format(new Date(String(fetchedAt)))
      .split(' ');
    expect(page).toMatch(new RegExp(`Weather office.* has not answered since .*${day}`, 'u'));
    expect((await render()).out).toContain('unchanged');
  });

  test('all of them: what stands there stays, other elements are written', async () => {
    await county.write('page.html', '<html lang="en"><civic-notice-feed></civic-notice-feed>');
    await render();
    const good = await read('page.html');
    await writeFile(
      at('page.html'),
      good.replace('</civic-notice-feed>', '</civic-notice-feed><civic-notice-feed src="b.xml"></civic-notice-feed>'),
    );
    await county.write('b.xml', feed(item('Three')));
    await county.write('news.xml', 'no feed');
    const { code, out } = await render();
    expect(code).toBe(1);
    expect(out).toMatch(/page\.html:1 <civic-notice-feed>: nothing to write .*what stands there stays/u);
    const page = await read('page.html');
    expect(page.startsWith(good)).toBe(true);
    expect(titles(page)).toEqual(['One', 'Two', 'Three']);
  });

  test('records of which none can be read are no empty list', async () => {
    await county.write('civickit.json', { civickit: 1, lang: 'en', notices: [{ id: 'board', adapter: 'files', url: '/board.csv' }] });
    await county.write('board.csv', 'title,published\nOne,2026-03-04\n');
    await county.write('page.html', '<html lang="en"><civic-notice-feed></civic-notice-feed>');
    expect((await render()).code).toBe(0);
    const good = await read('page.html');
    await county.write('board.csv', 'title,published\n,\n,2026-03-04\n');
    const { code, out } = await render();
    expect([code, await read('page.html'), out]).toEqual([1, good, expect.stringContaining('none of them can be read')]);
  });

  test('a source that is there and has nothing is told as that', async () => {
    await county.write('news.xml', feed());
    await county.write('page.html', '<html lang="en"><civic-notice-feed></civic-notice-feed>');
    expect((await render()).code).toBe(0);
    expect(await read('page.html')).toContain('<p>There are no notices at present.</p>');
  });

  test('a source that the element names and nobody configured', async () => {
    await county.write('page.html', '<civic-notice-feed source="nws"></civic-notice-feed>');
    const { code, out } = await render();
    expect([code, out]).toEqual([1, expect.stringContaining('config/unknown-source')]);
    expect(await read('page.html')).toBe('<civic-notice-feed source="nws"></civic-notice-feed>');
  });
});

describe('where there is no place for it nothing is written', () => {
  test.each([
    ['<p>no list</p>', 'there is none of <civic-notice-feed>'],
    ['<civic-notice-feed>', 'not closed'],
    ['<civic-notice-feed><!-- civickit:notices --></civic-notice-feed><!-- /civickit:notices -->', 'not closed'],
    ['<p>News: <b><civic-notice-feed></civic-notice-feed></b></p>', 'close the <p> before it'],
    ['<form><p><civic-notice-feed></civic-notice-feed></form>', 'close the <p> before it'],
    ['\n<civic-notice-feed><a href="/news">News</a></civic-notice-feed>', 'page.html:2 the element has children of its own; --replace'],
  ])('%s', async (page, said) => {
    await county.write('page.html', page);
    await county.write('good.html', '<civic-notice-feed></civic-notice-feed>');
    const { code, out } = await county.run('render', 'notices', '{}/civickit.json', '{}/good.html', '{}/page.html');
    expect([code, out]).toEqual([1, expect.stringContaining(said)]);
    expect([await read('page.html'), await read('good.html')]).toEqual([page, '<civic-notice-feed></civic-notice-feed>']);
  });
});

test('a page that is too long to be read is left alone', async () => {
  await county.write('page.html', `<civic-notice-feed></civic-notice-feed>${' '.repeat(8 * 1024 * 1024)}`);
  expect(await render()).toEqual({ code: 1, out: expect.stringContaining('cannot be read: The markup exceeds') });
});

test('--replace writes over children, a form around is not in the way', async () => {
  await county.write('page.html', '<form><civic-notice-feed><a href="/news">News</a></civic-notice-feed></form>');
  expect((await render('--replace')).code).toBe(0);
  expect(around(await read('page.html'))).toBe('<form><civic-notice-feed>…</civic-notice-feed></form>');
});

test('what somebody writes into the page meanwhile is not lost', async () => {
  await county.write('page.html', '<civic-notice-feed></civic-notice-feed>');
  const edited = '<h1>Edited</h1><civic-notice-feed></civic-notice-feed>';
  const site = await county.serve((_, response) => {
    void county.write('page.html', edited).then(() => response.end(feed(item('One'))));
  });
  await configure({ ...own, url: `${site.origin}/news.xml` });
  const { code, out } = await render();
  expect([code, await read('page.html'), out]).toEqual([1, edited, expect.stringContaining('changed by somebody')]);
  expect((await render()).code).toBe(0);
});

test('what the folder does not hold is asked of the site, and src counts from the page', async () => {
  const site = await county.serve((request, response) => void response.end(request.url === '/live.xml' ? feed(item('Live')) : ''));
  await configure({ ...own, url: '/live.xml' });
  await mkdir(at('sub'));
  await county.write('sub/own.xml', feed(item('Below')));
  await county.write('sub/page.html', '<civic-notice-feed></civic-notice-feed><civic-notice-feed src="own.xml"></civic-notice-feed>');
  const { code } = await county.run('render', 'notices', '{}/civickit.json', '{}/sub/page.html', '--site', site.origin);
  expect([code, titles(await read('sub/page.html'))]).toEqual([0, ['Live', 'Below']]);
});

test('of a correction the verdict stands first, and a notice without a page of its own is there whole', async () => {
  await county.write('board.json', {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Board',
    items: [
      { id: '1', title: 'The dam holds', tags: ['Rumours'], content_html: '<p>Long <em>text</em></p><img src="https://x.example/a.png">' },
    ],
  });
  await configure({ id: 'board', adapter: 'feed', url: '/board.json', types: { Rumours: 'correction' } });
  await county.write('page.html', '<html lang="en"><civic-notice-feed></civic-notice-feed>');
  await render();
  const page = await read('page.html');
  expect(page).toContain('<p lang="en"><strong>False rumour</strong></p>\n<h2><bdi>The dam holds</bdi></h2>');
  expect(page).toContain('<p>Long <em>text</em></p><p><a href="https://x.example/a.png" rel="noopener">Picture</a></p>');
});

test.each([
  [['render', 'notices'], 'civickit render notices civickit.json page.html'],
  [['render', 'notices', 'civickit.json'], 'page.html'],
  [['render', 'notices', 'c.json', 'p.html', '--at', 'main'], '--at'],
  [['render', 'notices', 'c.json', 'p.html', '--guide', '/{id}'], '--guide'],
  [['render', 'services', 'c.json', 'p.html', '--guide', 'javascript:{id}'], '--guide'],
  [['render', 'services', 'c.json', 'p.html', '--most', '0'], '--most'],
  [['render', 'notices', 'none.json', 'p.html'], 'does not exist'],
])('%j is not understood', async (given, said) => {
  const { code, out } = await county.run(...given);
  expect([code, out]).toEqual([2, expect.stringContaining(said)]);
});

test('the help is there in English and Chinese', async () => {
  expect((await county.run('render', 'notices', '--help')).out).toContain('civickit render services civickit.json');
  expect((await county.run('render', 'services', '--help', '--lang', 'zh-Hans')).out).toContain('退出码');
});
