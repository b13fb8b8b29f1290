import { CivicError, createCivicClient, memoryStore, type Receipt, type Submission } from '@civickit/core';
import { openForm } from '@civickit/core/forms';
import { openDrafts } from '@civickit/core/forms/drafts';
import { openOutbox, clientSender, type Outbox } from '@civickit/core/outbox';
import { memoryForms } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { registerAllCatalogues } from '../i18n/all.js';
import '../kit/define.js';
import { createHost } from '../host/create-host.js';
import type { CivicKit } from '../kit/kit.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import { FormFlow } from './form-flow.js';
import type { CivicForm } from './form.js';
import { type FormState, formStates } from './form.states.js';
import { sampleAnswers, sampleForm } from './sample-form.js';

const opened: Outbox[] = [];

function town() {
  const source = memoryForms({
    id: 'town',
    items: [{ ref: { source: 'town', id: 'hall' }, definition: sampleForm }],
    sending: { keyed: true, media: { accept: ['image/*'], maxBytes: 1_000_000, apart: true } },
  });
  const client = createCivicClient({ forms: source }, { zone: 'Asia/Shanghai' });
  const name = `form-element-${Math.random()}`;
  const open = () => {
    opened.push(openOutbox({ name, send: async ({ source: id }) => clientSender(client.forms, id) }));
    return opened.at(-1) as Outbox;
  };
  const outbox = open();
  const store = memoryStore();
  return { source, client, outbox, store, open, host: createHost(client, { store, outbox: async () => outbox }) };
}

async function show(host: ReturnType<typeof town>['host'], attributes: Partial<CivicForm> = {}): Promise<CivicForm> {
  const kit = await fixture<CivicKit>(html`<civic-kit lang="en"></civic-kit>`);
  kit.host = host;
  const element = document.createElement('civic-form');
  Object.assign(element, attributes);
  kit.append(element);
  await waitUntil(() => rootOf(element).querySelector('.step'));
  return element;
}

const sampleSubmission = openForm(sampleForm, { answers: sampleAnswers }).submission({ lang: 'en' });

/** Puts what the office does not take now. @returns its key */
async function waiting({ send }: ReturnType<typeof town>['source'], outbox: Outbox): Promise<string> {
  const later = new CivicError('http/rate-limited', 'Later', { status: 429, retry: 'after', retryAfterMs: 60_000 });
  Object.assign(send, { submit: () => Promise.reject(later) });
  const { key } = await outbox.put({ source: 'town', kind: 'forms' }, sampleSubmission);
  await waitUntil(async () => (await outbox.list())[0]?.error);
  return key;
}

