import { type Engine, engines, openPage, type Page, type Site, servePages } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frameWidgets } from '../frame/frame-query.js';
import { configuration, json, pageOf, pause, readRelease, serveKit } from './kit-site.page.js';

/** The county's site, whose frames others show; a portal that it names, and a site that it does not. */
let county: Site;
let portal: Site;
let stranger: Site;

const parentScript = '<script src="/frame-parent.js"></script>';
const listening =
  '<script>window.told = []; addEventListener("message", (event) => told.push({ ...event.data, from: event.origin }));</script>';
const frame = (query: string, attributes = '') =>
  `<iframe title="Notices" width="600" height="150" ${attributes} src="${county.origin}/civickit/1/frame.html?${query}"></iframe>`;

const mark = 'document.documentElement.dataset.mark=1';
const attempts: Readonly<Record<string, string>>[] = [
  { widget: `<img src=x onerror="${mark}">` },
  { widget: 'notice-feed', category: `"><script>${mark}</script>`, onclick: mark, style: 'color:red', heading: 'Call', src: '/other.xml' },
  { widget: 'notice-feed', lang: `"><svg onload=${mark}>`, theme: '"><b>', id: '<b>' },
];

/** Pages that are alike on both other sites. */
const around = {
  '/frame-parent.js': { headers: { 'content-type': 'text/javascript' }, body: readRelease('frame-parent.js') },
  '/': () => pageOf(frame('widget=notice-feed&id=news&limit=3'), listening + parentScript),
  '/quiet': () => pageOf(frame('widget=notice-feed&limit=3', 'referrerpolicy="no-referrer"'), listening + parentScript),
  '/below': () => pageOf(`<div hidden id="room">${'<br>'.repeat(300)}</div>${frame('widget=notice-feed&limit=3')}`, parentScript),
  '/flat': () => pageOf(frame('widget=notice-feed&limit=3').replace('height="150"', 'height="0"'), parentScript),
  '/forged': () =>
    pageOf(`${frame('widget=notice-feed&limit=3')}<iframe title="Other" id="other" src="/forger/frame.html"></iframe>`, parentScript),
  '/forger/frame.html': () =>
    pageOf(
      '',
      '<script>setInterval(() => parent.postMessage({ civickit: "resize", version: 1, height: 7777, id: "" }, "*"), 50);</script>',
    ),
  '/giant': () => pageOf('<iframe title="Giant" src="/giant/frame.html"></iframe>', parentScript),
  '/giant/frame.html': () =>
    pageOf('', '<script>parent.postMessage({ civickit: "resize", version: 1, height: 1e9, id: "" }, "*");</script>'),
};

beforeAll(async () => {
  portal = await servePages({ routes: around });
  stranger = await servePages({ routes: around });
  county = await serveKit({
    '/': () => pageOf(frame('widget=notice-feed&limit=3'), `${listening}<script src="/civickit/1/frame-parent.js"></script>`),
    '/none': () => pageOf(frame('widget=nothing'), listening),
    '/civickit.json': json({ ...configuration, frameOrigins: [portal.origin] }),
    '/chinese.json': json({ ...configuration, lang: 'zh-Hans' }),
    '/away.json': { status: 302, headers: { location: `${stranger.origin}/civickit.json` } },
  });
});
afterAll(() => Promise.all([county.close(), portal.close(), stranger.close()]));

const heightOf = (page: Page) =>
  page.evaluate(() => parseInt(document.querySelector<HTMLIFrameElement>('iframe')?.style.height ?? '') || 0);
/** The height once it has stood for half a second. */
async function settledHeight(page: Page, above = 0): Promise<number> {
  let last = -1;
  for (let tries = 0; tries < 20; tries += 1) {
    const height = await heightOf(page);
    if (height > above && height === last) return height;
    last = height;
    await pause(500);
  }
  return last;
}
const told = (page: Page) =>
  page.evaluate(
    () => (window as unknown as { told: { civickit: string; version: number; height: number; id: string; from: string }[] }).told,
  );

