import { engines, openPage, type Site } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fallbackSeen, feedTag, newsFeed, pageOf, pause, serveKit, shownTitles, strictCsp } from './kit-site.page.js';

let other: Site;
let strict: Site;
let refusing: Site;
beforeAll(async () => {
  other = await serveKit();
  strict = await serveKit(
    { '/': pageOf(feedTag.replace('>', ' inline>')), '/feed.xml': newsFeed(other.origin) },
    { 'content-security-policy': strictCsp },
  );
  refusing = await serveKit({}, { 'content-security-policy': strictCsp.replace('trusted-types lit-html', "trusted-types 'none'") });
});
afterAll(() => Promise.all([other, strict, refusing].map((site) => site.close())));

describe.each(engines())('under a strict policy in %s', (engine) => {
  test('the element works, breaks no rule and asks no second origin', async () => {
    const page = await openPage(engine);
    await page.goto(`${strict.origin}/`);
    expect(await shownTitles(page)).toHaveLength(10);
    await page.click(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('button.title'));
    expect(await page.waitFor(() => document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.body a')?.textContent)).toBe(
      'Picture: a bridge',
    );
    await pause(300);
    expect(strict.violations).toEqual([]);
    expect(other.requests).toEqual([]);
    expect(await page.evaluate(() => document.title)).toBe('Page');
    expect(page.requests().filter((url) => !url.startsWith(strict.origin) && !url.startsWith('data:'))).toEqual([]);
    await page.close();
  });

  test('where the page allows no policy of ours, its own content stays', async () => {
    const page = await openPage(engine);
    await page.goto(`${refusing.origin}/`);
    await pause(1500);
    const enforced = await page.evaluate(() => 'trustedTypes' in globalThis);
    if (enforced) expect(await fallbackSeen(page)).toBe(true);
    else expect(await shownTitles(page)).toHaveLength(10);
    await page.close();
  });

  test('on plain http, where the browser withholds what it keeps for secure pages', async () => {
    expect(strict.plainOrigin, 'this machine has no address of its own').toBeDefined();
    const page = await openPage(engine);
    await page.goto(`${strict.plainOrigin}/`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    expect(await shownTitles(page)).toHaveLength(10);
    await page.close();
  });
});
