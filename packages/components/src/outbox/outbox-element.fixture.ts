import { openOutbox, type Outbox } from '@civickit/core/outbox';
import { fixture, html, waitUntil } from '@open-wc/testing';
import type { CivicOutbox } from './outbox.js';

export const target = { source: 'town', kind: 'requests' } as const;
export const lamp = { type: '001', description: 'The lamp at the mill is out\nsince Monday' };
export const opened: Outbox[] = [];

/** A queue of its own that really keeps and sends. */
export function open(more: Partial<Parameters<typeof openOutbox>[0]> = {}): Outbox {
  const outbox = openOutbox({ name: `outbox-element-${Math.random()}`, send: async () => undefined, ...more });
  opened.push(outbox);
  return outbox;
}

export async function show(outbox: Outbox, properties: Partial<CivicOutbox> = {}): Promise<CivicOutbox> {
  const element = await fixture<CivicOutbox>(html`<civic-outbox lang="en"></civic-outbox>`);
  Object.assign(element, { outbox, ...properties });
  await waitUntil(() => element.shadowRoot?.querySelector('.item, .empty, .badge'), 'the list', { timeout: 5000 });
  return element;
}

export const all = <T extends HTMLElement>(element: CivicOutbox, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];
export const find = <T extends HTMLElement>(element: CivicOutbox, selector: string): T => {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector} in: ${textOf(element)}`);
  return found;
};
export const textOf = (element: CivicOutbox) => element.shadowRoot?.querySelector('.root')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
export const button = (element: CivicOutbox, text: string) => {
  const found = all<HTMLButtonElement>(element, 'button').find(({ textContent }) => textContent?.trim() === text);
  if (!found) throw new Error(`no button "${text}" in: ${textOf(element)}`);
  return found;
};
export const shows = (element: CivicOutbox, text: string) =>
  waitUntil(() => textOf(element).includes(text), `"${text}" in: ${textOf(element)}`, { timeout: 5000 });
export const focused = (element: CivicOutbox) => element.shadowRoot?.activeElement;
