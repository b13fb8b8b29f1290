import { createCivicClient, type OpeningHours } from '@civickit/core';
import { memoryServices } from '@civickit/core/testing';
import { expect } from '@open-wc/testing';
import { Formatter } from '../i18n/formatter.js';
import { stage } from '../testing/tool-stage.js';
import { waitUntil } from '../testing/wait-until.js';
import { Openings } from './openings.js';
import { guideTexts } from './texts/en.js';

const hours: OpeningHours = { periods: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], opens: '09:00', closes: '17:00' }] };

/** A host that shows the hours, with a network that comes with `failing = false`. */
async function show() {
  const network = { failing: true, asked: 0 };
  const { services } = createCivicClient({ services: memoryServices({ id: 'county', items: [] }) }, { zone: 'UTC' });
  const element = stage('en');
  const openings = new Openings(element, () => {
    network.asked += 1;
    return network.failing ? Promise.reject(new TypeError('no network')) : import('@civickit/core/calendar');
  });
  const now = Date.parse('2026-03-16T10:00:00Z');
  const wording = { texts: guideTexts.words, format: new Formatter('en', 'UTC'), lang: 'en', zone: 'UTC', now };
  element.content = () => openings.describe(hours, services, wording)?.says ?? 'nothing known';
  const renders = async (times: number) => {
    for (let each = 0; each < times; each += 1) {
      element.requestUpdate();
      await element.updateComplete;
    }
  };
  await renders(1);
  await waitUntil(() => network.asked === 1);
  await renders(5);
  return { network, element, openings, renders };
}

describe('the code that judges hours', () => {
  it('is asked for again when the network is back, and not with every update', async () => {
    const { network, element } = await show();
    expect(network.asked).to.equal(1);
    network.failing = false;
    dispatchEvent(new Event('online'));
    await waitUntil(() => element.text.includes('Open until 17:00'));
    expect(network.asked).to.equal(2);
    dispatchEvent(new Event('online'));
    await element.updateComplete;
    expect(network.asked).to.equal(2);
  });

  it('is asked for again with the hours of another service', async () => {
    const { network, element, openings, renders } = await show();
    openings.retry();
    await renders(5);
    expect(network.asked).to.equal(2);
    network.failing = false;
    openings.retry();
    await renders(1);
    await waitUntil(() => element.text.includes('Open until 17:00'));
    expect(network.asked).to.equal(3);
  });
});
