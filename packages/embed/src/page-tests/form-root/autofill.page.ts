import { type Page } from '@civickit/page-driver';
import type {} from './trial-form.js';

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
export async function autofill(page: Page): Promise<void> {
  const session = await page.puppeteer?.createCDPSession();
  if (!session) throw new Error('only Chromium can be asked to fill a form');
  await session.send('Autofill.enable');
  const { result } = await session.send('Runtime.evaluate', { expression: `trial.input('name')` });
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId ?? '' });
  const fields = Object.entries(address).map(([name, value]) => ({ name, value }));
  await session.send('Autofill.trigger', { fieldId: node.backendNodeId, address: { fields } });
  await session.detach();
}
