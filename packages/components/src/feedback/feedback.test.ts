import { CivicError, createCivicClient, type Instant, memoryStore, type Receipt } from '@civickit/core';
import type { WritableMemoryRequests } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { FormFlow } from '../form/form-flow.js';
import { sampleNow } from '../requests/sample-requests.js';
import { describeElement } from '../testing/describe-element.js';
import { waitUntil } from '../testing/wait-until.js';
import { at, device, isDrafted, make, onPage, plain, press, rootOf, settled, textOf, write } from './feedback.fixture.js';
import type { CivicFeedback } from './feedback.js';
import {
  collectFeedback,
  feedbackSource,
  type FeedbackState,
  feedbackStates,
  reachFeedback,
  sampleReport,
  seen,
} from './feedback.states.js';

// First in this file: what judges answers stays here once it has come.
describe('<civic-feedback> without what judges answers', () => {
  const own = Object.getOwnPropertyDescriptor(FormFlow.prototype, 'complete') as PropertyDescriptor;
  const judgeBy = (complete: () => Promise<void>) => Object.defineProperty(FormFlow.prototype, 'complete', { ...own, value: complete });
  const restore = () => Object.defineProperty(FormFlow.prototype, 'complete', own);
  afterEach(restore);

  it('asks for it also where nobody says what can be reported', async () => {
    let asked = 0;
    judgeBy(() => ((asked += 1), Promise.reject(new TypeError('blocked'))));
    const feedback = await fixture<CivicFeedback>(html`<civic-feedback></civic-feedback>`);
    feedback.collection = collectFeedback({ fault: { kind: 'hang' } });
    await waitUntil(() => asked > 0, 'the question');
  });

  it('says on the first page that it cannot go on, as often as that is wanted, and goes on once it can', async () => {
    let block = (): void => undefined;
    const blocked = new Promise<void>((_, reject) => (block = () => reject(new TypeError('blocked'))));
    judgeBy(() => blocked);
    const feedback = await make();
    await write(feedback, 'textarea', '灯坏了');
    await press(feedback);
    await seen(feedback, '[part=form] button.main[aria-disabled=true]');
    block();
    expect((await seen(feedback, '[part=form] .note.caution')).textContent).to.contain('It cannot be checked without a network yet');
    const said = () => rootOf(feedback).querySelector('.status')?.textContent ?? '';
    await waitUntil(() => said().includes('It cannot be checked without a network yet'), 'what is said');
    const before = said();
    await seen(feedback, '[part=form] button.main:not([aria-disabled])');
    await press(feedback);
    await waitUntil(() => said() !== before, 'the same again');
    expect(said().trim()).to.equal(before.trim());
    await seen(feedback, '[part=form] button.main:not([aria-disabled])');
    restore();
    await press(feedback);
    await at(feedback, 'type');
  });

  it('keeps what is typed, and shows it again, while it does not come', async () => {
    judgeBy(() => new Promise(() => undefined));
    const { store, open } = device();
    const first = await make({ collection: open() });
    await first.prefill({ contact: { phone: '13800138000' } });
    await write(first, 'textarea', 'The lamp');
    await waitUntil(async () => (await store.keys('draft/')).length > 0, 'the draft');
    first.remove();
    const next = await make({ collection: open() });
    await press(next, '.drafts button.main');
    await waitUntil(() => rootOf(next).querySelector('textarea')?.value === 'The lamp', 'the words');
  });
});

describeElement({
  tag: 'civic-feedback',
  make: () => make(),
  prepare: (feedback) => Object.assign(feedback, { collection: collectFeedback() }),
  settled,
});

describe('<civic-feedback> in each state', () => {
  for (const [name, state] of Object.entries<FeedbackState>(feedbackStates)) {
    it(`${name}: ${state.summary}`, async () => {
      const feedback = document.createElement('civic-feedback');
      if (state.fallback) feedback.innerHTML = '<a href="/call">Call the office</a>';
      const place = await fixture(html`<div></div>`);
      Object.assign(feedback, { collection: state.collection?.(), ...state.properties });
      place.append(feedback);
      await reachFeedback(feedback, state);
      await feedback.updateComplete;
      expect(rootOf(feedback).querySelector('slot')?.hidden).to.equal(!state.fallback);
      await expect(feedback).to.be.accessible();
    });
  }
});

