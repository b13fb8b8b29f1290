import { CivicError, type CollectionOf, createCivicClient, type FollowedRequest } from '@civickit/core';
import { cn } from '@civickit/core/calendars/cn';
import { type Fault, memoryRequests, type MemoryRequestsOptions } from '@civickit/core/testing';
import { daysBefore, sampleNow, samplePhoto, sampleRequests } from '../requests/sample-requests.js';
import type { CivicRequestTracker } from './request-tracker.js';

/** One state of the element, as stories and tests set it up. */
export interface RequestTrackerState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly collection?: () => CollectionOf<'requests'>;
  /** What is typed into the fields, by their ids; then the form is sent. */
  readonly types?: Readonly<Record<string, string>>;
  /** What is done once the report is there. */
  readonly then?: (element: CivicRequestTracker) => void;
  /** A selector in the shadow root for when the state has been reached; none where nothing is to be seen. */
  readonly reaches?: string;
}

export const sampleCode = '7K2M-Q0ZV-9D4T-HB6X-1RWC';

const clock = { now: () => sampleNow };
const [received, working, done, elsewhere] = sampleRequests('hotline');

function followed(request = received, more: Partial<FollowedRequest> = {}): FollowedRequest {
  if (!request) throw new Error('there are samples');
  return { request, isOwn: true, updates: [], followUps: [], visibility: 'public', ...more };
}

const at = (days: number) => ({ request: { source: 'hotline', id: '1' }, at: daysBefore(days) });

export const workedOn = followed(working, {
  request: { ...(working as FollowedRequest['request']), media: [{ url: samplePhoto }] },
  updates: [
    { ...at(2.9), stage: 'received' },
    { ...at(2), stage: 'in-progress', authorityStatus: 'open', description: '已派施工队，预计本周内修好。' },
  ],
  followUps: [{ kind: 'note', description: '孩子上学要经过这里。', at: daysBefore(1) }],
});

const closed = followed(done, {
  updates: [
    { ...at(8), stage: 'in-progress', authorityStatus: 'open', description: '已派人。' },
    { ...at(6), stage: 'done', authorityStatus: 'closed', description: '已清运，并增设一个垃圾桶。', media: [{ url: samplePhoto }] },
  ],
  followUps: [{ kind: 'still-there', description: '桶还是满的。', at: daysBefore(5) }],
});

/** Closed by the office some days ago, with what its reporter can say of it. */
export const over = followed(done, {
  request: { ...(done as FollowedRequest['request']), media: [{ url: samplePhoto }] },
  updates: [
    {
      ...at(6),
      stage: 'done',
      authorityStatus: 'closed',
      description: '已清运，并增设一个垃圾桶。',
      media: [{ url: samplePhoto, description: '后门已清空，旁边多了一个垃圾桶' }],
    },
  ],
  reopenUntil: daysBefore(-9),
});

/** The same, rated badly. */
export const ratedBadly: FollowedRequest = {
  ...over,
  rating: {
    level: 2,
    indicators: ['slow', 'unsolved'],
    version: 'civickit/1',
    description: '等了很久，桶还是满的。',
    at: daysBefore(2),
    answerBy: daysBefore(-13),
  },
};

interface Given extends Partial<MemoryRequestsOptions> {
  readonly report?: FollowedRequest;
}

export function collectFollowed({ report = workedOn, ...more }: Given = {}): CollectionOf<'requests'> {
  const code = sampleCode.replace(/-/g, '');
  const photos = { accept: ['image/*'], maxBytes: 4 * 1024 * 1024, most: 2 };
  const requests = memoryRequests({ id: 'hotline', items: sampleRequests('hotline'), codes: { [code]: report }, photos, ...more });
  return createCivicClient({ requests }, { zone: 'Asia/Shanghai', clock, calendar: () => Promise.resolve(cn) }).requests;
}

const failing = (error: CivicError): Fault => ({ kind: 'error', error });
const offline = new CivicError('offline/no-network', 'the device has no network');
const tooMany = new CivicError('http/rate-limited', 'slower', { status: 429 });
const silent = new CivicError('timeout/answer', 'no answer within 8 s');

/** A source that answers once, and whose faults begin then. */
function failsLater(error: CivicError): CollectionOf<'requests'> {
  const code = sampleCode.replace(/-/g, '');
  const requests = memoryRequests({ id: 'hotline', items: [], codes: { [code]: workedOn } });
  const { follow } = requests;
  const once: NonNullable<typeof follow> = {
    ...(follow as NonNullable<typeof follow>),
    async open(...asked) {
      const answer = await (follow as NonNullable<typeof follow>).open(...asked);
      requests.fault = failing(error);
      return answer;
    },
  };
  return createCivicClient({ requests: { ...requests, follow: once } }, { zone: 'Asia/Shanghai', clock }).requests;
}

