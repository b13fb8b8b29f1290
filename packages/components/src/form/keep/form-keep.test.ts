import { browserStore, createCivicClient, type Store } from '@civickit/core';
import type { Answers, FormDefinition } from '@civickit/core/forms';
import { clientSender, openOutbox, type Outbox } from '@civickit/core/outbox';
import { memoryForms } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { createHost } from '../../host/create-host.js';
import '../../kit/define.js';
import type { CivicKit } from '../../kit/kit.js';
import { waitUntil } from '../../testing/wait-until.js';
import '../define.js';
import { renderTick } from '../controls/choice-control.js';
import { FormFlow } from '../form-flow.js';
import type { FlowEvents, FlowSetting } from '../form-flow.types.js';
import { words } from '../form-text.js';
import type { CivicForm } from '../form.js';
import { sampleAnswers, sampleForm } from '../sample-form.js';
import { type AwaitedView, renderAwaited } from '../screens/awaited.js';
import { action, caution } from '../screens/screen.js';
import { en as formTexts } from '../texts/en.js';
import { type KeepSetting, openKeep } from './form-keep.js';
import type { KeepView } from './render-keep.js';
import { en } from './texts/en.js';

const opened: Outbox[] = [];
const switchKey = 'switch/shared-phone';

/** A device with a page on it. */
function device(definition: FormDefinition = sampleForm) {
  const forms = memoryForms({ id: 'town', items: [{ ref: { source: 'town', id: 'hall' }, definition }], sending: { keyed: true } });
  const client = createCivicClient({ forms }, { zone: 'Asia/Shanghai' });
  const outbox = openOutbox({ name: `form-keep-${Math.random()}`, send: async ({ source }) => clientSender(client.forms, source) });
  opened.push(outbox);
  const store = browserStore({ name: `form-keep-${Math.random()}` });
  return { forms, outbox, store, host: createHost(client, { store, outbox: async () => outbox }) };
}

/** One whose storage has opened in time: a busy WebKit may need longer than a page waits, which then keeps nothing. */
async function keepingDevice(): Promise<ReturnType<typeof device>> {
  for (;;) {
    const page = device();
    if (await page.store.keeps()) return page;
  }
}

async function show({ host }: ReturnType<typeof device>, attributes: Partial<CivicForm> = {}): Promise<CivicForm> {
  const kit = await fixture<CivicKit>(html`<civic-kit lang="en"></civic-kit>`);
  kit.host = host;
  const element = document.createElement('civic-form');
  Object.assign(element, attributes);
  kit.append(element);
  await waitUntil(() => rootOf(element).querySelector('#keep-file'), 'what stands beside the start');
  return element;
}

const rootOf = (element: CivicForm) => element.shadowRoot as ShadowRoot;
const textOf = (element: CivicForm) => rootOf(element).querySelector('.root')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const field = (element: CivicForm, id: string) => rootOf(element).querySelector<HTMLInputElement>(`#${id}`)!;
const says = (element: CivicForm, text: string) => waitUntil(() => textOf(element).includes(text), `"${text}" in: ${textOf(element)}`);

async function press(element: CivicForm, text: string): Promise<void> {
  [...rootOf(element).querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === text)!.click();
  await element.updateComplete;
}

async function begin(element: CivicForm, answers: Answers): Promise<void> {
  await press(element, 'Start');
  await waitUntil(() => element.step === 'who');
  element.prefill(answers);
  await waitUntil(() => rootOf(element).querySelector('#keep-passphrase'));
}

function type(element: CivicForm, id: string, text: string): void {
  field(element, id).value = text;
  field(element, id).dispatchEvent(new Event('input', { bubbles: true }));
}

/** What the browser would keep among the downloads. */
async function saved(element: CivicForm): Promise<File> {
  const { createObjectURL } = URL;
  let file: Blob | undefined;
  let name = '';
  const keep = (event: Event) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    name = event.target.download;
  };
  URL.createObjectURL = (blob: Blob) => {
    file = blob;
    return createObjectURL.call(URL, blob);
  };
  document.addEventListener('click', keep);
  try {
    await press(element, 'Save as a file');
    await says(element, 'goes to your downloads');
  } finally {
    URL.createObjectURL = createObjectURL;
    document.removeEventListener('click', keep);
  }
  return new File([file!], name);
}

