import { createCivicClient, memoryStore, type Submission } from '@civickit/core';
import { openOutbox, clientSender, type Outbox } from '@civickit/core/outbox';
import { memoryForms } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { registerAllCatalogues } from '../i18n/all.js';
import '../kit/define.js';
import { createHost } from '../host/create-host.js';
import type { CivicKit } from '../kit/kit.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
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
  const outbox = openOutbox({ name: `form-element-${Math.random()}`, send: async ({ source: id }) => clientSender(client.forms, id) });
  opened.push(outbox);
  const store = memoryStore();
  return { source, outbox, store, host: createHost(client, { store, outbox: async () => outbox }) };
}

async function show(host: ReturnType<typeof town>['host'], attributes: Partial<CivicForm> = {}): Promise<CivicForm> {
  const kit = await fixture<CivicKit>(html`<civic-kit lang="en"></civic-kit>`);
  kit.host = host;
  const element = document.createElement('civic-form') as CivicForm;
  Object.assign(element, attributes);
  kit.append(element);
  await waitUntil(() => rootOf(element).querySelector('.step'));
  return element;
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

describe('<civic-form>', () => {
  before(registerAllCatalogues);
  afterEach(() => opened.splice(0).forEach((outbox) => outbox.close()));

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

  it('goes from the start through the questions to the receipt', async () => {
    const { host, source } = town();
    const element = await show(host);
    expect(textOf(element)).to.include('Book the village hall');
    await press(element, 'Start');
    await at(element, 'who');
    await press(element, 'Continue');
    expect(textOf(element)).to.include('There is a problem');
    await type(element, 'name', sampleAnswers.name);
    await type(element, 'phone', sampleAnswers.phone);
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
});
