import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from './form-driver.page.ts';
import { startCounty, type County } from './serve.ts';

let county: County;
beforeAll(async () => {
  county = await startCounty({ ports: [0, 0], archive: 'up', quiet: true });
});
afterAll(() => county.close());

/** Each four keys differ from all others, so that what is missing is seen. */
const keys = Array.from({ length: 50 }, (_, at) => `${String(at).padStart(3, '0')} `).join('');
const paceMs = 25;

/** What somebody who types sees, on either side of the upgrade. */
const fieldNow = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('civic-form');
    const field = (element?.shadowRoot?.activeElement ?? document.activeElement) as HTMLTextAreaElement | null;
    const isOurs = field !== null && field.getRootNode() !== document;
    return { isOurs, id: field?.id ?? '', value: field?.value ?? '', caret: [field?.selectionStart, field?.selectionEnd] };
  });

// Only Chromium's driver holds back a script and presses keys at a pace.
describe.skipIf(!engines().includes('chromium'))('somebody types while the script comes', () => {
  test.each(
    [
      [110, 'in the middle'],
      [20, 'soon'],
      [65, 'early'],
      [150, 'later'],
      [185, 'late'],
    ].slice(0, process.env['CIVICKIT_LONG'] ? 5 : 1),
  )('of 200 keys none is lost when it comes after %i, and the caret stays', { timeout: 90_000 }, async (heldFor) => {
    expect(keys).toHaveLength(200);
    const page = await openPage('chromium', { viewport: { width: 390, height: 844 } });
    const { puppeteer } = page;
    if (!puppeteer) throw new Error('Chromium is driven by something else');
    const held: (() => void)[] = [];
    let holds = true;
    await puppeteer.setRequestInterception(true);
    puppeteer.on('request', (request) => {
      const pass = () => void request.continue();
      if (holds && request.url().includes('/civickit/1/')) held.push(pass);
      else pass();
    });
    // Its events wait for the script too.
    const loaded = puppeteer.goto(`${county.url}/noise-complaint.html`);
    await puppeteer.waitForSelector('textarea[name=description]');
    await page.click(() => document.querySelector('textarea[name=description]'));
    const pressed: Promise<void>[] = [];
    for (const [at, key] of [...keys].entries()) {
      if (at === heldFor) {
        await Promise.all(pressed);
        expect(await fieldNow(page)).toMatchObject({ isOurs: false, value: keys.slice(0, at) });
        holds = false;
        for (const pass of held.splice(0)) pass();
      }
      // Nobody who types waits for the page.
      pressed.push(puppeteer.keyboard.press(key === ' ' ? 'Space' : (key as '0')));
      await new Promise((resolve) => setTimeout(resolve, paceMs));
    }
    await Promise.all([...pressed, loaded]);
    await page.waitFor(() => document.querySelector('civic-form')?.shadowRoot?.querySelector('[id="q-description"]'));
    expect(await fieldNow(page)).toEqual({ isOurs: true, id: 'q-description', value: keys, caret: [200, 200] });
    expect(await textOf(page)).toContain('第 1 页');
    const answers = await page.evaluate(() => (document.querySelector('civic-form') as HTMLElement & { readonly answers: object }).answers);
    expect(answers).toMatchObject({ description: expect.stringContaining(keys.trim()) });
    await page.close();
  });
});
