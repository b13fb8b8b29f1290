import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCounty, type County } from './serve.ts';

const now = () => Date.parse('2026-03-04T10:30:00+08:00');
let county: County;
beforeAll(async () => {
  county = await startCounty({ now, ports: [0, 0], civickitDirectory: '/nowhere' });
});
afterAll(() => county.close());

const text = async (path: string, encoding = 'utf-8') =>
  new TextDecoder(encoding).decode(await (await fetch(county.url + path)).arrayBuffer());
const demos = ['/classic.html', '/gbk.html', '/modern.html', '/modern-zh.html'];

test('every link, picture and script of every page leads somewhere, fragments too', async () => {
  const kit = `${county.url}/civickit/1/civickit.js`;
  const wanted = new Map<string, string>(
    [`${county.url}/`, `${county.otherUrl}/`, ...demos.map((path) => county.url + path)].map((url) => [url, 'start']),
  );
  const broken: string[] = [];
  const unasked = new Set<string>();
  for (const [address, from] of wanted) {
    const [url = '', fragment] = address.split('#');
    if (url === kit) continue;
    const response = await fetch(url);
    const type = response.headers.get('content-type') ?? '';
    const body = new TextDecoder(url.endsWith('gbk.html') ? 'gbk' : 'utf-8').decode(await response.arrayBuffer());
    if (!response.ok || (fragment && !body.includes(`id="${fragment}"`))) broken.push(`${address} on ${from}`);
    if (!type.startsWith('text/html')) continue;
    const isOurs = url.startsWith(`${county.url}/`) && !url.endsWith('?civickit=off');
    if (isOurs && !body.includes('<civic-feedback compact ')) unasked.add(new URL(response.url).pathname);
    for (const [, reference = ''] of body.matchAll(/<[^>]+\s(?:href|src|action)="([^"]*)"/g)) {
      const target = new URL(reference, url);
      if (/^https?:$/.test(target.protocol) && !wanted.has(target.href)) wanted.set(target.href, url);
      if (/^https?:$/.test(target.protocol)) expect([county.url, county.otherUrl]).toContain(target.origin);
    }
  }
  expect(broken).toEqual([]);
  // Whether a page is useful is asked on each, but for the demo's own menu and the village, to whose office nothing is sent.
  expect([...unasked]).toEqual(['/', '/village.html']);
  expect(wanted.size).toBeGreaterThan(120);
});

test('every demo page holds the snippet once, around a list that works without it', async () => {
  for (const path of demos) {
    const page = await text(path, path === '/gbk.html' ? 'gbk' : 'utf-8');
    expect(
      page.match(/<script async type="module" src="\/civickit\/1\/civickit\.js" data-config="\/civickit\.json"><\/script>/g),
      path,
    ).toHaveLength(1);
    expect(page.match(/<civic-notice-feed [^>]+>\s*<ul[^>]*>\s*<li>[\s\S]+<\/ul>\s*<\/civic-notice-feed>/g), path).toHaveLength(1);
  }
});

test('a page can be had as it was before us', async () => {
  const page = await text('/classic.html?civickit=off');
  expect(page).not.toMatch(/civic-notice-feed|civickit/);
  expect(page).toContain('<ul class="newslist">');
  for (const path of ['/modern.html', '/modern-zh.html']) {
    expect(await text(path)).toContain('<civic-theme-switch></civic-theme-switch>');
    expect(await text(`${path}?civickit=off`)).not.toMatch(/<\/?civic-/);
  }
});

test('the GBK page is GBK bytes without a charset in its header', async () => {
  const response = await fetch(`${county.url}/gbk.html`);
  const bytes = await response.arrayBuffer();
  expect(response.headers.get('content-type')).toBe('text/html');
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
  const page = new TextDecoder('gbk', { fatal: true }).decode(bytes);
  expect(page).toContain('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">');
  expect(page).toContain('青石县政府采购信息网');
});

test('an unknown page is a 404 in the look of the site', async () => {
  const response = await fetch(`${county.url}/news/1.html`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('页面不存在');
});
