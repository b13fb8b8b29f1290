import { parseServiceFile } from '@civickit/adapters/files';
import type { PublicService } from '@civickit/core';
import { engines, openPage, type Page } from '@civickit/page-driver';
import { pinyin } from 'pinyin-pro';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCounty } from './serve.ts';
import { seeded } from './server/seeded.ts';

type County = Awaited<ReturnType<typeof startCounty>>;

let county: County;
let services: readonly PublicService[] = [];
beforeAll(async () => {
  county = await startCounty({ ports: [0, 0], archive: 'up', quiet: true });
  const url = `${county.url}/services/zh.xlsx`;
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  services = (await parseServiceFile(bytes, { url, zone: 'Asia/Shanghai', source: 'guide' })).items;
});
afterAll(() => county.close());

const listed = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...(document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelectorAll('.list .title') ?? [])].map(({ textContent }) =>
      textContent.trim(),
    ),
  );
const textOf = (page: Page, tag: string): Promise<string> =>
  page.evaluate((name) => document.querySelector(name)?.shadowRoot?.querySelector('.root')?.textContent ?? '', tag);
const shows = (page: Page, tag: string, text: string): Promise<boolean> =>
  page.waitFor(
    (name, wanted) => document.querySelector(name)?.shadowRoot?.querySelector('.root')?.textContent.includes(wanted) ?? false,
    tag,
    text,
  );
const opened = (page: Page, name: string): Promise<boolean> =>
  page.waitFor((wanted) => {
    const guide = document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.guide');
    return guide?.getAttribute('aria-busy') === 'false' && guide.getAttribute('aria-label') === wanted;
  }, name);

