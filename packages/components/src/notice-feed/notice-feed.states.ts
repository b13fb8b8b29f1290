import {
  type Collection,
  type Instant,
  CivicError,
  createCivicClient,
  memoryStore,
  type Notice,
  type Source,
  type SourceAbout,
  type Store,
} from '@civickit/core';
import { type Fault, memorySource, whenKept } from '@civickit/core/testing';
import { daysAgo, sampleNotices, sampleNow } from './sample-notices.js';

export { sampleNotices, sampleNow } from './sample-notices.js';

/** One state of the element, as stories and tests set it up. */
export interface NoticeFeedState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly collection: () => Collection<'notices'>;
  /** Text in the shadow root when the state has been reached. */
  readonly shows: string;
}

const clock = { now: () => sampleNow };
const contract = { basis: 'published', due: 'P7D', overdue: 'P30D', dead: 'P180D' } as const;
const contact = { unit: '青石县公共资源交易中心', phone: '0850-5550188' };
const silent = new CivicError('timeout/answer', 'no answer within 8 s');
const offline = new CivicError('offline/no-network', 'the device has no network');

interface Given {
  readonly items?: readonly Notice[];
  readonly about?: Omit<SourceAbout, 'id'>;
  readonly fault?: Fault;
  readonly skipped?: readonly CivicError[];
}

function source(id: string, { items = sampleNotices(id), about, fault, skipped }: Given = {}): Source<'notices'> {
  return memorySource({ id, items, about: { title: '县政府公告', ...about }, ...(fault && { fault }), ...(skipped && { skipped }) });
}

function collect(sources: readonly Source<'notices'>[], store: Store = memoryStore({ clock })): Collection<'notices'> {
  return createCivicClient({ notices: sources }, { zone: 'Asia/Shanghai', clock, store }).notices;
}

/** A collection whose copy was kept five days before the present, and whose source fails since. */
function collectCopy(error: CivicError): Collection<'notices'> {
  const then = { now: () => sampleNow - 5 * 86_400_000 };
  const store = memoryStore({ clock: then });
  const items = sampleNotices('news').filter(({ published }) => published && published.iso <= daysAgo(5).iso);
  const before = createCivicClient({ notices: [source('news', { items })] }, { zone: 'Asia/Shanghai', clock: then, store });
  const kept = before.notices.page().then(() => whenKept(store, 'notices', 'news'));
  const later = collect([source('news', { fault: { kind: 'error', error } })], store);
  return { ...later, watch: (query, on, options) => void kept.then(() => later.watch(query, on, options)) };
}

/** A collection of a copy that others made five days ago; with `refused`, since when the source gives them nothing. */
function collectOthersCopy(refused?: CivicError): Collection<'notices'> {
  const items = sampleNotices('news').filter(({ published }) => published && published.iso <= daysAgo(5).iso);
  const whole = source('news', { items });
  const fetchedAt = new Date(sampleNow - 5 * 86_400_000).toISOString() as Instant;
  return collect([{ ...whole, list: async (...asked) => ({ ...(await whole.list(...asked)), fetchedAt, ...(refused && { refused }) }) }]);
}

const aged = (days: number): Notice[] =>
  sampleNotices('tenders', 3).map((notice, index) => ({ ...notice, pinned: false, published: daysAgo(days + index) }));

/** When a whole column was carried over into another system. */
const moved = { iso: '2026-03-12T16:20:05+08:00', precision: 'instant', zone: 'given' } as const;

const kinds = (): Notice[] => {
  const [first, second, third, ...rest] = sampleNotices('news');
  return [
    {
      ...(first as Notice),
      type: 'correction',
      title: '滨河路自来水可以放心饮用',
      correction: { claim: '滨河路自来水被污染', verdict: 'false' },
    },
    {
      ...(second as Notice),
      type: 'statement',
      title: '关于石桥路段塌方的情况通报',
      timeline: [
        { at: { iso: '2026-03-13T06:20:00+08:00', precision: 'minute', zone: 'given' }, text: '接到群众报告，路段封闭。' },
        { at: daysAgo(1), text: '专家到场，未发现人员受伤。' },
      ],
    },
    { ...(third as Notice), type: 'alert' },
    ...rest,
  ];
};

const isHealth = ({ categories }: Notice): boolean => categories?.some((name) => name === 'Health' || name === 'ساغلاملىق') ?? false;

