import { CivicError, type NewServiceRequest } from '@civickit/core';
import type { Outbox } from '@civickit/core/outbox';
import { memoryRequests } from '@civickit/core/testing';
import { handedHost, handedSender } from '../handoff/sample-handoff.js';
import type { Host } from '../host/host.js';
import { sampleItem, sampleItems as items, sampleOutbox } from './sample-outbox.js';
import { en } from './texts/en.js';
import { texts as zhHans } from './texts/zh-hans.js';

/** What the element says, for pages that show its words. */
export const outboxWords = { en, zhHans };

export { provideHost } from '../handoff/sample-handoff.js';
export { sampleItem, sampleItems, sampleOutbox } from './sample-outbox.js';

/** One state of the element, as stories and tests set it up. */
export interface OutboxStateSetting {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly outbox: () => Outbox;
  /** The port of its page, where an office has no server. */
  readonly host?: () => Host;
  /** Selector of what is there in the shadow root when the state has been reached; none where nothing is to be seen. */
  readonly reaches: string;
}

const all = Object.values(items);
const editing = { editHref: '/report.html?draft={key}' };

/** Every state that the element can be in. */
export const outboxStates = {
  pending: { summary: 'Before it is known what is there', outbox: () => sampleOutbox({ items: [], hangs: true }), reaches: '.hint' },
  'pending with fallback': {
    summary: 'Before it is known, with content of the page',
    fallback: true,
    outbox: () => sampleOutbox({ items: [], hangs: true }),
    reaches: '',
  },
  empty: { summary: 'Nothing is there', outbox: () => sampleOutbox({ items: [] }), reaches: '.empty' },
  mixed: {
    summary: 'Some that need the reader, some that wait, some that were sent',
    properties: { ...editing, heading: 'On this phone' },
    outbox: () =>
      sampleOutbox({ items: [items.refused, items.question, items.queued, items.uncertain, items.confirmed, items.acknowledged] }),
    reaches: '.item',
  },
  'needs you': {
    summary: 'A draft, a question, a refusal, and what waits for a sign-in',
    properties: editing,
    outbox: () => sampleOutbox({ items: [items.draft, items.question, items.refused, items.signIn] }),
    reaches: '.item',
  },
  prepared: {
    summary: 'Prepared for an office without a server: the reader takes it there',
    properties: editing,
    outbox: () => sampleOutbox({ items: [items.draft] }),
    host: () => handedHost({ requests: { ...memoryRequests({ id: 'county', items: [] }), send: handedSender<NewServiceRequest>() } }, Date),
    reaches: '.state.handed',
  },
  waiting: {
    summary: 'Not sent yet, with photos, on its way, and without an answer',
    outbox: () => sampleOutbox({ items: [items.queued, items.retried, items.sending, items.uncertain] }),
    reaches: '.item',
  },
  sent: {
    summary: 'Every strength of a receipt, and what was left alone',
    outbox: () => sampleOutbox({ items: [items.confirmed, items.acknowledged, items.pending, items.handedOff, items.form, items.left] }),
    reaches: '.item',
  },
  'not kept': {
    summary: 'In a private window, which keeps nothing',
    outbox: () => sampleOutbox({ items: [items.queued, items.confirmed], kept: false }),
    reaches: '.note.caution',
  },
  lost: {
    summary: 'The browser has thrown away what had not been sent',
    properties: { heading: 'On this phone' },
    outbox: () => sampleOutbox({ items: [items.queued], lost: true }),
    reaches: '.note.alarm',
  },
  blocked: {
    summary: 'An older tab stands in the way',
    outbox: () => sampleOutbox({ items: [], blocked: true }),
    reaches: '.note.caution',
  },
  failed: {
    summary: 'The list cannot be had',
    outbox: () => ({
      ...sampleOutbox({ items: [] }),
      watch: () => {
        throw new CivicError('storage/unavailable', 'The database cannot be used');
      },
    }),
    reaches: '.note.alarm',
  },
  badge: {
    summary: 'How many are not sent, as a link',
    properties: { badge: true, href: '/outbox.html' },
    outbox: () => sampleOutbox({ items: all }),
    reaches: 'a.badge',
  },
  'badge after a loss': {
    summary: 'That something is lost, as a link to where it is said',
    properties: { badge: true, href: '/outbox.html' },
    outbox: () => sampleOutbox({ items: [], lost: true }),
    reaches: 'a.badge',
  },
  'badge without an address': {
    summary: 'How many are not sent, as a button',
    properties: { badge: true },
    outbox: () => sampleOutbox({ items: [items.queued] }),
    reaches: 'button.badge',
  },
  'badge when all is sent': {
    summary: 'Nothing, and no space for it',
    properties: { badge: true, href: '/outbox.html' },
    outbox: () => sampleOutbox({ items: [items.confirmed] }),
    reaches: '',
  },
  'taken back': {
    summary: 'Being changed in a form, and not sent meanwhile',
    properties: editing,
    outbox: () => sampleOutbox({ items: [sampleItem('aside', 'draft', '镇政府门口的斑马线已经看不清。', { aside: true })] }),
    reaches: '.item.draft',
  },
  'photos to come': {
    summary: 'The office has the text, and photos are still on their way',
    outbox: () => sampleOutbox({ items: [items.completing, items.confirmed] }),
    reaches: '.item.completing',
  },
} satisfies Record<string, OutboxStateSetting>;
