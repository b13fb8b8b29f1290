import { CivicError, createCivicClient, type Instant, memoryStore, type NewServiceRequest, type Receipt } from '@civickit/core';
import { type Fault, memoryRequests, type MemoryRequestsOptions, type MemorySending } from '@civickit/core/testing';
import { handedHost, handedSender, provideHost } from '../handoff/sample-handoff.js';
import { sampleNow, sampleRequests } from '../requests/sample-requests.js';
import type { CivicFeedback } from './feedback.js';
import type { RequestCollection } from './report-types.js';
import { sampleQuestions, sampleTypes } from './sample-types.js';

/** One state of the element, as stories and tests set it up. */
export interface FeedbackState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly collection?: () => RequestCollection;
  /** What a reader does until it is reached. */
  readonly drive?: (element: CivicFeedback) => Promise<void>;
  /** Selector of what is there in the shadow root then. */
  readonly reaches: string;
}

interface Given extends Partial<MemoryRequestsOptions> {
  readonly sending?: MemorySending;
  readonly fault?: Fault;
}

const media = { accept: ['image/*'], maxBytes: 4_000_000 };

export function feedbackSource(given: Given = {}): ReturnType<typeof memoryRequests> {
  const about = { title: '青石县诉求', contact: { unit: '县12345热线中心', phone: '12345', window: '县政务大厅一楼，工作日9:00至17:00' } };
  const options = {
    id: 'hotline',
    about: { ...about, id: 'hotline' },
    items: sampleRequests('hotline'),
    types: sampleTypes,
    forms: sampleQuestions,
  };
  return memoryRequests({ ...options, sending: { strength: 'confirmed', media, mayBePrivate: true }, ...given });
}

export function collectFeedback(given: Given = {}): RequestCollection {
  const clock = { now: () => sampleNow };
  return createCivicClient({ requests: feedbackSource(given) }, { zone: 'Asia/Shanghai', clock, store: memoryStore() }).requests;
}

const failing = (error: CivicError): Fault => ({ kind: 'error', error });
const silent = new CivicError('timeout/answer', 'no answer within 8 s');

const frame = () => new Promise(requestAnimationFrame);

/** Waits for what is to be seen. */
export async function seen(element: CivicFeedback, selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await frame();
  }
  throw new Error(`${selector} does not come: ${element.step}`);
}

const words = { description: '河口村二组的路灯坏了，晚上看不见路。' };
export const sampleReport = { ...words, type: 'lamp', where: { latitude: 26.5001, longitude: 106.7 }, address: '河口村二组村口' };

async function to(element: CivicFeedback, step: string, report: Parameters<CivicFeedback['prefill']>[0] = sampleReport): Promise<void> {
  await seen(element, '.step');
  await element.prefill(report);
  element.show(step);
  await element.updateComplete;
}

