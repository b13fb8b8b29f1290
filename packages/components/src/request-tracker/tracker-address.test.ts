import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicRequestTracker } from './request-tracker.js';
import { collectFollowed, sampleCode } from './request-tracker.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;

describe('a code in the address of a page with <civic-request-tracker>', () => {
  it('takes a code out of the address before it looks it up', async () => {
    history.replaceState(null, '', `#report.code=${sampleCode}`);
    const tracker = await fixture<CivicRequestTracker>(html`<civic-request-tracker route="hash"></civic-request-tracker>`);
    tracker.collection = collectFollowed();
    await waitUntil(() => rootOf(tracker).querySelector('.report'));
    expect(location.hash).to.equal('');
  });

  it('leaves an address alone without route', async () => {
    history.replaceState(null, '', `#report.code=${sampleCode}`);
    const tracker = await fixture<CivicRequestTracker>(html`<civic-request-tracker></civic-request-tracker>`);
    tracker.collection = collectFollowed();
    await waitUntil(() => rootOf(tracker).querySelector('#code'), 'the field for the code');
    expect(location.hash).to.contain('report.code');
    expect(rootOf(tracker).querySelector<HTMLInputElement>('#code')?.value).to.equal('');
    history.replaceState(null, '', location.pathname + location.search);
  });
});
