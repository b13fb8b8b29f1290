import { engines, openPage, type Site } from '@civickit/page-driver';
import { afterEach, describe, expect, test } from 'vitest';
import { feedTag, json, newsFeed, pageOf, pause, serveKit, tag } from './kit-site.page.js';

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
});

const empty = '<civic-notice-feed></civic-notice-feed>';
const below = '<h2>Below</h2><p>What stands below the notices.</p>'.repeat(8);
/** The rules that docs/embed.md gives. */
const untilDefined = 'civic-notice-feed:not(:defined) { display: block; min-height: 100vh }';
const always = 'civic-notice-feed { display: block; min-height: 100vh }';
const listen = `<script>var shifted = 0;
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifted += value; }).observe({ type: 'layout-shift', buffered: true });</script>`;

const oneNotice = {
  headers: { 'content-type': 'application/rss+xml' },
  body: '<rss version="2.0"><channel><title>News</title><link>/</link><item><title>One</title><link>/1</link></item></channel></rss>',
};
const dead = { status: 500, body: 'gone' };

// Other engines do not tell of layout shifts.
describe.skipIf(!engines().includes('chromium'))('in Chromium, what stands below stays where it is:', () => {
  test.each([
    ['a list as long as its limit', untilDefined, empty, newsFeed()],
    ['a list of one', untilDefined, empty, oneNotice],
    ['a dead source', untilDefined, empty, dead],
    ['a list in place of the page’s own content', always, feedTag, newsFeed()],
    ['a dead source beside the page’s own content', always, feedTag, dead],
  ])('%s', async (_case, rule, element, feed) => {
    const late = async () => {
      await pause(400);
      return feed as never;
    };
    const body = `<h1>County</h1>${element}${below}`;
    site = await serveKit({ '/': pageOf(body, `${listen}<style>${rule}</style>${tag}`), '/feed.xml': late });
    const page = await openPage('chromium');
    await page.goto(`${site.origin}/`);
    await page.waitFor(() => Boolean(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.title, .error')));
    await pause(300);
    expect(await page.evaluate(() => (globalThis as { shifted?: number }).shifted)).toBeLessThan(0.02);
    await page.close();
  });
});

const configuration = { civickit: 1, services: [{ id: 'guide', adapter: 'files', url: '/services.json' }] };
const servicesOf = (length: number) =>
  json({ services: Array.from({ length }, (_, at) => ({ id: `s${at}`, name: `Service ${at}`, summary: 'What it is.', visits: 1 })) });
const withFallback = (element: string) => element.replace('></', '><ul><li>Identity cards: police</li><li>All else: town hall</li></ul></');
const catalogue = '<civic-service-catalogue></civic-service-catalogue>';
const guide = '<civic-service-guide service="s0"></civic-service-guide>';

describe.skipIf(!engines().includes('chromium'))('in Chromium, with the rule for services, what stands below stays where it is:', () => {
  test.each([
    ['a catalogue', catalogue, servicesOf(30)],
    ['a catalogue of one, in place of the page’s own content', withFallback(catalogue), servicesOf(1)],
    ['a catalogue whose source is dead', catalogue, dead],
    ['a guide', guide, servicesOf(1)],
    ['a guide in place of the page’s own content', withFallback(guide), servicesOf(1)],
    ['a guide whose source is dead', withFallback(guide), dead],
  ])('%s', async (_case, element, services) => {
    const rule = 'civic-service-catalogue, civic-service-guide { display: block; min-height: 100vh }';
    const late = async () => {
      await pause(400);
      return services as never;
    };
    const body = `<h1>County</h1>${element}${below}`;
    site = await serveKit({
      '/': pageOf(body, `${listen}<style>${rule}</style>${tag}`),
      '/civickit.json': json(configuration),
      '/services.json': late,
    });
    const page = await openPage('chromium');
    await page.goto(`${site.origin}/`);
    await page.waitFor(() =>
      Boolean(document.querySelector('civic-service-catalogue, civic-service-guide')?.shadowRoot?.querySelector('.title, .facts, .error')),
    );
    await pause(300);
    expect(await page.evaluate(() => (globalThis as { shifted?: number }).shifted)).toBeLessThan(0.02);
    await page.close();
  });
});
