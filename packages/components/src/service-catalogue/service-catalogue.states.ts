import {
  CivicError,
  type CollectionOf,
  createCivicClient,
  memoryStore,
  type PublicService,
  type Ref,
  type SourceAbout,
  type Store,
} from '@civickit/core';
import { type Fault, memoryServices, type MemoryServices, whenKept } from '@civickit/core/testing';
import { sampleNow } from '../notice-feed/sample-notices.js';
import { sampleServices } from './sample-services.js';
import type { CivicServiceCatalogue } from './service-catalogue.js';

/** One state of the element, as stories and tests set it up. */
export interface ServiceCatalogueState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  /** What a reader has typed. */
  readonly typed?: string;
  /** The service that a reader has opened. */
  readonly opened?: Ref;
  readonly collection: () => CollectionOf<'services'>;
  /** Text in the shadow root when the state has been reached. */
  readonly shows: string;
}

const clock = { now: () => sampleNow };
const contract = { basis: 'verified', due: 'P90D', overdue: 'P180D', dead: 'P365D' } as const;
const contact = { unit: '青石县政务服务局', phone: '0850-5550200' };
const silent = new CivicError('timeout/answer', 'no answer within 8 s');
const offline = new CivicError('offline/no-network', 'the device has no network');

interface Given {
  readonly items?: readonly PublicService[];
  readonly about?: Omit<SourceAbout, 'id'>;
  readonly fault?: Fault;
  readonly skipped?: readonly CivicError[];
}

function source(id: string, { items = sampleServices(id), about, fault, skipped }: Given = {}): MemoryServices {
  return memoryServices({ id, items, about: { title: '办事指南', ...about }, ...(fault && { fault }), ...(skipped && { skipped }) });
}

function collect(sources: readonly MemoryServices[], store: Store = memoryStore({ clock })): CollectionOf<'services'> {
  return createCivicClient({ services: sources }, { zone: 'Asia/Shanghai', clock, store }).services;
}

/** A collection whose copy was kept five days before the present, and whose source fails since. */
function collectCopy(error: CivicError): CollectionOf<'services'> {
  const then = { now: () => sampleNow - 5 * 86_400_000 };
  const store = memoryStore({ clock: then });
  const before = createCivicClient({ services: [source('guide')] }, { zone: 'Asia/Shanghai', clock: then, store });
  const kept = before.services.page().then(() => whenKept(store, 'services', 'guide'));
  const later = collect([source('guide', { fault: { kind: 'error', error } })], store);
  return { ...later, watch: (query, on, options) => void kept.then(() => later.watch(query, on, options)) };
}

/** On a device that has opened two of the services before. */
function collectSeen(): CollectionOf<'services'> {
  const store = memoryStore({ clock });
  void store.set('mark/services-seen', ['guide:pension', 'guide:vaccination']);
  return collect([source('guide')], store);
}

const aged = (): PublicService[] =>
  sampleServices('guide').map((service) => ({ ...service, verified: { iso: '2025-01-10', precision: 'day', zone: 'given' } }));

