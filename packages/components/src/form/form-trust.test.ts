import { createCivicClient, type FormDefinition, memoryStore } from '@civickit/core';
import { memoryForms } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import '../kit/define.js';
import { createHost } from '../host/create-host.js';
import type { CivicKit } from '../kit/kit.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicForm } from './form.js';

const formOf = (check: unknown): FormDefinition =>
  ({
    format: 'civic-form/1',
    id: 'hall',
    version: '1',
    title: 'Hall',
    pages: [{ id: 'p', questions: [{ type: 'text', id: 'q', label: 'Name', check }] }],
  }) as unknown as FormDefinition;

const isRefused = (element: CivicForm) => element.shadowRoot?.textContent?.includes('not offered any more');

async function show(definition: FormDefinition): Promise<CivicForm> {
  const items = [{ ref: { source: 'town', id: 'hall' }, definition, unchecked: true as const }];
  const client = createCivicClient({ forms: memoryForms({ id: 'town', items, sending: { keyed: true } }) });
  const kit = await fixture<CivicKit>(
    html`<civic-kit lang="en"
      ><civic-form><p>On paper</p></civic-form></civic-kit
    >`,
  );
  kit.host = createHost(client, { store: memoryStore() });
  const element = kit.querySelector('civic-form') as CivicForm;
  // On a busy machine the check may be done first.
  await waitUntil(() => element.shadowRoot?.querySelector('[id="q-q"]') ?? isRefused(element));
  return element;
}

/** Presses "Send" once it is there, or when there is nothing to be pressed any more. */
async function send(element: CivicForm): Promise<void> {
  const root = element.shadowRoot;
  element.show('check');
  await waitUntil(() => root?.querySelector('.summary') ?? isRefused(element));
  root?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
}

const outcomes = (element: CivicForm) => {
  const sent: string[] = [];
  element.addEventListener('civic-form-submit', () => sent.push('submit'));
  return sent;
};

describe('a form that was opened before its check', () => {
  it('is taken off the page when the check refuses it, and was sent by nobody', async () => {
    const element = await show(formOf({ riddle: [1] }));
    const sent = outcomes(element);
    element.prefill({ q: 'A' });
    await send(element);
    await waitUntil(() => isRefused(element));
    expect(element.shadowRoot?.querySelector('slot')?.hidden).to.equal(false);
    expect(element.shadowRoot?.textContent).not.to.contain('Check your answers');
    expect(sent).to.deep.equal([]);
  });

  it('stays, and can be sent, when it stands the check', async () => {
    const element = await show(formOf(true));
    const sent = outcomes(element);
    await send(element);
    await waitUntil(() => sent.length > 0);
    expect(isRefused(element)).to.equal(false);
  });

  it('is checked where a script of the page brings it, and says what is wrong where developers look', async () => {
    const element = await fixture<CivicForm>(html`<civic-form><p>On paper</p></civic-form>`);
    const { warn } = console;
    const said: string[] = [];
    console.warn = (...words: unknown[]) => said.push(words.join(' '));
    try {
      element.definition = formOf({ enigma: [1] });
      await waitUntil(() => isRefused(element), 'the refusal');
      await waitUntil(() => said.join(' ').includes('invalid/form-definition'), 'the words for developers');
      element.definition = formOf(true);
      await waitUntil(() => element.shadowRoot?.querySelector('.step'), 'the form that is sound');
      for (const broken of [
        {},
        { id: 'x', pages: [{}] },
        { ...formOf(true), pages: [{ id: 'p', questions: [{ id: 'a/b', type: 'text' }] }] },
      ]) {
        element.definition = broken as unknown as FormDefinition;
        await waitUntil(() => isRefused(element), JSON.stringify(broken));
      }
    } finally {
      console.warn = warn;
    }
  });
});
