import { fileURLToPath } from 'node:url';
import { openPage, type Page } from '@civickit/page-driver';
import { comparePicture, fixDate, fontsDiffer } from '@civickit/page-driver/pictures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, pick, press } from './form-driver.page.ts';
import { startCounty } from './serve.ts';

const folder = fileURLToPath(new URL('pictures', import.meta.url));
const wrongFonts = fontsDiffer(folder);
const now = Date.UTC(2026, 2, 16, 1, 30);

let county: Awaited<ReturnType<typeof startCounty>>;
beforeAll(async () => {
  county = await startCounty({ now: () => now, archive: 'up' });
});
afterAll(() => county.close());

/** Opens a page of the county at a moment that does not pass, and waits until nothing on it is outstanding. */
async function show(path: string, scheme: 'light' | 'dark'): Promise<Page> {
  const page = await openPage('chromium', { viewport: { width: 800, height: 600 } });
  await page.puppeteer?.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await fixDate(page, now);
  await page.puppeteer?.emulateTimezone('Asia/Shanghai');
  await page.goto(`${county.url}${path}`);
  if (!path.includes('civickit=off')) {
    await page.waitFor(() => {
      const root = document.querySelector('civic-notice-feed')?.shadowRoot;
      return root?.querySelector('.list .title') && root.querySelector('[aria-busy=false]');
    });
    // What an element tells developers on localhost is not what residents see.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('civic-notice-feed::part(problem) { display: none } marquee { visibility: hidden }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
  }
  await page.evaluate(() => {
    document.querySelector('#notices')?.scrollIntoView({ behavior: 'instant', block: 'start' });
    return document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 300))));
  });
  return page;
}

test('the fonts are those that the pictures were made with', () => {
  expect(wrongFonts ?? '').toBe('');
});

describe.skipIf(wrongFonts)('the county looks as it did', () => {
  test.each([
    ['classic', '/classic.html?box'],
    ['classic-without', '/classic.html?box&civickit=off'],
    ['gbk', '/gbk.html?box'],
    ['gbk-without', '/gbk.html?box&civickit=off'],
    ['modern', '/modern.html?box'],
    ['modern-without', '/modern.html?box&civickit=off'],
    ['modern-dark', '/modern.html?box'],
  ])('%s', async (name, path) => {
    const page = await show(path, name.endsWith('dark') ? 'dark' : 'light');
    const wrong = await comparePicture(page, { folder, name });
    await page.close();
    expect(wrong ?? '').toBe('');
  });

  test('a form on a phone', async () => {
    const page = await openPage('chromium', { viewport: { width: 390, height: 844 } });
    await fixDate(page, now);
    await page.puppeteer?.emulateTimezone('Asia/Shanghai');
    await page.goto(`${county.url}/noise-complaint.html`);
    await press(page, '开始填写');
    await at(page, 'what');
    await pick(page, 'source', 'neighbour');
    await pick(page, 'mediate', 'true');
    await page.waitFor(() => document.querySelector('civic-form')?.shadowRoot?.textContent.includes('自动保存在本机'));
    await page.evaluate(() => {
      document.querySelector('civic-form')?.scrollIntoView({ behavior: 'instant', block: 'start' });
      return document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 300))));
    });
    const wrong = await comparePicture(page, { folder, name: 'form' });
    await page.close();
    expect(wrong ?? '').toBe('');
  });
});