const press = (selector: string) => (element: CivicRequestTracker) => element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
const code = { code: sampleCode };
const report = '.report';

/** Every state that the element can be in. */
export const requestTrackerStates = {
  pending: { summary: 'Before it is known what the office can', reaches: '.status' },
  'pending with fallback': { summary: 'Before it is known, with content of the page', fallback: true, reaches: '.status' },
  ready: { summary: 'Asks for the code', properties: { heading: '查询诉求' }, collection: () => collectFollowed(), reaches: '#code' },
  'with a PIN': { summary: 'Asks for code and PIN', collection: () => collectFollowed({ pin: true }), reaches: '#pin' },
  'by number': {
    summary: 'Asks for the number, where the office knows no codes',
    collection: () => collectFollowed({ codes: undefined }),
    reaches: '#code',
  },
  looking: {
    summary: 'The office has not answered yet',
    collection: () => collectFollowed({ fault: { kind: 'hang' } }),
    types: code,
    reaches: 'button[aria-disabled]',
  },
  missing: { summary: 'A code that opens nothing', collection: () => collectFollowed(), types: { code: '7K2M' }, reaches: '#missing' },
  'rate limited': {
    summary: 'Too many questions from one network',
    collection: () => collectFollowed({ fault: failing(tooMany) }),
    types: code,
    reaches: '.note.caution',
  },
  error: {
    summary: 'The office does not answer',
    collection: () => collectFollowed({ fault: failing(silent) }),
    types: code,
    reaches: '.note',
  },
  'error offline': { summary: 'No network', collection: () => collectFollowed({ fault: failing(offline) }), types: code, reaches: '.note' },
  received: {
    summary: 'Received, and not read yet',
    collection: () => collectFollowed({ report: followed(received, { visibility: 'waiting' }) }),
    types: code,
    reaches: report,
  },
  'worked on': { summary: 'Being worked on, and overdue', collection: () => collectFollowed(), types: code, reaches: '.late' },
  closed: {
    summary: 'Closed by the office, and still there as its reporter says',
    collection: () => collectFollowed({ report: closed }),
    types: code,
    reaches: report,
  },
  'can be reopened': {
    summary: 'Closed, with photos of before and after; can be opened again, and rated',
    collection: () => collectFollowed({ report: over }),
    types: code,
    reaches: '.levels',
  },
  'reopened without words': {
    summary: 'Opened again without saying why',
    collection: () => collectFollowed({ report: over }),
    types: code,
    then: press('.say-reopen'),
    reaches: '.trouble',
  },
  'rated badly': {
    summary: 'Rated badly, and by when the office answers',
    collection: () => collectFollowed({ report: ratedBadly }),
    types: code,
    reaches: '.clock',
  },
  hidden: {
    summary: 'Hidden from the public, with the reason',
    collection: () => collectFollowed({ report: followed(elsewhere, { visibility: 'hidden', hiddenReason: '含他人姓名' }) }),
    types: code,
    reaches: report,
  },
  'kept private': {
    summary: 'Nobody but the office and its reporter can read it',
    collection: () => collectFollowed({ report: followed(received, { visibility: 'private' }) }),
    types: code,
    reaches: report,
  },
  'what everybody sees': {
    summary: 'Opened by its number: nothing can be added',
    collection: () => collectFollowed({ codes: undefined }),
    types: { code: '20260315-8999' },
    reaches: report,
  },
  'old copy': {
    summary: 'The network is gone; the last answer stays, with its age',
    collection: () => failsLater(offline),
    types: code,
    then: press('.end button'),
    reaches: '.note:not(.caution)',
  },
  added: {
    summary: 'Something was added',
    collection: () => collectFollowed(),
    types: code,
    then: press('.say-mended'),
    reaches: '.sent',
  },
  'not added': {
    summary: 'Nothing could be added; what was typed is still there',
    collection: () => failsLater(offline),
    types: code,
    then: press('.say-mended'),
    reaches: '.trouble',
  },
} as const satisfies Readonly<Record<string, RequestTrackerState>>;

/** Types what the state types, and does what it does then. */
export async function reachTracked(element: CivicRequestTracker, { types, then, reaches }: RequestTrackerState): Promise<void> {
  const find = async (selector: string): Promise<HTMLElement> => {
    for (;;) {
      const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
  };
  for (const [id, text] of Object.entries(types ?? {})) {
    const field = (await find(`#${id}`)) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }
  if (types) (await find('.main')).click();
  if (then) {
    await find('.end button');
    then(element);
  }
  if (reaches) await find(reaches);
}
