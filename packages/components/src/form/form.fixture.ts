import { CivicError, createCivicClient, memoryStore } from '@civickit/core';
import { openForm } from '@civickit/core/forms';
import { openOutbox, clientSender, type Outbox } from '@civickit/core/outbox';
import { memoryForms } from '@civickit/core/testing';
import { fixture, html } from '@open-wc/testing';
import '../kit/define.js';
import { createHost } from '../host/create-host.js';
import type { CivicKit } from '../kit/kit.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicForm } from './form.js';
import { sampleAnswers, sampleForm } from './sample-form.js';

const opened: Outbox[] = [];

export function town() {
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

export async function show(host: ReturnType<typeof town>['host'], attributes: Partial<CivicForm> = {}): Promise<CivicForm> {
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
export async function waiting({ send }: ReturnType<typeof town>['source'], outbox: Outbox): Promise<string> {
  const later = new CivicError('http/rate-limited', 'Later', { status: 429, retry: 'after', retryAfterMs: 60_000 });
  Object.assign(send, { submit: () => Promise.reject(later) });
  const { key } = await outbox.put({ source: 'town', kind: 'forms' }, sampleSubmission);
  await waitUntil(async () => (await outbox.list())[0]?.error);
  return key;
}

export const rootOf = (element: CivicForm) => element.shadowRoot as ShadowRoot;
export const textOf = (element: CivicForm) => rootOf(element).querySelector('.root')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
export function find<T extends HTMLElement = HTMLInputElement>(element: CivicForm, selector: string): T {
  const found = rootOf(element).querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector} in: ${textOf(element)}`);
  return found;
}
export const control = <T extends HTMLElement = HTMLInputElement>(element: CivicForm, path: string) => find<T>(element, `[id="q-${path}"]`);
export async function type(element: CivicForm, path: string, text: string): Promise<void> {
  const field = control(element, path);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}
export async function press(element: CivicForm, text: string): Promise<void> {
  const button = [...rootOf(element).querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === text);
  if (!button) throw new Error(`no button "${text}" in: ${textOf(element)}`);
  button.click();
  await element.updateComplete;
}
export const at = (element: CivicForm, step: string) => waitUntil(() => element.step === step);

export async function begin(element: CivicForm): Promise<void> {
  await press(element, 'Start');
  await at(element, 'who');
}

export async function goTo(element: CivicForm, step: string): Promise<void> {
  element.show(step);
  await at(element, step);
  await waitUntil(() => !textOf(element).includes('The form is being loaded'));
}

export async function agreeAndSend(element: CivicForm): Promise<void> {
  await goTo(element, 'check');
  control(element, '$consent').click();
  await press(element, 'Send');
}

export const closeOutboxes = (): void => opened.splice(0).forEach((outbox) => outbox.close());