describe('<civic-feedback>', () => {
  afterEach(() => Reflect.deleteProperty(performance, 'now'));

  it('takes a report from its words to its number, with what its type asks', async () => {
    const source = feedbackSource() as WritableMemoryRequests;
    const feedback = await onPage(source);
    await write(feedback, 'textarea', '河口村二组的路灯坏了。');
    await press(feedback);
    await at(feedback, 'type');
    expect(textOf(feedback)).to.contain('路灯故障');
    await press(feedback, '.chooser input[type=radio]');
    await press(feedback);
    await at(feedback, 'where');
    await write(feedback, '#place-words', '村口');
    await press(feedback);
    await at(feedback, 'own-1');
    await press(feedback, '[data-path=kind] input');
    await press(feedback);
    await at(feedback, 'contact');
    await write(feedback, '[data-path=report-phone] input', '13800138000');
    await press(feedback);
    await at(feedback, 'check');
    await seen(feedback, 'dl.summary');
    // As somebody who has taken the time of a person.
    const { now } = performance;
    performance.now = () => now.call(performance) + 3000;
    await press(feedback);
    await at(feedback, 'sent');
    expect((await seen(feedback, '.number')).textContent).to.contain('sent-1');
    // A question or thanks is no form: the receipt bears the name of its type.
    expect(plain((await seen(feedback, '.step')).textContent).trim()).to.equal('路灯故障');
    expect(plain((await seen(feedback, '.told')).textContent), 'of a type that says no kind').to.equal(
      'The office has received what you wrote.',
    );
    expect(textOf(feedback)).not.to.contain('form');
    expect(source.send.sent.map(({ draft }) => draft)).to.deep.equal([
      {
        type: 'lamp',
        description: '河口村二组的路灯坏了。',
        address: '村口',
        answers: { kind: 'dark' },
        contact: { phone: '13800138000' },
        lang: 'en',
      },
    ]);
  });

  it('loses no key and no photo that comes before there is a place for it', async () => {
    const feedback = await make({ photoFirst: true });
    const field = (await seen(feedback, 'textarea')) as HTMLTextAreaElement;
    const files = new DataTransfer();
    files.items.add(new File(['no picture'], 'lamp.txt', { type: 'text/plain' }));
    const chooser = (await seen(feedback, '[type=file]')) as HTMLInputElement;
    chooser.files = files.files;
    chooser.dispatchEvent(new Event('change'));
    for (const key of 'The lamp') {
      field.value += key;
      field.dispatchEvent(new Event('input'));
      await Promise.resolve();
      await feedback.updateComplete;
    }
    await waitUntil(() => textOf(feedback).includes('lamp.txt: is of a kind that is not taken'), 'what became of the file');
    expect(((await seen(feedback, 'textarea')) as HTMLTextAreaElement).value).to.equal('The lamp');
  });

  it('calls a question a question once it has arrived, with its number or before it has one', async () => {
    const at = '2026-03-15T01:30:00Z' as Instant;
    const receipts = [
      { source: 'hotline', at, strength: 'confirmed', ref: { source: 'hotline', id: '1' } },
      { source: 'hotline', at, strength: 'pending', token: 't' },
    ] satisfies Receipt[];
    const told: string[] = [];
    for (const receipt of receipts) {
      const feedback = await make();
      await feedback.prefill({ ...sampleReport, type: 'question' });
      feedback.show('check');
      await seen(feedback, 'dl.summary');
      feedback.finish(receipt);
      told.push(plain((await seen(feedback, '.told')).textContent));
    }
    const arrived = 'Your question has arrived at the office.';
    expect(told).to.deep.equal([arrived, `${arrived} It gets a number later.`]);
  });

  it('begins another report with nothing of the one before', async () => {
    const feedback = await make();
    await feedback.prefill({ ...sampleReport, type: 'waste' });
    feedback.show('check');
    await seen(feedback, 'dl.summary');
    feedback.finish({
      source: 'hotline',
      at: '2026-03-15T01:30:00Z' as Instant,
      strength: 'confirmed',
      ref: { source: 'hotline', id: '1' },
    });
    await at(feedback, 'sent');
    await press(feedback, '.row button.quiet');
    await at(feedback, 'words');
    await waitUntil(() => rootOf(feedback).querySelector('textarea')?.value === '', 'an empty field');
    await write(feedback, 'textarea', 'Another matter');
    await press(feedback);
    await at(feedback, 'type');
    await seen(feedback, '.chooser');
    expect(rootOf(feedback).querySelector('.chooser input:checked')).to.equal(null);
  });

  it('says by when the office has promised to be done, and reminds on that day', async () => {
    const feedback = await make();
    await feedback.prefill({ ...sampleReport, type: 'waste' });
    feedback.show('check');
    await seen(feedback, 'dl.summary');
    // The end of a day in Shanghai.
    const expected = { iso: '2026-03-20T15:59:59.999Z', precision: 'instant', zone: 'given' } as const;
    const ref = { source: 'hotline', id: '1' };
    feedback.finish({ source: 'hotline', at: '2026-03-15T01:30:00Z' as Instant, strength: 'confirmed', ref, expected });
    await at(feedback, 'sent');
    expect(plain((await seen(feedback, '.after .promise')).textContent))
      .to.contain('Promised by')
      .and.to.contain('20');
    const { createObjectURL } = URL;
    const saved = new Promise<Blob>((resolve) => {
      URL.createObjectURL = (blob: Blob) => (resolve(blob), createObjectURL.call(URL, blob));
    });
    const remind = [...rootOf(feedback).querySelectorAll<HTMLButtonElement>('.after button')].at(-1);
    remind?.click();
    const file = await (await saved).text();
    URL.createObjectURL = createObjectURL;
    expect(file).to.contain(`DTSTART:20260320T${new Date(sampleNow).toISOString().slice(11, 19).replaceAll(':', '')}Z`);
  });

  it('asks whoever fills it in faster than people write, and sends it when they say that they are one', async () => {
    const source = feedbackSource() as WritableMemoryRequests;
    const feedback = await onPage(source);
    await feedback.prefill({ ...sampleReport, type: 'waste' });
    feedback.show('check');
    await seen(feedback, 'dl.summary');
    await press(feedback);
    await waitUntil(() => textOf(feedback).includes('If you are a person'), 'the question');
    expect(source.send.sent).to.have.length(0);
    await press(feedback, '.root > p button');
    await at(feedback, 'sent');
    expect(source.send.sent).to.have.length(1);
  });

  it('gives the number before the photos are there, and says so until they are', async () => {
    const media = { accept: ['image/*'], maxBytes: 4_000_000, apart: true, later: true };
    const source = feedbackSource({ sending: { strength: 'confirmed', media } }) as WritableMemoryRequests;
    const upload = source.send.upload?.bind(source.send);
    let letThrough = (): void => undefined;
    const free = new Promise<void>((resolve) => (letThrough = resolve));
    type Given = Parameters<NonNullable<typeof upload>>;
    Object.assign(source.send, { upload: (...given: Given) => free.then(() => upload?.(...given)) });
    const feedback = await onPage(source);
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
    canvas.getContext('2d')?.fillRect(0, 0, 40, 40);
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    const files = new DataTransfer();
    files.items.add(new File([photo ?? ''], 'lamp.jpg', { type: 'image/jpeg' }));
    await write(feedback, 'textarea', 'The bin is full');
    const chooser = (await seen(feedback, '[type=file]')) as HTMLInputElement;
    chooser.files = files.files;
    chooser.dispatchEvent(new Event('change'));
    await waitUntil(() => textOf(feedback).includes('lamp.jpg'), 'the photo');
    await feedback.prefill({ ...sampleReport, type: 'waste' });
    feedback.show('check');
    await seen(feedback, 'dl.summary');
    await press(feedback);
    // Whoever was quick is asked whether they are a person.
    await waitUntil(() => feedback.step === 'sent' || textOf(feedback).includes('If you are a person'), 'an answer');
    rootOf(feedback).querySelector<HTMLButtonElement>('.root > p button')?.click();
    await at(feedback, 'sent');
    expect((await seen(feedback, '.number')).textContent).to.contain('sent-1');
    const rest = await seen(feedback, '.rest');
    expect([rest.textContent, rest.closest('[role]')]).to.deep.equal(['1 of 1 photos is still on the way.', null]);
    expect([source.send.sent[0]?.draft.mediaToCome, source.send.files.size]).to.deep.equal([1, 0]);
    letThrough();
    await waitUntil(() => !rootOf(feedback).querySelector('.rest'), 'all of it');
    expect(source.send.files.size).to.equal(1);
  });

  it('asks for no place and no photo where the type needs none', async () => {
    const feedback = await make();
    await feedback.prefill({ description: '办证要带什么？', type: 'question' });
    feedback.show('type');
    await seen(feedback, '.chooser');
    await press(feedback);
    await at(feedback, 'contact');
    feedback.show('words');
    await waitUntil(() => !rootOf(feedback).querySelector('[type=file]'), 'no photos');
  });

  it('keeps what was typed before its code had come, in the page of the host and in its own', async () => {
    const place = await fixture(
      html`<div>
        <civic-feedback
          ><form><textarea name="description"></textarea></form
        ></civic-feedback>
      </div>`,
    );
    const feedback = place.querySelector('civic-feedback') as CivicFeedback;
    const field = feedback.querySelector('textarea') as HTMLTextAreaElement;
    field.focus();
    field.value = 'The lamp';
    field.setSelectionRange(4, 4);
    feedback.collection = collectFeedback();
    const own = (await seen(feedback, 'textarea')) as HTMLTextAreaElement;
    await waitUntil(() => own.value === 'The lamp', 'the words');
    await waitUntil(() => rootOf(feedback).activeElement === own, 'the focus');
    expect(own.selectionStart).to.equal(4);
  });

  it('writes names from left to right beside their buttons, also on a page from right to left', async () => {
    const feedback = await make({ lang: 'ug' });
    await feedback.prefill({ description: '路灯坏了' });
    feedback.show('type');
    const name = await seen(feedback, '.chooser .tick .name');
    const words = document.createRange();
    words.selectNodeContents(name);
    const label = name.closest('label') as HTMLElement;
    expect(getComputedStyle(label).direction).to.equal('rtl');
    expect(words.getBoundingClientRect().right).to.be.closeTo(label.getBoundingClientRect().right, 1);
  });

  it('carries a draft over the page, with its type and what that asks', async () => {
    const { store, open } = device();
    const first = await make({ collection: open() });
    await first.prefill(sampleReport);
    first.show('own-1');
    await press(first, '[data-path=kind] input');
    await isDrafted(store);
    first.remove();
    const next = await make({ collection: open() });
    await press(next, '.drafts button.main');
    await at(next, 'own-1');
    expect(((await seen(next, '[data-path=kind] input')) as HTMLInputElement).checked).to.equal(true);
  });

  it('shows open reports nearby, keeps nobody from going on, and tells how the same one is followed', async () => {
    const feedback = await make({ trackHref: '/follow' });
    await feedback.prefill(sampleReport);
    feedback.show('where');
    const similar = await seen(feedback, '.similar');
    expect(plain(similar.textContent)).to.contain('Is it one of these?').and.to.contain('10 m away');
    // In words of the ladder, which are there in languages of which engines know no units.
    feedback.lang = 'ug';
    await waitUntil(() => plain(rootOf(feedback).querySelector('.similar')?.textContent).includes('10 مېتىر'), 'the distance');
    feedback.lang = 'en';
    await press(feedback, '.similar .one button');
    expect(plain((await seen(feedback, '.similar a')).getAttribute('href'))).to.equal('/follow');
    await press(feedback);
    await at(feedback, 'own-1');
  });

  it('says who does not answer since when, and whom else to turn to, and keeps what is written', async () => {
    const store = memoryStore();
    const source = feedbackSource();
    const client = () =>
      createCivicClient({ requests: source }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow }, store }).requests;
    await client().types({ lang: 'en' });
    source.fault = { kind: 'error', error: new CivicError('timeout/answer', 'no answer') };
    const feedback = await make({ collection: client() });
    const note = plain((await seen(feedback, '.note.caution')).textContent);
    expect(note).to.contain('has not answered this page since').and.to.contain('12345');
    await write(feedback, 'textarea', '灯坏了');
    await press(feedback);
    await at(feedback, 'type');
  });
});
