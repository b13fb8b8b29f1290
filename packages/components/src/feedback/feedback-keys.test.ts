import { CivicError } from '@civickit/core';
import type { WritableMemoryRequests } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import { at, device, isDrafted, make, onPage, press, rootOf, textOf } from './feedback.fixture.js';
import type { CivicFeedback } from './feedback.js';
import { collectFeedback, feedbackSource, sampleReport, seen } from './feedback.states.js';

describe('<civic-feedback> for who has only keys', () => {
  const focused = (feedback: CivicFeedback) => rootOf(feedback).activeElement;
  const isOn = (feedback: CivicFeedback, selector: string) =>
    waitUntil(() => focused(feedback)?.matches(selector), `the focus on ${selector}, not on ${focused(feedback)?.outerHTML}`);

  async function pressByKey(feedback: CivicFeedback, selector: string): Promise<void> {
    const button = await seen(feedback, selector);
    button.focus();
    expect(focused(feedback)).to.equal(button);
    button.click();
  }

  async function silent(): Promise<CivicFeedback> {
    const feedback = await fixture<CivicFeedback>(html`<civic-feedback></civic-feedback>`);
    feedback.collection = collectFeedback({ fault: { kind: 'error', error: new CivicError('timeout/answer', 'no answer') } });
    await seen(feedback, '.note.caution');
    return feedback;
  }

  it('goes to the first question after "Try again"', async () => {
    const feedback = await silent();
    await pressByKey(feedback, '.root > button:not(.main)');
    await isOn(feedback, 'textarea');
  });

  it('goes to the heading after "Try again" among the types', async () => {
    const feedback = await silent();
    await feedback.prefill({ description: 'The lamp' });
    feedback.show('type');
    await pressByKey(feedback, '.chooser button');
    await isOn(feedback, '.step');
  });

  it('goes to the heading when a draft is deleted', async () => {
    const { store, open } = device();
    const first = await make({ collection: open() });
    await first.prefill(sampleReport);
    first.show('where');
    await at(first, 'where');
    await isDrafted(store);
    first.remove();
    const next = await make({ collection: open() });
    await pressByKey(next, '.drafts .quiet');
    await waitUntil(() => !rootOf(next).querySelector('.drafts'), 'the end of the draft');
    await isOn(next, '.step');
  });

  it('goes to the button that says that a person writes, from there to the one that sends, and to what came of it', async () => {
    const source = feedbackSource() as WritableMemoryRequests;
    const { submit } = source.send;
    let take = (): void => undefined;
    const taken = new Promise<void>((resolve) => (take = resolve));
    Object.assign(source.send, { submit: (...given: Parameters<typeof submit>) => taken.then(() => submit(...given)) });
    const feedback = await onPage(source);
    await feedback.prefill({ ...sampleReport, type: 'waste' });
    feedback.show('check');
    await seen(feedback, 'dl.summary');
    await pressByKey(feedback, 'form button.main');
    await isOn(feedback, '.person button');
    await pressByKey(feedback, '.person button');
    await isOn(feedback, 'form button.main');
    take();
    await at(feedback, 'sent');
    await isOn(feedback, '.step');
  });

  it('stays at the question about a page that is thanked for', async () => {
    const feedback = await fixture<CivicFeedback>(html`<civic-feedback compact type="idea"></civic-feedback>`);
    feedback.collection = collectFeedback();
    await press(feedback, '.useful button');
    await pressByKey(feedback, '.useful .main');
    await waitUntil(() => textOf(feedback).includes('Thank you'), 'the thanks');
    await isOn(feedback, '.useful');
  });
});
