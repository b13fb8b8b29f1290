import { createCivicClient, memoryStore, type Store } from '@civickit/core';
import { openDrafts } from '@civickit/core/forms/drafts';
import type { WritableMemoryRequests } from '@civickit/core/testing';
import { fixture, html } from '@open-wc/testing';
import { createHost } from '../host/create-host.js';
import '../kit/define.js';
import type { CivicKit } from '../kit/kit.js';
import { sampleNow } from '../requests/sample-requests.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicFeedback } from './feedback.js';
import { collectFeedback, feedbackSource, seen } from './feedback.states.js';

export const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
export const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
export const textOf = (element: Element): string => plain(rootOf(element).querySelector('.root')?.textContent);

export async function make(properties: Partial<CivicFeedback> = {}, reaches = '.stopper'): Promise<CivicFeedback> {
  const feedback = await fixture<CivicFeedback>(html`<civic-feedback></civic-feedback>`);
  Object.assign(feedback, { collection: collectFeedback(), ...properties });
  await settled(feedback, reaches);
  return feedback;
}

export async function settled(feedback: HTMLElement, reaches = '.stopper'): Promise<void> {
  await waitUntil(() => rootOf(feedback).querySelector(reaches), 'what can be reported');
  await (feedback as CivicFeedback).updateComplete;
}

/** As on a page: an office that takes reports, and a queue. */
export async function onPage(source: WritableMemoryRequests, properties: Partial<CivicFeedback> = {}): Promise<CivicFeedback> {
  const client = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } });
  const kit = await fixture<CivicKit>(html`<civic-kit><civic-feedback></civic-feedback></civic-kit>`);
  kit.host = createHost(client, { store: memoryStore() });
  const feedback = kit.querySelector('civic-feedback') as CivicFeedback;
  Object.assign(feedback, properties);
  await settled(feedback);
  return feedback;
}

export const press = async (feedback: CivicFeedback, selector = 'form button.main') => (await seen(feedback, selector)).click();
export const at = (feedback: CivicFeedback, step: string) =>
  waitUntil(() => feedback.step === step, `the step ${step}, not ${feedback.step}`);

export async function write(feedback: CivicFeedback, selector: string, text: string): Promise<void> {
  const field = (await seen(feedback, selector)) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  field.dispatchEvent(new Event('change'));
}

/** What several pages of one device keep drafts in, each with a client of its own. */
export function device() {
  const store = memoryStore();
  const about = { zone: 'Asia/Shanghai', clock: { now: () => sampleNow }, store };
  return { store, open: () => createCivicClient({ requests: feedbackSource() }, about).requests };
}

/** What keeps drafts is loaded after the first question. */
export const isDrafted = (store: Store) => waitUntil(async () => (await openDrafts(store).list()).length > 0, 'the draft');