async function typeIn(element: CivicFeedback, text: string): Promise<void> {
  const field = (await seen(element, 'textarea')) as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

async function finish(element: CivicFeedback, receipt: Receipt): Promise<void> {
  await to(element, 'check');
  await seen(element, 'dl.summary');
  element.finish(receipt);
}

/** On a page whose office has no server. */
function handed(element: CivicFeedback): void {
  const requests = { ...feedbackSource(), send: handedSender<NewServiceRequest>() };
  provideHost(element, handedHost({ requests }, { now: () => sampleNow }));
}

async function prepare(element: CivicFeedback): Promise<void> {
  handed(element);
  // It asks nothing of its own.
  await to(element, 'check', { ...sampleReport, type: 'road' });
  await seen(element, 'dl.summary');
  (await seen(element, 'form button.main')).click();
  // Faster than people write: it is asked whether one does.
  while (element.step !== 'sent') {
    element.shadowRoot?.querySelector<HTMLElement>('.person button')?.click();
    await frame();
  }
  await seen(element, '.ways');
}

const received = { source: 'hotline', at: '2026-03-15T01:30:00Z' as Instant };

/** Every state that the element can be in. */
export const feedbackStates = {
  pending: { summary: 'Before it is known what can be reported: words can be written already', reaches: 'textarea' },
  'pending with fallback': { summary: 'Before it is known, with content of the page', fallback: true, reaches: '.status' },
  ready: { summary: 'Words and photos', collection: () => collectFeedback(), reaches: '.stopper' },
  'photo first': {
    summary: 'Photos before words',
    properties: { photoFirst: true },
    collection: () => collectFeedback(),
    reaches: '.stopper',
  },
  'words of danger': {
    summary: 'What was written is for another number',
    collection: () => collectFeedback(),
    drive: (element) => typeIn(element, '后山着火了'),
    reaches: '[role=status] .stopper',
  },
  'no words': {
    summary: 'Nothing was written yet',
    collection: () => collectFeedback(),
    drive: async (element) => {
      await to(element, 'words', {});
      (await seen(element, 'form button.main')).click();
    },
    reaches: '.problems',
  },
  silent: {
    summary: 'The office does not answer, and nothing is known from before',
    collection: () => collectFeedback({ fault: failing(silent) }),
    reaches: '.note.caution',
  },
  'nobody takes it': {
    summary: 'No source takes reports',
    collection: () => collectReadOnly(),
    reaches: '.note.caution',
  },
  type: {
    summary: 'What it is about, by the words',
    collection: () => collectFeedback(),
    drive: (element) => to(element, 'type', words),
    reaches: '.chooser',
  },
  'type found': {
    summary: 'What it is about, by a search',
    collection: () => collectFeedback(),
    drive: async (element) => {
      await to(element, 'type', {});
      const field = (await seen(element, '[type=search]')) as HTMLInputElement;
      field.value = '停电';
      field.dispatchEvent(new Event('input'));
    },
    reaches: '.chooser .stopper',
  },
  where: {
    summary: 'Where it is',
    collection: () => collectFeedback(),
    drive: (element) => to(element, 'where', { ...words, type: 'road' }),
    reaches: '[data-path=report-where]',
  },
  similar: {
    summary: 'Something like it is known',
    collection: () => collectFeedback(),
    drive: (element) => to(element, 'where'),
    reaches: '.similar',
  },
  questions: {
    summary: 'What the office asks about such matters',
    collection: () => collectFeedback(),
    drive: (element) => to(element, 'own-1'),
    reaches: '[data-path=pole]',
  },
  contact: {
    summary: 'Who reports',
    collection: () => collectFeedback(),
    drive: (element) => to(element, 'contact', { ...sampleReport, type: 'noise' }),
    reaches: '[data-path=report-private]',
  },
  check: {
    summary: 'Before sending',
    collection: () => collectFeedback(),
    drive: (element) => to(element, 'check'),
    reaches: 'dl.summary',
  },
  'no server': {
    summary: 'Nothing is sent from here: who receives it, and how it gets there',
    drive: async (element) => handed(element),
    reaches: '.notice li',
  },
  'no server, check': {
    summary: 'Before it is prepared',
    drive: async (element) => {
      handed(element);
      await to(element, 'check');
    },
    reaches: '.notice ~ dl.summary',
  },
  prepared: { summary: 'Prepared, with each way to the office', drive: prepare, reaches: '.ways' },
  'prepared, a way was gone': {
    summary: 'Asks whether it was handed over',
    drive: async (element) => {
      await prepare(element);
      (await seen(element, '.ways li:nth-last-child(2) .way')).click();
    },
    reaches: '.asking',
  },
  'prepared, sheet': {
    summary: 'The sheet with its code, for a window that scans it from the screen',
    drive: async (element) => {
      await prepare(element);
      (await seen(element, '.ways li:nth-child(5) .way')).click();
    },
    reaches: '.sheet:not([hidden])',
  },
  'handed over': {
    summary: 'The reader has said that they handed it over',
    drive: async (element) => {
      await prepare(element);
      (await seen(element, '.ways li:nth-child(4) .way')).click();
      (await seen(element, '.asking button')).click();
    },
    reaches: '.prepared > .whole:first-child',
  },
  received: {
    summary: 'Received, with its code',
    properties: { trackHref: '/follow' },
    collection: () => collectFeedback(),
    drive: (element) =>
      finish(element, {
        ...received,
        strength: 'confirmed',
        ref: { source: 'hotline', id: '20260315-0417' },
        code: '7K2MQ0ZV9D4THB6X1RWC',
      }),
    reaches: '.outcome .number',
  },
  'of a page': {
    summary: 'Asks whether the page is useful',
    properties: { compact: true, type: 'idea' },
    collection: () => collectFeedback(),
    reaches: '.useful',
  },
  'of a page, answered': {
    summary: 'The page was useful, and one line more',
    properties: { compact: true, type: 'idea' },
    collection: () => collectFeedback(),
    drive: async (element) => (await seen(element, '.useful button')).click(),
    reaches: '#useful-line',
  },
  'of a page, sent': {
    summary: 'What was said of the page has arrived',
    properties: { compact: true, type: 'idea' },
    collection: () => collectFeedback(),
    drive: async (element) => {
      (await seen(element, '.useful button')).click();
      (await seen(element, '.useful .main')).click();
    },
    reaches: '.useful [role=status] p',
  },
} as const satisfies Readonly<Record<string, FeedbackState>>;

function collectReadOnly(): RequestCollection {
  const requests = memoryRequests({ id: 'hotline', items: [], types: sampleTypes });
  return createCivicClient({ requests }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } }).requests;
}

/** Does what the state's reader does. */
export async function reachFeedback(element: CivicFeedback, { drive, reaches }: FeedbackState): Promise<void> {
  await drive?.(element);
  await seen(element, reaches);
}