/** Every state that the element can be in. */
export const noticeFeedStates = {
  loading: { summary: 'Before the first answer', collection: () => collect([source('news', { fault: { kind: 'hang' } })]), shows: '' },
  'loading with fallback': {
    summary: 'Before the first answer, with content of the page',
    fallback: true,
    collection: () => collect([source('news', { fault: { kind: 'hang' } })]),
    shows: '',
  },
  ready: { summary: 'Notices of one source', properties: { limit: 6 }, collection: () => collect([source('news')]), shows: '滨河路' },
  'pinned and expired': {
    summary: 'A pinned notice first, an expired one last',
    properties: { limit: 20 },
    collection: () => collect([source('news')]),
    shows: 'Stone Bridge',
  },
  inline: {
    summary: 'Texts open in place',
    properties: { inline: true, limit: 4 },
    collection: () => collect([source('news')]),
    shows: '滨河路',
  },
  'search and filter': {
    summary: 'Search and choice of category',
    properties: { searchable: true, filterable: true, limit: 5, heading: '通知公告' },
    collection: () => collect([source('news')]),
    shows: '通知公告',
  },
  kinds: {
    summary: 'A correction with its verdict, a statement, a warning',
    properties: { limit: 4, inline: true },
    collection: () => collect([source('news', { items: kinds() })]),
    shows: '滨河路自来水被污染',
  },
  empty: { summary: 'A source without notices', collection: () => collect([source('news', { items: [] })]), shows: '' },
  'several sources': {
    summary: 'Merged sources, each notice with the name of its source',
    properties: { limit: 8 },
    collection: () =>
      collect([
        source('news', { items: sampleNotices('news').filter((notice) => !isHealth(notice)) }),
        source('health', { about: { title: 'Health Bureau' }, items: sampleNotices('health').filter(isHealth) }),
      ]),
    shows: 'Health Bureau',
  },
  partial: {
    summary: 'One of two sources does not answer',
    properties: { limit: 5 },
    collection: () => collect([source('news'), source('weather', { about: { title: '气象局' }, fault: { kind: 'error', error: silent } })]),
    shows: '气象局',
  },
  waiting: {
    summary: 'One of two sources has not answered yet',
    properties: { limit: 5 },
    collection: () => collect([source('news'), source('weather', { about: { title: '气象局' }, fault: { kind: 'hang' } })]),
    shows: '气象局',
  },
  'old copy': {
    summary: 'The source fails; its kept copy is shown with its age',
    properties: { limit: 5 },
    collection: () => collectCopy(silent),
    shows: '10',
  },
  'last copy': {
    summary: 'A source that others copy gives them nothing; the page says since when',
    properties: { limit: 5 },
    collection: () => collectOthersCopy(silent),
    shows: '10',
  },
  'copy not renewed': {
    summary: 'A copy that others keep and nobody renews; the page says since when',
    properties: { limit: 5 },
    collection: () => collectOthersCopy(),
    shows: '10',
  },
  offline: {
    summary: 'No network; the kept copy is shown with its age',
    properties: { limit: 5 },
    collection: () => collectCopy(offline),
    shows: '10',
  },
  error: {
    summary: 'Every source failed and nothing is kept',
    collection: () => collect([source('news', { fault: { kind: 'error', error: silent } })]),
    shows: '',
  },
  'error with fallback': {
    summary: 'Every source failed; the page keeps its own content',
    fallback: true,
    collection: () => collect([source('news', { fault: { kind: 'error', error: silent } })]),
    shows: '',
  },
  'error offline': {
    summary: 'No network and nothing kept',
    collection: () => collect([source('news', { fault: { kind: 'error', error: offline } })]),
    shows: '',
  },
  due: {
    summary: 'Nothing new for a while',
    collection: () => collect([source('tenders', { items: aged(12), about: { title: '招标采购', freshness: contract, contact } })]),
    shows: '12',
  },
  overdue: {
    summary: 'Nothing new for too long, with who answers for it',
    collection: () => collect([source('tenders', { items: aged(40), about: { title: '招标采购', freshness: contract, contact } })]),
    shows: contact.unit,
  },
  dead: {
    summary: 'A column that nobody keeps any more',
    collection: () => collect([source('tenders', { items: aged(400), about: { title: '招标采购', freshness: contract, contact } })]),
    shows: contact.unit,
  },
  blank: {
    summary: 'A column in which nothing was ever published',
    collection: () => collect([source('tenders', { items: [], about: { title: '招标采购', freshness: contract, contact } })]),
    shows: contact.unit,
  },
  undated: {
    summary: 'Notices without dates',
    collection: () =>
      collect([
        source('tenders', {
          items: aged(3).map((notice) => ({ ...notice, published: undefined })),
          about: { title: '招标采购', freshness: contract },
        }),
      ]),
    shows: '招标采购',
  },
  future: {
    summary: 'A date that cannot be right',
    collection: () =>
      collect([source('tenders', { items: [...aged(3), ...aged(-60).slice(0, 1)], about: { title: '招标采购', freshness: contract } })]),
    shows: '招标采购',
  },
  identical: {
    summary: 'Notices that all bear one time, as after a move to another system',
    collection: () =>
      collect([
        source('tenders', {
          items: sampleNotices('tenders', 5).map((notice) => ({ ...notice, published: moved })),
          about: { title: '招标采购', freshness: contract },
        }),
      ]),
    shows: '招标采购',
  },
  unreadable: {
    summary: 'Entries that could not be read',
    properties: { limit: 4 },
    collection: () => collect([source('news', { skipped: [new CivicError('protocol/wrong-shape', 'an entry without title and text')] })]),
    shows: '县政府公告',
  },
} as const satisfies Readonly<Record<string, NoticeFeedState>>;

export type NoticeFeedStateName = keyof typeof noticeFeedStates;
