import type { WritableMemoryRequests } from '@civickit/core/testing';
import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import { at, onPage, press, rootOf, textOf, write } from './feedback.fixture.js';
import { feedbackSource, seen } from './feedback.states.js';

describe('a machine before <civic-feedback>', () => {
  afterEach(() => Reflect.deleteProperty(performance, 'now'));

  it('is asked whether it is a person where it fills in the field that nobody sees, however slowly', async () => {
    const source = feedbackSource() as WritableMemoryRequests;
    const { now } = performance;
    for (const trap of ['https://spam.example', '']) {
      const feedback = await onPage(source, { type: 'thanks' });
      const field = (await seen(feedback, '[name=website]')) as HTMLInputElement;
      expect([field.tabIndex, field.closest('[aria-hidden=true]') !== null, field.autocomplete]).to.deep.equal([-1, true, 'off']);
      field.value = trap;
      await write(feedback, 'textarea', 'Thank you');
      await press(feedback);
      await at(feedback, 'contact');
      await press(feedback);
      await at(feedback, 'check');
      await seen(feedback, 'dl.summary');
      performance.now = () => now.call(performance) + 3000;
      await press(feedback);
      if (trap) await waitUntil(() => textOf(feedback).includes('If you are a person'), 'the question');
      else await at(feedback, 'sent');
      expect(rootOf(feedback).querySelector('.person') !== null).to.equal(trap !== '');
      expect(source.send.sent).to.have.length(trap ? 0 : 1);
      Reflect.deleteProperty(performance, 'now');
    }
  });
});
