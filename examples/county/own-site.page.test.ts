import { cap } from '@civickit/adapters/cap';
import { feed } from '@civickit/adapters/feed';
import { hsds } from '@civickit/adapters/hsds';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { createCivicClient } from '@civickit/core';
import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { focused, tabTo, until } from './key-driver.page.ts';
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

  test('a page that is printed does not ask whether it was useful: nobody can press paper', async () => {
    const page = await openPage('chromium', { viewport: { width: 390, height: 800 } });
    await page.goto(`${county.url}/reports.html`);
    const shown = () =>
      page.evaluate(
        () => document.querySelector('civic-feedback[compact]')?.shadowRoot?.querySelector('.useful')?.getBoundingClientRect().height,
      );
    await page.waitFor(() => Boolean(document.querySelector('civic-feedback[compact]')?.shadowRoot?.querySelector('.useful button')));
    expect(await shown()).toBeGreaterThan(0);
    await page.puppeteer?.emulateMediaType('print');
    expect(await shown()).toBe(0);
    await page.close();
  });
});

describe.each(engines())('the public reports in %s', (engine) => {
  test('stand on a map of the county too, and in a feed', async () => {
    const page = await openPage(engine, { viewport: { width: 320, height: 700 } });
    await page.goto(`${county.url}/reports.html`);
    const list = 'civic-request-list';
    await page.waitFor((name) => Boolean(document.querySelector(name)?.shadowRoot?.querySelector('.places svg')), list);
    const pins = () =>
      page.evaluate(
        (name) => document.querySelector(name)?.shadowRoot?.querySelectorAll('.places [role=button], .places button').length,
        list,
      );
    expect(await pins()).toBeGreaterThan(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const feedAddress = await page.evaluate(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector<HTMLAnchorElement>('.feed a')?.href,
      list,
    );
    const answer = await fetch(feedAddress ?? '');
    expect(answer.headers.get('content-type')).toContain('application/atom+xml');
    expect(await answer.text()).toContain('<entry');
    await page.close();
  });
});

const reporting = 'civic-feedback';

/** Waits for a step, whose heading has the focus. */
async function at(page: Page, step: string): Promise<void> {
  await page.waitFor((name, wanted) => (document.querySelector(name) as { step?: string } | null)?.step === wanted, reporting, step);
  await until(page, 'heading step');
}

const goOn = async (page: Page): Promise<void> => {
  await tabTo(page, 'main');
  await page.press('Enter');
};

/** The window of the system is not the page's: what is chosen in it comes by script. */
const choosePhoto = (page: Page): Promise<void> =>
  page.evaluate(async (name) => {
    const field = document.querySelector(name)?.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]');
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
    canvas.getContext('2d')?.fillRect(4, 4, 40, 30);
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    const chosen = new DataTransfer();
    chosen.items.add(new File(photo ? [photo] : [], 'lamp.jpg', { type: 'image/jpeg' }));
    if (!field) return;
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, reporting);

test.skipIf(!engines().includes('chromium'))(
  'a report is made by keys alone, from opening the page to its receipt, and the focus is never lost',
  async () => {
    const page = await openPage('chromium', { viewport: { width: 390, height: 800 } });
    await page.goto(`${county.url}/report.html`);
    await page.waitFor((name) => document.querySelector(name)?.shadowRoot?.querySelector('textarea'), reporting);
    await tabTo(page, 'q-report-description');

    // Nothing is written: the list of what is wrong leads back to the question.
    await goOn(page);
    await until(page, 'problems');
    await page.press('Tab');
    // Until the messages are here, a plain sentence stands there.
    await until(page, '您要反映什么：请填写');
    await page.press('Enter');
    await until(page, 'q-report-description');
    await page.type('河口村二组的路灯坏了');

    // A photo that is taken away takes its button along.
    await tabTo(page, 'q-report-photos');
    await choosePhoto(page);
    await page.waitFor((name) => document.querySelector(name)?.shadowRoot?.querySelector('.files li'), reporting);
    await tabTo(page, '删除: lamp.jpg');
    await page.press('Enter');
    await until(page, 'q-report-photos');
    await goOn(page);

    // One kind is chosen, then another in a heading that was closed.
    await at(page, 'type');
    await tabTo(page, 'q-report-type');
    await page.type('噪');
    await tabTo(page, 'q-report-type:report/noise');
    await page.press(' ');
    await tabTo(page, 'q-report-type', 'Shift+Tab');
    await page.press('Control+a');
    await page.press('Delete');
    await tabTo(page, '市场消费 1');
    await page.press('Enter');
    await page.press('Tab');
    await until(page, 'q-report-type:report/consumer');
    await tabTo(page, 'q-report-type:report/lamp', 'Shift+Tab');
    await page.press(' ');
    await goOn(page);

    // From the list, then once more on the map.
    await at(page, 'where');
    await tabTo(page, 'way-list');
    await page.press('Enter');
    await until(page, 'place-search');
    await page.type('河口');
    await tabTo(page, '河口村');
    await page.press('Enter');
    await until(page, 'another');
    await page.press('Enter');
    await until(page, 'way-device');
    await tabTo(page, 'way-map');
    await page.press('Enter');
    await until(page, '本区域地图');
    for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.press(key);
    expect(await focused(page)).toBe('本区域地图');
    await goOn(page);

    await at(page, 'own-1');
    await tabTo(page, 'q-fault');
    await page.press(' ');
    await goOn(page);
    await at(page, 'contact');
    await goOn(page);
    await at(page, 'check');
    await goOn(page);
    // Faster than people write: it may be asked whether one does.
    await expect.poll(() => focused(page), { timeout: 10_000 }).not.toBe('main');
    if ((await focused(page)) !== 'heading step') await page.press('Enter');
    await at(page, 'sent');
    const receipt = await page.evaluate(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector('.outcome')?.textContent,
      reporting,
    );
    expect(receipt).toContain('您反映的问题，单位已经收到。');
    await page.close();
  },
);