const rootOf = (element: CivicForm) => element.shadowRoot as ShadowRoot;
const textOf = (element: CivicForm) => rootOf(element).querySelector('.root')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
function find<T extends HTMLElement = HTMLInputElement>(element: CivicForm, selector: string): T {
  const found = rootOf(element).querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector} in: ${textOf(element)}`);
  return found;
}
const control = <T extends HTMLElement = HTMLInputElement>(element: CivicForm, path: string) => find<T>(element, `[id="q-${path}"]`);
async function type(element: CivicForm, path: string, text: string): Promise<void> {
  const field = control(element, path);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}
async function press(element: CivicForm, text: string): Promise<void> {
  const button = [...rootOf(element).querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === text);
  if (!button) throw new Error(`no button "${text}" in: ${textOf(element)}`);
  button.click();
  await element.updateComplete;
}
const at = (element: CivicForm, step: string) => waitUntil(() => element.step === step);

async function begin(element: CivicForm): Promise<void> {
  await press(element, 'Start');
  await at(element, 'who');
}

async function goTo(element: CivicForm, step: string): Promise<void> {
  element.show(step);
  await at(element, step);
  await waitUntil(() => !textOf(element).includes('The form is being loaded'));
}

async function agreeAndSend(element: CivicForm): Promise<void> {
  await goTo(element, 'check');
  control(element, '$consent').click();
  await press(element, 'Send');
}

describe('<civic-form>', () => {
  before(registerAllCatalogues);
  afterEach(() => opened.splice(0).forEach((outbox) => outbox.close()));

  // First in this file: what judges answers stays here once it has come.
  it('says each time that it cannot go on without what judges answers', async () => {
    const own = Object.getOwnPropertyDescriptor(FormFlow.prototype, 'complete') as PropertyDescriptor;
    Object.defineProperty(FormFlow.prototype, 'complete', { ...own, value: () => Promise.reject(new TypeError('blocked')) });
    try {
      const element = await show(town().host);
      await begin(element);
      const said = () => find(element, '.status').textContent ?? '';
      await press(element, 'Continue');
      await waitUntil(() => said().includes('It cannot be checked without a network yet'));
      const before = said();
      await press(element, 'Continue');
      await waitUntil(() => said() !== before);
      expect([said().trim(), element.step]).to.deep.equal([before.trim(), 'who']);
    } finally {
      Object.defineProperty(FormFlow.prototype, 'complete', own);
    }
  });

  for (const [name, state] of Object.entries<FormState>(formStates)) {
    it(`shows the state "${name}", accessibly`, async () => {
      const element = await fixture<CivicForm>(
        html`<civic-form lang="en">${state.fallback ? html`<a href="/form.pdf">The form on paper</a>` : ''}</civic-form>`,
      );
      Object.assign(element, state.properties, { collection: state.collection() });
      await state.drive?.(element);
      await waitUntil(() => !state.reaches || rootOf(element).querySelector(state.reaches), `${state.reaches} in: ${textOf(element)}`);
      await element.updateComplete;
      await expect(element).to.be.accessible();
      if (state.fallback) expect(find<HTMLSlotElement>(element, 'slot').hidden).to.equal(false);
    });
  }

  it('moves nothing while a button is held down, so that whoever lets go of it has pressed it', async () => {
    const element = await show(town().host);
    await begin(element);
    await press(element, 'Continue');
    find(element, 'form button.main').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await type(element, 'name', sampleAnswers.name);
    expect(textOf(element)).to.include('Enter a name');
    find(element, 'form button.main').dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
    await waitUntil(() => !textOf(element).includes('Enter a name'));
  });

  it('goes from the start through the questions to the receipt', async () => {
    const { host, source } = town();
    const element = await show(host);
    expect(textOf(element)).to.include('Book the village hall');
    await begin(element);
    await press(element, 'Continue');
    expect(textOf(element)).to.include('There is a problem');
    await type(element, 'name', sampleAnswers.name);
    await type(element, 'phone', sampleAnswers.phone);
    await press(element, 'Back');
    await begin(element);
    expect(control(element, 'name').value, 'what was written before the start was seen again').to.equal(sampleAnswers.name);
    await press(element, 'Continue');
    await at(element, 'what');
    element.prefill(sampleAnswers);
    await element.updateComplete;
    await press(element, 'Continue');
    await at(element, 'rest');
    await press(element, 'Continue');
    await at(element, 'check');
    await press(element, 'Send');
    await waitUntil(() => textOf(element).includes('Tick the box'));
    control(element, '$consent').click();
    await press(element, 'Send');
    await at(element, 'sent');
    expect(textOf(element)).to.include('Your form has arrived.');
    const [sent] = source.send.sent;
    const { answers, consent, form, title } = sent?.draft as Submission;
    expect([form, title, consent?.version, answers['guests'], answers['tables'], answers['couple']]).to.deep.equal([
      'hall',
      'Book the village hall',
      '1',
      120,
      12,
      sampleAnswers.couple,
    ]);
  });

  it('takes over what was typed into the form of the page, with the place of the next key', async () => {
    const { host } = town();
    const kit = await fixture<CivicKit>(html`<civic-kit lang="en"></civic-kit>`);
    const element = document.createElement('civic-form');
    const form = document.createElement('form');
    form.innerHTML = '<input name="name"><input name="guests"><input type="checkbox" name="$consent" value="1" checked>';
    element.append(form);
    kit.append(element);
    await element.updateComplete;
    const [name, guests] = form.querySelectorAll('input');
    name!.value = '王秀英';
    guests!.value = '120';
    guests!.focus();
    guests!.setSelectionRange(1, 2);
    kit.host = host;
    await at(element, 'what');
    await waitUntil(() => rootOf(element).activeElement === control(element, 'guests'));
    expect([control(element, 'guests').selectionStart, control(element, 'guests').selectionEnd]).to.deep.equal([1, 2]);
    expect(element.answers).to.deep.equal({ name: '王秀英', guests: 120 });
    expect(find<HTMLSlotElement>(element, 'slot').hidden).to.equal(true);
    await goTo(element, 'check');
    await waitUntil(() => control(element, '$consent').checked);
  });

  it('goes on with a draft, and offers to delete it', async () => {
    const { host } = town();
    const first = await show(host);
    await begin(first);
    await type(first, 'name', '王秀英');
    first.remove();
    const second = await show(host);
    await waitUntil(() => textOf(second).includes('You have begun this form'));
    await press(second, 'Go on');
    await at(second, 'who');
    expect(control(second, 'name').value).to.equal('王秀英');
    second.remove();
    const third = await show(host);
    await waitUntil(() => textOf(third).includes('You have begun this form'));
    await press(third, 'Delete');
    await waitUntil(() => !textOf(third).includes('You have begun'));
  });

  it('asks before the database is open where nothing was begun, and keeps what was typed meanwhile', async () => {
    const { host, store } = town();
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const slowly = { ...host, store: { ...store, keeps: () => opened.then(() => true) } };
    const element = await show(slowly);
    await begin(element);
    await type(element, 'name', 'Gul');
    expect(await store.keys('draft/')).to.deep.equal([]);
    open();
    await waitUntil(async () => (await store.keys('draft/form/')).length === 1);
    await waitUntil(() => textOf(element).includes('Saved on this device'), textOf(element));
    element.remove();
    const again = await show(host);
    await press(again, 'Go on');
    await at(again, 'who');
    expect(control(again, 'name').value).to.equal('Gul');
  });

  it('shows what hangs on an answer, and sends nothing that is hidden again', async () => {
    const { host, source } = town();
    const element = await show(host);
    await begin(element);
    element.prefill(sampleAnswers);
    await goTo(element, 'what');
    expect(control(element, 'couple').value).to.equal(sampleAnswers.couple);
    rootOf(element).querySelector<HTMLInputElement>('input[value="meeting"]')!.click();
    await waitUntil(() => !rootOf(element).querySelector('[id="q-couple"]'));
    await agreeAndSend(element);
    await at(element, 'sent');
    expect((source.send.sent[0]?.draft as Submission).answers).to.not.have.property('couple');
  });

  it('leads from the list of what is wrong to the field', async () => {
    const { host } = town();
    const element = await show(host);
    await begin(element);
    await press(element, 'Continue');
    await waitUntil(() => rootOf(element).activeElement === find(element, '.problems'));
    const link = rootOf(element).querySelectorAll<HTMLAnchorElement>('.problems a')[1];
    link!.click();
    await waitUntil(() => rootOf(element).activeElement === control(element, 'phone'));
    expect(control(element, 'phone').getAttribute('aria-invalid')).to.equal('true');
    await type(element, 'phone', sampleAnswers.phone);
    await waitUntil(() => !control(element, 'phone').hasAttribute('aria-invalid'));
    expect(control(element, 'name').getAttribute('aria-invalid')).to.equal('true');
  });

  it('says which photo cannot go along, and sends the others without what they tell', async () => {
    const { host, source } = town();
    const element = await show(host);
    await begin(element);
    element.prefill(sampleAnswers);
    await goTo(element, 'rest');
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });
    canvas.getContext('2d')!.fillRect(0, 0, 20, 20);
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    const chosen = new DataTransfer();
    chosen.items.add(new File([photo!], 'plan.jpg', { type: 'image/jpeg' }));
    chosen.items.add(new File(['<html>'], 'broken.jpg', { type: 'image/jpeg' }));
    control(element, 'plan').files = chosen.files;
    control(element, 'plan').dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => textOf(element).includes('broken.jpg: '));
    await waitUntil(() => rootOf(element).querySelectorAll('.files li').length === 1);
    await agreeAndSend(element);
    await at(element, 'sent');
    expect([...source.send.files.values()].map(({ name }) => name)).to.deep.equal(['plan.jpg']);
    const { answers, media } = source.send.sent[0]?.draft as Submission;
    expect((answers['plan'] as { id: string }[]).map(({ id }) => id)).to.deep.equal(media?.map(({ id }) => id));
  });

  it('asks who helps whom, and leaves nothing on the device of the one who helps', async () => {
    const { host, source, outbox, store } = town();
    const element = await show(host, { assisted: true });
    await waitUntil(() => rootOf(element).querySelector('[id="q-$assistant-name"]'));
    await press(element, 'Start');
    await waitUntil(() => rootOf(element).activeElement === find(element, '.problems'));
    expect([textOf(element), element.step]).to.satisfy(
      ([text, step]: string[]) => text?.includes('Error: Write your name.') && step === 'start',
    );
    await type(element, '$assistant-name', '赵村官');
    expect(textOf(element)).not.to.include('Error: Write your name.');
    await press(element, 'Start');
    expect(textOf(element), 'whom, and whether they want it, is asked first').to.include('Error: Write the name of the person you help.');
    await type(element, '$assistant-person', '王秀英');
    expect(textOf(element)).to.include('Error: Tick the box once they have agreed to it.');
    control(element, '$assistant-asked').click();
    await begin(element);
    element.prefill(sampleAnswers);
    await agreeAndSend(element);
    await waitUntil(() => textOf(element).includes('Tick the box once they have heard'));
    expect(rootOf(element).querySelector('[id="q-$assistant-name"]')).to.equal(null);
    control(element, '$assistant').click();
    await press(element, 'Send');
    await at(element, 'sent');
    const { assistant, channel } = source.send.sent[0]?.draft as Submission;
    expect([assistant, channel]).to.deep.equal([{ name: '赵村官', for: '王秀英', agreed: true }, 'assisted']);
    await waitUntil(async () => (await outbox.list()).length === 0);
    expect(await store.keys('draft/')).to.deep.equal([]);
  });

  it('can be given another look for a type of question, and sent by other means', async () => {
    const { host, source } = town();
    const look: CivicForm['controls'] = {
      choice: (question, { id, path, view }) =>
        html`<button id=${id} type="button" @click=${() => view.set(path, 'meeting')}>${question.id}</button>`,
    };
    const element = await show(host, { controls: look });
    const received = new Promise<Submission>((resolve) => {
      element.addEventListener('civic-form-submit', (event) => {
        event.preventDefault();
        resolve((event as CustomEvent<{ submission: Submission }>).detail.submission);
      });
    });
    await begin(element);
    element.prefill(sampleAnswers);
    await goTo(element, 'what');
    control(element, 'occasion').click();
    await agreeAndSend(element);
    expect((await received).answers['occasion']).to.equal('meeting');
    expect(source.send.sent).to.deep.equal([]);
    element.finish({ strength: 'confirmed', source: 'desk', at: '2026-11-28T08:00:00Z', ref: { source: 'desk', id: '7' } } as Receipt);
    await waitUntil(() => textOf(element).includes('Number: 7'));
  });

  it('keeps what is typed from commands of the page, and has the focus where it is asked to', async () => {
    const { host } = town();
    const element = await show(host);
    await begin(element);
    element.focus();
    expect(rootOf(element).activeElement).to.equal(control(element, 'name'));
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', listen);
    for (const init of [{ key: 'j' }, { key: 'Escape' }, { key: 's', ctrlKey: true }])
      control(element, 'name').dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true }));
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['Escape', 's']);
  });

  it('takes back what the office refused, and sends it anew under the same key', async () => {
    const { host, source, outbox } = town();
    const { submit } = source.send;
    Object.assign(source.send, { submit: () => Promise.reject(new CivicError('invalid/draft', 'no', { status: 422 })) });
    const element = await show(host);
    await begin(element);
    element.prefill(sampleAnswers);
    await agreeAndSend(element);
    await at(element, 'sent');
    expect(textOf(element)).to.include('does not take the form');
    const [refused] = await outbox.list();
    Object.assign(source.send, { submit });
    await press(element, 'Change');
    await at(element, 'who');
    await type(element, 'name', '王小英');
    await goTo(element, 'check');
    if (!control(element, '$consent').checked) control(element, '$consent').click();
    await press(element, 'Send');
    await waitUntil(() => textOf(element).includes('Your form has arrived'));
    expect(source.send.sent.map(({ key, draft }) => [key, draft.answers['name']])).to.deep.equal([[refused?.key, '王小英']]);
    expect((await outbox.list()).length).to.equal(1);
  });

  it('sends what was taken back once, also where the page is loaded again before that', async () => {
    const { host, source, outbox } = town();
    const { submit } = source.send;
    Object.assign(source.send, { submit: () => Promise.reject(new CivicError('invalid/draft', 'no', { status: 422 })) });
    const first = await show(host);
    await begin(first);
    first.prefill(sampleAnswers);
    await agreeAndSend(first);
    await at(first, 'sent');
    const [refused] = await outbox.list();
    Object.assign(source.send, { submit });
    await press(first, 'Change');
    await at(first, 'who');
    await type(first, 'name', '王小英');
    dispatchEvent(new Event('pagehide'));
    first.remove();
    const again = await show(host);
    await waitUntil(() => textOf(again).includes('Go on'));
    await press(again, 'Go on');
    await at(again, 'who');
    expect(control(again, 'name').value).to.equal('王小英');
    await agreeAndSend(again);
    await waitUntil(() => textOf(again).includes('Your form has arrived'));
    expect(source.send.sent.map(({ key, draft }) => [key, draft.answers['name']])).to.deep.equal([[refused?.key, '王小英']]);
    expect((await outbox.list()).length).to.equal(1);
  });

  it('sets aside what it takes back, in every tab, and sends as another what was sent as it was meanwhile only when told to', async () => {
    const { host, source, outbox, store, open } = town();
    const other = open();
    const { submit } = source.send;
    const key = await waiting(source, outbox);
    const element = await show(host);
    expect(await element.change(key)).to.equal(true);
    expect((await openDrafts(store).list())[0]?.replaces, 'before it is shown, and could be lost').to.equal(key);
    await at(element, 'who');
    Object.assign(source.send, { submit });
    await Promise.all([outbox.flush(), other.flush()]);
    expect([source.send.sent.length, (await other.list())[0]?.aside]).to.deep.equal([0, true]);
    await type(element, 'name', '王小英');
    await other.queue(key);
    await waitUntil(() => source.send.sent.length === 1);
    await agreeAndSend(element);
    await waitUntil(() => textOf(element).includes('What you took back has been sent meanwhile as it was.'));
    expect(source.send.sent.length).to.equal(1);
    await press(element, 'Send');
    await waitUntil(() => textOf(element).includes('Your form has arrived'));
    expect(source.send.sent.map(({ draft }) => draft.answers['name'])).to.deep.equal(['王秀英', '王小英']);
  });

  it('goes on with what is being changed, and shows what became of what cannot be changed any more', async () => {
    const { host, source, outbox, client } = town();
    const { submit } = source.send;
    const key = await waiting(source, outbox);
    const first = await show(host);
    expect(await first.change(key)).to.equal(true);
    await type(first, 'name', '王小英');
    dispatchEvent(new Event('pagehide'));
    first.remove();
    const again = await show(host);
    expect(await again.change(key)).to.equal(true);
    await at(again, 'who');
    expect(control(again, 'name').value).to.equal('王小英');
    again.remove();
    Object.assign(source.send, { submit });
    await outbox.queue(key);
    await waitUntil(async () => (await outbox.list())[0]?.state === 'received');
    // As after the draft was deleted.
    const late = await show(createHost(client, { store: memoryStore(), outbox: async () => outbox }));
    expect(await late.change(key)).to.equal(false);
    await at(late, 'sent');
    expect(textOf(late)).to.include('Your form has arrived').and.to.include('王秀英');
    expect(source.send.sent.length).to.equal(1);
  });
});
