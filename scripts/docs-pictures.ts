/** Makes the pictures of the README from the demo county: `npm run docs-pictures`. They need the fonts that `scripts/setup.sh` installs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from '@civickit/page-driver';
import { startCounty } from '../examples/county/serve.ts';

const folder = join(import.meta.dirname, '../docs/images');

const pictures = [
  { name: 'own', path: '/own/', width: 1000, height: 900, shown: '县城东片' },
  { name: 'own-en', path: '/own/en/', width: 390, height: 844, shown: 'No water' },
  { name: 'reports', path: '/own/reports.html', width: 1000, height: 900, scrollTo: 'h1' },
] as const;

const county = await startCounty({ past: true });
try {
  for (const { name, path, width, height, ...wanted } of pictures) {
    const page = await openPage('chromium', { viewport: { width, height } });
    await page.puppeteer?.emulateTimezone('Asia/Shanghai');
    await page.goto(county.url + path);
    await page.waitFor(() => document.querySelector('civic-alert-banner')?.getAttribute('data-state') === 'active');
    if ('shown' in wanted) {
      const shows = (text: string) => document.querySelector('civic-notice-feed')?.shadowRoot?.textContent.includes(text) ?? false;
      await page.waitFor(shows, wanted.shown);
    }
    if ('scrollTo' in wanted) await page.evaluate((selector) => document.querySelector(selector)?.scrollIntoView(), wanted.scrollTo);
    await page.evaluate(() => document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 300)))));
    writeFileSync(join(folder, `${name}.png`), await page.screenshot());
    await page.close();
  }
} finally {
  await county.close();
}
process.exit();
