import { cap } from '@civickit/adapters/cap';
import { feed } from '@civickit/adapters/feed';
import { hsds } from '@civickit/adapters/hsds';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { createCivicClient } from '@civickit/core';
import { engines, openPage } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCounty, type County } from './serve.ts';

const tag = 'civic-notice-feed';
let county: County;
beforeAll(async () => {
  county = await startCounty({ past: true });
  await county.backOffice.url();
}, 90_000);
afterAll(() => county.close());

describe.skipIf(!engines().includes('chromium'))('the county on its own server', () => {
  test.each([
    ['qingshi', '县城东片', 32],
    ['qingshi-en', 'No water in the east of town', 21],
  ])('our adapters read notices, warnings, services and reports of %s from its server', async (area, title, written) => {
    const at = (path: string) => `${county.url}/areas/${area}${path}`;
    const civic = createCivicClient(
      {
        notices: [feed({ id: 'board', url: at('/notices.json') }), cap({ id: 'warnings', url: at('/alerts/index.atom') })],
        services: hsds({ id: 'guide', url: at('/hsds'), version: '3.1', full: true }),
        requests: open311({ id: 'report', url: at('/open311/v2'), dialect: civickit }),
      },
      { zone: 'Asia/Shanghai' },
    );
    const { items: notices } = await civic.notices.only(['board']).page({ limit: 200 });
    expect(notices[0]).toMatchObject({ title: expect.stringContaining(title) as string, pinned: true });
    // Some are over; warnings are among the rest.
    expect(notices.length).toBeGreaterThan(written * 0.75);
    expect(notices.length).toBeLessThan(written + 2);
    expect((await civic.notices.only(['warnings']).page()).items).toHaveLength(2);
    expect((await civic.services.page({ limit: 200 })).items).toHaveLength(143);
    const { items: requests } = await civic.requests.page({ limit: 500 });
    expect(new Set(requests.map(({ type }) => type?.id)).size).toBeGreaterThan(12);
    for (const status of ['open', 'closed']) expect(requests.some(({ authorityStatus }) => authorityStatus === status)).toBe(true);
    expect((await civic.requests.types()).items).toHaveLength(26);
    const { ref } = requests[0] ?? { ref: undefined };
    expect((await civic.requests.follow({ code: ref?.id ?? '' }))?.request.ref).toEqual(ref);
    const [withPhoto] = requests.flatMap(({ media }) => media ?? []);
    expect((await fetch(withPhoto?.url ?? '')).headers.get('content-type')).toBe('image/png');
  });

  test('a township and a village have notices of their own, and nobody has a way in but by the first link', async () => {
    for (const area of ['520199100000', '520199101201']) {
      const { items } = (await (await fetch(`${county.url}/areas/${area}/notices.json`)).json()) as { items: unknown[] };
      expect(items.length).toBeGreaterThan(1);
    }
    expect((await fetch(`${county.url}/staff/requests`)).status).toBe(401);
    const link = `${county.url}${await county.backOffice.firstLink()}`;
    expect(await (await fetch(link, { headers: { Accept: 'application/json' } })).json()).toEqual({ for: 'first-admin' });
  });

  test('the pages for residents show them', async () => {
    const page = await openPage('chromium', { viewport: { width: 320, height: 700 } });
    await page.goto(`${county.url}/own/en/`);
    await page.waitFor(() => document.querySelector('civic-alert-banner')?.getAttribute('data-state') === 'active');
    await page.waitFor(
      (name) => document.querySelector(name)?.shadowRoot?.textContent.includes('No water in the east of town') ?? false,
      tag,
    );
    expect(await page.evaluate(() => document.querySelectorAll('.reports li').length)).toBe(6);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.goto(`${county.url}/own/areas/520199101201.html`);
    await page.waitFor((name) => document.querySelector(name)?.shadowRoot?.textContent.includes('村级收支') ?? false, tag);
    await page.close();
  });
});
