import { createCivicClient, type NewServiceRequest } from '@civickit/core';
import { openForm } from '@civickit/core/forms';
import type { Outbox } from '@civickit/core/outbox';
import { expect, fixture, html } from '@open-wc/testing';
import '../feedback/define.js';
import type { CivicFeedback } from '../feedback/feedback.js';
import { feedbackSource, sampleReport as lampReport, seen } from '../feedback/feedback.states.js';
import { FormDelivery } from '../form/form-delivery.js';
import { handOver } from '../form/form-sending.js';
import { sampleForm } from '../form/sample-form.js';
import '../kit/define.js';
import type { CivicKit } from '../kit/kit.js';
import '../outbox/define.js';
import type { CivicOutbox } from '../outbox/outbox.js';
import { sampleNow } from '../requests/sample-requests.js';
import { waitUntil } from '../testing/wait-until.js';
import type { Handing } from './handing.js';
import { PreparedItem } from './prepared-item.js';
import { handedHost, handedOutbox, handedSender } from './sample-handoff.js';
import { en } from './texts/en.js';

/** Of a type that asks nothing of its own. */
const sampleReport = { ...lampReport, type: 'road' };
const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
const textOf = (element: Element): string => plain(element.shadowRoot?.querySelector('.root')?.textContent);
const find = <E extends HTMLElement>(element: Element, selector: string) => element.shadowRoot?.querySelector<E>(selector) ?? undefined;

/** A page of an area where lamps are sent to a server, or where nothing is. */
async function onPage(mixed = false): Promise<{ feedback: CivicFeedback; list: CivicOutbox; outbox: Outbox }> {
  const handed = { ...feedbackSource(), send: handedSender<NewServiceRequest>() };
  const served = feedbackSource({
    id: 'city',
    types: [{ ref: { source: 'city', id: 'bus' }, name: 'Bus', hasQuestions: false, placeless: true }],
  });
  const outbox = handedOutbox();
  const kit = await fixture<CivicKit>(
    html`<civic-kit><civic-feedback lang="en"></civic-feedback><civic-outbox lang="en"></civic-outbox></civic-kit>`,
  );
  const requests = mixed ? [handed, served] : handed;
  kit.host = handedHost({ requests: requests as typeof handed }, { now: () => sampleNow }, outbox);
  return { feedback: kit.querySelector('civic-feedback') as CivicFeedback, list: kit.querySelector('civic-outbox') as CivicOutbox, outbox };
}

async function prepare(feedback: CivicFeedback, report: Partial<NewServiceRequest> = sampleReport): Promise<void> {
  await seen(feedback, '.step');
  await feedback.prefill(report);
  feedback.show('check');
  await seen(feedback, 'dl.summary');
  (await seen(feedback, 'form button.main')).click();
  await waitUntil(() => {
    find(feedback, '.person button')?.click();
    return feedback.step === 'sent';
  }, 'the end');
}

const handing = { source: 'hotline', about: {}, collection: { prepare: handedSender().handoff?.prepare } } as unknown as Handing;
const road = (value: string) => ({ type: 'road', said: { subject: 'Road', rows: [{ label: 'What', value }] } });
const wordsIn = ({ draft }: { draft: unknown }) => (draft as Partial<ReturnType<typeof road>>).said?.rows[0]?.value;

