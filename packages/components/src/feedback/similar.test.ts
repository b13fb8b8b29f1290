import { CivicError, createCivicClient, memoryStore } from '@civickit/core';
import type { Fault } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { sampleNow } from '../requests/sample-requests.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicFeedback } from './feedback.js';
import { feedbackSource, sampleReport, seen } from './feedback.states.js';

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
    const cut = { kind: 'error', error: new CivicError('offline/no-network', 'no network') } as const;
    expect(await near(cut)).to.match(/As of .*; it may have changed since/);
  });
});
