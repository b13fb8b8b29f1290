import { CivicError, type Receipt, type Submission } from '@civickit/core';
import { openDrafts } from '@civickit/core/forms/drafts';
import { expect, fixture, html } from '@open-wc/testing';
import { registerAllCatalogues } from '../i18n/all.js';
import type { CivicKit } from '../kit/kit.js';
import { waitUntil } from '../testing/wait-until.js';
import { FormFlow } from './form-flow.js';
import { agreeAndSend, at, begin, closeOutboxes, control, find, goTo, press, rootOf, show, textOf, town, type } from './form.fixture.js';
import type { CivicForm } from './form.js';
import { type FormState, formStates } from './form.states.js';
import { sampleAnswers } from './sample-form.js';

describe('<civic-form>', () => {
  before(registerAllCatalogues);
  afterEach(closeOutboxes);

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
    await waitUntil(() => rootOf(third).activeElement?.matches('.step'), 'the focus on the heading');
  });

  it('has the last letter again when it is taken away and shown anew at once', async () => {
    const { host, store } = town();
    const keeping = { ...host, store: { ...store, keeps: async () => true } };
    const first = await show(keeping, { route: 'query' });
    await begin(first);
    await type(first, 'name', '王');
    await waitUntil(async () => (await store.keys('draft/form/')).length === 1);
    await type(first, 'name', '王秀英');
    first.remove();
    const again = await show(keeping, { route: 'query' });
    await at(again, 'who');
    expect(control(again, 'name').value).to.equal('王秀英');
    again.show('start');
  });

  it('has the focus on "Try again", or on the heading once the form is here', async () => {
    const { host, source } = town();
    const silent = { kind: 'error', error: new CivicError('timeout/answer', 'no answer') } as const;
    Object.assign(source, { fault: silent });
    const kit = await fixture<CivicKit>(html`<civic-kit lang="en"><civic-form></civic-form></civic-kit>`);
    kit.host = host;
    const element = kit.querySelector('civic-form') as CivicForm;
    const tryAgain = async (): Promise<void> => {
      await waitUntil(() => rootOf(element).querySelector('button'), 'the button');
      const button = find(element, 'button');
      button.focus();
      button.click();
      await waitUntil(() => !button.isConnected, 'the end of the button');
    };
    await tryAgain();
    await waitUntil(() => rootOf(element).activeElement?.textContent?.includes('Try again'), 'the focus on the button');
    Object.assign(source, { fault: undefined });
    await tryAgain();
    await waitUntil(() => rootOf(element).activeElement?.matches('.step'), 'the focus on the heading');
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

  it('is sent from a device that has no room, and stays there as a draft until it has arrived', async () => {
    const { host, source, outbox, store } = town();
    const { submit } = source.send;
    Object.assign(source.send, {
      submit: () => Promise.reject(new CivicError('http/rate-limited', 'later', { status: 429, retry: 'after', retryAfterMs: 60_000 })),
    });
    const element = await show(host);
    await begin(element);
    element.prefill(sampleAnswers);
    await waitUntil(async () => (await openDrafts(store).list()).length > 0);
    const { add } = IDBObjectStore.prototype;
    const { put } = IDBObjectStore.prototype;
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Object.assign(IDBObjectStore.prototype, { add: full, put: full });
    try {
      await agreeAndSend(element);
      await at(element, 'sent');
      expect(textOf(element)).to.include('Keep the page open');
      expect((await openDrafts(store).list()).length).to.equal(1);
      Object.assign(source.send, { submit });
      const [item] = await outbox.list();
      await outbox.queue(item?.key ?? '');
      await waitUntil(() => textOf(element).includes('Your form has arrived'));
      await waitUntil(async () => (await openDrafts(store).list()).length === 0);
    } finally {
      Object.assign(IDBObjectStore.prototype, { add, put });
    }
    expect(source.send.sent).to.have.length(1);
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
});