async function open(engine: Engine, url: string): Promise<Page> {
  const page = await openPage(engine, { viewport: { width: 800, height: 700 } });
  await page.goto(url);
  return page;
}
const openFrame = (engine: Engine, query: string) => open(engine, `${county.origin}/civickit/1/frame.html?${query}`);
const titles = (page: Page) =>
  page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelectorAll('.title').length);

describe.each(engines())('a frame in %s', (engine) => {
  test('on a site that is named: its height follows the content', async () => {
    const page = await open(engine, `${portal.origin}/`);
    const wide = await settledHeight(page, 300);
    expect(wide).toBeGreaterThan(300);
    const [message] = await told(page);
    expect(message).toEqual({ civickit: 'resize', version: 1, height: expect.any(Number), id: 'news', from: county.origin });
    await page.evaluate(() => document.querySelector('iframe')?.setAttribute('width', '160'));
    expect(await settledHeight(page, wide)).toBeGreaterThan(wide);
    await page.close();
  });

  test('below what is seen of the page: the same', async () => {
    const page = await open(engine, `${portal.origin}/below`);
    const wide = await settledHeight(page, 300);
    await page.evaluate(() => document.querySelector('#room')?.removeAttribute('hidden'));
    await pause(300);
    await page.evaluate(() => document.querySelector('iframe')?.setAttribute('width', '160'));
    expect(await settledHeight(page, wide)).toBeGreaterThan(wide);
    await page.close();
  });

  test('that has had no height: the same', async () => {
    const page = await open(engine, `${portal.origin}/flat`);
    expect(await settledHeight(page, 300)).toBeGreaterThan(300);
    await page.close();
  });

  test('on its own site: the same, without any name', async () => {
    const page = await open(engine, `${county.origin}/`);
    const height = await settledHeight(page, 300);
    const inside = await page.evaluate(
      () => document.querySelector('iframe')?.contentDocument?.documentElement.getBoundingClientRect().height,
    );
    expect(height).toBe(Math.ceil(inside ?? 0));
    await page.close();
  });

  test('where the browser does not tell who shows it: the same', async () => {
    const page = await open(engine, `${portal.origin}/quiet`);
    expect(await settledHeight(page, 300)).toBeGreaterThan(300);
    await page.close();
  });

  test.each(['/', '/quiet'])('on a site that is not named (%s) nothing is told', async (path) => {
    const before = county.requests.length;
    const page = await open(engine, stranger.origin + path);
    await expect.poll(() => county.requests.slice(before).some(({ url }) => url.endsWith('/feed.xml')), { timeout: 8000 }).toBe(true);
    await pause(1500);
    expect(await told(page)).toEqual([]);
    expect(await heightOf(page)).toBe(0);
    // WebKit tells nothing of the console of a frame.
    if (engine !== 'webkit' && path === '/') {
      const lines = (await page.console()).filter(({ text }) => text.includes('config/frame'));
      expect(lines.map(({ text }) => text).join()).toContain(`write "frameOrigins": ["${stranger.origin}"]`);
    }
    await page.close();
  });

  test('a message of another frame changes nothing of ours, and none is higher than 20000', async () => {
    const page = await open(engine, `${portal.origin}/forged`);
    const height = await settledHeight(page, 300);
    await page.evaluate(() => window.postMessage({ civickit: 'resize', version: 1, height: 8888, id: '' }, '*'));
    await pause(100);
    expect(await heightOf(page)).toBe(height);
    expect([7777, 8888]).not.toContain(height);
    // The window is that of our frame, but another site has taken it.
    await page.evaluate(() => {
      document.querySelector<HTMLIFrameElement>('iframe')?.contentWindow?.location.replace('/forger/frame.html');
    });
    await pause(700);
    expect(await heightOf(page)).toBe(height);
    await page.goto(`${portal.origin}/giant`);
    expect(await settledHeight(page)).toBe(20_000);
    await page.close();
  });

  test('by itself it shows the widget, in the language and theme of its address', async () => {
    const violations = county.violations.length;
    const page = await openFrame(engine, 'widget=notice-feed&lang=zh-Hans&theme=elder&category=water&limit=4&searchable');
    expect(await titles(page)).toBe(4);
    const seen = await page.waitFor(() => {
      const root = document.querySelector('civic-notice-feed')?.shadowRoot;
      return root?.textContent?.includes('显示更多') && [document.documentElement.dataset['civicTheme'], root.querySelector('input')?.type];
    });
    expect(seen).toEqual(['elder', 'search']);
    expect(county.violations.slice(violations)).toEqual([]);
    await page.close();
  });

  test('an address without language leaves it to the configuration', async () => {
    const page = await openFrame(engine, 'widget=notice-feed&config=/chinese.json&limit=3');
    expect(await page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.textContent?.includes('显示更多'))).toBe(true);
    await page.close();
  });

  test('a link opens in the whole window', async () => {
    const page = await open(engine, `${county.origin}/`);
    await settledHeight(page, 300);
    await page.evaluate(() =>
      document
        .querySelector('iframe')
        ?.contentDocument?.querySelector('civic-notice-feed')
        ?.shadowRoot?.querySelector<HTMLElement>('a.title, .title a')
        ?.click(),
    );
    await expect.poll(() => county.requests.some(({ url }) => url.includes('/news/')), { timeout: 5000 }).toBe(true);
    // While one page gives way to the next, nothing can be asked of either.
    const path = () => page.evaluate(() => location.pathname).catch(() => '');
    await expect.poll(path, { timeout: 8000 }).toMatch(/^\/news\//);
    await page.close();
  });

  test('nothing of an address runs or gets beyond the list', async () => {
    const page = await openPage(engine);
    for (const query of attempts) {
      await page.goto(`${county.origin}/civickit/1/frame.html?${new URLSearchParams(query).toString()}`);
      // Whatever is ignored is named, which comes after all else is set.
      await page.waitFor(() => Boolean(document.querySelector('.problem')));
      await pause(300);
      const seen = await page.evaluate(() => ({
        mark: document.documentElement.dataset['mark'] ?? '',
        lang: document.documentElement.lang,
        theme: document.documentElement.dataset['civicTheme'] ?? '',
        names: [...(document.querySelector('civic-notice-feed')?.getAttributeNames() ?? [])].filter((name) => name !== 'data-state').join(),
        other: document.querySelectorAll('img, svg, b, main script').length,
      }));
      expect(seen).toEqual({ mark: '', lang: '', theme: '', names: 'category' in query ? 'category' : '', other: 0 });
    }
    await page.close();
  });

  test.each([
    ['of another site', () => `${stranger.origin}/civickit.json`, 10],
    ['that leads to another site', () => '/away.json', 0],
  ])('a configuration %s is not read', async (_, config, shown) => {
    const before = stranger.requests.length;
    const page = await openFrame(engine, `widget=notice-feed&config=${encodeURIComponent(config())}`);
    if (shown) expect(await titles(page)).toBe(shown);
    else {
      await page.waitFor(() => document.querySelector('.problem')?.textContent?.includes('config/missing'));
      expect(await page.evaluate(() => document.querySelector('main a')?.getBoundingClientRect().height)).toBeGreaterThan(0);
      expect(await page.evaluate(() => document.querySelector('civic-notice-feed'))).toBe(null);
    }
    expect(shown ? stranger.requests.length - before : 0).toBe(0);
    await page.close();
  });

  test('without scripts it leads to the site', async () => {
    const page = await openPage(engine, { javaScriptEnabled: false });
    await page.goto(`${county.origin}/civickit/1/frame.html?widget=notice-feed`);
    expect(await page.evaluate(() => document.querySelector('main a')?.getAttribute('href'))).toBe('/');
    await page.close();
  });

  test('every attribute of the list is one that the element reads', async () => {
    for (const [widget, names] of Object.entries(frameWidgets)) {
      const page = await openFrame(engine, `widget=${widget}`);
      const read = await page.waitFor(
        (tag) => (customElements.get(tag) as unknown as { observedAttributes: string[] } | undefined)?.observedAttributes.join(' '),
        `civic-${widget}`,
      );
      expect(read?.split(' ')).toEqual(expect.arrayContaining([...names]));
      await page.close();
    }
  });
});
