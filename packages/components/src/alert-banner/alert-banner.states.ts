import {
  CivicError,
  type Collection,
  createCivicClient,
  type Instant,
  memoryStore,
  type Notice,
  type Source,
  type Store,
} from '@civickit/core';
import { type Fault, memorySource, whenKept } from '@civickit/core/testing';
import { sampleNow } from '../notice-feed/sample-notices.js';
import type { AlertState } from './alert-banner.js';
import { hoursFromNow, sampleAlert } from './sample-alerts.js';
import { en } from './texts/en.js';
import { alertTexts as zhHans } from './texts/zh-hans.js';

/** What the element says, for pages that show its words. */
export const alertWords = { en, zhHans };

export { alertColours, alertInk } from './alert-colours.js';
export { alertColoursDark, alertInkDark, alertMarkDark } from './alert-colours-dark.js';

export { sampleAlert, hoursFromNow } from './sample-alerts.js';

/** One state of the banner, as stories and tests set it up. */
export interface AlertBannerState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly collection: () => Collection<'notices'>;
  /** The attribute `data-state` when the state has been reached. */
  readonly state: AlertState;
  /** Text in the shadow root then; none where nothing is to be seen. */
  readonly shows: string;
}

const clock = { now: () => sampleNow };
const silent = new CivicError('timeout/answer', 'no answer within 8 s');
const offline = new CivicError('offline/no-network', 'the device has no network');

function source(items: readonly Notice[], fault?: Fault): Source<'notices'> {
  return memorySource({ id: 'met', items, about: { title: '县气象局' }, ...(fault && { fault }) });
}

function collect(given: Source<'notices'>, store: Store = memoryStore({ clock })): Collection<'notices'> {
  return createCivicClient({ notices: given }, { zone: 'Asia/Shanghai', clock, store }).notices;
}

/** A collection whose copy was kept 40 minutes before the present, and whose source fails since. */
function collectCopy(items: readonly Notice[], error: CivicError): Collection<'notices'> {
  const then = { now: () => sampleNow - 40 * 60_000 };
  const store = memoryStore({ clock: then });
  const kept = createCivicClient({ notices: source(items) }, { zone: 'Asia/Shanghai', clock: then, store })
    .notices.page()
    .then(() => whenKept(store, 'notices', 'met'));
  const later = collect(source(items, { kind: 'error', error }), store);
  return { ...later, watch: (query, on, options) => void kept.then(() => later.watch(query, on, options)) };
}

/** A collection of a copy of three hours ago that others keep and nobody renews. */
function collectOldCopy(items: readonly Notice[]): Collection<'notices'> {
  const whole = source(items);
  const fetchedAt = hoursFromNow(-3).iso as Instant;
  return collect({ ...whole, list: async (...asked) => ({ ...(await whole.list(...asked)), fetchedAt }) });
}

const ended = sampleAlert('orange', { expires: hoursFromNow(-0.1) });

/** Every state that the banner can be in. */
export const alertBannerStates = {
  pending: { summary: 'Before the first answer', collection: () => collect(source([], { kind: 'hang' })), state: 'pending', shows: '' },
  'pending with fallback': {
    summary: 'Before the first answer, with content of the page',
    fallback: true,
    collection: () => collect(source([], { kind: 'hang' })),
    state: 'pending',
    shows: '',
  },
  none: { summary: 'No warning: nothing, and no space for it', collection: () => collect(source([ended])), state: 'none', shows: '' },
  red: {
    summary: 'An extreme warning, which can only be collapsed',
    collection: () => collect(source([sampleAlert('red')])),
    state: 'active',
    shows: '0850',
  },
  orange: { summary: 'An orange warning', collection: () => collect(source([sampleAlert('orange')])), state: 'active', shows: '12119' },
  yellow: {
    summary: 'A yellow warning in the language of the page',
    collection: () => collect(source([sampleAlert('yellow')])),
    state: 'active',
    shows: '0850',
  },
  blue: {
    summary: 'A blue warning that says nothing of what to do',
    collection: () => collect(source([sampleAlert('blue')])),
    state: 'active',
    shows: '7级',
  },
  'all clear': { summary: 'The danger is over', collection: () => collect(source([sampleAlert('clear')])), state: 'active', shows: '寒潮' },
  update: {
    summary: 'An updated warning that names no end',
    collection: () => collect(source([sampleAlert('orange', { msgType: 'Update', expires: undefined })])),
    state: 'active',
    shows: '12119',
  },
  several: {
    summary: 'The gravest first, the others counted',
    collection: () => collect(source([sampleAlert('clear'), sampleAlert('blue'), sampleAlert('orange'), sampleAlert('yellow')])),
    state: 'active',
    shows: '3',
  },
  'own area': {
    summary: 'Only what is about the place',
    properties: { area: '522301' },
    collection: () =>
      collect(
        source([
          sampleAlert('yellow', { areas: [{ description: '', shapes: [], geocodes: [{ name: 'GB/T 2260', value: '110000' }] }] }),
          sampleAlert('orange'),
        ]),
      ),
    state: 'active',
    shows: '12119',
  },
  elsewhere: {
    summary: 'A warning for another place: nothing',
    properties: { area: '10.5,20.25' },
    collection: () => collect(source([sampleAlert('red')])),
    state: 'none',
    shows: '',
  },
  'plain notice': {
    summary: 'A warning from a table, which says little',
    collection: () =>
      collect(source([{ ref: { source: 'met', id: '1' }, type: 'alert', title: '道路结冰', summary: '请减速慢行。', lang: 'zh-Hans' }])),
    state: 'active',
    shows: '减速',
  },
  'wrong clock': {
    summary: 'The clock of the device is known to be wrong',
    collection: () =>
      collect(source([sampleAlert('yellow', { clock: { ahead: -20 * 3_600_000, by: 'answer' }, expires: hoursFromNow(24) })])),
    state: 'active',
    shows: '0850',
  },
  offline: {
    summary: 'No network: the last known warning with its age',
    collection: () => collectCopy([sampleAlert('yellow'), ended], offline),
    state: 'kept',
    shows: '40',
  },
  'offline, ended': {
    summary: 'No network, and what is kept has ended',
    collection: () => collectCopy([ended], offline),
    state: 'unknown',
    shows: '',
  },
  'copy not renewed': {
    summary: 'A copy that others keep and nobody renews; the banner says since when',
    collection: () => collectOldCopy([sampleAlert('yellow')]),
    state: 'kept',
    shows: '3',
  },
  unknown: {
    summary: 'The source fails and nothing is kept',
    collection: () => collect(source([], { kind: 'error', error: silent })),
    state: 'unknown',
    shows: '',
  },
  'unknown with fallback': {
    summary: 'The source fails; the page keeps its own content',
    fallback: true,
    collection: () => collect(source([], { kind: 'error', error: silent })),
    state: 'unknown',
    shows: '',
  },
} as const satisfies Readonly<Record<string, AlertBannerState>>;

export type AlertBannerStateName = keyof typeof alertBannerStates;
