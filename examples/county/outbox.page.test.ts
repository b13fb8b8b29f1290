import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCounty } from './serve.ts';

let county: Awaited<ReturnType<typeof startCounty>>;
beforeAll(async () => {
  county = await startCounty({ ports: [0, 0], archive: 'up', quiet: true });
});
afterAll(() => county.close());

const textOf = (page: Page, tag: string): Promise<string> =>
  page.evaluate((name) => document.querySelector(name)?.shadowRoot?.querySelector('.root')?.textContent ?? '', tag);
/** Presses what `selector` finds in the catalogue, once it is there. */
const press = (page: Page, selector: string): Promise<boolean> =>
  page.waitFor((wanted) => {
    const found = document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector<HTMLElement>(wanted);
    found?.click();
    return !!found;
  }, selector);

describe.each(engines())('what people send in the county, in %s', (engine) => {
  test('a report about a service goes to the hotline, and its number stands in the list', { timeout: 60_000 }, async () => {
    const page = await openPage(engine, { viewport: { width: 390, height: 844 } });
    await page.goto(`${county.url}/services.html`);
    await press(page, '.list .title');
    await press(page, 'details.wrong summary');
    await press(page, '.report [type=radio]');
    await press(page, '.report [type=submit]');
    const outcome = () => document.querySelector('civic-service-catalogue')?.shadowRoot?.querySelector('.report .number')?.textContent;
    expect(await page.waitFor(outcome)).toMatch(/QS-\d{5}/);
    await page.goto(`${county.url}/outbox.html`);
    await expect.poll(() => textOf(page, 'civic-outbox'), { timeout: 10_000 }).toContain('单位的系统已收到。');
    expect(await textOf(page, 'civic-outbox')).toMatch(/编号：QS-\d{5}/);
    await page.close();
  });
});
