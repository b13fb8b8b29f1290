import { engines, openPage } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type County, startCounty } from './serve.ts';

let county: County;
beforeAll(async () => {
  county = await startCounty({ ports: [0, 0], archive: 'up', written: true });
});
afterAll(() => county.close());

const feeds = () => county.requests.filter(({ url }) => url.startsWith('/feeds/water')).length;

describe.skipIf(!engines().includes('chromium'))('the page of the county with its notices in it', () => {
  test('shows them without JavaScript, as the command wrote them', async () => {
    const page = await openPage('chromium', { javaScriptEnabled: false });
    await page.goto(`${county.url}/modern.html`);
    const written = await page.evaluate(() =>
      [...document.querySelectorAll('civic-notice-feed article a')].map(({ textContent }) => textContent),
    );
    expect(written).toHaveLength(6);
    await page.close();
  });

  test('with it the element takes over, once, and shows the same', async () => {
    const page = await openPage('chromium');
    const before = feeds();
    await page.goto(`${county.url}/modern.html`);
    const shown = () =>
      page.evaluate(() => {
        const feed = document.querySelector('civic-notice-feed');
        const [written, own] = [feed?.querySelectorAll('article a') ?? [], feed?.shadowRoot?.querySelectorAll('.list .title') ?? []];
        const isSeen = (each: Element) => each.getBoundingClientRect().height > 0;
        return { same: [...own].map(({ textContent }) => textContent).join() === [...written].map(({ textContent }) => textContent).join(), seen: [...written].filter(isSeen).length }; // prettier-ignore
      });
    await expect.poll(shown, { timeout: 10_000 }).toEqual({ same: true, seen: 0 });
    expect(feeds() - before).toBe(1);
    await page.close();
  });
});
