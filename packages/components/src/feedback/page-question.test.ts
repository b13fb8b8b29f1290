import { CivicError, createCivicClient, memoryStore } from '@civickit/core';
import { clientSender, openOutbox } from '@civickit/core/outbox';
import type { WritableMemoryRequests } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { createHost } from '../host/create-host.js';
import type { CivicKit } from '../kit/kit.js';
import { sampleNow } from '../requests/sample-requests.js';
import { waitUntil } from '../testing/wait-until.js';
import { withoutRoom } from '../testing/without-room.js';
import { press, textOf, write } from './feedback.fixture.js';
import type { CivicFeedback } from './feedback.js';
import { feedbackSource } from './feedback.states.js';

describe('<civic-feedback compact>', () => {
  it('asks of a page only whether it is useful, and nobody anything before that', async () => {
    const source = feedbackSource() as WritableMemoryRequests;
    let asked = 0;
    const types = source.types?.bind(source);
    Object.assign(source, { types: (...given: Parameters<NonNullable<typeof types>>) => ((asked += 1), types?.(...given)) });
    const client = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } });
    const feedback = await fixture<CivicFeedback>(html`<civic-feedback compact type="idea"></civic-feedback>`);
    feedback.collection = client.requests;
    await press(feedback, '.useful button:last-of-type');
    expect(asked).to.equal(0);
    await write(feedback, '#useful-line', 'The opening hours are missing');
    await press(feedback, '.useful .main');
    await waitUntil(() => textOf(feedback).includes('Thank you. The office has it.'), 'the thanks');
    const [sent] = source.send.sent;
    expect(sent?.draft.description).to.match(/^No · The opening hours are missing\n.* http/);
  });

  it('sends what is said of a page from a device that has no room, and does not say that it is kept', async () => {
    const source = feedbackSource() as WritableMemoryRequests;
    const { submit } = source.send;
    const later = new CivicError('http/rate-limited', 'later', { status: 429, retry: 'after', retryAfterMs: 60_000 });
    Object.assign(source.send, { submit: () => Promise.reject(later) });
    const client = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } });
    const kit = await fixture<CivicKit>(html`<civic-kit><civic-feedback compact type="idea" lang="en"></civic-feedback></civic-kit>`);
    const outbox = withoutRoom(
      openOutbox({ name: `useful-${Math.random()}`, send: async (target) => clientSender(client.requests, target.source) }),
    );
    kit.host = createHost(client, { store: memoryStore(), outbox: async () => outbox });
    const feedback = kit.querySelector('civic-feedback') as CivicFeedback;
    await press(feedback, '.useful button');
    await press(feedback, '.useful .main');
    await waitUntil(() => textOf(feedback).includes('It waits on this page'), 'what became of it');
    expect(textOf(feedback)).not.to.include('saved on this device');
    Object.assign(source.send, { submit });
    const [item] = await outbox.list();
    await outbox.queue(item?.key ?? '');
    await waitUntil(() => source.send.sent.length === 1, 'the answer');
    outbox.close();
  });
});
