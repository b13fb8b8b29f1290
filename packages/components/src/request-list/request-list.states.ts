import {
  type Collection,
  CivicError,
  createCivicClient,
  memoryStore,
  type Place,
  type RequestQuery,
  type ServiceRequest,
  type Source,
  type SourceAbout,
  type Store,
} from '@civickit/core';
import { cn } from '@civickit/core/calendars/cn';
import { type Fault, memoryRequests, whenKept } from '@civickit/core/testing';
import { samplePlaces } from '../place/sample-places.js';
import { sampleNow, sampleRequests } from '../requests/sample-requests.js';

/** One state of the element, as stories and tests set it up. */
export interface RequestListState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly collection: () => Collection<'requests'>;
  /** Text in the shadow root when the state has been reached. */
  readonly shows: string;
}

/** Within the sample's county, but for one that says no place. */
const placedRequests = sampleRequests('hotline', 4).map((request, at) =>
  at === 3 ? request : { ...request, where: { latitude: 26.05 + at * 0.03, longitude: 105.14 + at * 0.05 } },
);

const clock = { now: () => sampleNow };
const contact = { unit: '青石县12345热线', phone: '12345' };
const silent = new CivicError('timeout/answer', 'no answer within 8 s');
const offline = new CivicError('offline/no-network', 'the device has no network');

interface Given {
  readonly items?: readonly ServiceRequest[];
  readonly about?: Omit<SourceAbout, 'id'>;
  readonly fault?: Fault;
  readonly skipped?: readonly CivicError[];
  readonly pageSize?: number;
  readonly places?: readonly Place[];
}

function source(id: string, { items = sampleRequests(id), about, ...more }: Given = {}): Source<'requests'> {
  const applies = new Set<keyof RequestQuery>(['type', 'status', 'text', 'near']);
  return memoryRequests({ id, items, order: 'newest', applies, about: { title: '青石县12345热线', ...about }, ...more });
}

function collect(sources: readonly Source<'requests'>[], store: Store = memoryStore({ clock })): Collection<'requests'> {
  const calendar = () => Promise.resolve(cn);
  return createCivicClient({ requests: sources }, { zone: 'Asia/Shanghai', clock, store, calendar }).requests;
}

/** A collection whose copy was kept five days before the present, and whose source fails since. */
function collectCopy(error: CivicError): Collection<'requests'> {
  const then = { now: () => sampleNow - 5 * 86_400_000 };
  const store = memoryStore({ clock: then });
  const before = createCivicClient({ requests: [source('hotline')] }, { zone: 'Asia/Shanghai', clock: then, store });
  const kept = before.requests.page().then(() => whenKept(store, 'requests', 'hotline'));
  const later = collect([source('hotline', { fault: { kind: 'error', error } })], store);
  return { ...later, watch: (query, on, options) => void kept.then(() => later.watch(query, on, options)) };
}

const failing = (error: CivicError) => collect([source('hotline', { fault: { kind: 'error', error } })]);

/** Every state that the element can be in. */
export const requestListStates = {
  loading: { summary: 'Before the first answer', collection: () => collect([source('hotline', { fault: { kind: 'hang' } })]), shows: '' },
  'loading with fallback': {
    summary: 'Before the first answer, with content of the page',
    fallback: true,
    collection: () => collect([source('hotline', { fault: { kind: 'hang' } })]),
    shows: '',
  },
  ready: { summary: 'Reports of one source', properties: { limit: 5 }, collection: () => collect([source('hotline')]), shows: '河口村' },
  figures: {
    summary: 'With figures of all reports, search and choices',
    properties: { limit: 3, figures: true, searchable: true, filterable: true, heading: '公开诉求' },
    collection: () => collect([source('hotline')]),
    shows: '12',
  },
  map: {
    summary: 'With a map of where the reports are, drawn from the outlines of the area',
    properties: { limit: 4, map: true },
    collection: () => collect([source('hotline', { places: samplePlaces, items: placedRequests })]),
    shows: '枕溪镇',
  },
  'figures of a part': {
    summary: 'With figures of what is loaded, which is not all',
    properties: { limit: 3, figures: true },
    collection: () => collect([source('hotline', { pageSize: 5 })]),
    shows: '5',
  },
  empty: { summary: 'A source without reports', collection: () => collect([source('hotline', { items: [] })]), shows: '' },
  'several sources': {
    summary: 'Merged sources, each report with the name of its source',
    properties: { limit: 4 },
    collection: () =>
      collect([source('hotline'), source('roads', { about: { title: 'Roads Office' }, items: sampleRequests('roads', 2) })]),
    shows: 'Roads Office',
  },
  partial: {
    summary: 'One of two sources does not answer',
    properties: { limit: 4, figures: true },
    collection: () =>
      collect([source('hotline'), source('roads', { about: { title: 'Roads Office' }, fault: { kind: 'error', error: silent } })]),
    shows: 'Roads Office',
  },
  'old copy': {
    summary: 'The source fails; its kept copy is shown with its age',
    properties: { limit: 4, figures: true },
    collection: () => collectCopy(silent),
    shows: '10',
  },
  offline: {
    summary: 'No network; the kept copy is shown with its age',
    properties: { limit: 4 },
    collection: () => collectCopy(offline),
    shows: '10',
  },
  error: { summary: 'Every source failed and nothing is kept', collection: () => failing(silent), shows: '' },
  'error with fallback': {
    summary: 'Every source failed; the page keeps its own content',
    fallback: true,
    collection: () => failing(silent),
    shows: '',
  },
  'error offline': { summary: 'No network and nothing kept', collection: () => failing(offline), shows: '' },
  overdue: {
    summary: 'Nothing new for too long, with who answers for it',
    properties: { limit: 3 },
    collection: () =>
      collect([
        source('hotline', {
          items: sampleRequests('hotline').slice(5),
          about: { contact, freshness: { basis: 'published', due: 'P7D', overdue: 'P30D', dead: 'P180D' } },
        }),
      ]),
    shows: contact.unit,
  },
  unreadable: {
    summary: 'Records that could not be read',
    properties: { limit: 3 },
    collection: () => collect([source('hotline', { skipped: [new CivicError('protocol/wrong-shape', 'a record without id')] })]),
    shows: '青石县12345热线',
  },
} as const satisfies Readonly<Record<string, RequestListState>>;

export type RequestListStateName = keyof typeof requestListStates;