/** While one page gives way to the next, nothing can be asked of either. */
async function arrived(page: Page, path: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const at = await page.evaluate(() => location.pathname).catch(() => undefined);
    if (at === path) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the page did not come to ${path}`);
}

async function open(engine: Parameters<typeof openPage>[0], path: string, viewport = { width: 390, height: 844 }): Promise<Page> {
  const page = await openPage(engine, { viewport });
  await page.goto(`${county.url}${path}`);
  return page;
}

describe.each(engines())('services of the county in %s', (engine) => {
  test('the catalogue merges the spreadsheet of the county with the services of the city', async () => {
    const page = await open(engine, '/services.html');
    await page.waitFor(() => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelectorAll('.list .title').length === 20);
    await shows(page, 'civic-service-catalogue', '临岚市卫生健康服务');
    await shows(page, 'civic-service-catalogue', '生孩子');
    const text = await textOf(page, 'civic-service-catalogue');
    for (const way of ['遇到的事情', '主题', '按拼音首字母查找']) expect(text).toContain(way);
    await page.close();
  });

  test('the search of the portal leads into the catalogue', async () => {
    const page = await open(engine, '/modern-zh.html', { width: 1100, height: 900 });
    await page.click(() => document.querySelector('form[role=search] input'));
    await page.type('jiehun');
    await page.press('Enter');
    await arrived(page, '/services.html');
    await page.waitFor(
      () =>
        document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.list .title')?.textContent.includes('结婚') ?? false,
    );
    await page.close();
  });

  test('one thing of several services has one list of documents', async () => {
    const page = await open(engine, '/newborn.html');
    await shows(page, 'civic-service-guide', '出生医学证明');
    const boxes = await page.evaluate(
      () => document.querySelector('civic-service-guide')?.shadowRoot?.querySelectorAll('input[type=checkbox]').length ?? 0,
    );
    const single = services
      .filter(({ ref }) => ['hj-01', 'yb-02', 'wj-02'].includes(ref.id))
      .reduce((sum, { documents = [] }) => sum + documents.length, 0);
    expect(boxes).toBeGreaterThan(2);
    expect(boxes).toBeLessThan(single);
    await page.close();
  });

  test.each([
    ['the list', '/services.html', '开店办企业'],
    ['a guide', '/services.html?services.open=guide%3Ahj-01', '出生医学证明'],
  ])('at 320 px nothing of %s is wider than its place', async (_, path, shown) => {
    const page = await open(engine, path, { width: 320, height: 700 });
    await shows(page, 'civic-service-catalogue', shown);
    const overflow = await page.evaluate(() => {
      const root = document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.root');
      return root ? root.scrollWidth - root.clientWidth : Number.NaN;
    });
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});

const mostKeys = 6;
const kinds = ['title', 'synonym', 'pinyin', 'life event'] as const;

/** What a person types who knows the service by its title, another name or its pinyin; by an event of life one goes by tapping. */
function keysFor(kind: (typeof kinds)[number], { name, alternateNames = [], keywords = [] }: PublicService): string {
  const text = { title: name, synonym: alternateNames[0] ?? keywords[0] ?? '', pinyin: initialsOf(name), 'life event': '' }[kind];
  return [...text].slice(0, mostKeys).join('');
}

function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
}

describe.skipIf(!engines().includes('chromium'))('a known service is open in at most 3 taps and 6 keys', () => {
  const random = seeded(20261128);
  let page: Page;
  beforeAll(async () => void (page = await openPage('chromium', { viewport: { width: 390, height: 844 } })));
  afterAll(() => page?.close());
  /** As somebody who was never here: of the visits before, the browser has nothing but the files. */
  async function visitAnew(): Promise<void> {
    await page.goto('about:blank');
    const session = await page.puppeteer?.createCDPSession();
    await session?.send('Storage.clearDataForOrigin', { origin: county.url, storageTypes: 'indexeddb,local_storage' });
    await session?.detach();
    await page.goto(`${county.url}/services.html`);
  }
  const tasks = Array.from({ length: 20 }, (_, at) => ({ kind: kinds[at % kinds.length] ?? 'title', draw: random() }));

  test.each(tasks.map((task, at) => [at + 1, task.kind, task] as const))('task %i, by %s', async (_, kind, { draw }) => {
    const able = services.filter(({ alternateNames, keywords, terms = [] }) =>
      kind === 'synonym'
        ? (alternateNames ?? keywords)?.length
        : kind === 'life event'
          ? terms.some(({ taxonomy }) => taxonomy === 'life-event')
          : true,
    );
    const service = able[Math.floor(draw * able.length)] as PublicService;
    await visitAnew();
    // The spreadsheet has come, not only what is quicker.
    await shows(page, 'civic-service-catalogue', '开店办企业');
    let taps = 0;
    const tap = async (find: () => Element | null | undefined): Promise<void> => {
      taps += 1;
      await page.click(find);
    };
    if (kind === 'life event') {
      const event = service.terms?.find(({ taxonomy }) => taxonomy === 'life-event')?.name ?? '';
      await page.evaluate((wanted) => {
        const chips = document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelectorAll('[data-facet="event"]');
        (globalThis as unknown as { wanted?: Element }).wanted = [...(chips ?? [])].find(({ textContent }) => textContent.includes(wanted));
      }, event);
      await tap(() => (globalThis as unknown as { wanted?: Element }).wanted);
    } else {
      const keys = keysFor(kind, service);
      await tap(() => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('input'));
      await page.type(keys);
      await page.waitFor((typed) => new URLSearchParams(location.search).get('services.q') === typed.trim(), keys);
    }
    const isListed = (name: string) => {
      const titles = document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelectorAll('.list .title');
      const found = [...(titles ?? [])].find(({ textContent }) => textContent.trim() === name);
      (globalThis as unknown as { wanted?: Element | undefined }).wanted = found;
      return Boolean(found);
    };
    if (kind === 'life event') {
      await page.waitFor(() => Boolean(document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.result')));
      // Some events bring more than one page of services.
      if (!(await page.evaluate(isListed, service.name))) {
        await tap(() => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.more'));
      }
    }
    await page.waitFor(isListed, service.name);
    if (kind !== 'life event')
      expect((await listed(page)).slice(0, 8), `${keysFor(kind, service)} -> ${service.name}`).toContain(service.name);
    await tap(() => (globalThis as unknown as { wanted?: Element }).wanted);
    await opened(page, service.name);
    expect(taps).toBeLessThanOrEqual(3);
  });
});
