import {
  CivicError,
  type Collection,
  createCivicClient,
  type Instant,
  memoryStore,
  type PublicService,
  type Source,
  type SourceAbout,
  type Store,
} from '@civickit/core';
import { type Fault, memoryServices, whenKept } from '@civickit/core/testing';
import { daysAgo, sampleNow } from '../notice-feed/sample-notices.js';
import { busCard, elderCard, sampleServices } from './sample-services.js';

export { sampleServices } from './sample-services.js';

/** One state of the element, as stories and tests set it up. */
export interface ServiceGuideState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly collection: () => Collection<'services'>;
  /** What is reached: a guide, an error, a note that there is no such service, or still waiting. */
  readonly reaches: 'guide' | 'error' | 'not-found' | 'pending';
  /** Text in the shadow root when the state has been reached. */
  readonly shows: string;
}

const clock = { now: () => sampleNow };
const silent = new CivicError('timeout/answer', 'no answer within 8 s');
const offline = new CivicError('offline/no-network', 'the device has no network');
const contract = { basis: 'verified', due: 'P90D', overdue: 'P180D', dead: 'P730D' } as const;
const about: Omit<SourceAbout, 'id'> = {
  title: '青石县政务服务',
  contact: { unit: '青石县政务服务中心', phone: '0850-5550100' },
  freshness: contract,
};

interface Given {
  readonly items?: readonly PublicService[];
  readonly fault?: Fault;
}

function source(id: string, { items = sampleServices, fault }: Given = {}): Source<'services'> {
  return memoryServices({ id, items, about, ...(fault && { fault }) });
}

function collect(sources: readonly Source<'services'>[], store: Store = memoryStore({ clock })): Collection<'services'> {
  return createCivicClient({ services: sources }, { zone: 'Asia/Shanghai', clock, store }).services;
}

/** A collection whose copy was kept five days before the present, and whose source fails since. */
function collectCopy(error: CivicError): Collection<'services'> {
  const then = { now: () => sampleNow - 5 * 86_400_000 };
  const store = memoryStore({ clock: then });
  const before = createCivicClient({ services: [source('county')] }, { zone: 'Asia/Shanghai', clock: then, store });
  const kept = before.services.page().then(() => whenKept(store, 'services', 'county'));
  const later = collect([source('county', { fault: { kind: 'error', error } })], store);
  return { ...later, watch: (query, on, options) => void kept.then(() => later.watch(query, on, options)) };
}

/** A collection of a copy that others made five days ago and nobody renews. */
function collectOthersCopy(): Collection<'services'> {
  const whole = source('county');
  const fetchedAt = new Date(sampleNow - 5 * 86_400_000).toISOString() as Instant;
  return collect([{ ...whole, list: async (...asked) => ({ ...(await whole.list(...asked)), fetchedAt }) }]);
}

const one = (more: Partial<PublicService>) => () => collect([source('county', { items: [{ ...elderCard, ...more }, busCard] })]);
const elder = { service: 'elder-card' };

/** Every state that the element can be in. */
export const serviceGuideStates = {
  loading: {
    summary: 'Before the first answer',
    properties: elder,
    collection: () => collect([source('county', { fault: { kind: 'hang' } })]),
    reaches: 'pending',
    shows: '',
  },
  'loading with fallback': {
    summary: 'Before the first answer, with content of the page',
    properties: elder,
    fallback: true,
    collection: () => collect([source('county', { fault: { kind: 'hang' } })]),
    reaches: 'pending',
    shows: '',
  },
  ready: {
    summary: 'A service with all that a guide can hold',
    properties: elder,
    collection: one({}),
    reaches: 'guide',
    shows: '0850-12345',
  },
  gaps: {
    summary: 'A service of which the office says next to nothing',
    properties: { service: 'seal' },
    collection: () => collect([source('county')]),
    reaches: 'guide',
    shows: '0850-5550177',
  },
  'many places': {
    summary: 'More places than are shown at once, the nearest first',
    properties: { service: 'bus-card', near: '26.18,105.2' },
    collection: () => collect([source('county')]),
    reaches: 'guide',
    shows: '石桥镇第4便民服务点',
  },
  bundle: {
    summary: 'Two services at once: their documents merged, the facts of each',
    properties: { service: 'elder-card bus-card' },
    collection: () => collect([source('county')]),
    reaches: 'guide',
    shows: '老年人免费乘车卡办理',
  },
  'bundle with gaps': {
    summary: 'One service does not say what it needs, another is not known',
    properties: { service: 'bus-card seal fishing-licence' },
    collection: () => collect([source('county')]),
    reaches: 'guide',
    shows: 'Registering the seal',
  },
  alert: {
    summary: 'What people must know before they come',
    properties: elder,
    collection: one({ alert: '3月16日至18日窗口搬迁，请到二楼办理。' }),
    reaches: 'guide',
    shows: '窗口搬迁',
  },
  closed: {
    summary: 'Closed for the time being, with the reason',
    properties: elder,
    collection: one({ status: 'temporarily-closed', alert: '制证设备检修，预计4月1日恢复。' }),
    reaches: 'guide',
    shows: '制证设备检修',
  },
  withdrawn: {
    summary: 'A service that is no longer given',
    properties: elder,
    collection: one({ status: 'defunct' }),
    reaches: 'guide',
    shows: '老年人优待证办理',
  },
  overdue: {
    summary: 'Nobody has verified it for longer than its source promises',
    properties: elder,
    collection: one({ verified: daysAgo(240) }),
    reaches: 'guide',
    shows: '7',
  },
  dead: {
    summary: 'Nobody seems to keep it any more',
    properties: elder,
    collection: one({ verified: daysAgo(900) }),
    reaches: 'guide',
    shows: '2',
  },
  partial: {
    summary: 'Another source does not answer; the guide is there',
    properties: elder,
    collection: () => collect([source('county'), source('town', { items: [], fault: { kind: 'error', error: silent } })]),
    reaches: 'guide',
    shows: '老年人优待证办理',
  },
  'old copy': {
    summary: 'The source fails; its kept copy is shown with its age',
    properties: elder,
    collection: () => collectCopy(silent),
    reaches: 'guide',
    shows: '10',
  },
  'copy not renewed': {
    summary: 'A copy that others keep and nobody renews; the guide says since when',
    properties: elder,
    collection: () => collectOthersCopy(),
    reaches: 'guide',
    shows: '10',
  },
  offline: {
    summary: 'No network; the kept copy is shown with its age',
    properties: elder,
    collection: () => collectCopy(offline),
    reaches: 'guide',
    shows: '10',
  },
  error: {
    summary: 'The source failed and nothing is kept',
    properties: elder,
    collection: () => collect([source('county', { fault: { kind: 'error', error: silent } })]),
    reaches: 'error',
    shows: '',
  },
  'error with fallback': {
    summary: 'The source failed; the page keeps its own content',
    properties: elder,
    fallback: true,
    collection: () => collect([source('county', { fault: { kind: 'error', error: silent } })]),
    reaches: 'error',
    shows: '',
  },
  'error offline': {
    summary: 'No network and nothing kept',
    properties: elder,
    collection: () => collect([source('county', { fault: { kind: 'error', error: offline } })]),
    reaches: 'error',
    shows: '',
  },
  'not found': {
    summary: 'No source has a service with this id',
    properties: { service: 'fishing-licence' },
    collection: () => collect([source('county')]),
    reaches: 'not-found',
    shows: '0850-5550100',
  },
} as const satisfies Readonly<Record<string, ServiceGuideState>>;

export type ServiceGuideStateName = keyof typeof serviceGuideStates;
