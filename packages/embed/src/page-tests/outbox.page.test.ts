import type { IncomingMessage } from 'node:http';
import { type Answer, engines, openPage, type Page, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedTag, json, pageOf, serveKit, shownTitles, strictCsp } from './kit-site.page.js';

const configuration = {
  civickit: 1,
  zone: 'Asia/Shanghai',
  services: [{ id: 'county', adapter: 'files', url: '/services.csv', title: 'County services' }],
  notices: [{ id: 'news', adapter: 'feed', url: '/feed.xml' }],
  requests: [{ id: 'report', adapter: 'open311', url: '/open311/v2', placeless: true }],
};
const services = 'Code,Service,Office,Phone,Link\n1,结婚登记,民政局,0851-5550260,https://county.example/1\n';
const types = [{ service_code: '090', service_name: 'Wrong data', keywords: 'service-guide', metadata: 'false', type: 'realtime' }];

/** What has arrived, by the address of the browser that sent it. */
const rows: { readonly id: string; readonly description: string }[] = [];
let reachable = true;

/** Also made while a request is answered. */
const jsonNow = (value: unknown): Answer => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

let site: Site;
beforeAll(async () => {
  const frames = '<iframe id="a" src="/" width="500" height="700"></iframe><iframe id="b" src="/" width="500" height="700"></iframe>';
  site = await serveKit(
    {
      '/': pageOf('<civic-outbox heading="On this phone"></civic-outbox><civic-service-guide service="1"></civic-service-guide>'),
      // Two documents of one origin, as two tabs are.
      '/two.html': {
        headers: { 'content-security-policy': "default-src 'none'; frame-src 'self'; img-src 'self'" },
        body: pageOf(frames, ''),
      },
      '/badge.html': pageOf('<civic-outbox badge href="/"></civic-outbox>'),
      '/news.html': pageOf(feedTag),
      '/civickit.json': json(configuration),
      '/services.csv': { headers: { 'content-type': 'text/csv' }, body: services },
      '/open311/v2/services.json': json(types),
      '/open311/v2/requests.json': async (request, response) => {
        if (!reachable) return void response.destroy();
        if (request.method !== 'POST')
          return jsonNow(rows.map(({ id, description }) => ({ service_request_id: id, service_code: '090', description })));
        const description = new URLSearchParams(await bodyOf(request)).get('description') ?? '';
        rows.push({ id: `R-${rows.length + 1}`, description });
        return jsonNow([{ service_request_id: `R-${rows.length}`, service_notice: null }]);
      },
    },
    { 'content-security-policy': strictCsp },
  );
});
afterAll(() => site.close());

/** In a frame of the page: its network is taken away, as far as a page can see. */
const setOnline = (page: Page, online: boolean) =>
  page.evaluate((is: boolean) => {
    for (const frame of document.querySelectorAll('iframe')) {
      const inner = frame.contentWindow as Window & typeof globalThis;
      Object.defineProperty(inner.navigator, 'onLine', { configurable: true, value: is });
      inner.dispatchEvent(new inner.Event(is ? 'online' : 'offline'));
    }
  }, online);

const listIn = (page: Page, frame: string) =>
  page.evaluate((id: string) => {
    const inner = document.querySelector<HTMLIFrameElement>(`#${id}`)?.contentDocument;
    return inner?.querySelector('civic-outbox')?.shadowRoot?.querySelector('.root')?.textContent?.replace(/\s+/g, ' ') ?? '';
  }, frame);

/** Fills the report in the first frame and sends it, as a reader does. */
async function report(page: Page, words: string): Promise<void> {
  await page.waitFor((text: string) => {
    const root = document.querySelector<HTMLIFrameElement>('#a')?.contentDocument?.querySelector('civic-service-guide')?.shadowRoot;
    const details = root?.querySelector<HTMLDetailsElement>('details.wrong');
    if (details) details.open = true;
    const radio = root?.querySelector<HTMLInputElement>('.report [type=radio]');
    const field = root?.querySelector<HTMLTextAreaElement>('.report textarea');
    if (!radio || !field) return false;
    radio.click();
    field.value = text;
    field.dispatchEvent(new Event('input'));
    return true;
  }, words);
}
const press = (page: Page) =>
  page.waitFor(() => {
    const root = document.querySelector<HTMLIFrameElement>('#a')?.contentDocument?.querySelector('civic-service-guide')?.shadowRoot;
    root?.querySelector<HTMLButtonElement>('.report [type=submit]')?.click();
    return !!root?.querySelector('.report [type=submit]');
  });
const outcome = (page: Page) =>
  page.waitFor(() => {
    const root = document.querySelector<HTMLIFrameElement>('#a')?.contentDocument?.querySelector('civic-service-guide')?.shadowRoot;
    return root?.querySelector('.report .outcome')?.textContent?.trim();
  });

describe.each(engines())('the outbox of a page under a strict policy, in %s', (engine) => {
  test('a report without a network is saved, seen in two tabs, and sent once when the network is back', { timeout: 60_000 }, async () => {
    const before = rows.length;
    reachable = true;
    const page = await openPage(engine);
    await page.goto(`${site.origin}/two.html`);
    await expect.poll(() => listIn(page, 'b'), { timeout: 15_000 }).toContain('Nothing is waiting on this device.');
    await report(page, 'Opens at ten, not nine');
    // The code of the queue comes as soon as somebody writes.
    await expect.poll(() => site.requests.some(({ url }) => url.includes('report-queue')), { timeout: 10_000 }).toBe(true);
    await page.waitFor(
      () =>
        document
          .querySelector<HTMLIFrameElement>('#a')
          ?.contentWindow?.performance.getEntriesByType('resource')
          .some(({ name }) => name.includes('open311/v2/services')) ?? false,
    );
    reachable = false;
    await setOnline(page, false);
    await press(page);
    expect(await outcome(page)).toContain('Saved on this device. It is sent by itself');
    for (const frame of ['a', 'b']) {
      await expect.poll(() => listIn(page, frame), { timeout: 10_000 }).toContain('Waiting to be sent');
      expect(await listIn(page, frame)).toContain('There is no network.');
    }
    expect(rows.length).toBe(before);
    reachable = true;
    await setOnline(page, true);
    for (const frame of ['a', 'b']) {
      await expect.poll(() => listIn(page, frame), { timeout: 20_000 }).toContain('The office’s system has taken it.');
      expect(await listIn(page, frame)).toContain(`Number: R-${before + 1}`);
    }
    expect(rows.length).toBe(before + 1);
    expect(rows.at(-1)?.description).toContain('Opens at ten, not nine');
    expect(site.violations).toEqual([]);

    await page.goto(`${site.origin}/badge.html`);
    await page.waitFor(() => document.querySelector('civic-outbox')?.shadowRoot?.querySelector<HTMLElement>('slot')?.hidden === true);
    expect(await page.evaluate(() => document.querySelector('civic-outbox')?.getBoundingClientRect().height)).toBe(0);
    await page.close();
  });

  test('a page that has no use for the queue loads nothing of it', async () => {
    const page = await openPage(engine);
    const start = site.requests.length;
    await page.goto(`${site.origin}/news.html`);
    expect((await shownTitles(page)).length).toBeGreaterThan(0);
    expect(site.requests.slice(start).filter(({ url }) => /outbox|report-queue/.test(url))).toEqual([]);
    await page.close();
  });
});
