import { type Engine, engines, openPage, type Page, type Site, untilKept } from '@civickit/page-driver';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { json, pageOf, pause, serveKit, strictCsp } from './kit-site.page.js';

const banner = '<civic-alert-banner area="522301"></civic-alert-banner>';
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString().replace(/\.\d+Z$/, '+00:00');

const alert = (identifier: string, code: string, severity: string) => ({
  headers: { 'content-type': 'application/cap+xml' },
  body: `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${identifier}</identifier><sender>met@county.example</sender><sent>${hours(-1)}</sent>
    <status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><language>en</language><category>Met</category><event>Rain</event>
    <urgency>Expected</urgency><severity>${severity}</severity><certainty>Likely</certainty><expires>${hours(5)}</expires><senderName>Weather Bureau</senderName>
    <headline>Rainstorm ${identifier}</headline><description>Heavy rain.</description><instruction>Keep away from the river.</instruction>
    <area><areaDesc>Qingshi</areaDesc><geocode><valueName>GB/T 2260</valueName><value>${code}</value></geocode></area></info></alert>`,
});
const index = (...names: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Warnings</title>${names
    .map(
      (name) =>
        `<entry><id>${name}</id><title>${name}</title><updated>2026-03-04T00:00:00Z</updated><link type="application/cap+xml" href="/cap/${name}.xml"/></entry>`,
    )
    .join('')}</feed>`;

let site: Site;
let down = false;
let listed = ['here', 'elsewhere'];
beforeAll(async () => {
  site = await serveKit(
    {
      '/': pageOf(`<div id="place">${banner}</div><h1>County</h1>`),
      '/src': pageOf('<civic-alert-banner src="/cap/index.atom"></civic-alert-banner>'),
      '/civickit.json': json({ civickit: 1, zone: 'Asia/Shanghai', notices: [{ id: 'met', adapter: 'cap', url: '/cap/index.atom' }] }),
      '/cap/index.atom': (_request, response) => {
        if (down) return void response.writeHead(503).end();
        response.setHeader('content-type', 'application/atom+xml');
        response.end(index(...listed));
      },
      '/cap/here.xml': alert('here', '522300', 'Moderate'),
      '/cap/elsewhere.xml': alert('elsewhere', '110000', 'Extreme'),
    },
    { 'content-security-policy': strictCsp },
  );
});
afterAll(() => site.close());
afterEach(() => {
  down = false;
  listed = ['here', 'elsewhere'];
});

const stateOf = (page: Page) => page.evaluate(() => document.querySelector<HTMLElement>('civic-alert-banner')?.dataset['state']);
const reach = (page: Page, state: string) =>
  page.waitFor((wanted) => document.querySelector<HTMLElement>('civic-alert-banner')?.dataset['state'] === wanted || undefined, state);
const shownText = (page: Page) =>
  page.evaluate(() => document.querySelector('civic-alert-banner')?.shadowRoot?.querySelector('.banner')?.textContent ?? '');

async function open(engine: Engine, path = '/'): Promise<Page> {
  const page = await openPage(engine, { viewport: { width: 640, height: 900 } });
  await page.goto(site.origin + path);
  return page;
}

describe.each(engines())('warnings with %s, under a strict policy', (engine) => {
  test('the one for the place is shown, and no rule is broken', async () => {
    const page = await open(engine);
    await reach(page, 'active');
    const text = await page.waitFor(() => document.querySelector('civic-alert-banner')?.shadowRoot?.querySelector('.banner')?.textContent);
    expect(text).toContain('Yellow warning');
    expect(text).toContain('Keep away from the river.');
    expect(text).not.toContain('Rainstorm elsewhere');
    await pause(300);
    expect(site.violations).toEqual([]);
    expect(page.requests().filter((url) => !url.startsWith(site.origin) && !url.startsWith('data:'))).toEqual([]);
    await page.close();
  });

  test('an address alone is enough', async () => {
    const page = await open(engine, '/src');
    await reach(page, 'active');
    expect(await shownText(page)).toContain('Red warning');
    await page.close();
  });

  test('what was dismissed stays so after the page is loaded anew', async () => {
    const page = await open(engine);
    await page.waitFor(() => Boolean(document.querySelector('civic-alert-banner')?.shadowRoot?.querySelector('.toggle')));
    await page.click(() => document.querySelector('civic-alert-banner')?.shadowRoot?.querySelector('.toggle'));
    await reach(page, 'dismissed');
    await untilKept(page, 'mark/alerts');
    await page.goto(`${site.origin}/`);
    await reach(page, 'dismissed');
    await pause(700);
    expect(await shownText(page)).toBe('');
    await page.close();
  });

  test('without an answer, after the page is loaded anew, the last known one is shown with its age', async () => {
    const page = await open(engine);
    await reach(page, 'active');
    await untilKept(page, 'copy/notices/');
    down = true;
    await page.goto(`${site.origin}/`);
    await reach(page, 'kept');
    expect(await shownText(page)).toMatch(/As of 0 minutes ago, no connection.*Keep away from the river/s);
    await page.close();
  });

  test('with no warning nothing is on the page, and no space is taken', async () => {
    listed = ['elsewhere'];
    const page = await open(engine);
    await reach(page, 'none');
    expect(await page.evaluate(() => document.querySelector('#place')?.getBoundingClientRect().height)).toBe(0);
    await page.close();
  });

  test('when the source fails and nothing is kept, residents see nothing and the page is told', async () => {
    down = true;
    const page = await open(engine);
    await reach(page, 'unknown');
    expect(await stateOf(page)).toBe('unknown');
    expect(await shownText(page)).toBe('');
    await page.close();
  });
});
