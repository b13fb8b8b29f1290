import { createCivicClient, type FollowedRequest } from '@civickit/core';
import { memoryRequests } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { sampleNow } from '../requests/sample-requests.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicRequestTracker } from './request-tracker.js';
import { collectFollowed, reachTracked, sampleCode, workedOn } from './request-tracker.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;

async function opened(
  collection: ReturnType<typeof collectFollowed>,
  types: Readonly<Record<string, string>>,
): Promise<CivicRequestTracker> {
  const tracker = await fixture<CivicRequestTracker>(html`<civic-request-tracker lang="en"></civic-request-tracker>`);
  tracker.collection = collection;
  await reachTracked(tracker, { summary: '', types, reaches: '.report, #missing' });
  return tracker;
}

const promiseOf = (tracker: Element) =>
  rootOf(tracker)
    .querySelector('.promise')
    ?.textContent?.replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe('a report that <civic-request-tracker> opens', () => {
  it('is told to be overdue, and not by no days at all, on the weekend after its promised Friday', async () => {
    const expected = { iso: '2026-03-13', precision: 'day', zone: 'given' } as const;
    const report: FollowedRequest = { ...workedOn, request: { ...workedOn.request, expected } };
    const tracker = await opened(collectFollowed({ report }), { code: sampleCode });
    expect(promiseOf(tracker)).to.equal('Overdue: promised by March 13, 2026');
  });

  it('counts working days, and says so, without holidays where no calendar is there', async () => {
    const expected = { iso: '2026-03-11', precision: 'day', zone: 'given' } as const;
    const report: FollowedRequest = { ...workedOn, request: { ...workedOn.request, expected } };
    const requests = memoryRequests({ id: 'hotline', items: [], codes: { [sampleCode.replaceAll('-', '')]: report } });
    const { requests: collection } = createCivicClient({ requests }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } });
    const tracker = await opened(collection, { code: sampleCode });
    expect(promiseOf(tracker)).to.equal('Promised by March 11, 2026 · overdue by 2 working days (holidays not counted)');
  });

  it('wants its PIN where the office gives one', async () => {
    const wrong = await opened(collectFollowed({ pin: true }), { code: sampleCode, pin: '654321' });
    expect(rootOf(wrong).querySelector('#missing')).not.to.equal(null);
    const right = await opened(collectFollowed({ pin: true }), { code: sampleCode, pin: '123456' });
    await waitUntil(() => rootOf(right).querySelector('.report'), 'the report');
  });
});