function choose(element: CivicForm, file: File): void {
  field(element, 'keep-file').closest('details')!.open = true;
  const chosen = new DataTransfer();
  chosen.items.add(file);
  field(element, 'keep-file').files = chosen.files;
  field(element, 'keep-file').dispatchEvent(new Event('change', { bubbles: true }));
}

const draftsIn = (store: Store) => store.keys('draft/');

describe('<civic-form>, to go on with later', () => {
  afterEach(() => {
    opened.splice(0).forEach((outbox) => outbox.close());
    localStorage.clear();
  });

  // First, for WebKit goes on with what it has read of `isSecureContext`.
  it('offers no passphrase on a page that cannot encrypt, and says what that means', async () => {
    const real = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext')!;
    Object.defineProperty(globalThis, 'isSecureContext', { value: false, configurable: true });
    try {
      const element = await show(device());
      await press(element, 'Start');
      await says(element, 'cannot be protected by a passphrase');
      expect(field(element, 'keep-passphrase')).to.equal(null);
    } finally {
      Object.defineProperty(globalThis, 'isSecureContext', real);
    }
  });

  it('goes on from a file on another device, only with its passphrase', async () => {
    const one = await show(device());
    await begin(one, sampleAnswers);
    type(one, 'keep-passphrase', 'three goats');
    const file = await saved(one);
    expect(file.name).to.match(/^Book-the-village-hall-\d{4}-\d\d-\d\d\.civicform$/);
    expect(await file.text()).not.to.include(sampleAnswers.name);
    const other = await show(device());
    choose(other, file);
    await says(other, 'This file has a passphrase.');
    await waitUntil(() => rootOf(other).activeElement === field(other, 'keep-opening'));
    const open = async (passphrase: string) => {
      field(other, 'keep-opening').value = passphrase;
      await press(other, 'Open the file');
    };
    await open('three goat');
    await says(other, 'does not open with this passphrase');
    expect(other.step).to.equal('start');
    await open('three goats');
    await waitUntil(() => other.step === 'who');
    expect([other.answers['name'], other.answers['guests']]).to.deep.equal([sampleAnswers.name, sampleAnswers.guests]);
  });

  it('says what is wrong with a file, and takes nothing of it', async () => {
    const one = await show(device());
    await begin(one, sampleAnswers);
    const file = await saved(one);
    const text = await file.text();
    const target = device();
    const other = await show(target);
    const wrong: readonly (readonly [BlobPart, string])[] = [
      ['a shopping list', 'This is not a file of a form'],
      [text.replace('"civickit-draft":1', '"civickit-draft":9'), 'A newer version of this page'],
      [text.slice(0, -20), 'or only a part of one'],
      [text.replaceAll('"hall"', '"barn"'), 'This file is of another form: Book the village hall.'],
    ];
    for (const [content, words] of wrong) {
      choose(other, new File([content], 'x.civicform'));
      await says(other, words);
    }
    expect([other.step, await draftsIn(target.store)]).to.deep.equal(['start', []]);
  });

  it('goes on in a later version of the form, and says that it has changed', async () => {
    const one = await show(device());
    await begin(one, sampleAnswers);
    const file = await saved(one);
    const [who, ...pages] = sampleForm.pages;
    const later = { ...sampleForm, version: 'later', pages: [{ ...who!, questions: who!.questions.slice(1) }, ...pages] };
    const other = await show(device(later));
    choose(other, file);
    await says(other, 'The form has changed since the file was saved.');
    other.show('check');
    await says(other, 'so it is not sent');
    expect(textOf(other)).not.to.include('The form has changed since');
  });

  it('leaves nothing on a shared device, before it is sent or after', async () => {
    const page = await keepingDevice();
    const before = await show(page);
    await begin(before, { name: 'before' });
    await waitUntil(async () => (await draftsIn(page.store)).length > 0);
    before.remove();
    const element = await show(page);
    field(element, 'keep-shared').click();
    await says(element, 'A form that was begun before is still saved here.');
    await press(element, 'Delete what is saved here');
    await says(element, 'Nothing that was begun or sent is saved here any more.');
    await begin(element, sampleAnswers);
    await says(element, 'Others use this device too, so nothing is saved');
    element.remove();
    expect([await draftsIn(page.store), Object.keys(localStorage).filter((key) => !key.includes(switchKey))]).to.deep.equal([[], []]);
    const again = await show(page);
    await waitUntil(() => field(again, 'keep-shared').checked, 'the switch is remembered');
    await begin(again, sampleAnswers);
    again.show('check');
    await waitUntil(() => field(again, 'q-\\$consent'));
    field(again, 'q-\\$consent').click();
    await press(again, 'Send');
    await says(again, 'Your form has arrived.');
    await waitUntil(async () => (await page.outbox.list()).length === 0, 'nothing in the outbox');
    expect(await draftsIn(page.store)).to.deep.equal([]);
  });

  it('counts and deletes what was sent before the device was a shared one', async () => {
    const page = device();
    const target = { source: 'town', kind: 'forms' } as const;
    await page.outbox.put(target, { answers: {} }, { state: 'draft' });
    const element = await show(page);
    field(element, 'keep-shared').click();
    await says(element, 'Something that was sent from here is still saved here.');
    await says(element, 'One of them has not arrived yet.');
    await press(element, 'Delete what is saved here');
    await says(element, 'Nothing that was begun or sent is saved here any more.');
    expect([await page.outbox.list(), textOf(element).includes('not arrived yet')]).to.deep.equal([[], false]);
  });

  it('is told at once that a device is shared where another tab says so', async () => {
    const page = device();
    const [one, other] = [await show(page), await show(page)];
    await begin(other, sampleAnswers);
    await waitUntil(async () => (await draftsIn(page.store)).length > 0);
    field(one, 'keep-shared').click();
    await says(other, 'Others use this device too, so nothing is saved');
    await waitUntil(() => field(other, 'keep-shared').checked);
    expect(await draftsIn(page.store)).to.deep.equal([]);
  });

  describe('without an element', () => {
    const standIn = () => ({
      hidden: false,
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => undefined,
    });
    const flow = () => new FormFlow(() => ({}) as FlowSetting, { changed: () => undefined } as FlowEvents);
    const setting = (host: object, definition = sampleForm): KeepSetting => ({
      host: host as KeepSetting['host'],
      flow: flow(),
      definition,
      looks: { words, action, caution, renderTick },
    });

    it('offers nothing that would do nothing, where the code of drafts is not here', () => {
      const keep = openKeep(undefined, en, setting(standIn()));
      const box = document.createElement('div');
      render(keep.start({ assisted: false } as KeepView), box);
      expect(box.textContent?.trim()).to.equal('');
    });

    it('lets go of the page when another form comes', () => {
      const host = standIn();
      const first = openKeep(undefined, en, setting(host));
      first.hostConnected();
      first.isShared = true;
      openKeep(first, en, setting(host, { ...sampleForm, version: 'later' }));
      globalThis.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      expect(host.hidden).to.equal(false);
    });

    it('says of what comes after the questions that it cannot be loaded, and offers to try again', () => {
      const box = document.createElement('div');
      let asked = 0;
      const view = { texts: formTexts, level: 2, back: () => undefined, told: undefined, again: () => (asked += 1) };
      render(renderAwaited({ ...view, lacks: true } as unknown as AwaitedView), box);
      expect(box.querySelector('[role=status]')?.textContent).to.equal('This form cannot be shown now.');
      [...box.querySelectorAll('button')].at(-1)?.click();
      expect(asked).to.equal(1);
    });
  });

  it('takes a form that is being filled in off a device that is said to be shared', async () => {
    const page = device();
    const element = await show(page);
    await begin(element, sampleAnswers);
    await waitUntil(async () => (await draftsIn(page.store)).length > 0);
    field(element, 'keep-shared').click();
    await waitUntil(async () => (await draftsIn(page.store)).length === 0);
    expect(element.answers['name']).to.equal(sampleAnswers.name);
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => element.step === 'start' && !element.hidden, 'a page that was gone back to shows nothing of it');
    expect(element.answers).to.deep.equal({});
  });
});
