import { CivicError, type CollectionOf, createCivicClient, type FollowedRequest, type RatingFigures } from '@civickit/core';
import type { RatingScheme } from '@civickit/core/rating-scheme';
import { memoryRequests, type MemoryRequestsOptions } from '@civickit/core/testing';
import { over, ratedBadly, sampleCode, workedOn } from '../request-tracker/request-tracker.states.js';
import { daysBefore, sampleNow, sampleRequests } from '../requests/sample-requests.js';
import type { CivicRating } from './rating.js';

/** One state of the element, as stories and tests set it up. */
export interface RatingState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Partial<Pick<CivicRating, 'code' | 'heading' | 'results'>>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly collection?: () => CollectionOf<'requests'>;
  /** What is done, one thing after the other, each as soon as its selector is there. */
  readonly presses?: readonly string[];
  /** A selector in the shadow root for when the state has been reached. */
  readonly reaches: string;
}

const figures: RatingFigures = {
  least: 5,
  all: { n: 31, levels: { 1: 2, 2: 3, 3: 5, 4: 9, 5: 12 } },
  types: [
    { type: { id: 'lamp', name: '路灯故障' }, n: 18, levels: { 1: 0, 2: 1, 3: 3, 4: 5, 5: 9 } },
    { type: { id: 'rubbish', name: '垃圾清运' }, n: 8, levels: { 1: 2, 2: 2, 3: 1, 4: 2, 5: 1 } },
  ],
  months: [
    { month: '2026-03', n: 14, levels: { 1: 1, 2: 1, 3: 2, 4: 4, 5: 6 } },
    { month: '2026-02', n: 17, levels: { 1: 1, 2: 2, 3: 3, 4: 5, 5: 6 } },
  ],
};

export function collectRated(more: Partial<MemoryRequestsOptions> & { readonly report?: FollowedRequest } = {}): CollectionOf<'requests'> {
  const { report = over, ...options } = more;
  const codes = { [sampleCode.replace(/-/g, '')]: report };
  const requests = memoryRequests({ id: 'hotline', items: sampleRequests('hotline'), codes, ratings: figures, ...options });
  return createCivicClient({ requests }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } }).requests;
}

const silent = new CivicError('timeout/answer', 'no answer within 8 s');
const code = { code: sampleCode };
const rating = ratedBadly.rating as NonNullable<FollowedRequest['rating']>;

/** As a province may prescribe it. */
export const ownScheme: RatingScheme = {
  version: 'province/2026',
  names: { 5: { 'zh-Hans': '很满意', en: 'Very good' }, 1: { 'zh-Hans': '很不满意', en: 'Very bad' } },
  levels: {
    5: [],
    4: [],
    3: [],
    2: [
      { id: 'efficiency', label: { 'zh-Hans': '办事效率', en: 'How quickly it was done' } },
      { id: 'manner', label: { 'zh-Hans': '服务态度', en: 'How people were spoken to' } },
    ],
    1: [],
  },
};

/** Every state that the element can be in. */
export const ratingStates = {
  pending: { summary: 'Before it is known what the office can', fallback: true, reaches: '.root' },
  ready: { summary: 'Asks for the code', properties: { heading: '评价办理结果' }, collection: () => collectRated(), reaches: '#code' },
  missing: {
    summary: 'A code that opens nothing',
    properties: { code: '7K2M' },
    collection: () => collectRated(),
    reaches: '#missing',
  },
  error: {
    summary: 'The office does not answer',
    properties: code,
    collection: () => collectRated({ fault: { kind: 'error', error: silent } }),
    reaches: '.note.caution',
  },
  'not over': {
    summary: 'The office is not done',
    properties: code,
    collection: () => collectRated({ report: workedOn }),
    reaches: '.open',
  },
  asked: { summary: 'How well did the office do?', properties: code, collection: () => collectRated(), reaches: '.levels' },
  'good chosen': {
    summary: 'What was good',
    properties: code,
    collection: () => collectRated(),
    presses: ['.level-5 input', '.reasons input'],
    reaches: '.reasons',
  },
  'bad chosen': {
    summary: 'What was bad',
    properties: code,
    collection: () => collectRated(),
    presses: ['.level-1 input', '.reasons input'],
    reaches: '.reasons',
  },
  'own reasons': {
    summary: 'Reasons and names of levels that the office has in a file',
    properties: code,
    collection: () => collectRated({ ratingScheme: ownScheme }),
    presses: ['.level-2 input'],
    reaches: '.reasons',
  },
  'no level': {
    summary: 'Sent without a level',
    properties: code,
    collection: () => collectRated(),
    presses: ['.rate'],
    reaches: '.trouble',
  },
  sent: {
    summary: 'Rated badly, and by when the office answers',
    properties: code,
    collection: () => collectRated(),
    presses: ['.level-2 input', '.reasons input', '.rate'],
    reaches: '.clock',
  },
  late: {
    summary: 'The office has not answered in time',
    properties: code,
    collection: () => collectRated({ report: { ...ratedBadly, rating: { ...rating, answerBy: daysBefore(1) } } }),
    reaches: '.late',
  },
  answered: {
    summary: 'The office has answered',
    properties: code,
    collection: () => collectRated({ report: { ...ratedBadly, rating: { ...rating, answered: daysBefore(1) } } }),
    reaches: '.clock',
  },
  results: { summary: 'How satisfied residents are', properties: { results: true }, collection: () => collectRated(), reaches: '.shares' },
  'named results': {
    summary: 'How satisfied residents are, in words that the office has prescribed',
    properties: { results: true },
    collection: () => collectRated({ ratingScheme: ownScheme }),
    reaches: '.shares',
  },
  'results of few': {
    summary: 'Too few ratings to show',
    properties: { results: true },
    collection: () => collectRated({ ratings: { least: 5, types: [], months: [] } }),
    reaches: '.results',
  },
  'results fail': {
    summary: 'The figures cannot be had',
    properties: { results: true },
    collection: () => collectRated({ fault: { kind: 'error', error: silent } }),
    reaches: '.note.caution',
  },
} as const satisfies Readonly<Record<string, RatingState>>;

/** Presses what the state presses. */
export async function reachRated(element: CivicRating, { presses = [], reaches }: RatingState): Promise<void> {
  const find = async (selector: string): Promise<HTMLElement> => {
    for (;;) {
      const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
  };
  for (const selector of presses) (await find(selector)).click();
  await find(reaches);
}
