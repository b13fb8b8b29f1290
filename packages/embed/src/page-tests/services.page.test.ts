import { engines, openPage, type Page, type Site, untilKept } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, pageOf, pause, readRelease, serveKit, strictCsp } from './kit-site.page.js';

const services = {
  services: [
    {
      id: 'birth',
      name: '出生登记',
      keywords: ['上户口'],
      summary: '孩子出生后一个月内登记户口。',
      organization: { name: '县公安局' },
      documents: [{ name: '出生医学证明' }, { name: '居民户口簿' }],
      visits: 1,
    },
    { id: 'marriage', name: '结婚登记', summary: '当场发给结婚证。', organization: { name: '县民政局' }, visits: 1 },
    { id: 'shop', name: '个体工商户设立登记', keywords: ['开店'], organization: { name: '县市场监督管理局' }, visits: 0 },
  ],
};
const configuration = {
  civickit: 1,
  zone: 'Asia/Shanghai',
  lang: 'zh-Hans',
  services: [{ id: 'guide', adapter: 'files', url: '/services.json', title: '办事指南' }],
};
const routes = {
  '/civickit.json': json(configuration),
  '/services.json': json(services),
  '/': pageOf('<civic-service-catalogue route="query"><a id="fallback" href="/list">All services</a></civic-service-catalogue>').replace(
    'lang="en"',
    'lang="zh-CN"',
  ),
  '/bundle': pageOf('<civic-service-guide service="birth marriage"></civic-service-guide>').replace('lang="en"', 'lang="zh-CN"'),
};

const jsScript = { 'content-type': 'text/javascript' };
const jsonType = { 'content-type': 'application/json' };

let site: Site;
let strict: Site;
beforeAll(async () => {
  site = await serveKit(routes);
  strict = await serveKit(routes, { 'content-security-policy': strictCsp });
});
afterAll(() => Promise.all([site.close(), strict.close()]));

const titles = (page: Page): Promise<string[]> =>
  page.waitFor(() => {
    const root = document.querySelector('civic-service-catalogue')?.shadowRoot;
    const found = [...(root?.querySelectorAll('.list .title') ?? [])].map(({ textContent }) => textContent.trim());
    return found.length > 0 && found;
  }) as Promise<string[]>;
const shows = (page: Page, tag: string, text: string): Promise<boolean> =>
  page.waitFor(
    (name, wanted) => document.querySelector(name)?.shadowRoot?.querySelector('.root')?.textContent?.includes(wanted) ?? false,
    tag,
    text,
  );

describe.each(engines())('services in %s', (engine) => {
  test('under a strict policy the catalogue searches by pinyin and opens a service, and breaks no rule', async () => {
    const page = await openPage(engine);
    await page.goto(`${strict.origin}/`);
    expect(await titles(page)).toHaveLength(3);
    await page.click(() => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('input'));
    await page.type('jiehun');
    await page.waitFor(() => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelectorAll('.list .title').length === 1);
    expect(await titles(page)).toEqual(['结婚登记']);
    await page.press('Enter');
    // It goes to the first that is found when the search for all letters has ended.
    await page.waitFor(() => document.querySelector('civic-service-catalogue')?.shadowRoot?.activeElement?.matches('.title'));
    await page.press('Enter');
    await page.waitFor(
      () => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.guide [part], .guide h2, .guide h3') !== null,
    );
    expect(await page.evaluate(() => decodeURIComponent(location.search))).toContain('services.open=guide:marriage');
    const linked = await page.waitFor(
      () => document.querySelector('civic-service-catalogue > script[type="application/ld+json"]')?.textContent,
    );
    expect(JSON.parse(linked ?? '')).toMatchObject({ '@type': 'GovernmentService', name: '结婚登记' });
    expect(strict.violations).toEqual([]);
    expect(page.requests().filter((url) => !url.startsWith(strict.origin) && !/^(data|blob):/.test(url))).toEqual([]);
    await page.close();
  });

  test('under a strict policy a bundle ticks off documents, and remembers them', async () => {
    const page = await openPage(engine);
    await page.goto(`${strict.origin}/bundle`);
    await shows(page, 'civic-service-guide', '出生医学证明');
    await page.click(() => document.querySelector('civic-service-guide')?.shadowRoot?.querySelector('input[type=checkbox]'));
    await untilKept(page, 'mark/checklist/');
    await page.goto(`${strict.origin}/bundle?again`);
    await page.waitFor(
      () =>
        document.querySelector('civic-service-guide')?.shadowRoot?.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked ??
        false,
    );
    expect(strict.violations).toEqual([]);
    await page.close();
  });

  test('a link leads to a service, and back leads to the list', async () => {
    const page = await openPage(engine);
    await page.goto(`${site.origin}/?services.open=guide%3Abirth`);
    await shows(page, 'civic-service-catalogue', '出生医学证明');
    await page.click(() => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.back'));
    expect(await titles(page)).toHaveLength(3);
    await page.evaluate(() => history.back());
    await shows(page, 'civic-service-catalogue', '出生医学证明');
    await page.close();
  });

  test('a guide that cannot be loaded is asked for once, and again when the reader tries', async () => {
    let isDown = true;
    const asked: string[] = [];
    const down = await serveKit({
      ...routes,
      '/civickit/1/chunks/guide-view*': ({ url = '' }, response) => {
        asked.push(url);
        if (isDown) return { status: 503, headers: { 'cache-control': 'no-store' }, body: '' };
        response.writeHead(200, jsScript).end(readRelease(url.replace('/civickit/1/', '')));
      },
    });
    const page = await openPage(engine);
    await page.goto(`${down.origin}/?services.open=guide%3Abirth`);
    await shows(page, 'civic-service-catalogue', '暂时无法打开');
    await pause(1000);
    expect(asked.length).toBeLessThan(4);
    isDown = false;
    // Firefox remembers for as long as the page lives that a module could not be had, WebKit for longer.
    if (engine === 'firefox') await page.goto(`${down.origin}/?again&services.open=guide%3Abirth`);
    if (engine === 'chromium') {
      await page.click(() => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.arriving button'));
    }
    if (engine !== 'webkit') await shows(page, 'civic-service-catalogue', '出生医学证明');
    await page.close();
    await down.close();
  });

  test('without its source the kept copy is shown with its age', async () => {
    let isDown = false;
    const down = await serveKit({
      ...routes,
      '/services.json': () => (isDown ? { status: 503, body: '' } : { headers: jsonType, body: JSON.stringify(services) }),
    });
    const page = await openPage(engine);
    await page.goto(`${down.origin}/`);
    expect(await titles(page)).toHaveLength(3);
    await untilKept(page, 'copy/services/guide/');
    isDown = true;
    await page.goto(`${down.origin}/?again`);
    expect(await titles(page)).toHaveLength(3);
    await shows(page, 'civic-service-catalogue', '没有响应');
    await page.close();
    await down.close();
  });
});
