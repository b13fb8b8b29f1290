import type { Instant, Receipt } from '@civickit/core';
import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import { at, make, plain, rootOf, textOf } from './feedback.fixture.js';
import type { CivicFeedback } from './feedback.js';
import { sampleReport, seen } from './feedback.states.js';

const numbered = {
  source: 'hotline',
  at: '2026-03-15T01:30:00Z' as Instant,
  strength: 'confirmed',
  ref: { source: 'hotline', id: '20260315-0417' },
} satisfies Receipt;
const receipt = { ...numbered, code: '7K2MQ0ZV9D4THB6X1RWC' } satisfies Receipt;

async function received(properties: Partial<CivicFeedback> = {}, given: Receipt = receipt): Promise<CivicFeedback> {
  const feedback = await make({ trackHref: '/follow', ...properties });
  await feedback.prefill({ ...sampleReport, type: 'waste' });
  feedback.show('check');
  await seen(feedback, 'dl.summary');
  feedback.finish(given);
  await at(feedback, 'sent');
  await seen(feedback, '.after button');
  return feedback;
}

const pressed = (feedback: CivicFeedback, name: string): void =>
  [...rootOf(feedback).querySelectorAll<HTMLButtonElement>('.after button')].find((one) => one.textContent?.includes(name))?.click();
const saidOf = (feedback: CivicFeedback): string => rootOf(feedback).querySelector('.status')?.textContent ?? '';

describe('the receipt of <civic-feedback>', () => {
  const restores: (() => unknown)[] = [];
  afterEach(() => restores.splice(0).forEach((restore) => restore()));
  /** As another device would have it. */
  function replace(target: object, name: string, value: unknown): void {
    const own = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, value });
    restores.push(() => (own ? Object.defineProperty(target, name, own) : Reflect.deleteProperty(target, name)));
  }
  const number = 'Look what has become of report 20260315-0417';

  it('has the code, also as one that a phone reads, and is printed', async () => {
    let printed = 0;
    replace(globalThis, 'print', () => (printed += 1));
    const feedback = await received();
    expect(plain((await seen(feedback, '.number')).textContent)).to.equal(`Code: ${receipt.code}`);
    expect((await seen(feedback, '.qr')).getAttribute('aria-label')).to.equal(receipt.code);
    [...rootOf(feedback).querySelectorAll('button')].find((one) => one.textContent?.includes('Print'))?.click();
    expect(printed).to.equal(1);
  });

  it('says that the code is for its reporter alone, and nothing like it of a number that everybody may know', async () => {
    expect(textOf(await received())).to.contain('The code is for you alone; the number 20260315-0417 may be known to everybody');
    expect(textOf(await received({}, numbered))).not.to.match(/for you alone|to yourself/);
  });

  it('is passed on by the sheet of the device, with the number that everybody may know and never the code', async () => {
    const shared: unknown[] = [];
    replace(navigator, 'share', async (data: unknown) => void shared.push(data));
    const feedback = await received();
    pressed(feedback, 'Share the number');
    await waitUntil(() => shared.length > 0, 'what is shared');
    expect(shared).to.deep.equal([{ text: number }]);
    expect(rootOf(feedback).querySelector('#left')).to.equal(null);
  });

  it('is copied where the device has no such sheet, or keeps it from the page, and says so', async () => {
    const copied: string[] = [];
    replace(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    for (const share of [undefined, () => Promise.reject(new DOMException('not in a frame', 'NotAllowedError'))]) {
      replace(navigator, 'share', share);
      const feedback = await received();
      pressed(feedback, 'Share the number');
      await waitUntil(() => saidOf(feedback).includes('Copied'), 'what is said');
      expect(textOf(feedback)).to.contain('Copied');
      expect(((await seen(feedback, '#left')) as HTMLTextAreaElement).value).to.equal(number);
      await expect(feedback).to.be.accessible();
    }
    expect(copied).to.deep.equal([number, number]);
  });

  it('is selected to be copied by hand where nothing can copy', async () => {
    replace(navigator, 'share', undefined);
    replace(navigator, 'clipboard', undefined);
    replace(document, 'execCommand', () => false);
    const feedback = await received();
    pressed(feedback, 'Share the number');
    await waitUntil(() => saidOf(feedback).includes('The text is selected'), 'what is said');
    const field = (await seen(feedback, '#left')) as HTMLTextAreaElement;
    expect(rootOf(feedback).activeElement).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, number.length]);
  });

  it('reminds in words in an app that saves no files, and does not say that it saved one', async () => {
    replace(navigator, 'userAgent', `${navigator.userAgent} MicroMessenger/8.0.50`);
    const feedback = await received();
    pressed(feedback, 'Remind me');
    await waitUntil(() => saidOf(feedback).includes('saves no file'), 'what is said');
    expect(((await seen(feedback, '#left')) as HTMLTextAreaElement).value).to.equal(`${number}\n${location.origin}/follow`);
    await feedback.updateComplete;
    expect(rootOf(feedback).activeElement?.id).to.equal('left');
  });
});