describe('an office without a server', () => {
  it('shows newer words of what is prepared, wherever they were written', async () => {
    const { feedback, outbox } = await onPage();
    await prepare(feedback);
    await seen(feedback, '.ways');
    const [item] = await outbox.list();
    await outbox.change(item?.key ?? '', road('Newer words'));
    await waitUntil(() => find<HTMLTextAreaElement>(feedback, '.whole textarea')?.value.includes('Newer words'), 'the newer words');
  });

  it('notes the way that was gone, and never over newer words', async () => {
    const outbox = handedOutbox();
    const { key } = await outbox.put({ source: 'hotline', kind: 'requests' }, road('Old'), { state: 'draft' });
    const [found] = await outbox.list();
    if (!found) throw new Error('nothing is there');
    /** At each drawing: whether the code was there with the words. */
    const drawn: boolean[] = [];
    const host = { requestUpdate: () => prepared.prepared && drawn.push(prepared.draw !== undefined) };
    const prepared: PreparedItem = new PreparedItem(host as never, found, () => ({ handing, outbox, texts: en, say: () => undefined }));
    await prepared.prepare();
    expect(drawn).to.deep.equal([false, true]);
    await prepared.go({ via: 'phone', href: 'tel:1', number: '1' }, null);
    await waitUntil(async () => ((await outbox.list())[0]?.draft as { said: { by?: string } }).said.by === 'phone', 'noted');
    await outbox.change(key, road('New'));
    prepared.notYet();
    await waitUntil(() => wordsIn(prepared.item) === 'New', 'the newer words');
    expect((await outbox.list()).map(wordsIn)).to.deep.equal(['New']);
    outbox.close();
  });

  it('gets what was asked in words, also from a form whose words have not come yet', async () => {
    const outbox = handedOutbox();
    const session = openForm(sampleForm);
    session.set('name', 'Li Na');
    const delivery = new FormDelivery({ changed: () => undefined, submitting: () => true, sent: () => undefined });
    const place = { addMedia: () => Promise.reject(new Error()), readMedia: async () => undefined, removeMedia: async () => undefined };
    const submission = session.submission({ lang: 'en' });
    const draft = {
      opened: async () => undefined,
      close: async () => undefined,
      key: undefined,
      replaces: undefined,
      drafts: undefined,
      files: place,
    };
    const setting = { source: 'hotline', outbox: () => Promise.resolve(outbox), assisted: false, handing, details: undefined, lang: 'en' };
    await handOver(delivery, { ...setting, title: undefined, session, submission }, draft, async () => undefined);
    const [item] = await outbox.list();
    expect((item?.draft as { said: { rows: unknown } }).said.rows).to.deep.include({ label: 'Your name', value: 'Li Na' });
    outbox.close();
  });

  it('is named before anything is typed, and what was written is prepared, not sent, until its writer says so', async () => {
    const { feedback, list, outbox } = await onPage();
    await seen(feedback, '.notice li');
    expect(textOf(feedback)).to.contain('Nothing is sent from here by itself.');
    expect(textOf(feedback)).to.contain('0850-5550730 (Open: 每天 8:00—20:00)');
    await prepare(feedback);
    await seen(feedback, '.ways');
    expect(textOf(feedback)).to.contain('It is prepared, and not sent: nobody has it yet.');
    expect(find<HTMLTextAreaElement>(feedback, '.whole textarea')?.value).to.contain(sampleReport.description);
    expect(find(feedback, '.asking')).to.equal(undefined);
    const [item] = await outbox.list();
    expect(item).to.include({ state: 'draft', tries: 0 });

    (await seen(feedback, '.ways li:nth-child(4) .way')).click();
    await seen(feedback, '.asking');
    await waitUntil(() => feedback.shadowRoot?.activeElement?.className === 'asking', 'the question has the focus');
    [...(feedback.shadowRoot?.querySelectorAll<HTMLElement>('.asking button') ?? [])][1]?.click();
    await waitUntil(() => !find(feedback, '.asking'), 'not yet');
    (await seen(feedback, '.ways li:nth-child(4) .way')).click();
    // Whoever comes back to the page is asked, for the page may have died under the call.
    await waitUntil(
      async () => ((await outbox.list())[0]?.draft as { said?: { by?: string } }).said?.by === 'account',
      'noted on the device',
    );
    await waitUntil(() => textOf(list).includes('nobody has it yet'), 'the list knows');
    await expect(list).to.be.accessible();
    (await seen(list as unknown as CivicFeedback, '.actions .main')).click();
    (await seen(list as unknown as CivicFeedback, '.asking .main')).click();
    await waitUntil(() => /You said on .+ that you handed it over/.test(textOf(feedback)), 'the page follows');
    expect((await outbox.list())[0]).to.deep.include({ state: 'received' });
    expect((await outbox.list())[0]?.receipt).to.include({ strength: 'handed-off', via: 'account' });
    expect(`${textOf(feedback)} ${textOf(list)}`).not.to.match(/received|number:/i);
    await expect(feedback).to.be.accessible();
  });

  it('is taken along where the device shares, and not where it cannot', async () => {
    const { feedback } = await onPage();
    await prepare(feedback);
    await seen(feedback, '.ways');
    const share = find<HTMLElement>(feedback, '.ways li:nth-child(6) .way');
    expect(Boolean(share?.textContent?.includes('Share'))).to.equal('share' in navigator);
    find<HTMLElement>(feedback, '.ways li:nth-child(5) .way')?.click();
    await waitUntil(() => find(feedback, '.sheet')?.hidden === false, 'the sheet');
    await waitUntil(() => find(feedback, '.sheet svg')?.getAttribute('aria-label')?.includes('code'), 'the code');
    // Its labels are in the language of the reader.
    expect(find(feedback, '.sheet dt')?.closest('[lang]')?.getAttribute('lang')).not.to.equal('zh-Hans');
    expect(find(feedback, '.sheet .hint')?.lang).to.equal('zh-Hans');
  });

  it('takes photos along where the device shares files, and tells of each other way what becomes of them', async () => {
    const shared: ShareData[] = [];
    const device = { canShare: () => true, share: (data: ShareData) => (shared.push(data), Promise.resolve()) };
    for (const [name, value] of Object.entries(device)) Object.defineProperty(navigator, name, { value, configurable: true });
    try {
      const { list, outbox } = await onPage();
      const photo = new File(['x'], 'lamp.jpg', { type: 'image/jpeg' });
      const draft = { type: 'road', said: { subject: 'Road', rows: [{ label: 'What', value: 'Hole' }] } };
      await outbox.put({ source: 'hotline', kind: 'requests' }, draft, { state: 'draft', media: [photo] });
      await waitUntil(() => textOf(list).includes('nobody has it yet'), 'the list knows');
      find(list, '.actions .main')?.click();
      await waitUntil(() => find(list, '.ways'), 'the ways');
      for (const words of ['Photos cannot go by telephone', 'A message takes no photos', 'attach them', 'not on paper', 'Save the photo'])
        expect(textOf(list)).to.contain(words);
      find(list, '.ways li:nth-child(6) .way')?.click();
      await waitUntil(() => find(list, '.asking'), 'asked');
      expect(shared[0]?.files?.map(({ name, type }) => [name, type])).to.deep.equal([['lamp.jpg', 'image/jpeg']]);
      expect(shared[0]?.text).to.contain('Hole');
    } finally {
      for (const name of Object.keys(device)) delete (navigator as unknown as Record<string, unknown>)[name];
    }
  });

  it('is named once its type is chosen, where others are sent to', async () => {
    const { feedback } = await onPage(true);
    await seen(feedback, '.stopper');
    await feedback.prefill({ ...sampleReport, type: '' });
    expect(find(feedback, '.notice')).to.equal(undefined);
    await feedback.prefill({ type: 'bus' });
    feedback.show('check');
    await seen(feedback, 'dl.summary');
    expect(plain(find(feedback, 'form button.main')?.textContent)).to.contain('Send');
    await feedback.prefill({ type: 'road' });
    await seen(feedback, '.notice');
    await waitUntil(() => plain(find(feedback, 'form button.main')?.textContent).includes('Prepare it'), 'the type decides');
  });
});

it('what stands in the own form of a page beside words goes on in the questions for who reports', async () => {
  const client = createCivicClient({ requests: feedbackSource() }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } });
  const feedback = document.createElement('civic-feedback');
  feedback.innerHTML =
    '<form><textarea name="description">Dark</textarea><input name="name" value="Li"><input name="phone" value=" 12345 "><input name="email"></form>';
  const place = await fixture(html`<div></div>`);
  Object.assign(feedback, { collection: client.requests });
  place.append(feedback);
  await seen(feedback, '.stopper');
  await waitUntil(() => find<HTMLTextAreaElement>(feedback, 'textarea')?.value === 'Dark', 'the words');
  await feedback.prefill({ type: 'lamp' });
  feedback.show('contact');
  await waitUntil(() => find<HTMLInputElement>(feedback, '[id="q-report-name"]')?.value === 'Li', 'the name');
  expect(find<HTMLInputElement>(feedback, '[id="q-report-phone"]')?.value).to.equal('12345');
});