/** Every state that the element can be in. */
export const serviceCatalogueStates = {
  loading: { summary: 'Before the first answer', collection: () => collect([source('guide', { fault: { kind: 'hang' } })]), shows: '' },
  'loading with fallback': {
    summary: 'Before the first answer, with content of the page',
    fallback: true,
    collection: () => collect([source('guide', { fault: { kind: 'hang' } })]),
    shows: '',
  },
  ready: { summary: 'Ways into a catalogue, and its services', collection: () => collect([source('guide')]), shows: '居民身份证申领' },
  'with heading': {
    summary: 'A heading above the catalogue, and links in place of buttons',
    properties: { heading: '办事指南', route: 'query' },
    collection: () => collect([source('guide')]),
    shows: '办事指南',
  },
  'many services': {
    summary: 'More services than one page shows',
    collection: () => collect([source('guide', { items: sampleServices('guide', 90) })]),
    shows: '居民身份证申领',
  },
  'seen before': { summary: 'Services that were opened on this device', collection: collectSeen, shows: '城乡居民基本养老保险待遇申领' },
  searched: {
    summary: 'What matches the words, best first',
    typed: '身份证',
    collection: () => collect([source('guide')]),
    shows: '居民身份证申领',
  },
  'nothing matches': { summary: 'Words that no service holds', typed: 'qqqq', collection: () => collect([source('guide')]), shows: '' },
  'of one subject': {
    summary: 'A catalogue of one subject only',
    properties: { term: '企业开办' },
    collection: () => collect([source('guide')]),
    shows: '个体工商户设立登记',
  },
  opened: {
    summary: 'A service opened in place',
    opened: { source: 'guide', id: 'birth' },
    collection: () => collect([source('guide')]),
    shows: '出生医学证明',
  },
  'opened and gone': {
    summary: 'A link to a service that is not there any more',
    opened: { source: 'guide', id: 'gone' },
    collection: () => collect([source('guide')]),
    shows: '',
  },
  'several sources': {
    summary: 'Merged sources, each service with the name of its source',
    collection: () =>
      collect([
        source('guide', { items: sampleServices('guide', 6) }),
        source('health', { about: { title: 'Health Bureau' }, items: sampleServices('health').slice(6) }),
      ]),
    shows: 'Health Bureau',
  },
  partial: {
    summary: 'One of two sources does not answer',
    collection: () =>
      collect([source('guide'), source('health', { about: { title: '卫生健康委' }, fault: { kind: 'error', error: silent } })]),
    shows: '卫生健康委',
  },
  waiting: {
    summary: 'One of two sources has not answered yet',
    collection: () => collect([source('guide'), source('health', { about: { title: '卫生健康委' }, fault: { kind: 'hang' } })]),
    shows: '卫生健康委',
  },
  'old copy': { summary: 'The source fails; its kept copy is shown with its age', collection: () => collectCopy(silent), shows: '10' },
  offline: { summary: 'No network; the kept copy is shown with its age', collection: () => collectCopy(offline), shows: '10' },
  overdue: {
    summary: 'Nobody has checked the services for too long, with who answers for it',
    collection: () => collect([source('guide', { items: aged(), about: { freshness: contract, contact } })]),
    shows: contact.unit,
  },
  unreadable: {
    summary: 'Services that could not be read',
    collection: () => collect([source('guide', { skipped: [new CivicError('protocol/wrong-shape', 'a service without a name')] })]),
    shows: '办事指南',
  },
  empty: { summary: 'A catalogue without services', collection: () => collect([source('guide', { items: [] })]), shows: '' },
  error: {
    summary: 'Every source failed and nothing is kept',
    collection: () => collect([source('guide', { fault: { kind: 'error', error: silent } })]),
    shows: '',
  },
  'error with fallback': {
    summary: 'Every source failed; the page keeps its own content',
    fallback: true,
    collection: () => collect([source('guide', { fault: { kind: 'error', error: silent } })]),
    shows: '',
  },
  'error offline': {
    summary: 'No network and nothing kept',
    collection: () => collect([source('guide', { fault: { kind: 'error', error: offline } })]),
    shows: '',
  },
} as const satisfies Readonly<Record<string, ServiceCatalogueState>>;

export type ServiceCatalogueStateName = keyof typeof serviceCatalogueStates;

/** Brings an element into a state that takes a reader's doing. */
export async function reach(element: CivicServiceCatalogue, { typed, opened }: ServiceCatalogueState): Promise<void> {
  if (typed !== undefined) {
    const field = element.shadowRoot?.querySelector<HTMLInputElement>('.search input');
    if (!field) throw new Error('the catalogue has no search yet');
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  if (opened !== undefined) element.openService(opened);
  await element.updateComplete;
}
