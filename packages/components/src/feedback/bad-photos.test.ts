import type { WritableMemoryRequests } from '@civickit/core/testing';
import { expect } from '@open-wc/testing';
import { noise } from '../photos/photos.fixture.js';
import { waitUntil } from '../testing/wait-until.js';
import { at, onPage, press, rootOf, textOf, write } from './feedback.fixture.js';
import { feedbackSource, sampleReport, seen } from './feedback.states.js';

/** A HEIC of an iPhone by its beginning, which no decoder can make a picture of. */
const heic = new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0mif1heic');

describe('a photo that cannot be opened, in <civic-feedback>', () => {
  it('is said not to be sent, and the words go on without it', async () => {
    const source = feedbackSource() as WritableMemoryRequests;
    const feedback = await onPage(source);
    await write(feedback, 'textarea', 'The bin is full');
    const files = new DataTransfer();
    const half = await noise(64, 64, 'image/jpeg');
    files.items.add(new File([half.slice(0, half.length / 2)], 'half.jpg', { type: 'image/jpeg' }));
    files.items.add(new File([heic], 'IMG_1.HEIC', { type: 'image/heic' }));
    const chooser = (await seen(feedback, '[type=file]')) as HTMLInputElement;
    chooser.files = files.files;
    chooser.dispatchEvent(new Event('change'));
    for (const name of ['half.jpg', 'IMG_1.HEIC'])
      await waitUntil(() => textOf(feedback).includes(`${name}: cannot be opened here and will not be sent`), `what became of ${name}`);
    await feedback.prefill({ ...sampleReport, type: 'waste' });
    feedback.show('check');
    await seen(feedback, 'dl.summary');
    await press(feedback);
    await waitUntil(() => feedback.step === 'sent' || rootOf(feedback).querySelector('.person'), 'an answer');
    rootOf(feedback).querySelector<HTMLButtonElement>('.person button')?.click();
    await at(feedback, 'sent');
    const [sent] = source.send.sent;
    expect([sent?.draft.description, sent?.draft.media, source.send.files.size]).to.deep.equal([sampleReport.description, undefined, 0]);
  });
});
