import type { FollowedRequest } from '@civickit/core';
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicRequestTracker } from './request-tracker.js';
import { collectFollowed, reachTracked, sampleCode, workedOn } from './request-tracker.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;

async function opened(given: Parameters<typeof collectFollowed>[0], types: Readonly<Record<string, string>>): Promise<CivicRequestTracker> {
  const tracker = await fixture<CivicRequestTracker>(html`<civic-request-tracker lang="en"></civic-request-tracker>`);
  tracker.collection = collectFollowed(given);
  await reachTracked(tracker, { summary: '', types, reaches: '.report, #missing' });
  return tracker;
}

describe('a report that <civic-request-tracker> opens', () => {
  it('is told to be overdue, and not by no days at all, on the weekend after its promised Friday', async () => {
    const expected = { iso: '2026-03-13', precision: 'day', zone: 'given' } as const;
    const report: FollowedRequest = { ...workedOn, request: { ...workedOn.request, expected } };
    const tracker = await opened({ report }, { code: sampleCode });
    const promise = rootOf(tracker)
      .querySelector('.promise.late')
      ?.textContent?.replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    expect(promise).to.equal('Overdue: promised by March 13, 2026');
  });

  it('wants its PIN where the office gives one', async () => {
    const wrong = await opened({ pin: true }, { code: sampleCode, pin: '654321' });
    expect(rootOf(wrong).querySelector('#missing')).not.to.equal(null);
    const right = await opened({ pin: true }, { code: sampleCode, pin: '123456' });
    await waitUntil(() => rootOf(right).querySelector('.report'), 'the report');
  });
});
