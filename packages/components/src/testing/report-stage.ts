import { createCivicClient, memoryStore, type PublicService, type RequestType, type Store } from '@civickit/core';
import {
  type Fault,
  memoryRequests,
  type MemorySending,
  memoryServices,
  testClock,
  type WritableMemoryRequests,
} from '@civickit/core/testing';
import { createHost, type HostOptions } from '../host/create-host.js';
import { marriage } from './tool-services.js';
import { stage, type ToolStage } from './tool-stage.js';
import { waitUntil } from './wait-until.js';
import { ServiceReport } from '../service-guide/report/service-report.js';

export const types: readonly RequestType[] = [
  { ref: { source: 'hall', id: '001' }, name: 'Pothole', hasQuestions: false },
  { ref: { source: 'hall', id: '090' }, name: 'Wrong data', keywords: ['service-guide'], hasQuestions: false },
];

export interface Given {
  readonly source?: WritableMemoryRequests | undefined;
  readonly store?: Store;
  readonly services?: readonly PublicService[];
  readonly lang?: string;
  readonly outbox?: HostOptions['outbox'];
}

export function office(sending: MemorySending = {}, fault?: Fault): WritableMemoryRequests {
  return memoryRequests({ id: 'hall', items: [], types, sending, ...(fault && { fault }) });
}

export async function show({
  source,
  store = memoryStore(),
  services = [marriage],
  lang = 'en',
  outbox = null,
}: Given = {}): Promise<ToolStage> {
  const options = { zone: 'Asia/Shanghai', clock: testClock(), store };
  const { services: collection } = createCivicClient({ services: memoryServices({ id: 'county', items: services }) }, options);
  const requests = source && createCivicClient({ requests: source }, options);
  const host = createHost(requests ?? createCivicClient({}, options), { outbox });
  const element = stage(lang);
  const report = new ServiceReport(element, () => ({ services, collection, heading: 3, host, address: () => '#/marriage' }));
  element.content = () => report.render();
  element.requestUpdate();
  await waitUntil(() => element.shadowRoot?.querySelector('.report'), 'the form');
  // Asked for once by all of a page: a fault that a test brings about later is none of theirs.
  await requests?.requests.types({ lang });
  return element;
}

/** What the draft is kept by. */
export const kept = 'draft/service-report/county/marriage';

export const form = (element: ToolStage) => element.find<HTMLFormElement>('form');
export function radio(element: ToolStage, at = 1): HTMLInputElement {
  const found = form(element).querySelectorAll<HTMLInputElement>('[type=radio]')[at];
  if (!found) throw new Error(`No choice ${at} in: ${element.text}`);
  return found;
}

export function write(element: ToolStage, selector: string, text: string): void {
  const field = element.find<HTMLInputElement>(selector);
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

export function fill(element: ToolStage): void {
  radio(element).click();
  write(element, '.field textarea', 'Opens at ten, not nine');
}

export async function send(element: ToolStage, until: string, button = 'Send'): Promise<void> {
  await waitUntil(() => element.hasButton(button), `the button "${button}"`);
  element.button(button).click();
  await waitUntil(() => element.text.includes(until), `"${until}" in: ${element.text}`);
}

export async function withoutNetwork(run: () => Promise<unknown>): Promise<void> {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  try {
    await run();
  } finally {
    delete (navigator as { onLine?: boolean }).onLine;
  }
}
