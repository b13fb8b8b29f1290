import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {} from './trial-form.js';
import { inBoth, serveTrial } from './trial-site.page.js';

let site: Awaited<ReturnType<typeof serveTrial>>;
beforeAll(async () => {
  site = await serveTrial();
});
afterAll(() => site.close());

const address = {
  NAME_FULL: 'Li Wei',
  ADDRESS_HOME_STREET_ADDRESS: '12 Market Street',
  ADDRESS_HOME_CITY: 'Springfield',
  ADDRESS_HOME_STATE: 'Illinois',
  ADDRESS_HOME_ZIP: '62701',
  ADDRESS_HOME_COUNTRY: 'US',
  PHONE_HOME_WHOLE_NUMBER: '+12175550123',
};

/** Lets Chromium fill a form as if the person had chosen the address in the list under the field. */
async function autofill(page: Page): Promise<void> {
  const session = await page.puppeteer?.createCDPSession();
  if (!session) throw new Error('only Chromium can be asked to fill a form');
  await session.send('Autofill.enable');
  const { result } = await session.send('Runtime.evaluate', { expression: `trial.input('name')` });
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId ?? '' });
  const fields = Object.entries(address).map(([name, value]) => ({ name, value }));
  await session.send('Autofill.trigger', { fieldId: node.backendNodeId, address: { fields } });
  await session.detach();
}

describe.skipIf(!engines().includes('chromium'))('Chromium fills an address', () => {
  test('into the fields of a shadow root as into those of the light DOM', async () => {
    const page = await openPage('chromium');
    const filled = async () => {
      await autofill(page);
      await page.waitFor(() => trial.input('name').matches(':autofill'));
      return page.evaluate(() => ({
        fields: ['name', 'street', 'town', 'postcode', 'phone'].map((id) => trial.input(id).value),
        fallback: document.querySelector<HTMLInputElement>('#fallback input')?.value,
      }));
    };
    const fields = ['Li Wei', '12 Market Street', 'Springfield', '62701', '12175550123'];
    expect(await inBoth(page, site.origin, '', filled)).toEqual({ shadow: { fields, fallback: '' }, light: { fields } });
    expect(await inBoth(page, site.origin, 'nested', filled)).toEqual({ shadow: { fields }, light: { fields } });
    await page.close();
  });
});

describe.each(engines())('%s', (engine) => {
  test('understands the autocomplete tokens in both roots', async () => {
    const page = await openPage(engine);
    const tokens = () => page.evaluate(() => ['name', 'street', 'town', 'postcode', 'phone'].map((id) => trial.input(id).autocomplete));
    const all = ['name', 'street-address', 'address-level2', 'postal-code', 'tel'];
    expect(await inBoth(page, site.origin, '', tokens)).toEqual({ shadow: all, light: all });
    await page.close();
  });
});
