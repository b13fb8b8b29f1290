import { CivicError, createCivicClient, memoryStore, type Query } from '@civickit/core';
import type { Fault } from '@civickit/core/testing';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sampleNow, sampleRequests } from '../requests/sample-requests.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicFeedback } from './feedback.js';
import { feedbackSource, sampleReport, seen } from './feedback.states.js';

const cut = { kind: 'error', error: new CivicError('offline/no-network', 'no network') } as const;

describe('similar reports of <civic-feedback>', () => {
  it('are shown without a network as they were, with the time of that', async () => {
    const store = memoryStore();
    const near = async (fault?: Fault): Promise<string> => {
      const source = feedbackSource(fault && { fault });
      const client = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow }, store });
      const feedback = await fixture<CivicFeedback>(html`<civic-feedback lang="en"></civic-feedback>`);
      feedback.collection = client.requests;
      await seen(feedback, '.stopper');
      await feedback.prefill(sampleReport);
      feedback.show('where');
      return (await seen(feedback, '.similar')).textContent;
    };
    expect(await near()).not.to.include('it may have changed since');
    await waitUntil(async () => (await store.keys('copy/')).includes('copy/requests/hotline/'), 'the copy');
    expect(await near(cut)).to.match(/As of .*; it may have changed since/);
  });

  /** Where a report is, without a network, on a device that has read a list of reports, or none. */
  async function cutOff(longitude: number, asked?: Query<'requests'>): Promise<CivicFeedback> {
    const store = memoryStore();
    // So that copies are kept by what was asked for, as of a server.
    const source = feedbackSource({ applies: new Set(['type', 'status', 'near']) });
    const client = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow }, store });
    await client.requests.types({ lang: 'en' });
    if (asked) {
      await client.requests.page(asked);
      await waitUntil(async () => (await store.keys('copy/requests/hotline/')).length > 1, 'the copy');
    }
    source.fault = cut;
    const feedback = await fixture<CivicFeedback>(html`<civic-feedback lang="en"></civic-feedback>`);
    feedback.collection = client.requests;
    await seen(feedback, '.stopper');
    await feedback.prefill({ ...sampleReport, where: { latitude: 26.5, longitude } });
    feedback.show('where');
    return feedback;
  }

  it('are taken without a network from any list that was read, for a place that nobody has asked for', async () => {
    const similar = await seen(await cutOff(106.7001, { limit: 20 }), '.similar');
    expect(similar.textContent).to.match(/3 open reports nearby.*As of Mar 15, 2026.*it may have changed since/su);
    expect(similar.querySelectorAll('li')).to.have.length(3);
  });

  it('are none without a network where no copy has one near, or there is no copy', async () => {
    for (const feedback of [await cutOff(106.71, { limit: 20 }), await cutOff(106.7)]) {
      await seen(feedback, '.step');
      await aTimeout(300);
      expect(feedback.shadowRoot?.querySelector('.similar')).to.equal(null);
    }
  });

  it('leave out a photo that cannot be had', async () => {
    const items = sampleRequests('hotline').map((one) => ({ ...one, media: [{ url: `${location.origin}/not-there.jpg` }] }));
    const client = createCivicClient({ requests: feedbackSource({ items }) }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } });
    const feedback = await fixture<CivicFeedback>(html`<civic-feedback lang="en"></civic-feedback>`);
    feedback.collection = client.requests;
    await seen(feedback, '.stopper');
    await feedback.prefill(sampleReport);
    feedback.show('where');
    const photo = await seen(feedback, '.similar img');
    photo.scrollIntoView();
    await waitUntil(() => photo.offsetHeight === 0, 'no frame without a photo');
  });
});
